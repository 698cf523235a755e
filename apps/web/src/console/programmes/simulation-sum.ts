import type { SimulateProgrammeQuery } from '../../api/operations.js';

export type Simulated = SimulateProgrammeQuery['simulateProgramme'];
type Counts = readonly { readonly id: string; readonly count: number }[];

/** People are asked for by so many at a time, so that one sees how far it has come. */
export const CHUNK = 25;

/** Two crowds that lived apart, as one. */
export function together(a: Simulated, b: Simulated): Simulated {
  const most = Math.max(a.contactsPerPerson.length, b.contactsPerPerson.length);
  return {
    people: a.people + b.people,
    events: a.events + b.events,
    contacts: added(a.contacts, b.contacts),
    contactsPerPerson: Array.from({ length: most }, (_, n) => (a.contactsPerPerson[n] ?? 0) + (b.contactsPerPerson[n] ?? 0)),
    occupancy: a.occupancy.map((month, place) => ({ month: month.month, stages: added(month.stages, b.occupancy[place]?.stages ?? []) })),
    outcomes: added(a.outcomes, b.outcomes),
    leads: added(a.leads, b.leads),
  };
}

/** Who stood in one stage, month by month. */
export function occupancyOf(result: Simulated, stage: string): number[] {
  return result.occupancy.map(({ stages }) => stages.find(({ id }) => id === stage)?.count ?? 0);
}

/** How many contacts a person had: on average, and how many at most nine of ten had. */
export function perPerson(result: Simulated): { readonly mean: number; readonly nineOfTen: number } {
  let contacts = 0;
  let people = 0;
  let nineOfTen = 0;
  result.contactsPerPerson.forEach((count, n) => {
    contacts += n * count;
    if (people < result.people * 0.9) nineOfTen = n;
    people += count;
  });
  return { mean: result.people === 0 ? 0 : contacts / result.people, nineOfTen };
}

function added(a: Counts, b: Counts) {
  const sums = new Map<string, number>();
  for (const { id, count } of [...a, ...b]) sums.set(id, (sums.get(id) ?? 0) + count);
  return [...sums].map(([id, count]) => ({ id, count })).sort((one, other) => other.count - one.count);
}
