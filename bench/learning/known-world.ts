import { type Lesson, Lessons } from '@ringroad/market';
import { dice } from '../decide/synthetic-market.js';
import { gamma } from '../forecast/synthetic-customers.js';
import { betaCdf } from './beta-cdf.js';

/** How rates are really spread around their parent's: worth so many shows, as PRIOR_STRENGTH says what is believed of them. */
export interface Spread {
  readonly partner: number;
  readonly campaign: number;
  readonly offer: number;
}

const CATEGORY_RATE = 0.03;
const PARTNERS = 60;
const OFFERS_EACH = 4;

/**
 * The share of offers whose true rate lies in the 90 % interval of what is believed of them, in a category of 240 offers that were
 * shown `shows` times each. `ages`: days since their shows, even from 14 on; 0 leaves all shows their full weight.
 */
export function coverage(spread: Spread, shows: number, seed: number, halfLife: { readonly days: number; readonly ages: number } | null = null): number {
  const chance = dice(seed);
  const drawn = (mean: number, strength: number) => {
    const lead = gamma(chance, mean * strength);
    return lead / (lead + gamma(chance, (1 - mean) * strength));
  };
  const lessons: Lesson[] = [];
  const truth = new Map<string, number>();
  for (let partner = 0; partner < PARTNERS; partner++) {
    const mean = drawn(CATEGORY_RATE, spread.partner);
    for (let offer = 0; offer < OFFERS_EACH; offer++) {
      const id = `${partner}-${offer}`;
      const rate = drawn(drawn(mean, spread.campaign), spread.offer);
      truth.set(id, rate);
      let [trials, success] = [0, 0];
      for (let show = 0; show < shows; show++) {
        const weight = halfLife === null ? 1 : 0.5 ** ((14 + (show / shows) * halfLife.ages) / halfLife.days);
        trials += weight;
        if (chance() < rate) success += weight;
      }
      lessons.push({ partnerId: `${partner}`, campaignId: id, offerId: id, category: 'insurer', stage: 'sold', trials, success });
    }
  }
  const taught = new Lessons(lessons);
  const covered = lessons.filter(({ campaignId, partnerId, offerId, category, stage }) => {
    const below = betaCdf(taught.offerPosterior({ id: campaignId, partnerId, category }, offerId, stage), truth.get(campaignId) ?? 0);
    return below >= 0.05 && below <= 0.95;
  });
  return covered.length / lessons.length;
}
