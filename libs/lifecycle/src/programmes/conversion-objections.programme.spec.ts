import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { arbitrate } from '../domain/arbitrate.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { CONVERSION_OBJECTIONS_PROGRAMME as OBJECTIONS } from './conversion-objections.programme.js';
import { SHOP_VISITOR_PROGRAMME as VISITOR } from './shop-visitor.programme.js';

const asked = (topic: string, at = '2026-03-10T09:00:00Z'): Happened => ['Question Asked', at, { topic }];
const checkout: Happened = ['Checkout Started', '2026-03-10T09:00:00Z'];
const fired = (happened: readonly Happened[], until = '2026-04-30T00:00:00Z') => livedThrough(OBJECTIONS, happened, until);

it('S68: is a programme without faults', () => expect(validateProgramme(OBJECTIONS)).toEqual([]));

it.each(['delivery', 'freshness', 'certainty', 'money-back'])('S68: a doubt about %s is answered at once, and no other', (topic) => {
  expect(fired([asked(topic)])).toEqual([{ pointId: 'objections.told', at: '2026-03-10 12:00', needs: [`answer-${topic}`] }]);
});

it('S68: who leaves the checkout without a word gets all four answers the next morning', () => {
  expect(fired([checkout])).toEqual([
    { pointId: 'objections.silent', at: '2026-03-11 10:00', needs: ['answer-delivery', 'answer-freshness', 'answer-certainty', 'answer-money-back'] },
  ]);
});

it('S68: a question after the checkout takes the place of the silent answer, and each further question is answered', () => {
  expect(fired([checkout, asked('delivery', '2026-03-10T12:00:00Z'), asked('money-back', '2026-03-12T12:00:00Z')]).map(({ at, needs }) => [at, ...needs])).toEqual([
    ['2026-03-10 15:00', 'answer-delivery'],
    ['2026-03-12 15:00', 'answer-money-back'],
  ]);
});

it('S68: an order is the goal and what was planned is off; a question about anything else begins nothing', () => {
  const bought: Happened[] = [checkout, ['Order Completed', '2026-03-10T09:20:00Z']];
  expect(fired(bought)).toEqual([]);
  expect(lifeOf(OBJECTIONS, bought, '2026-04-30T00:00:00Z').journeys).toMatchObject([{ outcome: 'convinced', goalReached: true }]);
  expect(lifeOf(OBJECTIONS, [asked('parking')], '2026-04-30T00:00:00Z').journeys).toEqual([]);
});

it('S68: seven days after the last sign the doubt is left alone', () => {
  expect(lifeOf(OBJECTIONS, [checkout], '2026-04-30T00:00:00Z').journeys).toMatchObject([{ outcome: 'not-convinced', goalReached: false, endedAt: new Date('2026-03-17T07:00:00Z') }]);
});

it('S68: while a doubt is open, the visitor hears no reminder of the cart', () => {
  const happened: Happened[] = [['Product Added', '2026-03-10T08:50:00Z'], checkout];
  const followed = [VISITOR, OBJECTIONS].map((definition) => ({ definition, ...lifeOf(definition, happened, '2026-03-10T09:30:00Z') }));
  expect(arbitrate(followed).map(({ pointId }) => pointId)).toEqual(['objections.silent']);
});
