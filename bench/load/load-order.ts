/** What the load process is asked to do. */
export interface LoadOrder {
  readonly url: string;
  readonly path: string;
  readonly authorization: string;
  /** Begins each message's id: no two orders share messages. */
  readonly prefix: string;
  /** Messages a request; null posts each by itself. */
  readonly batch: number | null;
  /** Page views instead of messages: each of another user, counted on from this one. */
  readonly pageView?: { readonly firstUser: number; readonly slots: number };
  readonly connections: number;
  readonly seconds: number;
  /** Requests a second, sent by the clock whether answered or not; null sends the next when the last is answered. */
  readonly perSecond: number | null;
}

export interface LoadOutcome {
  /** Requests answered 200. */
  readonly answered: number;
  /** Messages among them; fewer than `answered`, because some are sent twice. */
  readonly messages: number;
  readonly failed: number;
  /** Requests answered a second. */
  readonly perSecond: number;
  readonly seconds: number;
  /** Milliseconds; from the moment a request was due when sent by the clock. */
  readonly p50: number;
  readonly p99: number;
}
