import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Row } from '../row.js';
import { type Curve, regretChart } from './regret-chart.js';
import { type LifeTerms, live, type TrueOffer } from './show-life.js';

const DAYS = 365;
const MOMENTS = 500;
const ARRIVAL = 120;
const LIVES = [11, 12, 13];
const OFFERS: readonly TrueOffer[] = [...[0.02, 0.025, 0.03, 0.04].map((rate, i) => ({ id: `old-${i}`, rate, from: 0 })), { id: 'new', rate: 0.06, from: ARRIVAL }];
const WAYS: readonly (Pick<Curve, 'name' | 'colour'> & Pick<LifeTerms, 'explorationPpm' | 'learns'>)[] = [
  { name: 'without learning', colour: '#b91c1c', explorationPpm: 0, learns: false },
  { name: 'learning, nothing explored', colour: '#b45309', explorationPpm: 0, learns: true },
  { name: 'learning, 5 % explored (ours)', colour: '#1d4ed8', explorationPpm: 50_000, learns: true },
];

/**
 * Path L: leads lost in a year to not knowing which of five offers is best, the best of which comes on day 120. Each way lives three
 * lives that differ by their seed alone. Draws bench/learning/regret.svg.
 */
export async function runLearningBench(): Promise<Row[]> {
  const curves = WAYS.map((way): Curve => ({ ...way, values: meanRegret(way) }));
  const title = `Leads lost among five offers, ${MOMENTS} shows a day (mean of ${LIVES.length})`;
  await writeFile(join('bench', 'learning', 'regret.svg'), regretChart(title, curves, [{ day: ARRIVAL, text: 'a better offer comes' }]));
  const [none, greedy, ours] = curves.map(({ values }) => values.at(-1) ?? 0);
  return [row('leads lost in a year, learning with 5 % explored; peer without learning', ours ?? 0, none ?? 0, 0.5), row('the same, learning without exploring', greedy ?? 0, none ?? 0, 1)];
}

function row(name: string, ours: number, limit: number, goal: number): Row {
  const ratio = ours / limit;
  return { path: 'L', name, ours, limit, ratio, goal: `≤ ${goal}×`, cpuMicros: null, correct: ratio <= goal, unit: 'leads' };
}

function meanRegret(way: Pick<LifeTerms, 'explorationPpm' | 'learns'>): readonly number[] {
  const total = Array.from({ length: DAYS }, () => 0);
  for (const seed of LIVES) {
    let lost = 0;
    for (const { day, regret } of live(OFFERS, { ...way, days: DAYS, momentsADay: MOMENTS, seed })) {
      lost += regret;
      total[day] = (total[day] ?? 0) + lost / LIVES.length;
    }
  }
  return total;
}
