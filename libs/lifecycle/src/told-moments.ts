import { CLASSIFIED, type Stage, stageKeyOf } from '@ringroad/kernel';
import type { Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { SiteProgrammes, textsOf, titlesOf } from './site-programmes.js';

/** What a person is told about a contact point: which fact of the life of which car, or of what else, it goes back to. */
export interface ToldMoment {
  readonly contactPointId: string;
  readonly stage: Stage;
  /** The stage's name and the reason by language, where a programme of the site's own brings them; null where they are built in. */
  readonly stageTitles: Readonly<Record<string, string>> | null;
  readonly reasonTexts: Readonly<Record<string, string>> | null;
  /** When the fact happened that the moment was counted from; null when it is not known any more. */
  readonly factAt: Date | null;
  readonly brand: string | null;
  readonly model: string | null;
  readonly year: number | null;
}

/** Contact points in the words of "why me". */
@Injectable()
export class ToldMoments {
  constructor(private readonly programmes: SiteProgrammes) {}

  /** One join for a page of a user's contact points, by id. Needs a scope that reads assets (`site`): the caller has checked whose they are. */
  async get(tx: Tx, siteId: string, userId: string, contactPointIds: readonly string[]): Promise<Map<string, ToldMoment>> {
    const rows = await tx.query<MomentRow>(
      `select p.id as "contactPointId", p.stage, p.programme_id as "programmeId", p.programme_version as "programmeVersion", p.reason_key as "reasonKey",
         e.occurred_at as "factAt", a.brand, a.model, a.year
       from contact_point p
       left join event e on e.site_id = p.site_id and e.user_id = p.user_id and e.id = p.cause_id
       left join asset a on a.site_id = p.site_id and a.id = p.subject_id
       where p.site_id = $1 and p.user_id = $2 and p.id = any($3::uuid[])`,
      [siteId, userId, contactPointIds],
    );
    const lines = new Map((await this.programmes.lines(tx, siteId)).map((line) => [line.id, line]));
    return new Map(
      rows.map(({ programmeId, programmeVersion, reasonKey, stage, ...row }) => {
        const definition = programmeId === CLASSIFIED ? undefined : lines.get(programmeId)?.versions.get(programmeVersion);
        const stageTitles = definition === undefined ? null : titlesOf(definition, `stage.${stage}`, stage);
        return [row.contactPointId, { ...row, stage: stageKeyOf(programmeId, stage), stageTitles, reasonTexts: definition === undefined ? null : textsOf(definition, reasonKey) }];
      }),
    );
  }
}

type MomentRow = Omit<ToldMoment, 'stage' | 'stageTitles' | 'reasonTexts'> & {
  readonly programmeId: string;
  readonly programmeVersion: number;
  readonly reasonKey: string;
  readonly stage: string;
};
