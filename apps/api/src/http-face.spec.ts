import { newAdapter } from './http-face.js';

describe('the address of a client', () => {
  /** What a server that trusts these takes a request from this machine for. */
  const seenAs = async (trustedProxies: readonly string[], forwardedFor: string) => {
    const server = newAdapter({ trustedProxies }).getInstance();
    server.get('/', (request) => request.ip);
    try {
      const url = await server.listen({ host: '127.0.0.1', port: 0 });
      return await (await fetch(url, { headers: { 'x-forwarded-for': forwardedFor } })).text();
    } finally {
      await server.close();
    }
  };

  it('is the one our own proxy saw', async () => {
    expect(await seenAs(['loopback'], '198.51.100.7')).toBe('198.51.100.7');
  });

  it('is not what a client wrote before our proxy added what it saw', async () => {
    expect(await seenAs(['127.0.0.0/8'], '192.0.2.1, 198.51.100.7')).toBe('198.51.100.7');
  });

  it('is not what a stranger says, nor anybody when no proxy is named', async () => {
    expect(await seenAs(['10.0.0.0/8'], '198.51.100.7')).toBe('127.0.0.1');
    expect(await seenAs([], '198.51.100.7')).toBe('127.0.0.1');
  });
});
