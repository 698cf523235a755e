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
