interface Remembered<Value> {
  readonly value: Promise<Value>;
  readonly until: number;
}

export interface ShortMemoryOptions {
  readonly milliseconds: number;
  readonly entries: number;
  /** A steady clock in milliseconds. */
  readonly now?: () => number;
}

/**
 * Answers of the database kept for seconds, so that a hot path asks it once and not per request. Callers that ask at the
 * same time share one question; failures are not kept. What is revoked elsewhere may be honoured for `milliseconds`.
 */
export class ShortMemory<Value> {
  private readonly known = new Map<string, Remembered<Value>>();
  private readonly now: () => number;

  constructor(private readonly options: ShortMemoryOptions) {
    this.now = options.now ?? (() => performance.now());
  }

  get(key: string, load: () => Promise<Value>): Promise<Value> {
    const found = this.known.get(key);
    if (found && found.until > this.now()) return found.value;
    const value = load();
    this.known.delete(key);
    this.known.set(key, { value, until: this.now() + this.options.milliseconds });
    value.catch(() => this.known.delete(key));
    // A Map keeps insertion order: the first entry is the oldest.
    if (this.known.size > this.options.entries) this.known.delete(this.known.keys().next().value as string);
    return value;
  }

  forget(key: string): void {
    this.known.delete(key);
  }

  forgetAll(): void {
    this.known.clear();
  }
}
