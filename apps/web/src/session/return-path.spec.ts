import { safeReturnPath } from './return-path.js';

describe('the way back after signing in', () => {
  it('stays inside the app', () => {
    expect(safeReturnPath('/partner/leads?status=qualified')).toBe('/partner/leads?status=qualified');
    for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', '/sign-in', undefined]) {
      expect(safeReturnPath(next)).toBeUndefined();
    }
  });
});
