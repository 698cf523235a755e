import { occupancyOf, perPerson, together, type Simulated } from './simulation-sum.js';

const crowd = (contactsPerPerson: number[], afloat: number): Simulated => ({
  people: contactsPerPerson.reduce((sum, n) => sum + n, 0), events: 10, contacts: [{ id: 'now', count: afloat }], contactsPerPerson,
  occupancy: [{ month: 1, stages: [{ id: 'afloat', count: afloat }] }], outcomes: [], leads: [{ id: 'marina', count: 1 }],
});

it('two crowds that lived apart are counted as one', () => {
  const both = together(crowd([1, 2], 3), crowd([0, 0, 1], 1));
  expect(both).toMatchObject({ people: 4, events: 20, contactsPerPerson: [1, 2, 1], contacts: [{ id: 'now', count: 4 }], leads: [{ id: 'marina', count: 2 }] });
  expect(occupancyOf(both, 'afloat')).toEqual([4]);
  expect(occupancyOf(both, 'ashore')).toEqual([0]);
});

it('contacts per person are told by their mean and by nine of ten people', () => {
  expect(perPerson(crowd([5, 4, 0, 1], 0))).toEqual({ mean: 0.7, nineOfTen: 1 });
  expect(perPerson(crowd([], 0))).toEqual({ mean: 0, nineOfTen: 0 });
});
