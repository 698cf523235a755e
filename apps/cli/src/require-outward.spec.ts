import { parseConfig } from '@ringroad/platform';
import { requireOutward } from './require-outward.js';

const api = { api: true, worker: false };
const worker = { api: false, worker: true };
const set = { PUBLIC_URL: 'https://offers.example.com', SMTP_URL: 'smtp://mail:25', MAIL_FROM: 'offers@example.com' };
const starting = (env: Record<string, string>, roles: typeof api) => () => requireOutward(parseConfig(env), roles);

describe('a part of a production that could not reach people', () => {
  it('does not start, and names all that is missing in one line', () => {
    expect(starting({ NODE_ENV: 'production' }, worker)).toThrow(/^Set PUBLIC_URL \(.+\), SMTP_URL \(.+\), MAIL_FROM \(.+\): with NODE_ENV=production the worker sends letters with links\.$/);
    expect(starting({ NODE_ENV: 'production', ...set, MAIL_FROM: ' ' }, worker)).toThrow(/MAIL_FROM/);
    expect(starting({ NODE_ENV: 'production' }, api)).toThrow(/^Set PUBLIC_URL \([^)]+\): with NODE_ENV=production api makes links\.$/);
  });

  it('starts with what it needs: api sends no letters', () => {
    expect(starting({ NODE_ENV: 'production', ...set }, worker)).not.toThrow();
    expect(starting({ NODE_ENV: 'production', PUBLIC_URL: set.PUBLIC_URL }, api)).not.toThrow();
  });

  it('is no matter outside of production', () => {
    expect(starting({}, worker)).not.toThrow();
  });
});
