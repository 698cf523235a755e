import { SYSTEM } from '@ringroad/kernel';
import { Database, type Site, Timed, type TimedWork, type Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { canLearn, learn, nextLesson } from './lesson.queries.js';

/** Learns how well offers do, once a day of the site on which further shows have had their attribution window. */
@Injectable()
@Timed()
export class QualityLearning implements TimedWork {
  constructor(private readonly database: Database) {}

  fireDue(site: Site): Promise<number> {
    return this.database.transaction(SYSTEM, async (tx) => {
      if (!(await canLearn(tx, site))) return 0;
      // Two workers may find the day new at once: the second one waits, and finds it learnt.
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('lessons ' || $1, 0))`, [site.id]);
      return (await canLearn(tx, site)) ? learn(tx, site) : 0;
    });
  }

  nextDue(tx: Tx, siteId: string): Promise<Date | null> {
    return nextLesson(tx, siteId);
  }
}
