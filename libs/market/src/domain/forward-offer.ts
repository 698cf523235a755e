import { type Category, derivedId, type Minor, type Stage } from '@ringroad/kernel';
import type { ForwardPeriod } from './forward-period.js';
import { type DaySpan, type MomentHistory, type MomentPrediction, predictMoments } from './forward-prediction.js';
import { capacityPpm } from './forward-share.js';
import { publishable } from './privacy.js';

/** Moments of one stage and category; a region of null is all of them together. */
export interface MomentKind {
  readonly stage: Stage;
  readonly category: Category;
  readonly region: string | null;
}

/** How many people had such moments lately. Where a region is not known it is the empty text. */
export interface MomentCrowd extends MomentKind {
  readonly people: number;
}

/** What is put on sale. */
export interface ForwardOffer extends MomentKind, ForwardPeriod, MomentPrediction {
  readonly id: string;
  readonly capacityPpm: number;
}

export interface ForwardKnowledge {
  readonly siteId: string;
  readonly crowds: readonly MomentCrowd[];
  readonly periods: readonly (ForwardPeriod & DaySpan)[];
  history(kind: MomentKind): MomentHistory;
  planned(kind: MomentKind, period: ForwardPeriod): number;
}

/**
 * What can be sold, one by one: kinds of moments with a crowd behind them and a prediction that may be told. All regions together are sold only
 * where the regions that are not sold by themselves hold nobody, or a crowd: else the difference would tell of few.
 */
export function* offersOf({ siteId, crowds, periods, history, planned }: ForwardKnowledge): Generator<ForwardOffer> {
  for (const { stage, category, region } of sellable(crowds)) {
    const kind = { stage, category, region };
    for (const { from, to, period, startsAt, endsAt } of periods) {
      const prediction = predictMoments(history(kind), { from, to }, planned(kind, { period, startsAt, endsAt }));
      if (prediction === null || publishable(prediction.expected) === null || capacityPpm(prediction) === 0) continue;
      const id = derivedId('forward-product', siteId, stage, category, region ?? '', period, startsAt.toISOString());
      yield { id, ...kind, period, startsAt, endsAt, ...prediction, capacityPpm: capacityPpm(prediction) };
    }
  }
}

function sellable(crowds: readonly MomentCrowd[]): readonly MomentCrowd[] {
  const isCrowd = ({ people }: MomentCrowd) => publishable(people) !== null;
  return crowds.filter((crowd) => {
    if (crowd.region === '' || !isCrowd(crowd)) return false;
    if (crowd.region !== null) return true;
    const apart = crowds.filter((each) => each.stage === crowd.stage && each.category === crowd.category && each.region !== null && (each.region === '' || !isCrowd(each)));
    const hidden = apart.reduce((sum, each) => sum + each.people, 0);
    return hidden === 0 || publishable(hidden) !== null;
  });
}

/** An offer as it goes on sale. */
export interface PricedOffer extends ForwardOffer {
  /** Per qualified lead. */
  readonly price: Minor;
}
