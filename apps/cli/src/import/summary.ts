import { clockTime, grouped } from './import-progress.js';
import type { Tally } from './tally.js';

export interface Summary {
  readonly file: string;
  readonly site: string;
  readonly tally: Tally;
  readonly rejects: string;
  /** Rows of earlier runs that this one went on from. */
  readonly resumedAt: number;
  /** From the first row to the last commit; journeys come after it. */
  readonly seconds: number;
  readonly peakMegabytes: number;
  /** Somebody can sign in at the site and look. */
  readonly hasOperator: boolean;
  /** The database is our own, and nothing runs on it. */
  readonly needsStart: boolean;
}

/** The figures stand beside the names; the rejects file has the whole of them. */
const LONGEST = 100;

/** What stands in the terminal at the end. */
export function summary({ file, site, tally, rejects, resumedAt, seconds, peakMegabytes, hasOperator, needsStart }: Summary): string {
  const rows: [string, string][] = [
    ['rows', grouped(tally.rows)],
    ['accepted', grouped(tally.accepted)],
    ['rejected', grouped(tally.rejected)],
    ...largestFirst(tally.reasons),
    ...(tally.skipped > 0 ? [['not completed', grouped(tally.skipped)] as [string, string]] : []),
    ['events stored', grouped(tally.eventsStored)],
    ['already there', grouped(tally.alreadyThere)],
    ['accepted by region', ''],
    ...largestFirst(tally.regions),
    ['stored in', clockTime(seconds)],
    ['rows/s', grouped((tally.rows - resumedAt) / seconds)],
    ['peak memory', `${grouped(peakMegabytes)} MB`],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const figures = Math.max(...rows.map(([, figure]) => figure.length));
  return [
    '',
    `${file} into the site ${site}${resumedAt > 0 ? ` (resumed after row ${grouped(resumedAt)}; counts are of all runs, the rate is of this one)` : ''}`,
    ...rows.map(([name, figure]) => `  ${name.padEnd(width)}  ${figure.padStart(figures)}`.trimEnd()),
    ...(tally.rejected > 0 ? ['', `What was rejected, and why: ${rejects}`] : []),
    '',
    ...nextSteps(site, { hasOperator, needsStart }),
    '',
  ].join('\n');
}

/** How to see what was imported. */
function nextSteps(site: string, { hasOperator, needsStart }: Pick<Summary, 'hasOperator' | 'needsStart'>): string[] {
  const member = hasOperator ? [] : [`  npx ringroad member add --role operator --site ${site} --email YOU@EXAMPLE.COM --name "YOUR NAME"`];
  const start = needsStart ? ['  npm start'] : [];
  const sign = hasOperator ? `Sign in as an operator of ${site} to see it` : 'Next, somebody who signs in and sees it';
  return [`${sign}${member.length + start.length > 0 ? ':' : '.'}`, ...member, ...start];
}

function largestFirst(groups: Readonly<Record<string, number>>): [string, string][] {
  return Object.entries(groups)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([name, count]) => [`  ${name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name}`, grouped(count)]);
}
