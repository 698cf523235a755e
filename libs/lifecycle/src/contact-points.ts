import { type Category, isCategory, type OwnText, SYSTEM, type Stage, stageKeyOf, type Track } from '@ringroad/kernel';
import { Database, Outbox, type Site, Timed, type TimedWork, type Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { categoriesFor } from './domain/programme.js';
import type { ProgrammeLine } from './domain/programme-line.js';
import { SiteProgrammes, textsOf } from './site-programmes.js';

const BATCH = 500;

/** Of `contact_point p`, as a `PointRow`. */
export const POINT_COLUMNS = `p.id, p.user_id as "userId", p.subject_id as "subjectId", p.programme_id as "programmeId", p.programme_version as "programmeVersion",
  p.point_id as "pointId", p.stage, p.track, p.reason_key as "reasonKey", p.needs, p.due_at as "dueAt", p.window_end as "windowEnd"`;

/** A contact point that has come due, with what the user wants done then. */
export interface DuePoint {
  readonly id: string;
  readonly userId: string;
  /** The car it is about; of a programme about something else, the id of that. */
  readonly subjectId: string;
  readonly programmeId: string;
  readonly pointId: string;
  readonly stage: Stage;
  readonly track: Track;
  readonly reasonKey: string;
  readonly needs: readonly string[];
  /** The kinds of partner its needs call for, and how well each fits. */
  readonly categories: readonly { readonly category: Category; readonly weightPpm: number }[];
  /** The programme's own words for "why me" by language; null where they are built in. */
  readonly reasonTexts: OwnText | null;
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
    private readonly programmes: SiteProgrammes,
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

  /** Reads points by id; those of users the scope cannot see are missing from the answer. Needs a scope that reads programmes (`site`). */
  async get(tx: Tx, siteId: string, points: readonly { readonly userId: string; readonly id: string }[]): Promise<DuePoint[]> {
    const rows = await tx.query<PointRow>(
      `select ${POINT_COLUMNS}
       from contact_point p join unnest($2::uuid[], $3::uuid[]) as w (user_id, id) using (user_id, id) where p.site_id = $1`,
      [siteId, points.map((point) => point.userId), points.map((point) => point.id)],
    );
    const lines = await this.programmes.lines(tx, siteId);
    return rows.map((row) => duePointOf(row, lines));
  }
}

export type PointRow = Omit<DuePoint, 'stage' | 'categories' | 'reasonTexts'> & { readonly programmeVersion: number; readonly stage: string };

/** A row with what the programme it was planned by says of its needs. */
export function duePointOf({ programmeVersion, stage, ...point }: PointRow, lines: readonly ProgrammeLine[]): DuePoint {
  const definition = lines.find(({ id }) => id === point.programmeId)?.versions.get(programmeVersion);
  const best = definition === undefined ? [] : [...categoriesFor(definition, point.needs)];
  return {
    ...point,
    stage: stageKeyOf(point.programmeId, stage),
    categories: best.flatMap(([category, { weightPpm }]) => (isCategory(category) ? [{ category, weightPpm }] : [])),
    reasonTexts: definition === undefined ? null : textsOf(definition, point.reasonKey),
  };
}
