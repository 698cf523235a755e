import { type Stage, stageKeyOf } from '@ringroad/kernel';
import type { Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';

/** What a person is told about a contact point: which fact of the life of which car, or of what else, it goes back to. */
export interface ToldMoment {
  readonly contactPointId: string;
  readonly stage: Stage;
  /** When the fact happened that the moment was counted from; null when it is not known any more. */
  readonly factAt: Date | null;
  readonly brand: string | null;
  readonly model: string | null;
  readonly year: number | null;
}

/** Contact points in the words of "why me". */
@Injectable()
export class ToldMoments {
  /** One join for a page of a user's contact points, by id. Needs a scope that reads assets (`site`): the caller has checked whose they are. */
  async get(tx: Tx, siteId: string, userId: string, contactPointIds: readonly string[]): Promise<Map<string, ToldMoment>> {
    const rows = await tx.query<MomentRow>(
      `select p.id as "contactPointId", p.stage, p.programme_id as "programmeId", e.occurred_at as "factAt", a.brand, a.model, a.year
       from contact_point p join site_user u using (site_id, user_id)
       left join event e on e.site_id = p.site_id and e.user_id = any(u.user_id || u.former_ids) and e.id = p.cause_id
       left join asset a on a.site_id = p.site_id and a.id = p.subject_id
       where p.site_id = $1 and p.user_id = $2 and p.id = any($3::uuid[])`,
      [siteId, userId, contactPointIds],
    );
    return new Map(rows.map(({ programmeId, stage, ...row }) => [row.contactPointId, { ...row, stage: stageKeyOf(programmeId, stage) }]));
  }
}

type MomentRow = Omit<ToldMoment, 'stage'> & { readonly programmeId: string; readonly stage: string };
