import type { Category, Stage } from '@ringroad/kernel';
import { decideBoth, Dice, outcomeOf, randomCampaign, randomState, randomTerms, randomUser, RESERVES, type Shape, STAGES } from '../../../test/support/random-market.js';
import { CandidateIndex } from './candidate-index.js';
import { examineAll, type MarketCampaign, marketCampaign } from './domain/examination.js';
import type { Opportunity } from './domain/opportunity.js';

const USERS = 10_000;
const BATCHES = 20;
/** How many kinds of business there are, and how many a user needs: the reference looks at some two thousand campaigns a user at most. */
const KINDS = { 100: [3, 3], 1_000: [6, 3], 10_000: [24, 2], 100_000: [48, 1] } as const;

/** All campaigns of the market, apart by moment and kind of business: of the others the gates say nothing but that they are others. */
class Reference {
  readonly all = new Map<string, MarketCampaign>();
  private readonly shelves = new Map<string, Map<string, MarketCampaign>>();

  set(entry: MarketCampaign): void {
    this.delete(entry.campaign.id);
    this.all.set(entry.campaign.id, entry);
    for (const shelf of this.shelvesOf(entry)) shelf.set(entry.campaign.id, entry);
  }

  delete(id: string): void {
    const known = this.all.get(id);
    if (known === undefined) return;
    this.all.delete(id);
    for (const shelf of this.shelvesOf(known)) shelf.delete(id);
  }

  relevantTo({ stage, needs }: Opportunity): MarketCampaign[] {
    return needs.flatMap(({ category }) => [...this.shelf(stage, category).values()]);
  }

  private shelvesOf({ campaign: { stages, category } }: MarketCampaign): Map<string, MarketCampaign>[] {
    return (stages.length > 0 ? stages : STAGES).map((stage) => this.shelf(stage, category));
  }

  private shelf(stage: Stage, category: Category): Map<string, MarketCampaign> {
    const key = `${stage}/${category}`;
    const known = this.shelves.get(key) ?? new Map<string, MarketCampaign>();
    this.shelves.set(key, known);
    return known;
  }
}

/** Campaigns come, change, run dry, are refilled and go. */
function edit(dice: Dice, shape: Shape, index: CandidateIndex, reference: Reference, edits: number): void {
  for (let step = 0; step < edits; step++) {
    const id = `campaign-${dice.below(shape.campaigns)}`;
    const known = reference.all.get(id);
    if (known === undefined || dice.chance(30)) {
      const fresh = marketCampaign(randomCampaign(dice, id, shape), randomState(dice, shape));
      reference.set(fresh);
      index.upsert(fresh);
    } else if (dice.chance(85)) {
      const state = randomState(dice, shape);
      reference.set({ ...known, state });
      index.setState(id, state);
    } else {
      reference.delete(id);
      index.remove(id);
    }
  }
}

test.each([100, 1_000, 10_000, 100_000] as const)(`${USERS.toLocaleString('en')} random users of a market of %i campaigns get what looking at every campaign gives them, after random edits`, (size) => {
  const dice = new Dice(size);
  const [categories, needed] = KINDS[size];
  const shape = { campaigns: size, partners: Math.max(6, size / 20), categories, ties: false, poor: false };
  const index = new CandidateIndex();
  const reference = new Reference();
  edit(dice, shape, index, reference, size * 2);
  let disagreements = 0;
  let winners = 0;
  let spared = 0;
  for (let batch = 0; batch < BATCHES; batch++) {
    edit(dice, shape, index, reference, Math.min(500, size));
    for (let user = 0; user < USERS / BATCHES; user++) {
      const anyone = randomUser(dice, shape);
      const first = dice.below(anyone.needs.length + 1);
      const moment = { ...anyone, needs: [...anyone.needs.slice(first), ...anyone.needs.slice(0, first)].slice(0, needed) };
      const terms = randomTerms(dice);
      const seed = `${batch}-${user}`;
      const compared = decideBoth(index, examineAll(reference.relevantTo(moment), moment, RESERVES, seed), moment, terms, seed, dice);
      if (outcomeOf(compared.found) !== outcomeOf(compared.reference)) disagreements += 1;
      winners += compared.found.winners.length;
      spared += compared.spared;
    }
  }
  expect(disagreements).toBe(0);
  expect(winners).toBeGreaterThan(USERS / 3);
  expect(spared).toBeGreaterThan(USERS / 3);
});
