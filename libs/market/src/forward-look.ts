import { SYSTEM } from '@ringroad/kernel';
import { Database, Outbox, type Site, Sites, Timed, type TimedWork, type Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { hasFailed } from './domain/forward-pace.js';
import { dayNumbered, dayOf, instantOf, numberOf, weekOf } from './domain/forward-period.js';
import { firstDecision, lastLook, type Look, nextLook, realise, releaseFailed, releaseStopped, runningProducts, saveLook, turnPeriods } from './forward-look.queries.js';
import { countMoments } from './forward-prediction.queries.js';
import { refreshTaken } from './reservation.queries.js';

/** A day is counted so long after it is over: auctions that began in it have been stored by then. */
const AFTER_MIDNIGHT_MS = 15 * 60_000;
/** Paused for a week, a campaign does not serve what it reserved. */
const MOST_STOPPED_LOOKS = 7;
/** The first look goes so far back. */
const FIRST_LOOK_DAYS = 2 * 364;
/** Counted in one turn: what else is due of the site waits no longer. */
const DAYS_A_TURN = 7;
/** Before any week. */
const NEVER = '1970-01-01';

/**
 * One look a day of the site: counts the moments of the days before, lets reservations begin and end, and gives back those whose
 * prediction failed or whose campaign does not run. Many days are counted in several turns. Once a week it says that what is on sale
 * can be predicted anew, which is a job of its own (`ForwardPredictions`): it takes long, and nothing that is due waits for it.
 */
@Injectable()
@Timed()
export class ForwardLook implements TimedWork {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly outbox: Outbox,
  ) {}

  fireDue(site: Site): Promise<number> {
    const today = dayOf(new Date(site.now.getTime() - AFTER_MIDNIGHT_MS), site.timezone);
    return this.database.transaction(SYSTEM, async (tx) => {
      if (isDone(await lastLook(tx, site.id), today)) return 0;
      // A prepared history that is being lived through is looked at once, when it is past.
      if ((await this.sites.replayProgress(tx, site.id)) !== null) return 0;
      // Two workers may find the day new at once: the second one waits, and finds it looked at.
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('forward ' || $1, 0))`, [site.id]);
      const last = await lastLook(tx, site.id);
      if (isDone(last, today)) return 0;
      await this.look(tx, site, today, last);
      return 1;
    });
  }

  nextDue(tx: Tx, siteId: string): Promise<Date | null> {
    return nextLook(tx, siteId, AFTER_MIDNIGHT_MS);
  }

  private async look(tx: Tx, site: Site, today: string, last: Look | null): Promise<void> {
    const since = last?.lookedOn ?? (await this.firstDay(tx, site, today));
    const until = [dayNumbered(numberOf(since) + DAYS_A_TURN), today].sort()[0] ?? today;
    await countMoments(tx, site, instantOf(since, site.timezone), instantOf(until, site.timezone));
    const week = weekOf(today);
    const before = last?.predictedOn ?? NEVER;
    if (until < today) return saveLook(tx, site.id, { lookedOn: until, predictedOn: before });
    await realise(tx, site);
    await turnPeriods(tx, site);
    const failed = (await runningProducts(tx, site)).filter((product) => hasFailed(product, site.now));
    const released = (await releaseFailed(tx, site, failed.map(({ id }) => id))) + (await releaseStopped(tx, site, MOST_STOPPED_LOOKS));
    if (released > 0) await refreshTaken(tx, site);
    await saveLook(tx, site.id, { lookedOn: today, predictedOn: week });
    if (before < week) await this.outbox.add(tx, 'moments.counted', { siteId: site.id });
  }

  private async firstDay(tx: Tx, site: Site, today: string): Promise<string> {
    const first = await firstDecision(tx, site.id, instantOf(dayNumbered(numberOf(today) - FIRST_LOOK_DAYS), site.timezone));
    return first === null || first >= site.now ? today : dayOf(first, site.timezone);
  }
}

function isDone(last: Look | null, today: string): boolean {
  return last !== null && last.lookedOn >= today;
}
