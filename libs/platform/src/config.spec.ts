import { parseConfig } from './config.js';

describe('TRUST_PROXY', () => {
  it('is nobody unless set, and a list of addresses, ranges and names', () => {
    expect(parseConfig({}).trustedProxies).toEqual([]);
    expect(parseConfig({ TRUST_PROXY: ' ' }).trustedProxies).toEqual([]);
    expect(parseConfig({ TRUST_PROXY: 'loopback, 10.0.0.0/8,2001:db8::/32, 192.0.2.1' }).trustedProxies).toEqual(['loopback', '10.0.0.0/8', '2001:db8::/32', '192.0.2.1']);
  });

  it.each(['true', '1', '10.0.0.0/33', '10.0.0/8', 'proxy.local', '10.0.0.0/8/8', '10.0.0.0/'])('refuses %s and says what it wants', (text) => {
    expect(() => parseConfig({ TRUST_PROXY: text })).toThrow(/TRUST_PROXY: names the proxies before api: addresses, ranges such as 10\.0\.0\.0\/8/);
  });
});

describe('the address of a server', () => {
  it.each(['DATABASE_URL', 'DATABASE_OWNER_URL', 'REDIS_URL', 'SMTP_URL'])('that is no URL is refused in one line that names %s and shows no password', (name) => {
    for (const text of ['nonsense', 'postgres://u:s3cret#pw@host/db', 'redis://u:s3cret#pw@host', 'smtp://u:s3cret#pw@host']) {
      const refusal = (() => {
        try {
          return parseConfig({ [name]: text });
        } catch (error) {
          return (error as Error).message;
        }
      })();
      expect(refusal).toMatch(new RegExp(`^The environment is not usable. ${name}: .+; it must read like \\w+://user:password@host:\\d+.*\\.$`));
      expect(refusal).not.toContain('s3cret');
    }
  });

  it('may name TLS', () => {
    expect(parseConfig({ REDIS_URL: 'rediss://host', SMTP_URL: 'smtps://u:p@host' })).toMatchObject({ redisUrl: 'rediss://host', smtpUrl: 'smtps://u:p@host' });
    expect(parseConfig({ DATABASE_URL: 'postgresql://host/db' }).databaseUrl).toBe('postgresql://host/db');
  });
});
