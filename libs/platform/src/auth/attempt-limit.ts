interface Attempts {
  count: number;
  readonly since: number;
}

export interface AttemptLimitOptions {
  readonly attempts: number;
  readonly windowMs: number;
  /** How many keys are remembered; the oldest window goes first. */
  readonly keys: number;
}

/**
 * Counts tries per key in fixed windows, in the memory of this process: with n api processes an attacker has n times the
 * tries, which argon2 makes bearable, and a restart forgets. A try is counted before it is judged, so parallel ones count too.
 */
export class AttemptLimit {
  private readonly windows = new Map<string, Attempts>();

  constructor(private readonly options: AttemptLimitOptions) {}

  /** Counts a try at `now`; returns the seconds to wait when there were too many, else 0. */
  take(key: string, now: Date): number {
    const at = now.getTime();
    let window = this.windows.get(key);
    if (!window || at - window.since >= this.options.windowMs) {
      window = { count: 0, since: at };
      this.windows.delete(key);
      this.windows.set(key, window);
      if (this.windows.size > this.options.keys) this.windows.delete(this.windows.keys().next().value as string);
    }
    if (window.count >= this.options.attempts) return Math.ceil((window.since + this.options.windowMs - at) / 1000);
    window.count += 1;
    return 0;
  }

  /** Success: the tries before it were typing errors. */
  forget(key: string): void {
    this.windows.delete(key);
  }
}
