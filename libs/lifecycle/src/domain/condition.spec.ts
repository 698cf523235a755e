import { conditionLanguage, type ConditionFacts } from './condition.js';

const facts: ConditionFacts = {
  user: { locale: 'ru', zone: 'Europe/Minsk' },
  asset: {
    brand: 'BMW', brandClass: 'premium', model: 'X5', year: 2019, price: 31_500, currency: 'USD', mileage: Number.NaN, region: '',
    fuel: 'diesel', transmission: 'automatic', bodyType: 'suv', premium: true,
  },
  journey: { stage: 'sold', cycle: 2, renewals: 3, boughtHere: false },
  season: 'autumn',
};

function holds(expression: string): boolean {
  const condition = conditionLanguage({ subject: { kind: 'asset' } })(expression);
  if ('problem' in condition) throw new Error(condition.problem);
  return condition.run(facts);
}

it.each([
  ['asset.premium', true],
  ['asset.brandClass == "premium" && asset.year >= 2018', true],
  ['asset.price > 30000 && asset.currency == "USD"', true],
  ['season in ["spring", "autumn"] && user.locale == "ru"', true],
  ['journey.cycle > 1 && !journey.boughtHere && journey.renewals == 3', true],
  ['3 == journey.renewals && journey.cycle != 3', true],
  ['1 / 0 > 1', false],
  ['asset.mileage > 100000', false],
  ['asset.mileage <= 100000', false],
])('%s is %s', (expression, expected) => expect(holds(expression)).toBe(expected));
