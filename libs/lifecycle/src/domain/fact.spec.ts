import fc from 'fast-check';
import { orderFacts, priceOf, type StoredFact } from './fact.js';

const at = new Date('2025-03-10T09:00:00Z');

function fact(id: string, type: string, properties: Record<string, unknown> = {}): StoredFact {
  return { id, type, occurredAt: at, receivedAt: at, properties };
}

it.each([
  [10900.5, 'USD', 1_090_050n],
  [0.1, 'USD', 10n],
  [1.1, 'BYN', 110n],
  [90_071_992_547.41, 'EUR', 9_007_199_254_741n],
  [1500, 'JPY', 1500n],
  [12.345, 'KWD', 12_345n],
  [0, 'USD', 0n],
  [7, 'usd', 700n],
])('%d %s are %s minor units, exactly', (price, currency, amount) => {
  expect(priceOf(fact('f', 'Listing Posted', { price, currency }), 'price')).toEqual({ amount, currency: currency.toUpperCase() });
});

it('every amount of cents survives the way through a JSON number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 13 }), (cents) => {
      const price: unknown = JSON.parse(`${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`);
      expect(priceOf(fact('f', 'Listing Posted', { price, currency: 'USD' }), 'price')?.amount).toBe(BigInt(cents));
    }),
  );
});

it('a price without a currency is not used', () => {
  expect(priceOf(fact('f', 'Listing Posted', { price: 5 }), 'price')).toBeNull();
});

it('facts of one instant are read bought, posted, renewed, sold, removed; each once', () => {
  const ordered = orderFacts([
    fact('a', 'Listing Removed'), fact('b', 'Listing Sold'), fact('d', 'Listing Renewed'), fact('c', 'Listing Renewed'),
    fact('e', 'Listing Posted'), fact('f', 'Car Bought'), fact('c', 'Listing Renewed'), fact('z', 'Page Viewed'),
  ]);
  expect(ordered.map(({ id }) => id)).toEqual(['f', 'e', 'c', 'd', 'b', 'a']);
});
