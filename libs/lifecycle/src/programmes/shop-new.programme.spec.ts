import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { arbitrate } from '../domain/arbitrate.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { SHOP_NEW_PROGRAMME as NEW } from './shop-new.programme.js';
import { SHOP_RF_PROGRAMME as RF } from './shop-rf.programme.js';

const first: Happened = ['Order Completed', '2026-03-01T09:00:00Z', { items: 1 }];
const fired = (happened: readonly Happened[], until: string) => livedThrough(NEW, happened, until).map(({ pointId, at }) => [pointId, at]);

it('S29: is a programme without faults', () => expect(validateProgramme(NEW)).toEqual([]));

it('S29: the first purchase is followed by thanks, a cross-selling letter on day 10 and a reminder with a perk on day 25', () => {
  expect(fired([first], '2026-12-31T00:00:00Z')).toEqual([
    ['new.thanks', '2026-03-02 10:00'],
    ['new.cross-sell', '2026-03-11 10:00'],
    ['new.perk', '2026-03-26 10:00'],
  ]);
  expect(NEW.contactPoints.map(({ id, discount }) => [id, discount])).toContainEqual(['new.perk', 'careful']);
});

it.each([
  [5, ['new.checkout']],
  [6, []],
])('S29: at the checkout of a first order of %i things, what completes it is offered: %j', (items, expected) => {
  const checkout: Happened = ['Checkout Started', '2026-03-01T08:50:00Z', { items }];
  expect(fired([checkout], '2026-03-20T00:00:00Z').map(([id]) => id)).toEqual(expected);
});

it('S29: a checkout that became an order leads on, one that did not ends the next morning', () => {
  const checkout: Happened = ['Checkout Started', '2026-03-01T08:50:00Z', { items: 1 }];
  expect(lifeOf(NEW, [checkout, first], '2026-03-05T00:00:00Z').journeys).toMatchObject([{ stage: 'new', outcome: null }]);
  expect(lifeOf(NEW, [checkout], '2026-03-05T00:00:00Z').journeys).toMatchObject([{ outcome: 'not-bought', goalReached: false, endedAt: new Date('2026-03-02T07:00:00Z') }]);
});

it('S29: the second purchase is the goal; what was planned is off, and a third begins nothing', () => {
  const orders: Happened[] = [first, ['Order Completed', '2026-03-15T09:00:00Z'], ['Order Completed', '2026-04-15T09:00:00Z']];
  expect(fired(orders, '2026-12-31T00:00:00Z').map(([id]) => id)).toEqual(['new.thanks', 'new.cross-sell']);
  expect(lifeOf(NEW, orders, '2026-12-31T00:00:00Z').journeys).toMatchObject([{ outcome: 'bought-again', goalReached: true }]);
});

it('S29: for 51 days the recency rules New and Promising are silent, from Wandering on they speak', () => {
  const asOf = '2026-05-01T00:00:00Z';
  const followed = [NEW, RF].map((definition) => ({ definition, ...lifeOf(definition, [first], asOf) }));
  expect(arbitrate(followed).map(({ pointId }) => pointId)).toEqual(['new.thanks', 'new.cross-sell', 'new.perk', 'rf.wandering', 'rf.dormant']);
});

it('S29: that more than half never buy again is a claim to be tested', () => {
  expect(NEW.hypotheses).toMatchObject([{ claimedPpm: 500_000, source: 'practitioner', measure: { ofNth: 1 } }]);
});
