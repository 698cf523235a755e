import { safeReturnPath, wantedPage } from './return-path.js';

describe('the way back after signing in', () => {
  it('is remembered for a page one asked for, not for the front door', () => {
    expect(wantedPage({ pathname: '/partner/leads', href: '/partner/leads?q=x' })).toEqual({ next: '/partner/leads?q=x', reason: 'needed' });
    expect(wantedPage({ pathname: '/', href: '/' })).toEqual({});
  });

  it('stays inside the app', () => {
    expect(safeReturnPath('/partner/leads?status=qualified')).toBe('/partner/leads?status=qualified');
    for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', '/sign-in', undefined]) {
      expect(safeReturnPath(next)).toBeUndefined();
    }
  });
});
