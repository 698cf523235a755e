/** Something a person did in a category: a page visit, an e-mail opened, a form submitted (programmes.md S74). */
export interface EngagementEvent {
  readonly category: string;
  readonly kind: string;
  readonly at: Date;
}

/** How much a kind of event says, and after how many days it says half as much. */
export interface EngagementRule {
  readonly weights: Readonly<Record<string, number>>;
  readonly halfLifeDays: number;
}

/** The score of one category as it stood at the latest of its events. */
export interface CategoryEngagement {
  readonly score: number;
  readonly asOf: Date;
}

/** One person's engagement by category: rows that can be stored and folded on. */
export type Engagement = ReadonlyMap<string, CategoryEngagement>;

const DAY = 86_400_000;

/**
 * Score = Σ weight · 2^(−age / half-life). It is kept as of the latest event: a later one first lets the score decay, an
 * earlier one that arrives late is itself decayed (forward decay; Cormode et al., ICDE 2009), so that events give the same
 * score in any order, up to rounding. Give each event once: duplicates are the intake's business. Kinds without a weight
 * are ignored. Throws RangeError unless the half-life is positive and the weight finite.
 */
export function foldEngagement(engagement: Engagement, event: EngagementEvent, rule: EngagementRule): Engagement {
  const score = Object.hasOwn(rule.weights, event.kind) ? rule.weights[event.kind] : undefined;
  if (score === undefined) return engagement;
  if (!Number.isFinite(score)) throw new RangeError(`An event cannot weigh ${score}`);
  return mergeEngagement(engagement, new Map([[event.category, { score, asOf: event.at }]]), rule);
}

/** The engagement of two user ids found to be one person: what folding the events of both would have given. */
export function mergeEngagement(one: Engagement, other: Engagement, rule: EngagementRule): Engagement {
  const merged = new Map(one);
  for (const [category, theirs] of other) {
    const ours = one.get(category);
    const asOf = ours === undefined || ours.asOf < theirs.asOf ? theirs.asOf : ours.asOf;
    const score = (ours === undefined ? 0 : decayed(ours, asOf, rule)) + decayed(theirs, asOf, rule);
    merged.set(category, { score, asOf });
  }
  return merged;
}

/** The scores at `at`, highest first, equals by name. Events after `at` count in full: they are no less fresh than new. */
export function engagementAt(engagement: Engagement, at: Date, rule: EngagementRule): { readonly category: string; readonly score: number }[] {
  return [...engagement]
    .map(([category, state]) => ({ category, score: decayed(state, at, rule) }))
    .sort((a, b) => b.score - a.score || (a.category < b.category ? -1 : 1));
}

function decayed({ score, asOf }: CategoryEngagement, at: Date, { halfLifeDays }: EngagementRule): number {
  if (!(halfLifeDays > 0)) throw new RangeError(`A half-life is a positive number of days, not ${halfLifeDays}`);
  return score * 2 ** (-Math.max(at.getTime() - asOf.getTime(), 0) / DAY / halfLifeDays);
}
