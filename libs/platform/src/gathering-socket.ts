import { Socket } from 'node:net';

type Done = (error?: Error | null) => void;

/**
 * Sends what is written in one turn of the event loop in one piece. pg writes each query by itself; queries that travel together
 * should cost one system call and wake the server once.
 */
export class GatheringSocket extends Socket {
  private gathering = false;

  constructor() {
    super();
    // `connect` of node:net puts its own `write` over whatever the socket has; without it this class has its word again.
    this.once('connect', () => Reflect.deleteProperty(this, 'write'));
  }

  override write(piece: Uint8Array | string, done?: Done): boolean;
  override write(piece: Uint8Array | string, encoding?: BufferEncoding, done?: Done): boolean;
  override write(piece: Uint8Array | string, encoding?: BufferEncoding | Done, done?: Done): boolean {
    if (!this.gathering) {
      this.gathering = true;
      this.cork();
      process.nextTick(() => {
        this.gathering = false;
        this.uncork();
      });
    }
    return typeof encoding === 'function' ? super.write(piece, encoding) : super.write(piece, encoding, done);
  }
}
