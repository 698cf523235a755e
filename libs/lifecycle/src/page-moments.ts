import { type Site, type Statement, textArray, type Tx, wordArray } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { type DuePoint, duePointOf, POINT_COLUMNS, type PointRow } from './contact-points.js';
import { type Asset, ASSET_FACTS } from './people.js';
import type { ProgrammeLine } from './domain/programme-line.js';
import { SiteProgrammes } from './site-programmes.js';

/** Who looks at a page, and the ad it is about; the site's own key of the ad, empty when the page is about none. */
export interface PageVisit {
  readonly userId: string;
  readonly listingKey: string;
}

/** Where a user stands in life: the latest contact point of a stage that lasts, and what it is about. */
export interface PageMoment {
  readonly point: DuePoint;
  readonly asset: Asset | undefined;
}

/** What a moment is about: all null where no car is known by that id. */
type AssetFacts = { readonly [Fact in Exclude<keyof Asset, 'id'>]: Asset[Fact] | null };

/** Primary keys of journey and contact_point start with (site, user). */
const LATEST: Statement = {
  name: 'page-moments',
  text: `select p.*, a.* from unnest((select $2::uuid[]), (select $3::text[])) as v (user_id, listing_key)
    cross join lateral (
      select ${POINT_COLUMNS}
      from journey j join contact_point p on p.site_id = j.site_id and p.user_id = j.user_id and p.journey_id = j.id and p.stage = j.stage
      where j.site_id = $1 and j.user_id = v.user_id and j.ended_at is null
        and p.site_id = $1 and p.user_id = v.user_id and p.due_at <= $4 and p.status <> 'cancelled'
      order by (j.listing_key is not distinct from v.listing_key) desc, p.due_at desc, p.id limit 1) as p
    left join lateral (select ${ASSET_FACTS} from asset where site_id = $1 and id = p."subjectId") as a on true`,
};

/** The moments that page views find their users in. */
@Injectable()
export class PageMoments {
  constructor(private readonly programmes: SiteProgrammes) {}

  /**
   * By user; of several journeys that of the page's own ad, else the one that spoke last. Who has none under way, or none that has
   * spoken yet, is missing. What a contact point was planned with holds as long as its stage: a condition is not asked anew.
   */
  async of(tx: Tx, site: Site, visits: readonly PageVisit[]): Promise<Map<string, PageMoment>> {
    const [rows, lines] = await Promise.all([
      tx.query<PointRow & AssetFacts>(LATEST, [site.id, wordArray(visits.map((visit) => visit.userId)), textArray(visits.map((visit) => visit.listingKey)), site.now.toISOString()]),
      this.programmes.lines(tx, site.id),
    ]);
    return new Map(rows.map((row) => [row.userId, momentOf(row, lines)]));
  }
}

function momentOf(row: PointRow & AssetFacts, lines: readonly ProgrammeLine[]): PageMoment {
  const { assetKey, brand, model, year, price, currency, mileage, region, premium, fuel, lat, lon, ...point } = row;
  const isKnown = assetKey !== null && premium !== null;
  const asset = isKnown ? { id: point.subjectId, assetKey, brand, model, year, price, currency, mileage, region, premium, fuel, lat, lon } : undefined;
  return { point: duePointOf(point, lines), asset };
}
