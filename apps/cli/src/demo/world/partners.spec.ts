import { CATEGORIES, type Category, type Stage } from '@ringroad/kernel';
import { CLASSIFIED_PROGRAMME } from '@ringroad/lifecycle';
import { PARTNERS } from './partners.js';
import { REGION_SHARES, BRANDS } from './market-statistics.js';

const campaigns = PARTNERS.flatMap((partner) => partner.campaigns);

/** Stage → categories some contact point of the programme asks for. The forecast for an unseen next car lies years ahead. */
function wanted(stage: Stage): Set<Category> {
  const needs = CLASSIFIED_PROGRAMME.contactPoints.filter((point) => point.stage === stage && point.id !== 'sold.predicted-sale').flatMap((point) => point.needs);
  return new Set(CLASSIFIED_PROGRAMME.needs.filter((need) => needs.includes(need.id)).flatMap((need) => need.categories as Category[]));
}

describe('partners of the demo world', () => {
  it('are twenty-five, with one to three campaigns each, in all categories', () => {
    expect(PARTNERS).toHaveLength(25);
    expect(new Set(PARTNERS.map((partner) => partner.slug)).size).toBe(25);
    expect(PARTNERS.every(({ campaigns: own }) => own.length >= 1 && own.length <= 3)).toBe(true);
    expect(new Set(campaigns.map((each) => each.category))).toEqual(new Set(CATEGORIES));
  });

  it('bid only at stages where the programme has a need for them, and at every stage and category it has', () => {
    for (const each of campaigns) for (const stage of each.stages) expect([each.name, stage, wanted(stage).has(each.category)]).toEqual([each.name, stage, true]);
    for (const stage of CLASSIFIED_PROGRAMME.stages as Stage[]) {
      const bidding = new Set(campaigns.filter((each) => each.stages.includes(stage)).map((each) => each.category));
      expect([stage, ...[...wanted(stage)].sort()]).toEqual([stage, ...[...bidding].sort()]);
    }
  });

  it('aim at regions and brands that exist there, with budgets that can pay a lead', () => {
    const regions: readonly string[] = REGION_SHARES.map(([name]) => name);
    const brands = BRANDS.map(({ name }) => name);
    for (const each of campaigns) {
      expect(each.regions.filter((region) => !regions.includes(region))).toEqual([]);
      expect(each.brands.filter((brand) => !brands.includes(brand))).toEqual([]);
      expect(each.dailyBudget ?? each.totalBudget).toBeGreaterThanOrEqual(each.maxPrice);
      for (const offer of each.offers) expect(offer.title.length).toBeLessThanOrEqual(40);
    }
  });
});
