import type { Category, Stage } from '@ringroad/kernel';
import type { CampaignView } from './campaign-view.js';
import { type Beta, type Evidence, meanOf, posterior, PRIOR_STRENGTH, shrunkTo } from './quality.js';

/** Days a show has to become a qualified lead; only then does it teach, whichever way it went. Operator parameter. */
export const ATTRIBUTION_DAYS = 14;
/** Days after which a show weighs half. Operator parameter. */
export const HALF_LIFE_DAYS = 60;
/** Older shows would weigh a sixteenth: they are forgotten. */
export const MEMORY_DAYS = 4 * HALF_LIFE_DAYS;

/** What one offer's shows at one stage taught, each weighing less with its age. */
export interface Lesson extends Evidence {
  readonly partnerId: string;
  readonly campaignId: string;
  /** The campaign's own id where shows did not tell their offer. */
  readonly offerId: string;
  readonly category: Category;
  readonly stage: Stage;
}

/** Before anything is known: 3 qualified leads in 100 shows, worth 100 shows. Operator parameter. */
export const CATEGORY_PRIOR: Beta = { alpha: 3, beta: 97 };

/** What a campaign stands with where nobody of its category was ever shown: a moment that came into being today. */
export const UNTRIED_QUALITY_PPM = ppm(meanOf(CATEGORY_PRIOR));

/** P(qualified lead | shown) of a campaign at a stage, in ppm. */
export function qualityAt({ qualityPpm: known }: Pick<CampaignView, 'qualityPpm'>, stage: Stage): number {
  return known[stage] ?? UNTRIED_QUALITY_PPM;
}

/** A campaign as far as its quality goes. */
export interface Rated {
  readonly id: string;
  readonly partnerId: string;
  readonly category: Category;
  readonly stages: readonly Stage[];
  /** Those that take turns, with their shares; where none is known, the campaign counts as a whole. */
  readonly offers: readonly { readonly id: string; readonly weight: number }[];
}

const NOTHING: Evidence = { success: 0, trials: 0 };

/** What a site's shows taught, added up for every level: offer, campaign, partner, and category × stage. */
export class Lessons {
  private readonly sums = new Map<string, Evidence>();
  private readonly stages = new Map<Category, Set<Stage>>();

  constructor(lessons: Iterable<Lesson>) {
    for (const _ of this.gather(lessons));
  }

  /** The same of very many, step by step. */
  static *inSteps(lessons: Iterable<Lesson>): Generator<void, Lessons> {
    const learnt = new Lessons([]);
    yield* learnt.gather(lessons);
    return learnt;
  }

  /**
   * P(qualified lead | shown) of a campaign at each of its stages, in ppm: the mean of its offers by their shares. One for every
   * moment has a number for each that the past tells of.
   */
  qualityByStage(campaign: Rated): Partial<Record<Stage, number>> {
    const qualities: Partial<Record<Stage, number>> = {};
    const stages = campaign.stages.length > 0 ? campaign.stages : (this.stages.get(campaign.category) ?? []);
    const offers = campaign.offers.length > 0 ? campaign.offers : [{ id: '', weight: 1 }];
    const whole = offers.reduce((sum, { weight }) => sum + weight, 0);
    for (const stage of stages) {
      qualities[stage] = ppm(offers.reduce((sum, { id, weight }) => sum + (weight / whole) * meanOf(this.offerPosterior(campaign, id, stage)), 0));
    }
    return qualities;
  }

  /**
   * What is believed of an offer at a stage: its own shows, on a prior of its campaign, on one of its partner, on one of category ×
   * stage. Each prior leaves out what the child itself showed, which would count twice. An offer without a single show stands where
   * its campaign stands; a new partner where the others of its kind do.
   */
  offerPosterior({ id, partnerId, category }: Omit<Rated, 'stages' | 'offers'>, offerId: string, stage: Stage): Beta {
    const [offer, campaign, partner, whole] = pathOf(category, stage, partnerId, id, offerId);
    const others = (parent: string, child: string, strength: number) => without(this.of(parent), told(this.of(child), strength));
    const ofCategory = posterior(CATEGORY_PRIOR, others(whole, partner, PRIOR_STRENGTH.partner));
    const ofPartner = posterior(shrunkTo(ofCategory, PRIOR_STRENGTH.partner), others(partner, campaign, PRIOR_STRENGTH.campaign));
    const ofCampaign = posterior(shrunkTo(ofPartner, PRIOR_STRENGTH.campaign), others(campaign, offer, PRIOR_STRENGTH.offer));
    return posterior(shrunkTo(ofCampaign, PRIOR_STRENGTH.offer), this.of(offer));
  }

  private *gather(lessons: Iterable<Lesson>): Generator<void> {
    const paths = new Map<string, readonly string[]>();
    for (const { category, stage, partnerId, campaignId, offerId, success, trials } of lessons) {
      const path = pathOf(category, stage, partnerId, campaignId, offerId);
      paths.set(path[0], path);
      this.add(path[0], { success, trials });
      this.stages.set(category, (this.stages.get(category) ?? new Set()).add(stage));
      yield;
    }
    // Upwards, level by level: a child must be whole before it tells of its parent.
    for (const [level, strength] of STRENGTHS.entries()) {
      const children = new Map([...paths.values()].map((path) => [path[level] ?? '', path[level + 1] ?? '']));
      for (const [child, parent] of children) {
        this.add(parent, told(this.of(child), strength));
        yield;
      }
    }
  }

  private of(key: string): Evidence {
    return this.sums.get(key) ?? NOTHING;
  }

  private add(key: string, { success, trials }: Evidence): void {
    const sum = this.sums.get(key) ?? NOTHING;
    this.sums.set(key, { success: sum.success + success, trials: sum.trials + trials });
  }
}

/** How close the children of each level are to their parent, from the offers up. */
const STRENGTHS = [PRIOR_STRENGTH.offer, PRIOR_STRENGTH.campaign, PRIOR_STRENGTH.partner];

/** An offer, its campaign, its partner and their category at a stage, as keys. */
function pathOf(category: Category, stage: Stage, partnerId: string, campaignId: string, offerId: string): readonly [string, string, string, string] {
  const whole = `${category} ${stage}`;
  const partner = `${whole} ${partnerId}`;
  const campaign = `${partner} ${campaignId}`;
  return [`${campaign} ${offerId}`, campaign, partner, whole];
}

/**
 * What a child's shows tell of its parent. However often it was shown, it is one of many that scatter around it: its shows are worth
 * `strength` + 1 at most, n / (1 + (n − 1) / (strength + 1)) (the design effect of clusters, Kish 1965).
 */
function told({ success, trials }: Evidence, strength: number): Evidence {
  const share = Math.min(1, (strength + 1) / (strength + trials));
  return { success: success * share, trials: trials * share };
}

/** The parent's evidence without the child's. Weights are fractions, and a difference of sums may miss 0 by a hair. */
function without(parent: Evidence, child: Evidence): Evidence {
  const trials = Math.max(0, parent.trials - child.trials);
  return { trials, success: Math.min(trials, Math.max(0, parent.success - child.success)) };
}

function ppm(share: number): number {
  return Math.round(share * 1_000_000);
}
