import { type Category, isCategory, type Stage, stageKeyOf } from '@ringroad/kernel';
import type { Site, Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { categoriesFor } from './domain/programme.js';
import { SiteProgrammes } from './site-programmes.js';

/** Contact points that are planned for a month of the site, where they are about a need of this category. */
export interface PlannedMoments {
  readonly stage: Stage;
  readonly category: Category;
  /** The car's, else the user's; null where neither is known. */
  readonly region: string | null;
  /** The first day of the month, `2026-04-01`. */
  readonly month: string;
  readonly moments: number;
}

interface PlannedRow {
  readonly programmeId: string;
  readonly version: number;
  readonly stage: string;
  readonly needs: readonly string[];
  readonly region: string | null;
  readonly month: string;
  readonly moments: number;
}

/** What the plan holds for times to come. */
@Injectable()
export class PlannedMomentCounts {
  constructor(private readonly programmes: SiteProgrammes) {}

  /** From `from` (included) until `to` (excluded), by what it is about (index: contact_point_due). Needs a scope that sees all users. */
  async count(tx: Tx, site: Site, from: Date, to: Date): Promise<PlannedMoments[]> {
    const rows = await tx.query<PlannedRow>(
      `select p.programme_id as "programmeId", p.programme_version as version, p.stage, p.needs, coalesce(a.region, u.region) as region,
         to_char(date_trunc('month', p.due_at at time zone $4), 'YYYY-MM-DD') as month, count(*)::int as moments
       from contact_point p
       join site_user u on u.site_id = p.site_id and u.user_id = p.user_id
       left join asset a on a.site_id = p.site_id and a.id = p.subject_id
       where p.site_id = $1 and p.status = 'planned' and p.due_at >= $2 and p.due_at < $3
       group by 1, 2, 3, 4, 5, 6`,
      [site.id, from, to, site.timezone],
    );
    const lines = new Map((await this.programmes.lines(tx, site.id)).map((line) => [line.id, line]));
    const counts = new Map<string, PlannedMoments>();
    for (const { programmeId, version, stage, needs, ...row } of rows) {
      const definition = lines.get(programmeId)?.versions.get(version);
      for (const category of definition === undefined ? [] : categoriesFor(definition, needs).keys()) {
        if (!isCategory(category)) continue;
        const place = { ...row, stage: stageKeyOf(programmeId, stage), category };
        const key = JSON.stringify([place.stage, category, row.region, row.month]);
        counts.set(key, { ...place, moments: row.moments + (counts.get(key)?.moments ?? 0) });
      }
    }
    return [...counts.values()];
  }
}
