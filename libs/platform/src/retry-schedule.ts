/** What failed of one event in one handler, so far. */
export interface Failure {
  /** How often it failed, this time included. */
  readonly attempts: number;
  /** Since the first failure. */
  readonly failingForMs: number;
  /** The cause may pass by itself: a mail server that is down, a database that restarts. */
  readonly patient: boolean;
}

export type NextTry = { readonly kind: 'retry'; readonly afterMs: number } | { readonly kind: 'park' };

const FIRST_MS = 250;
const LONGEST_MS = 15 * 60_000;
/** A weekend's outage loses nothing. What a letter says may be over by then, but that is asked when it is sent. */
const PATIENCE_MS = 48 * 3_600_000;
/** What fails this often for a reason that does not pass will fail for ever. Nobody waits for what failed this often, either. */
export const QUICK_ATTEMPTS = 5;

/** When to try again: soon at first, at last every quarter of an hour; or that only people can help. */
export function afterFailure({ attempts, failingForMs, patient }: Failure): NextTry {
  if (patient ? failingForMs >= PATIENCE_MS : attempts >= QUICK_ATTEMPTS) return { kind: 'park' };
  return { kind: 'retry', afterMs: Math.min(FIRST_MS * 2 ** Math.min(attempts - 1, 20), LONGEST_MS) };
}
