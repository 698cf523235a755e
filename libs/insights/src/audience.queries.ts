import { type CountedCell, type CountedTrait, MOST_OF_ONE, TRAIT_CLASSES } from '@ringroad/market';
import type { Site, Tx } from '@ringroad/platform';
import { stageKey } from './stage-key.queries.js';

/** Days before and after now within which a moment counts: a month each. */
const DAYS = 30;

/** Points that fired within the last month or are planned for the next. No index: it is a walk through all of a site's points, once an hour. */
const POINTS = `
  select p.user_id, p.subject_id, p.programme_id, p.programme_version, p.stage, p.needs, p.status from contact_point p
  where p.site_id = $1 and p.status in ('fired', 'planned') and p.due_at > $2::timestamptz - interval '${DAYS} days' and p.due_at <= $2::timestamptz + interval '${DAYS} days'`;

/** For a transaction that walks all of a site: through no index one by one, whatever a planner without statistics thinks, and in memory. */
export async function walkAll(tx: Tx): Promise<void> {
  await tx.query(`set local enable_nestloop = off; set local work_mem = '64MB'; set local jit = off`);
}

/** The needs that stand together in some point of these months. */
export interface NeedsRow {
  readonly programmeId: string;
  readonly version: number;
  readonly needs: readonly string[];
}

export function needsOfMoments(tx: Tx, site: Site): Promise<NeedsRow[]> {
  return tx.query<NeedsRow>(
    `select distinct programme_id as "programmeId", programme_version as version, needs from (${POINTS}) p where needs <> '{}'`,
    [site.id, site.now],
  );
}

/** A kind of business that such needs call for. */
export interface CalledFor extends NeedsRow {
  readonly category: string;
}

/** People and moments by stage, category and region. A person is in one region of a stage and category, whatever cars he has. */
export function countCells(tx: Tx, site: Site, called: readonly CalledFor[]): Promise<CountedCell[]> {
  return tx.query<CountedCell>(
    `with points as (${POINTS}),
       called as (select * from unnest($3::text[], $4::int[], $5::text[], $6::text[]) as c (programme_id, programme_version, needs, category)),
       people as (
         select p.user_id, ${stageKey('p')} as stage, c.category, max(coalesce(a.region, u.region)) as region,
           count(*) filter (where p.status = 'fired') as past, count(*) filter (where p.status = 'planned') as planned
         from points p
         join called c on c.programme_id = p.programme_id and c.programme_version = p.programme_version and c.needs = array_to_string(p.needs, ' ')
         join site_user u on u.site_id = $1 and u.user_id = p.user_id
         left join asset a on a.site_id = $1 and a.id = p.subject_id
         group by 1, 2, 3)
     select stage, category, region, count(*)::int as people, sum(least(past, ${MOST_OF_ONE}))::int as past, sum(least(planned, ${MOST_OF_ONE}))::int as planned
     from people group by 1, 2, 3 order by 1, 2, 3`,
    [
      site.id,
      site.now,
      called.map((each) => each.programmeId),
      called.map((each) => each.version),
      called.map((each) => each.needs.join(' ')),
      called.map((each) => each.category),
    ],
  );
}

/** All people with moments in these months: `trait` null; and how many of them have which value of a trait. */
export function countTraits(tx: Tx, site: Site): Promise<(Omit<CountedTrait, 'trait'> & { readonly trait: CountedTrait['trait'] | null })[]> {
  return tx.query(
    `with cars as materialized (
       select distinct p.user_id, u.locale, a.brand, a.model, a.fuel, width_bucket(case when a.currency = $3 then a.price end, $4::bigint[]) - 1 as price,
         width_bucket(a.year, $5::int[]) - 1 as year, width_bucket(a.mileage, $6::int[]) - 1 as mileage
       from (select distinct user_id, subject_id from (${POINTS}) p) p join site_user u on u.site_id = $1 and u.user_id = p.user_id left join asset a on a.site_id = $1 and a.id = p.subject_id)
     select trait, value, count(*)::int as people from (
       select distinct c.user_id, t.trait, t.value from cars c cross join lateral (values (null, null), ('brand', c.brand), ('model', c.model), ('fuel', c.fuel), ('language', c.locale),
         ('price', c.price::text), ('year', c.year::text), ('mileage', c.mileage::text)) as t (trait, value)
       where t.trait is null or t.value is not null) each group by 1, 2`,
    [site.id, site.now, site.currency, TRAIT_CLASSES.price, TRAIT_CLASSES.year, TRAIT_CLASSES.mileage],
  );
}
