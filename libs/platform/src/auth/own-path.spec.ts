import { ownPath } from './own-path.js';

describe('where a sign-in leads', () => {
  it.each(['/console', '/me?offer=1#why', '/partner/leads/7'])('may be our own page %s', (path) => {
    expect(ownPath(path)).toBe(path);
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/\t/evil.example', 'evil', ''])(
    'may not be %j',
    (path) => {
      expect(ownPath(path)).toBeNull();
    },
  );
});
