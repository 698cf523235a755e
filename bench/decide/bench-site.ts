import { derivedId, STAGES, userIdOf } from '@ringroad/kernel';
import { categoriesFor, CLASSIFIED_PROGRAMME } from '@ringroad/lifecycle';
import { Client } from 'pg';
import { syntheticMarket } from './synthetic-market.js';

export const CAMPAIGNS = 10_000;

/** What a rule engine is told of a campaign. */
export interface CampaignRule {
  readonly id: string;
  readonly stages: readonly string[];
  readonly category: string;
  readonly regions: readonly string[];
  readonly brands: readonly string[];
  readonly priceMin: number | null;
  readonly priceMax: number | null;
}

/** What it is asked about a user. */
export interface UserFacts {
  readonly stage: string;
  readonly categories: readonly string[];
  readonly region: string;
  readonly brand: string;
  readonly price: number;
}

/** The contact point of the classified programme that the users of a stage have had, by stage. */
export const POINTS = STAGES.map((stage) => {
  const point = CLASSIFIED_PROGRAMME.contactPoints.find((each) => each.stage === stage);
  if (point === undefined) throw new Error(`the classified programme says nothing at ${stage}`);
  return { stage, point, categories: [...categoriesFor(CLASSIFIED_PROGRAMME, point.needs).keys()] };
});

/** The categories each stage needs, for whoever has no programme. */
export function categoriesByStage(): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(POINTS.map(({ stage, categories }) => [stage, categories]));
}

/** Fills a site with the market of the bench, and with `users` people who stand at the five stages with a car each; as the owner of the database. */
export async function fillBenchSite(url: string, siteId: string, users: number): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await insertMarket(client, siteId);
    await layOutByBid(client, siteId);
    await insertUsers(client, siteId, users);
    await insertPast(client, siteId);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

async function insertMarket(client: Client, siteId: string): Promise<void> {
  const campaigns = syntheticMarket(CAMPAIGNS, CAMPAIGNS).map(({ campaign, state }) => {
    const partnerId = derivedId('partner', siteId, campaign.partnerId);
    return { ...campaign, ...state, id: derivedId('campaign', siteId, campaign.id), offerId: derivedId('offer', siteId, campaign.id), partnerId };
  });
  const rows = JSON.stringify(campaigns, (_key, part: unknown) => (typeof part === 'bigint' ? Number(part) : part));
  const columns = `c (id uuid, "partnerId" uuid, "offerId" uuid, category text, stages text[], bid bigint, modifiers jsonb, regions text[], brands text[], seasons text[],
    "priceMin" bigint, "priceMax" bigint, "endsAt" timestamptz, "walletAvailable" bigint, "totalRemaining" bigint, "dailyRemaining" bigint)`;
  const from = `from jsonb_to_recordset($2::jsonb) as ${columns}`;
  await client.query(
    `insert into partner (site_id, id, name, categories, status, created_at)
     select distinct on ("partnerId") $1::uuid, "partnerId", 'Partner ' || left("partnerId"::text, 6), array[category], 'active', now() ${from}`,
    [siteId, rows],
  );
  await client.query(
    `insert into wallet (site_id, partner_id, currency, available) select distinct on ("partnerId") $1::uuid, "partnerId", 'BYN', "walletAvailable" ${from}`,
    [siteId, rows],
  );
  await client.query(
    `insert into campaign (site_id, partner_id, id, name, status, category, stages, regions, brands, price_min, price_max, seasons, max_price, adjustments, total_budget, daily_budget, created_at)
     select $1::uuid, "partnerId", id, 'Campaign', 'active', category, stages, regions, brands, "priceMin", "priceMax", seasons, bid, modifiers,
       coalesce("totalRemaining", 1000000000), nullif("dailyRemaining", 0), now() ${from}`,
    [siteId, rows],
  );
  await client.query(
    `insert into offer (site_id, partner_id, id, campaign_id, title, text, terms, valid_days, status)
     select $1::uuid, "partnerId", "offerId", id, 'Ten per cent off', 'For your car, this week only.', 'Once per person.', 14, 'approved' ${from}`,
    [siteId, rows],
  );
}

