import { setImmediate as breath } from 'node:timers/promises';

/** A process answers others in between: long work may keep it busy only so long at a stretch. */
const STRETCH_MS = 20;

/** `if (stretch.isOver()) await stretch.breathe()` in a loop: what else has come in is answered first. */
export class Stretch {
  private since = performance.now();

  isOver(): boolean {
    return performance.now() - this.since >= STRETCH_MS;
  }

  async breathe(): Promise<void> {
    await breath();
    this.since = performance.now();
  }
}
