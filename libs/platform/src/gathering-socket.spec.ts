import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { GatheringSocket } from './gathering-socket.js';

describe('a gathering socket', () => {
  it('holds back what is written in one turn until the turn ends, and sends it in its order', async () => {
    const server = createServer((peer) => peer.pipe(peer)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const socket = new GatheringSocket();
    try {
      socket.connect((server.address() as AddressInfo).port, '127.0.0.1');
      await once(socket, 'connect');
      for (const turn of ['first', 'second']) {
        for (const piece of [turn, ' parse', ' bind']) socket.write(piece);
        expect([socket.writableCorked, socket.writableLength]).toEqual([1, `${turn} parse bind`.length]);
        expect(await echoOf(socket, turn.length + 11)).toBe(`${turn} parse bind`);
        expect(socket.writableCorked).toBe(0);
      }
    } finally {
      socket.destroy();
      server.close();
    }
  });
});

async function echoOf(socket: Socket, length: number): Promise<string> {
  let text = '';
  while (text.length < length) text += String((await once(socket, 'data'))[0]);
  return text;
}
