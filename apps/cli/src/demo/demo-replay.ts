import type { DemoApi } from './demo-api.js';
import type { DemoClock } from './demo-clock.js';
import { codeIn, type DemoVisits } from './demo-visits.js';
import type { CaughtMail } from './letter-file.js';
import type { MailCatcher } from './mail-catcher.js';
import { atLocalHour } from './world/demo-days.js';
import type { DemoWorld } from './world/demo-world.js';
import type { DemoPerson } from './world/people.js';
import { PARTNERS } from './world/partners.js';
import type { DatedMessage } from './world/site-message.js';
import { Random } from './world/random.js';
import { type Temperament, temperamentOf } from './world/temperament.js';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ReplayTerms {
  readonly seed: string;
  readonly firstDay: string;
  readonly timezone: string;
  readonly partnerId: (slug: string) => string;
}

interface Actors {
  readonly api: DemoApi;
  readonly clock: DemoClock;
  readonly mail: MailCatcher;
  readonly visits: DemoVisits;
}

const DAY_MS = 86_400_000;
/** Moments of a day at which the demo's people act, each shifted from day to day. More of them cost loading time, no more. */
const HOURS = [12, 19.3];
const SHIFT_HOURS = 1.6;
/** The intake takes what lies less than a day ahead of the clock: so much is sent early while somebody moves it. */
const AHEAD_MS = 20 * 3_600_000;
/** How soon a moved clock is noticed, while it is being advanced and while it rests. */
const FOLLOW_MS = 50;
const IDLE_MS = 500;
const AT_ONCE = 6;
/** How many look in without a reason, per moment. */
const PASSERS_BY = 3;
/** Letters that may still have been unread when the last run ended. */
const UNREAD = 40;
const TOP_UP = `mutation ($partnerId: ID!, $amountMinor: String!, $reference: String!) { topUpWallet(partnerId: $partnerId, amountMinor: $amountMinor, reference: $reference) { available { minor } } }`;

/**
 * Lives the demo world against the running server: the clock goes from moment to moment, the site sends what happened, users
 * look at what they got, partners pay in. Where it stands is the site's own clock and nothing else: after a kill it goes on
 * there, and what is sent or done a second time changes nothing (message ids, references, reactions are all derived).
 */
export class DemoReplay {
  private readonly people: ReadonlyMap<string, DemoPerson>;
  private readonly byAddress: ReadonlyMap<string, DemoPerson>;
  private readonly temperaments = new Map<string, Temperament>();
  private lastLetter: number;
  /** Index of the first message not sent yet. */
  private sent = 0;

  constructor(
    private readonly terms: ReplayTerms,
    private readonly world: DemoWorld,
    private readonly actors: Actors,
  ) {
    this.people = new Map(world.people.map((person) => [person.externalId, person]));
    this.byAddress = new Map(world.people.map((person) => [person.email, person]));
    this.lastLetter = actors.mail.lastId - UNREAD;
  }

  /** Lives until the clock stands at `until`; reports where the clock stands after every moment. */
  async run(until: Date, report: (now: Date) => void): Promise<void> {
    let { now } = await this.actors.clock.state();
    if (now >= until) return;
    this.rewind(now);
    await this.payIn(now);
    let active = await this.send(now);
    for (const moment of this.momentsAfter(now, until)) {
      await this.actors.clock.advanceTo(moment);
      if (monthIn(moment) !== monthIn(now)) await this.payIn(moment);
      await this.look(moment, active);
      active = await this.send(moment);
      now = moment;
      report(now);
    }
  }

  /**
   * Keeps the world alive while an operator advances the clock from `since` on, until the signal: the site sends what is about to
   * happen, and users and partners act as moments pass. Nobody waits for them, so an advance is no slower than without.
   */
  async follow(since: Date, signal: AbortSignal): Promise<void> {
    let seen = since;
    const active = new Set<string>();
    this.rewind(seen);
    while (!signal.aborted) {
      const { now, to } = await this.actors.clock.state();
      const ahead = to ? earlier(to, new Date(now.getTime() + AHEAD_MS)) : now;
      for (const userId of await this.send(ahead)) active.add(userId);
      const moment = this.lastMoment(seen, now);
      if (moment) {
        if (monthIn(moment) !== monthIn(seen)) await this.payIn(moment);
        await this.look(moment, active);
        active.clear();
        seen = moment;
      }
      await sleep(to ? FOLLOW_MS : IDLE_MS, undefined, { signal });
    }
  }

