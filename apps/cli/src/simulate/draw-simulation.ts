import type { ProgrammeDefinition, Simulation } from '@ringroad/lifecycle';

const WIDTH = 40;
const STEPS = [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];
const LEVELS = ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** The assumptions a simulation was made under, to be printed with it. */
export interface Assumptions {
  readonly months: number;
  readonly meanDays: number;
  readonly takeUp: number;
  readonly seed: string;
  readonly seconds: number;
}

/** What a simulation showed, as text with bars. */
export function drawSimulation({ id, version, stages }: ProgrammeDefinition, told: Simulation, assumed: Assumptions): string {
  const contacts = told.contactsPerPerson.reduce((sum, people, n) => sum + people * n, 0);
  const leads = [...told.leads.values()].reduce((sum, n) => sum + n, 0);
  return [
    `${id} version ${version}: ${told.people} people, ${assumed.months} months, ${told.events} events, in ${assumed.seconds.toFixed(1)} s (seed "${assumed.seed}")`,
    `Assumed, not known: ${assumed.meanDays} days between two events of a kind, ${assumed.takeUp} % of contacts become a lead. Caps and quiet hours are not applied.`,
    ...section(`Contacts: ${contacts}, ${(contacts / Math.max(told.people, 1)).toFixed(1)} a person`, bars([...told.contacts].sort((a, b) => b[1] - a[1]))),
    ...section('People by number of contacts', bars(histogram(told.contactsPerPerson))),
    ...section('Journeys under way, month by month', stages.map((stage) => line(stage, told.occupancy.map((month) => month.get(stage) ?? 0), stages))),
    ...section('Journeys ended', bars([...told.outcomes].sort((a, b) => b[1] - a[1]))),
    ...section(`Leads: ${leads}`, bars([...told.leads].sort((a, b) => b[1] - a[1]))),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return ['', title, ...(lines.length > 0 ? lines : ['  none'])];
}

function bars(rows: readonly (readonly [string, number])[]): string[] {
  const most = Math.max(1, ...rows.map(([, n]) => n));
  const widest = Math.max(0, ...rows.map(([name]) => name.length));
  return rows.map(([name, n]) => `  ${name.padEnd(widest)} ${bar(n / most).padEnd(WIDTH)} ${n}`);
}

function bar(share: number): string {
  const eighths = Math.round(share * WIDTH * 8);
  return '█'.repeat(Math.floor(eighths / 8)) + (eighths % 8 > 0 ? (STEPS[eighths % 8] ?? '') : '');
}

/** At most ten rows, whatever the numbers. */
function histogram(perPerson: readonly number[]): [string, number][] {
  const size = Math.max(1, Math.ceil(perPerson.length / 10));
  const rows: [string, number][] = [];
  for (let from = 0; from < perPerson.length; from += size) {
    const to = Math.min(from + size, perPerson.length) - 1;
    rows.push([from === to ? String(from) : `${from}-${to}`, perPerson.slice(from, to + 1).reduce((sum, n) => sum + n, 0)]);
  }
  return rows;
}

function line(stage: string, months: readonly number[], stages: readonly string[]): string {
  const widest = Math.max(...stages.map((each) => each.length));
  const most = Math.max(1, ...months);
  const drawn = months.map((n) => LEVELS[n === 0 ? 0 : Math.max(1, Math.round((n / most) * 8))]).join('');
  return `  ${stage.padEnd(widest)} ${drawn} ${months.at(-1) ?? 0} at the end, ${Math.max(0, ...months)} at most`;
}
