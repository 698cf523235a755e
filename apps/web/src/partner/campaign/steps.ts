/** The wizard in the order of thinking: who, when, whom, what, how much for one, how much for all. */
export const STEPS = ['category', 'moments', 'audience', 'offer', 'bid', 'budget', 'review'] as const;
export type Step = (typeof STEPS)[number];

const STEP_OF: Readonly<Record<string, Step>> = { name: 'category', category: 'category', stages: 'moments', offers: 'offer', maxPrice: 'bid', adjustments: 'bid' };
const BUDGET = /^(total|monthly|weekly|daily)(Budget|Leads)$|^(stock|pacing|startsAt|endsAt)$/;

/** The step that has the field of a path. */
export function stepOf(path: string): Step {
  const field = fieldOf(path);
  return STEP_OF[field] ?? (BUDGET.test(field) ? 'budget' : 'audience');
}

/** The field of the form that a path leads to: `targeting.hours.0.from` → `hours`. */
export function fieldOf(path: string): string {
  return path.replace(/^targeting\./, '').split('.', 1)[0] ?? path;
}