/** One in three has agreed to letters, and has heard from a partner before: no table is new, no look-up finds nothing by chance. */
async function insertPast(client: Client, siteId: string): Promise<void> {
  const from = `from site_user u join asset a on a.site_id = u.site_id and a.id = md5('a' || user_id)::uuid
    join (select row_number() over (order by id) - 1 as place, partner_id, id as campaign_id, category from campaign where site_id = $1 order by id limit 20) as w on w.place = a.year - 2000
    where u.site_id = $1 and a.price / 1500 % 3 = 0`;
  for (const insert of [
    `insert into consent_receipt (site_id, user_id, id, purpose, channel, action, text_version, source, at)
     select u.site_id, user_id, md5('c' || user_id)::uuid, 'offers', 'email', 'granted', 'site-1', 'site', now() - interval '90 days' ${from}`,
    `insert into contact (site_id, user_id, kind, ciphertext, blind_index, stated_at, told_by)
     select u.site_id, user_id, 'email', '\\x00', decode(md5(user_id::text), 'hex'), now() - interval '90 days', 'site' ${from}`,
    `insert into attention_entry (site_id, user_id, id, channel, occasion, partner_id, category, at)
     select u.site_id, user_id, md5('e' || user_id)::uuid, 'inbox', 'past', w.partner_id, w.category, now() - interval '20 days' ${from}`,
    `insert into decision (site_id, user_id, id, stage, channel, outcome, winners, record, at)
     select u.site_id, user_id, md5('d' || user_id)::uuid, 'posted', 'inbox', 'won', 1, '{"kind": "past"}', now() - interval '20 days' ${from}`,
    `insert into win (site_id, user_id, id, decision_id, partner_id, campaign_id, category, stage, position, price, quality_ppm, partner_name, title, text, terms, regions, reason, shown_at, expires_at, state)
     select u.site_id, user_id, md5('w' || user_id)::uuid, md5('d' || user_id)::uuid, w.partner_id, w.campaign_id, w.category, 'posted', 0, 300, 20000, 'Partner', 'Title', 'Text', '', '{}', 'why.posted',
       now() - interval '20 days', now() - interval '6 days', 'fresh' ${from}`,
    `insert into preference (site_id, user_id, settings, updated_at)
     select u.site_id, user_id, '{"off": [], "quietHours": null, "maxPerWeek": null, "pausedUntil": null, "muted": []}', now() ${from} and a.price / 1500 % 9 = 0`,
    `insert into recent_claim (site_id, user_id, partner_id, category, claimed_at) select u.site_id, user_id, w.partner_id, w.category, now() - interval '20 days' ${from} and a.price / 1500 % 9 = 0`,
  ]) {
    await client.query(insert, [siteId]);
  }
}

/** The campaigns flat, without policies, in the order of their bids: as good as one query can have it. */
async function layOutByBid(client: Client, siteId: string): Promise<void> {
  await client.query(
    `create table bench_campaign as
     select c.id, c.stages, c.category, c.regions, c.brands, c.price_min, c.price_max, c.max_price from campaign c
     join wallet w on w.site_id = c.site_id and w.partner_id = c.partner_id where c.site_id = $1 and w.available >= 2500 and c.seasons = '{}'`,
    [siteId],
  );
  await client.query('create index on bench_campaign (max_price desc, id); grant select on bench_campaign to ringroad_app');
}

const REGIONS = ['north', 'south', 'west', 'east', 'middle', 'capital'];

async function insertUsers(client: Client, siteId: string, users: number): Promise<void> {
  for (let first = 0; first < users; first += 10_000) {
    const numbers = Array.from({ length: Math.min(10_000, users - first) }, (_, i) => first + i);
    const parameters = [siteId, numbers, numbers.map((n) => userIdOf(siteId, `user-${n}`))];
    const from = 'from unnest($2::int[], $3::uuid[]) as u (n, user_id)';
    const journey = `md5('j' || user_id)::uuid`;
    const asset = `md5('a' || user_id)::uuid`;
    await client.query(
      `insert into site_user (site_id, user_id, external_id, locale, timezone, region, first_seen_at)
       select $1::uuid, user_id, 'user-' || n, (array['ru', 'en'])[1 + n % 2], 'Europe/Minsk', ($4::text[])[1 + n % 6], now() ${from}`,
      [...parameters, REGIONS],
    );
    await client.query(
      `insert into asset (site_id, id, asset_key, brand, brand_class, premium, model, year, price, currency, mileage, region, last_fact_at)
       select $1::uuid, ${asset}, 'A' || n, 'brand-' || n % 30, 'mass', false, 'X', 2000 + n % 20, 200000 + (n % 997) * 1500, 'BYN', 1000 * (n % 300), ($4::text[])[1 + n % 6], now() ${from}`,
      [...parameters, REGIONS],
    );
    await client.query(
      `insert into journey (site_id, user_id, id, programme_id, programme_version, subject_id, cycle, stage, stage_entered_at, started_at, goal_reached, listing_key, renewals, history)
       select $1::uuid, user_id, ${journey}, 'classified', 1, ${asset}, 1, ($4::text[])[1 + n % 5], now() - interval '1 day', now() - interval '1 day', false, 'L' || n, 0, '[]' ${from}`,
      [...parameters, POINTS.map(({ stage }) => stage)],
    );
    await client.query(
      `insert into contact_point (site_id, user_id, id, journey_id, subject_id, programme_id, programme_version, point_id, occurrence, cause_id, stage, track, reason_key, needs, due_at, window_end, status, settled_at)
       select $1::uuid, user_id, md5('p' || user_id)::uuid, ${journey}, ${asset}, 'classified', 1, p.point_id, '0', ${journey}, p.stage, p.track, p.reason_key, string_to_array(p.needs, ' '),
         now() - interval '1 day', now() + interval '1 day', 'fired', now()
       ${from} join unnest($4::int[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[]) as p (place, stage, point_id, track, reason_key, needs) on p.place = n % 5`,
      [
        ...parameters,
        POINTS.map((_, place) => place),
        POINTS.map(({ stage }) => stage),
        POINTS.map(({ point }) => point.id),
        POINTS.map(({ point }) => point.track),
        POINTS.map(({ point }) => point.reasonKey),
        POINTS.map(({ point }) => point.needs.join(' ')),
      ],
    );
  }
}
