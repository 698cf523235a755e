import type { Category, Stage } from '@ringroad/kernel';
import type { ClosedReason } from './loss-reason.js';
import type { AssetFacts, Need, Opportunity, RecentClaim, UserFacts } from './opportunity.js';
import type { Season } from './season.js';

/** Facts of a user that JSON cannot hold as they are. */
type Gathered = 'consented' | 'muted' | 'cappedPartners' | 'openOffers' | 'recentClaims' | 'segments' | 'excludedBy';

/**
 * An opportunity as a decision's record keeps it: what is unknown, empty or usual is left out, and of the user only what concerns
 * the categories that were needed. Stage, channel and instant stand beside the record.
 */
export interface StoredOpportunity {
  readonly season: Season;
  /** Category, weight and season in ppm; why nobody of it may speak and its own attention floor, where there are such. */
  readonly needs: readonly (readonly [Category, number, number, (ClosedReason | null)?, string?])[];
  readonly asset: Partial<Omit<AssetFacts, 'price'>> & { readonly price?: string };
  readonly user: Partial<Omit<UserFacts, Gathered>> & {
    /** Needed, but the user did not agree to hear of it. */
    readonly closed?: readonly Category[];
    readonly muted?: readonly Category[];
    readonly cappedPartners?: readonly string[];
    readonly openOffers?: readonly string[];
    readonly segments?: readonly string[];
    readonly excludedBy?: readonly string[];
    /** Partner, category, instant, days it blocks. */
    readonly recentClaims?: readonly (readonly [string, Category, string, number?])[];
  };
}

/** What a decision is stored with beside its record. */
export interface Moment {
  readonly stage: Stage;
  readonly channel: string;
  readonly at: Date;
}

export function storeOpportunity({ season, needs, asset, user }: Opportunity): StoredOpportunity {
  const { consented, muted, cappedPartners, openOffers, recentClaims, segments, excludedBy, ...facts } = user;
  const needed = needs.map((need) => need.category);
  return {
    season,
    needs: needs.map(needLine),
    asset: compact<StoredOpportunity['asset']>(asset.price === null ? { ...asset, price: undefined } : { ...asset, price: asset.price.toString() }),
    user: compact<StoredOpportunity['user']>({
      ...facts,
      closed: needed.filter((category) => !consented.has(category)),
      muted: needed.filter((category) => muted.has(category)),
      cappedPartners: [...cappedPartners],
      openOffers: [...openOffers],
      segments: [...segments],
      excludedBy: [...excludedBy],
      recentClaims: recentClaims.filter((claim) => needed.includes(claim.category)).map(claimLine),
    }),
  };
}

/** The opportunity again: every gate judges it as it judged the one that was stored. */
export function readOpportunity({ season, needs, asset, user }: StoredOpportunity, { stage, channel, at }: Moment): Opportunity {
  const closed = new Set(user.closed);
  const claims = (user.recentClaims ?? []).map(([partnerId, category, instant, days]): RecentClaim => ({ partnerId, category, at: new Date(instant), ...(days !== undefined && { days }) }));
  return {
    stage,
    season,
    now: at,
    channel,
    needs: needs.map(([category, weightPpm, seasonPpm, why, floor]) => {
      return { category, weightPpm, seasonPpm, ...(why != null && { closed: why }), ...(floor !== undefined && { attentionFloor: BigInt(floor) }) };
    }),
    asset: {
      region: asset.region ?? null,
      brand: asset.brand ?? null,
      price: asset.price === undefined ? null : BigInt(asset.price),
      model: asset.model ?? null,
      year: asset.year ?? null,
      mileageKm: asset.mileageKm ?? null,
      fuel: asset.fuel ?? null,
      lat: asset.lat ?? null,
      lon: asset.lon ?? null,
    },
    user: {
      language: user.language ?? null,
      segments: new Set(user.segments),
      score: user.score ?? null,
      excludedBy: new Set(user.excludedBy),
      controlGroup: user.controlGroup ?? false,
      consented: new Set(needs.map(([category]) => category).filter((category) => !closed.has(category))),
      muted: new Set(user.muted),
      cappedPartners: new Set(user.cappedPartners),
      openOffers: new Set(user.openOffers),
      heldBy: user.heldBy ?? {},
      recentClaims: claims,
      affinityPpm: user.affinityPpm ?? {},
      fatiguePpm: user.fatiguePpm ?? 1_000_000,
    },
  };
}

function needLine({ category, weightPpm, seasonPpm, closed, attentionFloor }: Need): StoredOpportunity['needs'][number] {
  if (attentionFloor !== undefined) return [category, weightPpm, seasonPpm, closed ?? null, attentionFloor.toString()];
  return closed === undefined ? [category, weightPpm, seasonPpm] : [category, weightPpm, seasonPpm, closed];
}

function claimLine({ partnerId, category, at, days }: RecentClaim): readonly [string, Category, string, number?] {
  return days === undefined ? [partnerId, category, at.toISOString()] : [partnerId, category, at.toISOString(), days];
}

/** Without what is unknown, false or an empty list. */
function compact<Facts extends object>(facts: Facts): Partial<Facts> {
  const kept: Partial<Facts> = {};
  for (const key in facts) {
    const fact: unknown = facts[key];
    if (fact !== null && fact !== undefined && fact !== false && !(Array.isArray(fact) && fact.length === 0)) kept[key] = facts[key];
  }
  return kept;
}
