import type { Category, Minor, Stage } from '@ringroad/kernel';
import type { Holders } from './exclusive-business.js';
import type { ClosedReason } from './loss-reason.js';
import type { Season } from './season.js';

/** What the programme says a user at this stage wants done. */
export interface Need {
  readonly category: Category;
  /** How well the category fits the stage, in ppm. */
  readonly weightPpm: number;
  /** How well the season suits the category (tyres in autumn), in ppm. */
  readonly seasonPpm: number;
  /** Nobody of the category may speak at this moment, and why; left out where they may. */
  readonly closed?: ClosedReason;
  /** The attention floor of the category here, in ppm of a minor unit per show; left out where it is that of the auction's terms. */
  readonly attentionFloor?: bigint;
}

/** The thing the user lists or owns; what is unknown is null and satisfies only campaigns that do not ask. */
export interface AssetFacts {
  readonly region: string | null;
  readonly brand: string | null;
  /** In the currency of the site, in which campaigns state their bands; one told in another is unknown here. */
  readonly price: Minor | null;
  readonly model: string | null;
  /** Year of manufacture. */
  readonly year: number | null;
  readonly mileageKm: number | null;
  readonly fuel: string | null;
  /** Where it stands, degrees north and east: both known or neither. */
  readonly lat: number | null;
  readonly lon: number | null;
}

/** A claim of this user that still blocks another one of the same partner and category. */
export interface RecentClaim {
  readonly partnerId: string;
  readonly category: Category;
  readonly at: Date;
  /** How long it blocks; left out: DUPLICATE_WINDOW_DAYS. */
  readonly days?: number;
}

export interface UserFacts {
  /** Reads ru, be or en; null when nobody told. */
  readonly language: string | null;
  /** The site's own groups this user is in. */
  readonly segments: ReadonlySet<string>;
  /** How engaged the user is by the site's own reckoning, 0 to 100; null when nobody told. */
  readonly score: number | null;
  /** Partners' exclusion lists that hold a contact of this user. */
  readonly excludedBy: ReadonlySet<string>;
  readonly controlGroup: boolean;
  /** Categories the user may hear about on this channel (the consent receipts in force). */
  readonly consented: ReadonlySet<Category>;
  /** "Not relevant" mutes a category for 90 days. */
  readonly muted: ReadonlySet<Category>;
  /** Partners whose share of this user's attention is used up. */
  readonly cappedPartners: ReadonlySet<string>;
  /** Campaigns whose offer still stands open before the user: neither taken, put away nor over. */
  readonly openOffers: ReadonlySet<string>;
  /** Who keeps rivals away, in kinds of business that talk to a user one at a time. */
  readonly heldBy: Holders;
  readonly recentClaims: readonly RecentClaim[];
  /** Interest of the user per category, in ppm; a category left out counts as 1_000_000. */
  readonly affinityPpm: Readonly<Partial<Record<Category, number>>>;
  /** Multiplier for recent contacts, in ppm: a tired user needs a better offer. */
  readonly fatiguePpm: number;
}

/** Where offers are put up for auction: the user's inbox on the site, and a page that asks. */
export const AUCTION_CHANNELS = ['inbox', 'page'] as const;

/** User × moment × channel, put up for auction. */
export interface Opportunity {
  readonly stage: Stage;
  /** In the user's zone at `now` (season.ts). */
  readonly season: Season;
  readonly now: Date;
  readonly channel: string;
  /** At most one need per category. */
  readonly needs: readonly Need[];
  readonly asset: AssetFacts;
  readonly user: UserFacts;
}
