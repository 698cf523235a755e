import { CATEGORIES, type Category, SYSTEM, type Stage, type Track } from '@ringroad/kernel';
import { Database, Outbox, type Site, Timed, type TimedWork, type Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { categoriesFor } from './domain/programme.js';
import { CLASSIFIED_PROGRAMME as CLASSIFIED } from './programmes/classified.programme.js';

const BATCH = 500;

/** A contact point that has come due, with what the user wants done then. */
export interface DuePoint {
  readonly id: string;
  readonly userId: string;
  readonly assetId: string;
  readonly pointId: string;
  readonly stage: Stage;
  readonly track: Track;
  readonly reasonKey: string;
  readonly needs: readonly string[];
  readonly dueAt: Date;
  readonly windowEnd: Date;
}

/** Contact points as rows: due ones are handed on through the outbox, once; those found too late are recorded as missed. */
@Injectable()
@Timed()
export class ContactPoints implements TimedWork {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  fireDue(site: Site): Promise<number> {
    return this.database.transaction(SYSTEM, async (tx) => {
      // Relies on the partial index contact_point_due.
      const due = await tx.query<{ id: string; user_id: string; status: 'fired' | 'missed' }>(
        `with due as (
           select user_id, id from contact_point where site_id = $1 and status = 'planned' and due_at <= $2
           order by due_at limit ${BATCH} for update skip locked)
         update contact_point p set status = case when p.window_end <= $2 then 'missed' else 'fired' end, settled_at = $2
         from due where p.site_id = $1 and p.user_id = due.user_id and p.id = due.id
         returning p.id, p.user_id, p.status`,
        [site.id, site.now],
      );
      await this.outbox.addAll(
        tx,
        due
          .filter((row) => row.status === 'fired')
          .map((row) => ({ name: 'contact-point.due', payload: { siteId: site.id, userId: row.user_id, contactPointId: row.id } })),
      );
      return due.length;
    });
  }

  async nextDue(tx: Tx, siteId: string): Promise<Date | null> {
    const [row] = await tx.query<{ at: Date | null }>(
      `select min(due_at) as at from contact_point where site_id = $1 and status = 'planned'`,
      [siteId],
    );
    return row?.at ?? null;
  }

  /** Reads points by id; those of users the scope cannot see are missing from the answer. */
  get(tx: Tx, siteId: string, points: readonly { readonly userId: string; readonly id: string }[]): Promise<DuePoint[]> {
    return tx.query<DuePoint>(
      `select p.id, p.user_id as "userId", p.subject_id as "assetId", p.point_id as "pointId", p.stage, p.track, p.reason_key as "reasonKey",
         p.needs, p.due_at as "dueAt", p.window_end as "windowEnd"
       from contact_point p join unnest($2::uuid[], $3::uuid[]) as w (user_id, id) using (user_id, id) where p.site_id = $1`,
      [siteId, points.map((point) => point.userId), points.map((point) => point.id)],
    );
  }
}

/** Which categories of partner the needs of a contact point call for, and how well each fits (ppm). */
export function categoriesOf(point: Pick<DuePoint, 'needs'>): { readonly category: Category; readonly weightPpm: number }[] {
  const best = categoriesFor(CLASSIFIED, point.needs);
  return CATEGORIES.flatMap((category) => {
    const need = best.get(category);
    return need === undefined ? [] : [{ category, weightPpm: need.weightPpm }];
  });
}
