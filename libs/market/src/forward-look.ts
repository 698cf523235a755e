import { SYSTEM } from '@ringroad/kernel';
import { Database, type Site, Sites, Timed, type TimedWork, type Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { hasFailed } from './domain/forward-pace.js';
import { dayNumbered, dayOf, instantOf, numberOf, weekOf } from './domain/forward-period.js';
import { lastLook, type Look, nextLook, realise, releaseFailed, releaseStopped, runningProducts, saveLook, turnPeriods } from './forward-look.queries.js';
import { countMoments } from './forward-prediction.queries.js';
import { ForwardPredictions } from './forward-predictions.js';
import { refreshTaken } from './reservation.queries.js';

/** A day is counted so long after it is over: auctions that began in it have been stored by then. */
const AFTER_MIDNIGHT_MS = 15 * 60_000;
/** Paused for a week, a campaign does not serve what it reserved. */
const MOST_STOPPED_LOOKS = 7;
/** The first look goes so far back. */
const FIRST_LOOK_DAYS = 2 * 364;

/**
 * One look a day of the site: counts the moments of the days before, lets reservations begin and end, and gives back those whose
 * prediction failed or whose campaign does not run; once a week what is on sale is predicted anew.
 */
@Injectable()
@Timed()
export class ForwardLook implements TimedWork {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly predictions: ForwardPredictions,
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
    const since = last?.lookedOn ?? dayNumbered(numberOf(today) - FIRST_LOOK_DAYS);
    await countMoments(tx, site, instantOf(since, site.timezone), instantOf(today, site.timezone));
    await realise(tx, site);
    await turnPeriods(tx, site);
    const failed = (await runningProducts(tx, site)).filter((product) => hasFailed(product, site.now));
    const released = (await releaseFailed(tx, site, failed.map(({ id }) => id))) + (await releaseStopped(tx, site, MOST_STOPPED_LOOKS));
    if (released > 0) await refreshTaken(tx, site);
    const week = weekOf(today);
    if (last === null || last.predictedOn < week) await this.predictions.renew(tx, site, today);
    await saveLook(tx, site.id, { lookedOn: today, predictedOn: week });
  }
}

function isDone(last: Look | null, today: string): boolean {
  return last !== null && last.lookedOn >= today;
}