  private rewind(now: Date): void {
    // What the last run may have sent in part is sent again.
    const from = new Date(now.getTime() - 2 * DAY_MS);
    this.sent = this.world.messages.filter(({ at }) => at <= from).length;
  }

  /** Sends what happened until now; returns who was on the site for it. */
  private async send(now: Date): Promise<Set<string>> {
    const due: DatedMessage[] = [];
    while ((this.world.messages[this.sent]?.at ?? Infinity) <= now && this.sent < this.world.messages.length) {
      due.push(this.world.messages[this.sent] as DatedMessage);
      this.sent += 1;
    }
    await this.actors.api.send(due.map(({ message }) => message));
    return new Set(due.filter(({ message }) => message.type === 'track' && Date.parse(message.timestamp) > now.getTime() - DAY_MS).map(({ message }) => message.userId));
  }

  /** Those who got a letter, those who are on the site anyway, and a few passers-by look at their offers. */
  private async look(moment: Date, active: ReadonlySet<string>): Promise<void> {
    const random = Random.of(this.terms.seed, 'look', moment.toISOString());
    const visitors = new Set<DemoPerson>();
    const letters = this.newLetters();
    for (const person of letters) {
      const temperament = this.temperamentOf(person);
      if (random.chance(temperament.leaves)) await this.actors.visits.switchLettersOff(person);
      if (random.chance(temperament.opensMail)) visitors.add(person);
    }
    for (const id of [...active].sort()) {
      const person = this.people.get(id);
      if (person && random.chance(this.temperamentOf(person).looksAround)) visitors.add(person);
    }
    for (let i = 0; i < PASSERS_BY; i += 1) visitors.add(this.passerBy(random));
    await eachOf([...visitors], AT_ONCE, (person) => this.actors.visits.visit(person, this.temperamentOf(person)));
  }

  private newLetters(): DemoPerson[] {
    const letters: readonly CaughtMail[] = this.actors.mail.after(this.lastLetter).filter((mail) => codeIn(mail) === null);
    this.lastLetter = this.actors.mail.lastId;
    return letters.flatMap(({ to }) => this.byAddress.get(to) ?? []);
  }

  /** Anybody the site has met by now. */
  private passerBy(random: Random): DemoPerson {
    const met = this.world.messages[Math.floor(random.unit() * this.sent)] ?? this.world.messages[0];
    return this.people.get(met?.message.userId ?? '') as DemoPerson;
  }

  /** The month's money; paid in before, it is known by its reference. */
  private async payIn(now: Date): Promise<void> {
    const begin = atLocalHour(this.terms.firstDay, 0, 0, this.terms.timezone);
    const month = monthIn(now);
    for (const { slug, firstTopUp, monthlyTopUp } of PARTNERS) {
      const amount = month === monthIn(begin) ? firstTopUp : monthlyTopUp;
      if (amount === 0n) continue;
      await this.actors.api.asOperator(TOP_UP, { partnerId: this.terms.partnerId(slug), amountMinor: amount.toString(), reference: `DEMO ${slug} ${month}` });
    }
  }

  private *momentsAfter(now: Date, until: Date): Generator<Date> {
    const { seed, firstDay, timezone } = this.terms;
    for (let day = Math.floor((now.getTime() - Date.parse(firstDay)) / DAY_MS); ; day += 1) {
      const random = Random.of(seed, 'day', String(day));
      for (const hour of HOURS) {
        const moment = atLocalHour(firstDay, day, hour + random.between(-SHIFT_HOURS, SHIFT_HOURS), timezone);
        if (moment >= until) return until > now ? yield until : undefined;
        if (moment > now) yield moment;
      }
    }
  }

  /** The last moment after one instant and not after another. */
  private lastMoment(after: Date, now: Date): Date | undefined {
    let last: Date | undefined;
    for (const moment of this.momentsAfter(after, now)) if (moment < now) last = moment;
    return last;
  }

  private temperamentOf({ externalId }: DemoPerson): Temperament {
    const known = this.temperaments.get(externalId);
    if (known) return known;
    const temperament = temperamentOf(this.terms.seed, externalId);
    this.temperaments.set(externalId, temperament);
    return temperament;
  }
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}

function monthIn(at: Date): string {
  return at.toISOString().slice(0, 7);
}

/** Runs the work for all, so many at a time; the first failure ends it. */
async function eachOf<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const lane = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane));
}
