import { siteScope, type Stage } from '@ringroad/kernel';
import { Database, type Site, Timed, type TimedWork, type Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { curveOf, type DayCurve, momentClock, momentsBetween } from './domain/moment-clock.js';
import { isSpread, NEW_PACE, nextPace } from './domain/pace.js';
import { zoneAt } from './domain/partner-zone.js';
import { limitedCampaigns, windowStates } from './limit.queries.js';
import { countMoments, type DueLook, dueLook, type HourCount, momentsByHour, type PaceRow, runningCampaigns, savePaces, shownBetween } from './pace.queries.js';

const EVERY = 1_000_000;
const NOTHING = { money: 0, leads: 0, ms: 0, moments: 0 };

/**
 * Looks at a site's budgets every few minutes of its clock and says which share of its moments each campaign enters until the next look.
 * It only holds back: that nothing is spent twice is the counters' affair, and a look that is late or fails costs evenness alone.
 */
@Timed()
@Injectable()
export class Pacer implements TimedWork {
  /** The site's instant of the last look that this process knows of: asked in memory before it is asked of the database. */
  private readonly looks = new Map<string, number>();

  constructor(private readonly database: Database) {}

  /** Returns 0: a look is made once at an instant, and nothing waits for it. */
  async fireDue(site: Site): Promise<number> {
    const known = this.looks.get(site.id);
    if (known !== undefined && Math.abs(site.now.getTime() - known) < 60_000) return 0;
    await this.database.transaction(siteScope(site.id), async (tx) => {
      const due = await dueLook(tx, site);
      if (due !== null) await this.look(tx, site, due);
    });
    this.looks.set(site.id, site.now.getTime());
    return 0;
  }

  /** A sandbox's clock does not stop for it: when it leaps, one look at the new time is enough. */
  async nextDue(): Promise<Date | null> {
    return null;
  }

  private async look(tx: Tx, site: Site, { before, countedUntil }: DueLook): Promise<void> {
    await countMoments(tx, site, countedUntil);
    const from = before ?? site.now;
    const [running, limited, shown] = await Promise.all([runningCampaigns(tx, site.id), limitedCampaigns(tx, site.id), shownBetween(tx, site.id, from, site.now)]);
    const limitsOf = new Map(limited.map((campaign) => [campaign.id, campaign]));
    const states = await windowStates(tx, site, running.flatMap(({ id }) => limitsOf.get(id) ?? []));
    const zones = new Map(limited.map((campaign) => [campaign.id, zoneAt(campaign, site.timezone, site.now)]));
    const hours = hoursIn(await momentsByHour(tx, site.id, [...new Set(zones.values())]), from, site.now);
    const paces = running.flatMap(({ id, partnerId, pacing, stages, endsAt, passPpm, memory, lookedAt }): PaceRow[] => {
      const windows = states.get(id) ?? [];
      const key = { partnerId, campaignId: id };
      if (pacing === 'asap' || !windows.some((window) => isSpread(window, endsAt !== null))) {
        return passPpm === null || passPpm === EVERY ? [] : [{ ...key, passPpm: EVERY, memory: memory ?? NEW_PACE }];
      }
      const { clock, moments } = hours(zones.get(id) ?? site.timezone, stages);
      const seen = shown.get(id) ?? { money: 0, leads: 0 };
      // One that was not there at the last look, or paused, has had no moments since.
      const followed = lookedAt?.getTime() === from.getTime();
      const since = followed ? { money: seen.money, leads: seen.leads, ms: site.now.getTime() - from.getTime(), moments } : NOTHING;
      const msToEnd = endsAt === null ? null : endsAt.getTime() - site.now.getTime();
      return [{ ...key, ...nextPace({ passPpm: passPpm ?? EVERY, memory: memory ?? NEW_PACE }, { mode: pacing, windows, clock, msToEnd, since }) }];
    });
    await savePaces(tx, site, paces);
  }
}

/** Where each zone stands in the day of these stages, and how many of their moments went by; worked out once for all campaigns alike. */
function hoursIn(counts: readonly HourCount[], from: Date, now: Date) {
  const known = new Map<string, { readonly clock: ReturnType<typeof momentClock>; readonly moments: number }>();
  return (zone: string, stages: readonly Stage[]) => {
    const name = [zone, ...stages].join('/');
    const found = known.get(name);
    if (found) return found;
    const curve = curveFor(counts.filter((count) => count.zone === zone && (stages.length === 0 || stages.includes(count.stage))));
    const hours = { clock: momentClock(now, zone, curve), moments: momentsBetween(from, now, zone, curve) };
    known.set(name, hours);
    return hours;
  };
}

function curveFor(counts: readonly HourCount[]): DayCurve {
  const moments = Array.from({ length: 24 }, () => 0);
  for (const { hour, moments: count } of counts) moments[hour] = (moments[hour] ?? 0) + count;
  return curveOf(moments);
}
