/** A message of the Segment HTTP tracking API as the demo site sends it. */
export interface SiteMessage {
  readonly type: 'track' | 'identify';
  /** Idempotency key: the same in every replay. */
  readonly messageId: string;
  readonly userId: string;
  /** ISO 8601: when it happened, perhaps long before the site was connected. */
  readonly timestamp: string;
  readonly event?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly traits?: Readonly<Record<string, unknown>>;
}

/** When the demo site sends a message: as it happens, or with the backlog of the first day. */
export interface DatedMessage {
  readonly at: Date;
  readonly message: SiteMessage;
}
