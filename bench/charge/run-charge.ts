import type { BenchCluster } from '../bench-cluster.js';
import { median, quantile } from '../median.js';
import { processorMicros } from '../processor-time.js';
import type { Row } from '../row.js';
import { ChargedPartner } from './charge.js';
import { prepareTpcB } from './tpc-b.js';

const CALLERS = 64;
const ROUNDS = 3;
const SECONDS = 4;
const PLENTY = 100_000_000;

/** Path E: bill a lead exactly once, everybody on one partner's wallet and budget, against TPC-B on the same server. */
export async function runCharge(cluster: BenchCluster): Promise<Row[]> {
  const tpcB = await prepareTpcB(await cluster.createDatabase('tpc_b'));
  const partner = new ChargedPartner(cluster.database, PLENTY, PLENTY);
  await partner.open();
  await loop(partner, 1);
  await tpcB.run(1);

  const ours: Round[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const cpuBefore = processorMicros(cluster.postmaster);
    const done = await loop(partner, SECONDS);
    ours.push({ ...done, cpuMicros: (processorMicros(cluster.postmaster) - cpuBefore) / done.billed });
    theirs.push(await tpcB.run(SECONDS));
  }
  const problems = [...(await partner.check()), ...(await spendAll(cluster, 1000, PLENTY)), ...(await spendAll(cluster, PLENTY, 1000))];
  for (const problem of problems) process.stderr.write(`charge: ${problem}\n`);
  const correct = problems.length === 0;

  const rate = median(ours.map((round) => round.perSecond));
  const limit = median(theirs);
  const cpuMicros = median(ours.map((round) => round.cpuMicros));
  const p99 = median(ours.map((round) => round.p99));
  return [
    { path: 'E', name: `charge, ${CALLERS} callers, one wallet`, ours: rate, limit, ratio: rate / limit, goal: '≥ 8×', cpuMicros, correct, unit: 'leads/s', peer: tpcB.name },
    { path: 'E', name: 'charge p50, claim to post', ours: median(ours.map((round) => round.p50)), limit: null, ratio: null, goal: '', cpuMicros: null, correct, unit: 'ms' },
    { path: 'E', name: 'charge p99, claim to post', ours: p99, limit: 25, ratio: p99 / 25, goal: '≤ 25 ms', cpuMicros: null, correct, unit: 'ms' },
  ];
}

interface Round {
  readonly billed: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly cpuMicros: number;
}

/** `CALLERS` callers, each billing one lead after the other. */
async function loop(partner: ChargedPartner, seconds: number): Promise<Omit<Round, 'cpuMicros'>> {
  const latencies: number[] = [];
  const started = performance.now();
  const until = started + seconds * 1000;
  const before = partner.leadsBilled;
  const caller = async () => {
    while (performance.now() < until) {
      const sent = performance.now();
      await partner.bill();
      latencies.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  const billed = partner.leadsBilled - before;
  return { billed, perSecond: billed / ((performance.now() - started) / 1000), p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
}

/** Half as many claims again as the wallet or the day's budget can pay: exactly what fits is billed. */
async function spendAll(cluster: BenchCluster, canPay: number, dailyLeads: number): Promise<string[]> {
  const fits = Math.min(canPay, dailyLeads);
  const partner = new ChargedPartner(cluster.database, canPay, dailyLeads);
  await partner.open();
  let left = fits * 1.5;
  const caller = async () => {
    while (left > 0) {
      left -= 1;
      await partner.bill();
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  const problems = await partner.check();
  return partner.leadsBilled === fits ? problems : [...problems, `${partner.leadsBilled} leads billed where ${fits} could be paid`];
}
