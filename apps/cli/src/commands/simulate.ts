import { simulate } from '@ringroad/lifecycle';
import { type Command, InvalidArgumentError } from 'commander';
import { findProgramme } from '../simulate/find-programme.js';
import { drawSimulation } from '../simulate/draw-simulation.js';

interface Options {
  readonly programme: string;
  readonly months: number;
  readonly people: number;
  readonly seed: string;
  readonly zone: string;
  readonly meanDays: number;
  readonly takeUp: number;
  readonly set: Readonly<Record<string, string | number>>;
}

export function simulateCommand(program: Command): void {
  program
    .command('simulate')
    .description('run a population through a programme on a virtual clock: contacts per person, stages by month, leads')
    .requiredOption('--programme <id or file>', 'a template, such as classified, or a file as docs/programmes.md describes')
    .option('--months <n>', 'how long', wholeNumber(1, 240), 36)
    .option('--people <n>', 'how many', wholeNumber(1, 100_000), 500)
    .option('--seed <text>', 'the same seed gives the same people', 'ringroad')
    .option('--zone <zone>', 'IANA time zone of the people', zone, 'Europe/Minsk')
    .option('--mean-days <n>', 'assumption: days between two events of one kind, on average', wholeNumber(1, 3_650), 180)
    .option('--take-up <percent>', 'assumption: share of contacts that become a lead', percent, 5)
    .option('--set <name=value>', 'another value for a parameter of the programme; may be repeated', setting, {})
    .action((options: Options) => {
      const definition = findProgramme(options.programme, options.set);
      const started = performance.now();
      const told = simulate(definition, {
        people: options.people,
        months: options.months,
        seed: options.seed,
        zone: options.zone,
        from: new Date('2026-01-01T00:00:00Z'),
        meanDays: options.meanDays,
        takeUpPpm: Math.round(options.takeUp * 10_000),
      });
      console.log(drawSimulation(definition, told, { ...options, seconds: (performance.now() - started) / 1000 }));
    });
}

function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < min || value > max) throw new InvalidArgumentError(`must be a whole number from ${min} to ${max}.`);
    return value;
  };
}

function percent(text: string): number {
  const value = Number(text);
  if (!(value >= 0 && value <= 100)) throw new InvalidArgumentError('must be a number from 0 to 100.');
  return value;
}

function zone(text: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    throw new InvalidArgumentError('is not an IANA time zone, such as Europe/Minsk.');
  }
}

function setting(text: string, before: Options['set']): Options['set'] {
  const [, name, value] = /^([A-Za-z][A-Za-z0-9]*)=(.+)$/u.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError('must be written name=value.');
  return { ...before, [name]: Number.isNaN(Number(value)) ? value : Number(value) };
}
