import { Socket } from 'node:net';

/**
 * Sends what is written in one turn of the event loop in one piece. pg writes each query by itself; queries that travel together
 * should cost one system call and wake the server once.
 */
export class GatheringSocket extends Socket {
  private gathering = false;

  override write(...piece: Parameters<Socket['write']>): boolean {
    if (!this.gathering) {
      this.gathering = true;
      this.cork();
      process.nextTick(() => {
        this.gathering = false;
        this.uncork();
      });
    }
    return super.write(...piece);
  }
}
