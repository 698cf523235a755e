import type { Category, Minor, OwnText, Stage } from '@ringroad/kernel';
import { type Statement, textArray, type Tx, wordArray } from '@ringroad/platform';
import type { CampaignView } from './domain/campaign-view.js';
import type { ShownOffer } from './domain/choose-offer.js';

export interface CampaignRow extends Omit<CampaignView, 'zone' | 'qualityPpm'> {
  readonly name: string;
  readonly partnerName: string;
  /** Those that are approved. */
  readonly offers: readonly ShownOffer[];
}

/** Campaigns by id, or all of a partner. */
export interface CampaignsWanted {
  readonly ids: readonly string[];
  readonly partnerIds: readonly string[];
}

/** An offer as JSON tells it. */
type OfferLine = Omit<ShownOffer, 'expiresAt'> & { readonly expiresAt: string | null };

/**
 * Every campaign that is not ended, or those of them that are wanted (index: campaign_id, campaign_pkey), with its partner and its
 * approved offers; one join, no row per relation.
 */
export async function loadCampaigns(tx: Tx, siteId: string, wanted: CampaignsWanted | null = null): Promise<CampaignRow[]> {
  const rows = await tx.query<Omit<CampaignRow, 'offers'> & { readonly offers: readonly OfferLine[] }>(
    `select c.id, c.partner_id as "partnerId", c.name, p.name as "partnerName", c.category, c.stages,
       c.max_price as bid, c.status as "campaignStatus", p.status as "partnerStatus",
       case when o.offers is null then 'draft' else 'approved' end as "offerStatus", o.ends_at as "offersEndAt", coalesce(o.out_of_codes, false) as "outOfCodes",
       c.regions, c.brands, c.seasons, c.targeting, c.adjustments as modifiers, c.price_min as "priceMin", c.price_max as "priceMax",
       c.starts_at as "startsAt", c.ends_at as "endsAt",
       coalesce(o.offers, '[]') as offers
     from campaign c
     join partner p on p.site_id = c.site_id and p.id = c.partner_id
     cross join lateral (
       select jsonb_agg(jsonb_build_object('id', o.id, 'title', o.title, 'text', o.text, 'terms', o.terms, 'texts', o.texts, 'validDays', o.valid_days,
           'weight', o.weight, 'expiresAt', o.expires_at, 'keepsRivalsAway', o.keeps_rivals_away, 'outOfCodes', o.code_kind = 'pool' and o.out_of_codes)) as offers,
         case when bool_or(o.expires_at is null) then null else max(o.expires_at) end as ends_at, bool_and(o.code_kind = 'pool' and o.out_of_codes) as out_of_codes
       from offer o where o.site_id = c.site_id and o.partner_id = c.partner_id and o.campaign_id = c.id and o.status = 'approved'
     ) o
     where c.site_id = $1 and c.status <> 'ended' ${wanted === null ? '' : 'and (c.id = any($2::uuid[]) or c.partner_id = any($3::uuid[]))'}`,
    wanted === null ? [siteId] : [siteId, wanted.ids, wanted.partnerIds],
  );
  return rows.map((row) => ({ ...row, offers: row.offers.map((offer) => ({ ...offer, expiresAt: offer.expiresAt === null ? null : new Date(offer.expiresAt) })) }));
}

export interface StoredDecision {
  readonly siteId: string;
  readonly userId: string;
  readonly id: string;
  readonly contactPointId: string | null;
  readonly momentId: string | null;
  readonly stage: Stage;
  readonly channel: string;
  readonly outcome: string;
  readonly winners: number;
  readonly record: unknown;
  readonly at: Date;
}

export interface StoredWin {
  readonly siteId: string;
  readonly userId: string;
  readonly id: string;
  readonly decisionId: string;
  readonly partnerId: string;
  readonly campaignId: string;
  readonly offerId: string;
  /** While the user has it in hand. */
  readonly keepsRivalsAway: boolean;
  /** The language of title, text and terms; null for the site's own. */
  readonly language: string | null;
  readonly category: Category;
  readonly stage: Stage;
  readonly position: number;
  readonly price: Minor;
  readonly qualityPpm: number;
  /** The reservation it came by; null for what was auctioned. */
  readonly reservationId: string | null;
  readonly partnerName: string;
  readonly title: string;
  readonly text: string;
  readonly terms: string;
  readonly regions: readonly string[];
  readonly reason: string;
  readonly reasonTexts: OwnText | null;
  readonly shownAt: Date;
  readonly expiresAt: Date;
}

