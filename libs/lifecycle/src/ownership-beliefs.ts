import { OWNERSHIP_MEAN_MONTHS, steadyOwnership } from '@ringroad/forecast';
import { SYSTEM } from '@ringroad/kernel';
import { Database, type Site, Timed, type TimedWork, type Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import type { LifecyclePolicy } from './domain/asset.js';
import { beliefsOf, foldOwnersAgain, learntThisMonth, nextLearning, observedOwnerships, saveBeliefs } from './ownership-beliefs.queries.js';

/**
 * Learns how long the users of a site keep a car of each class, as each month of the site's calendar begins. Most months change
 * nothing (`steadyOwnership`); where a mean moves, whose plans count on it are folded again.
 */
@Injectable()
@Timed()
export class OwnershipBeliefs implements TimedWork {
  constructor(private readonly database: Database) {}

  fireDue(site: Site): Promise<number> {
    return this.database.transaction(SYSTEM, async (tx) => {
      if (await learntThisMonth(tx, site)) return 0;
      // Two workers may find the month new at once: the second one waits, and finds it learnt.
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('ownership ' || $1, 0))`, [site.id]);
      if (await learntThisMonth(tx, site)) return 0;
      const standing = Object.fromEntries((await beliefsOf(tx, site.id)).map(({ brandClass, meanMonths }) => [brandClass, meanMonths]));
      const learnt = steadyOwnership(await observedOwnerships(tx, site), standing);
      await saveBeliefs(tx, site.id, learnt, site.now);
      const moved = learnt.filter(({ brandClass, meanMonths }) => meanMonths !== (standing[brandClass] ?? OWNERSHIP_MEAN_MONTHS[brandClass]));
      if (moved.length > 0) await foldOwnersAgain(tx, site, moved.map(({ brandClass }) => brandClass));
      return learnt.length;
    });
  }

  nextDue(tx: Tx, siteId: string): Promise<Date | null> {
    return nextLearning(tx, siteId);
  }
}

/** What the site's own data taught about its cars, as the fold takes it. */
export async function ownershipPolicy(tx: Tx, siteId: string): Promise<LifecyclePolicy> {
  const beliefs = await beliefsOf(tx, siteId);
  return beliefs.length === 0 ? {} : { ownershipMonths: Object.fromEntries(beliefs.map(({ brandClass, meanMonths }) => [brandClass, meanMonths])) };
}
