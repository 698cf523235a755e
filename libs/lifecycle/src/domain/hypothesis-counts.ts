import type { CompiledProgramme } from './compiled-programme.js';
import { parseDuration, type Duration } from './duration.js';
import { happeningsOf, type Happening, type UserHistory } from './hypothesis-happenings.js';
import type { Hypothesis } from './hypothesis.js';
import { addCalendar } from './site-clock.js';

/** The calendar a measure counts on, and until when the site has told what happened. */
export interface MeasureClock {
  /** IANA zone of the site. */
  readonly zone: string;
  readonly asOf: Date;
}

/**
 * What was counted so far, over any users in any order. The sums of squares tell how much the events of one user say the same thing
 * over again; all are whole numbers, so that adding them in another order gives the same.
 */
export interface HypothesisCounts {
  /** Events whose time was over. */
  readonly counted: number;
  /** Of those, how many led on. */
  readonly led: number;
  /** Users with at least one of them. */
  readonly users: number;
  readonly countedSquared: number;
  readonly countedTimesLed: number;
  readonly ledSquared: number;
}

export const NOTHING_COUNTED: HypothesisCounts = { counted: 0, led: 0, users: 0, countedSquared: 0, countedTimesLed: 0, ledSquared: 0 };

/**
 * Adds what one user's events say. A time that begins at an instant has that instant in it and its end not: an event exactly one day
 * later is not within a day, a silence of 90 days is over on its last instant, and at its end a time is over. An event is counted
 * when its time is over whether or not it led on before: counting the quick ones at once would promise too much. Facts after `asOf`
 * have not happened yet.
 */
export function countUser(programme: CompiledProgramme, { measure }: Hypothesis, history: UserHistory, clock: MeasureClock, before: HypothesisCounts): HypothesisCounts {
  const past = history.facts.filter(({ occurredAt }) => occurredAt <= clock.asOf);
  const spans = spansOf(measure);
  let [counted, led] = [0, 0];
  for (const happenings of happeningsOf(programme, measure, { ...history, facts: past })) {
    const nextLed = nextLeds(happenings);
    let nth = 0;
    for (const [i, happening] of happenings.entries()) {
      if (!happening.isOf) continue;
      nth += 1;
      if (measure.ofNth !== undefined && nth !== measure.ofNth) continue;
      const counts = countOne(happening, { before: happenings[i - 1], after: happenings[i + 1], led: nextLed[i] ?? null }, measure, spans, clock);
      if (counts === 'not-counted') continue;
      counted += 1;
      if (counts === 'led') led += 1;
    }
  }
  return counted === 0 ? before : added(before, counted, led);
}

function added(before: HypothesisCounts, counted: number, led: number): HypothesisCounts {
  return {
    counted: before.counted + counted,
    led: before.led + led,
    users: before.users + 1,
    countedSquared: before.countedSquared + counted * counted,
    countedTimesLed: before.countedTimesLed + counted * led,
    ledSquared: before.ledSquared + led * led,
  };
}

interface Spans {
  readonly within: Duration;
  readonly quietBefore: Duration | null;
  readonly quietAfter: Duration | null;
}

function spansOf({ within, quietBefore, quietAfter }: Hypothesis['measure']): Spans {
  const read = (text: string): Duration => {
    const duration = parseDuration(text);
    if (duration === null) throw new RangeError(`${text} is no ISO 8601 duration`);
    return duration;
  };
  return { within: read(within), quietBefore: quietBefore === undefined ? null : read(quietBefore), quietAfter: quietAfter === undefined ? null : read(quietAfter) };
}

function countOne(
  { at }: Happening,
  near: { readonly before: Happening | undefined; readonly after: Happening | undefined; readonly led: Date | null },
  measure: Hypothesis['measure'],
  { within, quietBefore, quietAfter }: Spans,
  { zone, asOf }: MeasureClock,
): 'led' | 'not-led' | 'not-counted' {
  const later = (from: Date, span: Duration) => addCalendar(from, span, zone, null);
  if (quietBefore !== null && (near.before === undefined || later(near.before.at, quietBefore) > at)) return 'not-counted';
  const begins = quietAfter === null ? at : later(at, quietAfter);
  if (quietAfter !== null && near.after !== undefined && near.after.at < begins) return 'not-counted';
  const ends = later(begins, within);
  if (ends > asOf) return 'not-counted';
  if (measure.among === 'those-led' && near.led === null) return 'not-counted';
  return near.led !== null && near.led < ends ? 'led' : 'not-led';
}

/** For each happening, when the next `leadsTo` after it came. */
function nextLeds(happenings: readonly Happening[]): (Date | null)[] {
  const next: (Date | null)[] = [];
  let led: Date | null = null;
  for (let i = happenings.length - 1; i >= 0; i -= 1) {
    next[i] = led;
    const happening = happenings[i];
    if (happening?.isLed === true) led = happening.at;
  }
  return next;
}