/** One list a column: nothing of a batch is parsed twice, and the statement is planned once per connection. */
const INSERT_DECISIONS: Statement = {
  name: 'insert-decisions',
  text: `insert into decision (site_id, user_id, id, contact_point_id, moment_id, stage, channel, outcome, winners, record, at)
    select * from unnest((select $1::uuid[]), (select $2::uuid[]), (select $3::uuid[]), (select $4::uuid[]), (select $5::uuid[]), (select $6::text[]),
      (select $7::text[]), (select $8::text[]), (select $9::int[]), (select $10::jsonb[]), (select $11::timestamptz[]))
    on conflict do nothing`,
};

/** A decision is stored once per contact point and channel; a second one for it changes nothing. */
export function insertDecisions(tx: Tx, decisions: readonly StoredDecision[]): void {
  if (decisions.length === 0) return;
  tx.send(INSERT_DECISIONS, [
    wordArray(decisions.map((decision) => decision.siteId)),
    wordArray(decisions.map((decision) => decision.userId)),
    wordArray(decisions.map((decision) => decision.id)),
    wordArray(decisions.map((decision) => decision.contactPointId)),
    wordArray(decisions.map((decision) => decision.momentId)),
    textArray(decisions.map((decision) => decision.stage)),
    wordArray(decisions.map((decision) => decision.channel)),
    wordArray(decisions.map((decision) => decision.outcome)),
    wordArray(decisions.map((decision) => decision.winners)),
    textArray(decisions.map((decision) => JSON.stringify(decision.record))),
    wordArray(decisions.map((decision) => decision.at.toISOString())),
  ]);
}

const INSERT_WINS: Statement = {
  name: 'insert-wins',
  text: `insert into win (site_id, user_id, id, decision_id, partner_id, campaign_id, offer_id, keeps_rivals_away, language, category, stage, position, price,
      quality_ppm, reservation_id, partner_name, title, text, terms, regions, reason, reason_texts, shown_at, expires_at, state)
    select "siteId", "userId", id, "decisionId", "partnerId", "campaignId", "offerId", "keepsRivalsAway", language, category, stage, position, price,
      "qualityPpm", "reservationId", "partnerName", title, text, terms, regions, reason, "reasonTexts", "shownAt", "expiresAt", 'fresh'
    from jsonb_to_recordset($1::jsonb) as w ("siteId" uuid, "userId" uuid, id uuid, "decisionId" uuid, "partnerId" uuid,
      "campaignId" uuid, "offerId" uuid, "keepsRivalsAway" boolean, language text, category text, stage text, position int, price bigint, "qualityPpm" int, "reservationId" uuid, "partnerName" text,
      title text, text text, terms text, regions text[], reason text, "reasonTexts" jsonb, "shownAt" timestamptz, "expiresAt" timestamptz)
    on conflict do nothing`,
};

export function insertWins(tx: Tx, wins: readonly StoredWin[]): void {
  if (wins.length > 0) tx.send(INSERT_WINS, [JSON.stringify(wins.map((win) => ({ ...win, price: win.price.toString() })))]);
}

export interface LossLine {
  readonly partnerId: string;
  readonly campaignId: string;
  readonly reason: string;
  readonly count: number;
}

/** Adds a batch of losses to the day's tallies: what a partner reads as "why not shown". Sorted against deadlocks. */
export async function addLosses(tx: Tx, siteId: string, day: string, losses: readonly LossLine[]): Promise<void> {
  if (losses.length === 0) return;
  await tx.query(
    `insert into loss_tally as t (site_id, partner_id, campaign_id, day, reason, count)
     select $1, "partnerId", "campaignId", $2::date, reason, sum(count)
     from jsonb_to_recordset($3::jsonb) as l ("partnerId" uuid, "campaignId" uuid, reason text, count bigint)
     group by "partnerId", "campaignId", reason order by "partnerId", "campaignId", reason
     on conflict (site_id, partner_id, campaign_id, day, reason) do update set count = t.count + excluded.count`,
    [siteId, day, JSON.stringify(losses)],
  );
}
