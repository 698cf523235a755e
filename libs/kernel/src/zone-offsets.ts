import { Temporal } from 'temporal-polyfill';

/** A time during which the clocks of a zone were not changed: from `startMs` (inclusive) to `endMs` (exclusive). */
interface OffsetSpan {
  readonly startMs: number;
  readonly endMs: number;
  readonly offsetMs: number;
}

const NANOS_PER_MILLI = 1e6;

/**
 * Temporal knows every zone but takes tens of microseconds to answer, and a fold asks dozens of times. So Temporal is
 * asked once for each span between two clock changes. A pure memo: the same answers, only sooner.
 */
const spansByZone = new Map<string, OffsetSpan[]>();

/** Milliseconds local time is ahead of UTC at an instant. Throws RangeError for a zone that IANA does not know. */
export function offsetAt(instantMs: number, zone: string): number {
  const known = spansByZone.get(zone);
  if (known !== undefined) {
    for (const span of known) if (span.startMs <= instantMs && instantMs < span.endMs) return span.offsetMs;
  }
  const span = askTemporal(instantMs, zone);
  if (known === undefined) spansByZone.set(zone, [span]);
  else known.push(span);
  return span.offsetMs;
}

export function isTimeZone(zone: string): boolean {
  try {
    offsetAt(0, zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function askTemporal(instantMs: number, zone: string): OffsetSpan {
  const at = Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(zone);
  // "previous" means strictly before: one millisecond on, so that a span begins with its own first instant.
  const previous = at.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const next = at.getTimeZoneTransition('next');
  return {
    startMs: previous?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    endMs: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offsetMs: at.offsetNanoseconds / NANOS_PER_MILLI,
  };
}
