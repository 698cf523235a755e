import { type Category, isCategory } from '@ringroad/kernel';
import type { Decision, Json } from './decision.js';
import type { AuctionRecord } from './decision-record.js';
import { reserveColumns } from './examination.js';
import { underRules } from './house-rules.js';
import type { MarketPolicy } from './market-policy.js';
import type { Need } from './opportunity.js';
import { replayUnder } from './replay.js';
import { reserveFor } from './reserve.js';
import { type Moment, readOpportunity } from './stored-opportunity.js';

const CAP_MS = 30 * 86_400_000;

/** A stored auction with the rules it was held by. */
export interface HeldAuction {
  /** The decision's id. */
  readonly seed: string;
  readonly userId: string;
  readonly moment: Moment;
  readonly record: AuctionRecord;
  readonly policy: MarketPolicy;
}

/** What was shown of a kind of business. Leads in ppm of one, money in ppm of a minor unit: both as expected, Σ q and Σ price × q. */
export interface CategoryTally {
  readonly shown: number;
  readonly leadsPpm: number;
  readonly moneyPpm: bigint;
}

/** What became of auctions under one set of rules. A contact is a moment at which something was shown. */
export interface WhatIfSide {
  readonly contacts: number;
  readonly categories: Readonly<Partial<Record<Category, CategoryTally>>>;
}

/** Instants (ms) within 30 days at which the user heard of a category, under one set of rules. */
type Heard = Readonly<Partial<Record<Category, readonly number[]>>>;

/** A count under way: auctions are counted user by user, each user's in the order of time. */
export interface WhatIfTally {
  readonly auctions: number;
  readonly users: number;
  readonly now: WhatIfSide;
  readonly instead: WhatIfSide;
  /** Of the user counted last. */
  readonly user: { readonly id: string; readonly now: Heard; readonly instead: Heard } | null;
}

const NOTHING_SHOWN: WhatIfSide = { contacts: 0, categories: {} };
export const NOTHING_TALLIED: WhatIfTally = { auctions: 0, users: 0, now: NOTHING_SHOWN, instead: NOTHING_SHOWN, user: null };

/**
 * The decision that other rules would have given, with the same chance: reserves, floors, exploration, pricing, exclusive kinds and
 * what is kept out of a stage. Under the rules of its record it is the same decision. Whoever a gate stopped stays stopped, and what
 * the user held open, was promised or had claimed stays as it was: a record does not know what would have followed from it.
 */
export function heldUnder({ seed, record, moment, policy }: HeldAuction, rules: MarketPolicy, closed: ReadonlySet<Category> = new Set()): Decision {
  const opportunity = readOpportunity(record.opportunity, moment);
  const { needs } = underRules({ ...opportunity, needs: opportunity.needs.map(withoutRules) }, rules);
  const needOf = new Map(needs.map((need) => [need.category, need]));
  return replayUnder(
    { seed, terms: policy.terms, record },
    {
      terms: { ...rules.terms, slots: record.slots },
      candidate: ({ attentionFloor: _before, ...candidate }) => {
        const need = needOf.get(candidate.category);
        if (need === undefined || need.closed !== undefined || closed.has(candidate.category)) return null;
        const reserve = reserveFor(rules.reserves, reserveColumns(opportunity, candidate.category));
        return { ...candidate, reserve, ...(need.attentionFloor !== undefined && { attentionFloor: need.attentionFloor }) };
      },
    },
  );
}

/** Counts one more auction under two sets of rules. */
export function tallyWhatIf(before: WhatIfTally, auction: HeldAuction, now: MarketPolicy, instead: MarketPolicy): WhatIfTally {
  const same = before.user?.id === auction.userId;
  const user = before.user !== null && same ? before.user : { id: auction.userId, now: {}, instead: {} };
  const underNow = countSide(before.now, user.now, auction, now);
  const underOthers = countSide(before.instead, user.instead, auction, instead);
  return {
    auctions: before.auctions + 1,
    users: before.users + (same ? 0 : 1),
    now: underNow.side,
    instead: underOthers.side,
    user: { id: auction.userId, now: underNow.heard, instead: underOthers.heard },
  };
}

/** A tally as it was stored. */
export function readTally({ now, instead, ...plain }: Json<WhatIfTally>): WhatIfTally {
  return { ...plain, now: readSide(now), instead: readSide(instead) };
}

function readSide({ contacts, categories }: Json<WhatIfSide>): WhatIfSide {
  const read: Partial<Record<Category, CategoryTally>> = {};
  for (const [category, tally] of Object.entries(categories)) {
    if (tally !== undefined && isCategory(category)) read[category] = { ...tally, moneyPpm: BigInt(tally.moneyPpm) };
  }
  return { contacts, categories: read };
}

function countSide(side: WhatIfSide, heard: Heard, auction: HeldAuction, rules: MarketPolicy): { readonly side: WhatIfSide; readonly heard: Heard } {
  const at = auction.moment.at.getTime();
  const decision = heldUnder(auction, rules, overheard(heard, auction, rules));
  if (decision.winners.length === 0) return { side, heard };
  const kinds = new Map(auction.record.stood.map(([campaignId, , category]) => [campaignId, category]));
  for (const [, [campaignId, , category]] of auction.record.reserved ?? []) kinds.set(campaignId, category);
  const categories: Partial<Record<Category, CategoryTally>> = { ...side.categories };
  const told: Partial<Record<Category, readonly number[]>> = { ...heard };
  for (const { campaignId, qualityPpm, price } of decision.winners) {
    const category = kinds.get(campaignId);
    if (category === undefined) continue;
    const { shown, leadsPpm, moneyPpm } = categories[category] ?? { shown: 0, leadsPpm: 0, moneyPpm: 0n };
    categories[category] = { shown: shown + 1, leadsPpm: leadsPpm + qualityPpm, moneyPpm: moneyPpm + price * BigInt(qualityPpm) };
    // Two offers of one moment are one contact.
    const recent = (told[category] ?? []).filter((instant) => instant > at - CAP_MS);
    told[category] = recent.includes(at) ? recent : [...recent, at];
  }
  return { side: { contacts: side.contacts + 1, categories }, heard: told };
}

/**
 * Kinds of business the user would have heard enough of. Only caps lower than those of the day matter: what kept an offer away then
 * is in the record, and a higher cap would show offers that nobody put up.
 */
function overheard(heard: Heard, { moment, policy }: HeldAuction, rules: MarketPolicy): ReadonlySet<Category> {
  const since = moment.at.getTime() - CAP_MS;
  const full = rules.categoryCaps.filter(({ category, perMonth }) => {
    const before = policy.categoryCaps.find((cap) => cap.category === category);
    if (before !== undefined && before.perMonth <= perMonth) return false;
    return (heard[category] ?? []).filter((instant) => instant > since).length >= perMonth;
  });
  return new Set(full.map(({ category }) => category));
}

/** What rules made of a need is made anew; that the user heard enough of it was so. */
function withoutRules({ closed, attentionFloor: _before, ...need }: Need): Need {
  return closed === 'CATEGORY_CAPPED' ? { ...need, closed } : need;
}
