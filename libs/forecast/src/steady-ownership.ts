import { type BrandClass, OWNERSHIP_MEAN_MONTHS } from './brand-class.js';
import { learnOwnership, type ObservedOwnership } from './next-sale.js';
import { expectedAge } from './survival/weibull-belief.js';

/** What a site's own ownerships of one class teach. */
export interface LearntOwnership {
  readonly brandClass: BrandClass;
  /** By which sales are foreseen: whole months. */
  readonly meanMonths: number;
  /** The prior shrunk with what was observed (`learnOwnership`), as it is. */
  readonly learntMonths: number;
  /** Ownerships seen, and how many of them ended. */
  readonly observed: number;
  readonly ended: number;
}

/** No site's owners keep their cars half or twice as long as everybody's: then something else is being told. */
const FARTHEST = 2;
/** A standing number gives way to one that is this many months away: less is chance, and every change moves plans. */
const LEAST_MONTHS = 1;

/**
 * The mean months of ownership of each class, in whole months that stay as they are until the data speak clearly for others.
 * `standing` is what was learnt the last time. While no sale of a class was ever told the prior stands: of a site that tells purchases
 * only, silence is no proof that the cars are kept. For the same reason, and because anybody with a page's key can tell of cars, the
 * mean stays between half and twice the prior. Throws RangeError for an impossible life.
 */
export function steadyOwnership(observed: Iterable<ObservedOwnership>, standing: Readonly<Partial<Record<BrandClass, number>>> = {}): readonly LearntOwnership[] {
  const all = [...observed];
  const beliefs = learnOwnership(all);
  return (Object.keys(OWNERSHIP_MEAN_MONTHS) as BrandClass[]).map((brandClass) => {
    const own = all.filter((one) => one.brandClass === brandClass);
    const count = (lives: readonly ObservedOwnership[]) => lives.reduce((sum, { weight = 1 }) => sum + weight, 0);
    const ended = count(own.filter((one) => one.ended));
    const prior = OWNERSHIP_MEAN_MONTHS[brandClass];
    const learnt = expectedAge(beliefs[brandClass]);
    const bounded = ended === 0 ? prior : Math.min(Math.max(learnt, prior / FARTHEST), prior * FARTHEST);
    const before = standing[brandClass] ?? prior;
    const meanMonths = Math.abs(bounded - before) < LEAST_MONTHS ? before : Math.round(bounded);
    return { brandClass, meanMonths, learntMonths: learnt, observed: count(own), ended };
  });
}
