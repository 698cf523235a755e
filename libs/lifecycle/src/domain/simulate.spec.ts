import { CLASSIFIED_PROGRAMME } from '../programmes/classified.programme.js';
import { SHOP_RF_PROGRAMME } from '../programmes/shop-rf.programme.js';
import { simulate, type SimulationOrder } from './simulate.js';

const order: SimulationOrder = { people: 40, months: 12, seed: 'one', zone: 'Europe/Minsk', from: new Date('2026-01-01T00:00:00Z'), meanDays: 60, takeUpPpm: 100_000 };
const total = (tally: ReadonlyMap<string, number>) => [...tally.values()].reduce((sum, n) => sum + n, 0);

it.each([CLASSIFIED_PROGRAMME, SHOP_RF_PROGRAMME])('$id: everybody is counted once, every contact belongs to somebody, and every standing journey to a month', (programme) => {
  const told = simulate(programme, order);
  expect(told.contactsPerPerson.reduce((sum, people) => sum + people, 0)).toBe(order.people);
  expect(told.contactsPerPerson.reduce((sum, people, contacts) => sum + people * contacts, 0)).toBe(total(told.contacts));
  expect(told.occupancy).toHaveLength(12);
  expect(total(told.occupancy.at(-1) ?? new Map())).toBeLessThanOrEqual(order.people);
  expect(total(told.contacts)).toBeGreaterThan(order.people);
  expect(total(told.leads)).toBeLessThan(total(told.contacts));
});

it('the same seed gives the same lives, another seed others', () => {
  expect(simulate(SHOP_RF_PROGRAMME, order)).toEqual(simulate(SHOP_RF_PROGRAMME, order));
  expect(simulate(SHOP_RF_PROGRAMME, { ...order, seed: 'two' }).contacts).not.toEqual(simulate(SHOP_RF_PROGRAMME, order).contacts);
});

it('nobody who never ordered is contacted, and nobody takes up anything when nobody does', () => {
  expect(total(simulate(SHOP_RF_PROGRAMME, { ...order, takeUpPpm: 0 }).leads)).toBe(0);
  expect(simulate(SHOP_RF_PROGRAMME, { ...order, people: 0 }).contactsPerPerson).toEqual([]);
});
