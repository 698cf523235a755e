import { isSameOrigin } from './same-origin.js';

const PUBLIC = 'https://ads.example';
const from = (parts: Partial<Parameters<typeof isSameOrigin>[0]>) =>
  isSameOrigin({ secFetchSite: undefined, origin: undefined, host: 'ads.example', ...parts }, PUBLIC);

describe('a request with a cookie', () => {
  it('passes from our own page', () => {
    expect(from({ secFetchSite: 'same-origin', origin: 'https://ads.example' })).toBe(true);
    expect(from({ origin: 'https://ads.example' })).toBe(true);
  });

  it('passes from a client that is no browser', () => {
    expect(from({})).toBe(true);
  });

  it('passes under the name it was reached by, when that is not the public one', () => {
    expect(from({ origin: 'http://127.0.0.1:4000', host: '127.0.0.1:4000' })).toBe(true);
  });

  it.each(['cross-site', 'same-site'])('is refused from a %s page, whatever Origin says', (secFetchSite) => {
    expect(from({ secFetchSite, origin: 'https://ads.example' })).toBe(false);
  });

  it.each(['https://evil.example', 'null', 'https://ads.example.evil.example'])('is refused from %s', (origin) => {
    expect(from({ origin })).toBe(false);
  });
});
