import type { Asset, DuePoint, Person } from '@ringroad/lifecycle';
import { type AssetFacts, type AuctionRequest, seasonOf } from '@ringroad/market';
import type { Site } from '@ringroad/platform';
import type { AttentionState } from './domain/attention-state.js';
import { DEFAULT_ATTENTION_POLICY } from './domain/attention-policy.js';
import { fatiguePpm } from './domain/fatigue.js';
import type { InboxView } from './domain/moment.js';

const WHOLE_PPM = 1_000_000;

/** A user at a contact point, with what attention says of it. */
export interface Moment {
  readonly point: DuePoint;
  readonly person: Person;
  readonly state: AttentionState;
  readonly view: InboxView;
}

/** A moment put up for auction; `occasion` says what for. */
export function auctionRequest(site: Site, { point, person, state, view }: Moment, asset: Asset | undefined, occasion: Pick<AuctionRequest, 'contactPointId' | 'pageView' | 'slots'> & { readonly channel: string }): AuctionRequest {
  const { channel, ...rest } = occasion;
  return {
    ...rest,
    userId: point.userId,
    reason: point.reasonKey,
    reasonTexts: point.reasonTexts,
    opportunity: {
      stage: point.stage,
      season: seasonOf(site.now, person.timezone),
      now: site.now,
      channel,
      // The programme has left out needs that are out of season: what is here is in season.
      needs: point.categories.map((need) => ({ ...need, seasonPpm: WHOLE_PPM, ...(view.cappedCategories.has(need.category) && { closed: 'CATEGORY_CAPPED' as const }) })),
      asset: assetFacts(site, person, asset),
      user: {
        language: person.locale,
        segments: new Set(person.segments),
        score: person.score,
        controlGroup: false,
        consented: view.consented,
        muted: view.muted,
        cappedPartners: view.cappedPartners,
        affinityPpm: {},
        fatiguePpm: Number(fatiguePpm(state.contacts, DEFAULT_ATTENTION_POLICY, site.now)),
      },
    },
  };
}

function assetFacts(site: Site, person: Person, asset: Asset | undefined): AssetFacts {
  return {
    region: asset?.region ?? person.region,
    brand: asset?.brand ?? null,
    price: priceIn(site.currency, asset),
    model: asset?.model ?? null,
    year: asset?.year ?? null,
    mileageKm: asset?.mileage ?? null,
    fuel: asset?.fuel ?? null,
    lat: asset?.lat ?? null,
    lon: asset?.lon ?? null,
  };
}

/** Campaigns state their price bands in the site's currency; a price in another one is unknown to them: no exchange rate is invented. */
function priceIn(currency: string, asset: Asset | undefined): bigint | null {
  return asset?.currency === currency ? asset.price : null;
}
