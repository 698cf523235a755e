import { Dice, decideBoth, outcomeOf, randomCampaign, randomState, randomTerms, randomUser, RESERVES, type Shape } from '../../../test/support/random-market.js';
import { CandidateIndex } from './candidate-index.js';
import type { AuctionTerms } from './domain/decision.js';
import { DEFAULT_TERMS } from './domain/decision.js';
import { examineAll, type MarketCampaign, marketCampaign } from './domain/examination.js';
import type { Opportunity } from './domain/opportunity.js';

function randomShape(dice: Dice): Shape {
  return { campaigns: dice.pick([3, 40, 120, 300]), partners: dice.pick([1, 2, 8, 60]), categories: 3, ties: dice.chance(50), poor: dice.chance(30) };
}

/** Decides both ways and tells how much the index spared. */
function agree(index: CandidateIndex, market: readonly MarketCampaign[], user: Opportunity, terms: AuctionTerms, seed: string, dice: Dice): { readonly winners: number; readonly spared: number } {
  const { found, reference, spared } = decideBoth(index, examineAll(market, user, RESERVES, seed), user, terms, seed, dice);
  expect(outcomeOf(found)).toEqual(outcomeOf(reference));
  const told = (losses: typeof found.losses) => Object.values(losses).reduce((sum, count) => sum + count, 0);
  if (found.reserved.length === 0) expect(told(found.losses) + found.winners.length).toBe(market.length);
  return { winners: found.winners.length, spared };
}

// Ten thousand users in each of four sizes: candidate-index.long-spec.ts.
test.each([
  [1_000, 1],
  [300, 0.5],
])('the index finds the winners and prices that looking at every campaign gives, for %i random users (s = %d)', (users, squash) => {
  let winners = 0;
  let spared = 0;
  for (let run = 0; run < users / 50; run++) {
    const dice = new Dice(run);
    const shape = randomShape(dice);
    const market = Array.from({ length: shape.campaigns }, (_, i) => marketCampaign(randomCampaign(dice, `campaign-${i}`, shape), randomState(dice, shape)));
    const index = new CandidateIndex(20n, squash);
    for (const each of market) index.upsert(each);
    for (let user = 0; user < 50; user++) {
      const result = agree(index, market, randomUser(dice, shape), randomTerms(dice, squash), `${run}-${user}`, dice);
      winners += result.winners;
      spared += result.spared;
    }
  }
  // The comparison means nothing unless offers win and the index leaves some out.
  expect(winners).toBeGreaterThan(users / 3);
  expect(spared).toBeGreaterThan(users / 3);
});

test('campaigns that come, change, run dry, are refilled and go are found as they are now', () => {
  for (let run = 0; run < 6; run++) {
    const dice = new Dice(1_000 + run);
    const shape = { campaigns: 400, partners: dice.pick([2, 30]), categories: 3, ties: dice.chance(50), poor: false };
    const index = new CandidateIndex();
    const truth = new Map<string, MarketCampaign>();
    for (let step = 0; step < 1_200; step++) {
      const id = `campaign-${dice.below(shape.campaigns)}`;
      const known = truth.get(id);
      if (dice.chance(40)) {
        const fresh = marketCampaign(randomCampaign(dice, id, shape), randomState(dice, shape));
        truth.set(id, fresh);
        index.upsert(fresh);
      } else if (dice.chance(80)) {
        const state = randomState(dice, shape);
        if (known !== undefined) truth.set(id, { ...known, state });
        index.setState(id, state);
      } else {
        truth.delete(id);
        index.remove(id);
      }
      if (step % 20 === 0) agree(index, [...truth.values()], randomUser(dice, shape), randomTerms(dice), `${run}-${step}`, dice);
    }
    expect(index.size).toBe(truth.size);
  }
});

test('an index ordered for another exponent of quality refuses to search', () => {
  const dice = new Dice(1);
  expect(() => new CandidateIndex().search(randomUser(dice, { categories: 3 }), { ...DEFAULT_TERMS, squash: 0.5 }, [], 'seed')).toThrow(RangeError);
});
