import fc from 'fast-check';
import { type BidModifier, highestModifier, modifiedBid, MOST_RAISED, type Opportunity } from '../index.js';
import { sampleCampaign, sampleMoment } from '../../../../test/support/sample-market.js';

const moment: Opportunity = sampleMoment({}, { region: 'north', brand: 'Audi', model: 'A4', fuel: 'diesel' }, { segments: new Set(['dealer', 'often']) });
const bidWith = (bid: bigint, ...modifiers: BidModifier[]) => modifiedBid(sampleCampaign({ bid, modifiers }), moment);

test.each<[BidModifier['dimension'], string, string]>([
  ['stage', 'posted', 'sold'],
  ['season', 'spring', 'winter'],
  ['region', 'north', 'south'],
  ['brand', 'Audi', 'Lada'],
  ['model', 'A4', 'Vesta'],
  ['fuel', 'diesel', 'electric'],
  ['segment', 'often', 'never'],
])('pays more by %s for what it names, and for nothing else', (dimension, value, other) => {
  expect(bidWith(1_000n, { dimension, value, ppm: 1_500_000 })).toBe(1_500n);
  expect(bidWith(1_000n, { dimension, value: other, ppm: 1_500_000 })).toBe(1_000n);
});

test('an unknown value raises nothing', () => {
  const unknown = sampleMoment({}, { region: null, model: null });
  expect(modifiedBid(sampleCampaign({ bid: 100n, modifiers: [{ dimension: 'model', value: '', ppm: 2_000_000 }] }), unknown)).toBe(100n);
});

test('what applies is multiplied and rounded down once: 3 × 1.5 × 1.5 is 6, not 5', () => {
  const half: BidModifier = { dimension: 'region', value: 'north', ppm: 1_500_000 };
  expect(bidWith(3n, half, { ...half, dimension: 'fuel', value: 'diesel' })).toBe(6n);
});

test('together they raise a bid threefold at most, and the bound of the index knows', () => {
  const twice = (dimension: BidModifier['dimension'], value: string): BidModifier => ({ dimension, value, ppm: 2_000_000 });
  const modifiers = [twice('region', 'north'), twice('brand', 'Audi')];
  expect(bidWith(1_000n, ...modifiers)).toBe(3_000n);
  expect(highestModifier(sampleCampaign({ modifiers }))).toBe(3);
  // A third that lowers it counts before the limit does.
  expect(bidWith(1_000n, ...modifiers, { dimension: 'fuel', value: 'diesel', ppm: 500_000 })).toBe(2_000n);
});

test('never above three times the bid nor above what the bound says, whatever applies', () => {
  const modifier = fc.record({ dimension: fc.constantFrom<BidModifier['dimension']>('region', 'brand', 'segment', 'stage'), value: fc.constantFrom('north', 'Audi', 'often', 'posted', 'x'), ppm: fc.integer({ min: 100_000, max: 3_000_000 }) });
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 11n }), fc.array(modifier, { maxLength: 8 }), (bid, modifiers) => {
      const campaign = sampleCampaign({ bid, modifiers });
      const most = modifiedBid(campaign, moment);
      expect(most).toBeLessThanOrEqual(bid * MOST_RAISED);
      expect(Number(most)).toBeLessThanOrEqual(Number(bid) * highestModifier(campaign) * (1 + 1e-9));
    }),
    { numRuns: 2_000 },
  );
});
