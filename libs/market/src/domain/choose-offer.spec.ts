import fc from 'fast-check';
import { chooseOffer, takeableUntil, type TurnOffer, wordsFor } from './choose-offer.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const offer = (id: string, rest: Partial<TurnOffer> = {}): TurnOffer => ({ id, weight: 1, expiresAt: null, outOfCodes: false, ...rest });

describe('taking turns', () => {
  it('shows offers as often as their weights say', () => {
    const offers = [offer('a', { weight: 1 }), offer('b', { weight: 3 }), offer('c', { weight: 6 })];
    const shown = { a: 0, b: 0, c: 0 };
    for (let decision = 0; decision < 10_000; decision++) shown[chooseOffer(offers, `decision-${decision}`, NOW)?.id as 'a']++;
    expect(shown.a / 10_000).toBeCloseTo(0.1, 1);
    expect(shown.b / 10_000).toBeCloseTo(0.3, 1);
    expect(shown.c / 10_000).toBeCloseTo(0.6, 1);
  });

  it('depends on the seed and not on the order in which offers come', () => {
    const set = fc.uniqueArray(fc.record({ id: fc.uuid(), weight: fc.integer({ min: 1, max: 100 }) }), { minLength: 1, maxLength: 5, selector: ({ id }) => id });
    fc.assert(
      fc.property(set, fc.uuid(), (given, seed) => {
        const offers = given.map(({ id, weight }) => offer(id, { weight }));
        expect(chooseOffer([...offers].reverse(), seed, NOW)).toEqual(chooseOffer(offers, seed, NOW));
      }),
    );
  });

  it('leaves out what is over and what has no code left', () => {
    const over = offer('over', { expiresAt: NOW });
    const empty = offer('empty', { outOfCodes: true });
    const lasting = offer('lasting', { expiresAt: new Date(NOW.getTime() + 1) });
    for (let decision = 0; decision < 50; decision++) expect(chooseOffer([over, empty, lasting], `${decision}`, NOW)).toBe(lasting);
    expect(chooseOffer([over, empty], 'any', NOW)).toBeNull();
    expect(chooseOffer([], 'any', NOW)).toBeNull();
  });
});

const bonus = { ...offer('a'), title: 'Oil change', text: 'Half price', terms: '', texts: { ru: { title: 'Замена масла', text: 'За полцены', terms: '' } }, validDays: 14, keepsRivalsAway: false };

describe('the language of an offer', () => {
  it("is the reader's where the partner wrote it, else the site's own", () => {
    expect(wordsFor(bonus, 'ru')).toEqual({ title: 'Замена масла', text: 'За полцены', terms: '', language: 'ru' });
    expect(wordsFor(bonus, 'be')).toEqual({ title: 'Oil change', text: 'Half price', terms: '', language: null });
    expect(wordsFor(bonus, null).language).toBeNull();
  });
});

describe('an offer that was shown', () => {
  it('can be taken for its days, and not beyond its own end', () => {
    const tomorrow = new Date('2026-11-23T12:00:00Z');
    expect(takeableUntil(bonus, NOW)).toEqual(new Date('2026-12-06T12:00:00Z'));
    expect(takeableUntil({ ...bonus, expiresAt: tomorrow }, NOW)).toEqual(tomorrow);
  });
});
