import { readFileSync } from 'node:fs';
import { decide } from './auction.js';
import { type BudgetChange, type BudgetWindow, available, commitBudget, openWindow, releaseBudget, reserveBudget } from './budget.js';
import { type AuctionTerms, type Candidate, DEFAULT_TERMS, type Decision } from './decision.js';
import { ticketOf } from './lottery.js';
import { nextPassRate, passProbability, progressPercent } from './pacing.js';
import { meanOf, posterior, probabilityBetter } from './quality.js';
import { reserveFor } from './reserve.js';

interface Case {
  readonly id: string;
  readonly kind: string;
  readonly input: unknown;
  readonly expected: unknown;
}

const { cases } = JSON.parse(readFileSync(new URL('../../../../test/fixtures/marketplace-cases.json', import.meta.url), 'utf8')) as { cases: readonly Case[] };
const proven = new Set<string>();

/** Registers one test per case of the kind; `actual` must have exactly the fields the case expects. */
function prove<I, E extends object>(kind: string, actual: (input: I) => { readonly [K in keyof E]: unknown }): void {
  for (const { id, input, expected } of cases.filter((each) => each.kind === kind)) {
    proven.add(id);
    test(`${id} ${kind}`, () => expect(actual(input as I)).toEqual(expected));
  }
}

/** Sources count in units with decimals: 10 digits, as many as the cases are printed with. */
const UNIT = 10_000_000_000;
const scaled = (value: number) => BigInt(Math.round(value * UNIT));
const unscaled = (value: bigint) => Number(value) / UNIT;
const ppm = (value: number) => Math.round(value * 1_000_000);

const OPEN: AuctionTerms = { ...DEFAULT_TERMS, relevanceFloorPpm: 0, explorationPpm: 0 };

interface Bidder {
  readonly partner?: string;
  readonly bid: number;
  readonly quality?: number;
}

function hold(bidders: readonly Bidder[], terms: Partial<AuctionTerms>, floor = 0, seed = 'golden'): Decision {
  const candidates = bidders.map(({ partner, bid, quality }, i): Candidate => {
    return { campaignId: `${i}`, partnerId: partner ?? `p${i}`, category: 'insurer', bid: scaled(bid), remaining: scaled(1_000_000), reserve: scaled(floor), qualityPpm: ppm(quality ?? 1), relevancePpm: 1_000_000, ticket: ticketOf(`${i}`) };
  });
  return decide({ seed, terms: { ...OPEN, ...terms }, candidates, gated: [], bulkLosses: {} });
}

const orderOf = (decision: Decision) => decision.winners.map((winner) => Number(winner.campaignId));
const pricesOf = (decision: Decision) => decision.winners.map((winner) => unscaled(winner.price));
const scoresOf = (decision: Decision) => {
  const scores = new Map([...decision.winners, ...decision.runnersUp].map((standing) => [Number(standing.campaignId), unscaled(standing.score) / 1_000_000]));
  return [...scores].sort(([a], [b]) => a - b).map(([, score]) => score);
};

describe('the auction gives the prices its sources print', () => {
  const perSlot = (decision: Decision, clicks: readonly number[]) => {
    const pricePerClick = pricesOf(decision);
    const total = pricePerClick.map((price, slot) => price * (clicks[slot] ?? 0));
    return { order: orderOf(decision), pricePerClick, total, revenue: total.reduce((sum, each) => sum + each, 0) };
  };
  interface PerClick {
    readonly order: unknown;
    readonly pricePerClick: unknown;
    readonly total: unknown;
    readonly revenue: unknown;
  }
  prove<{ clicks: number[]; bids: number[] }, PerClick>('gsp', ({ clicks, bids }) => perSlot(hold(bids.map((bid) => ({ bid })), { slots: clicks.length, slotWeights: clicks }), clicks));
  prove<{ clicks: number[]; values: number[] }, PerClick>('vcg', ({ clicks, values }) =>
    perSlot(hold(values.map((bid) => ({ bid })), { pricing: 'vcg', slots: clicks.length, slotWeights: clicks }), clicks),
  );

  prove<{ slots: number; bids: number[]; quality: number[]; increment?: number }, { adRank: 0; order: 0; price: 0 }>('gsp_quality', ({ slots, bids, quality, increment }) => {
    const decision = hold(bids.map((bid, i) => ({ bid, quality: quality[i] ?? 0 })), { slots, increment: scaled(increment ?? 0) });
    return { adRank: scoresOf(decision), order: orderOf(decision), price: pricesOf(decision) };
  });

  interface SecondPrice {
    readonly bids: number[];
    readonly floor: number;
    readonly increment: number;
    readonly variants?: readonly { readonly bids: number[]; readonly floor: number }[];
  }
  prove<SecondPrice, object>('second_price', ({ bids, floor, increment, variants }) => {
    const each = (variant: { bids: readonly number[]; floor: number }) => hold(variant.bids.map((bid) => ({ bid })), { increment: scaled(increment) }, variant.floor);
    if (variants === undefined) {
      const decision = each({ bids, floor });
      return { winner: orderOf(decision)[0], price: pricesOf(decision)[0] };
    }
    const decisions = variants.map(each);
    return { price: decisions.map((decision) => pricesOf(decision)[0] ?? null), winnerExists: decisions.map((decision) => decision.winners.length > 0) };
  });
  prove<{ bids: { adv: string; bid: number }[]; increment: number }, { winner: 0; price: 0 }>('second_price_group', ({ bids, increment }) => {
    const decision = hold(bids.map(({ adv, bid }) => ({ partner: adv, bid })), { increment: scaled(increment) });
    return { winner: orderOf(decision)[0], price: pricesOf(decision)[0] };
  });

  prove<{ bids: number[]; e: number[]; s: number[] }, { winner: 0; price: 0 }>('squash', ({ bids, e, s }) => {
    const decisions = s.map((squash) => hold(bids.map((bid, i) => ({ bid, quality: e[i] ?? 0 })), { squash }));
    return { winner: decisions.map((decision) => orderOf(decision)[0]), price: decisions.map((decision) => pricesOf(decision)[0]) };
  });

  interface Platform {
    readonly slots: number;
    readonly reserve: number;
    readonly scoreFloor?: number;
    readonly offers: readonly { readonly id: string; readonly partner: string; readonly bid: number; readonly q: number; readonly r: number }[];
  }
  for (const { id, input, expected } of cases.filter((each) => each.kind === 'platform')) {
    proven.add(id);
    test(`${id} platform`, () => {
      const { slots, reserve, scoreFloor, offers } = input as Platform;
      const candidates = offers.map((offer): Candidate => {
        return { campaignId: offer.id, partnerId: offer.partner, category: 'insurer', bid: BigInt(offer.bid), remaining: 10n ** 9n, reserve: BigInt(reserve), qualityPpm: ppm(offer.q), relevancePpm: ppm(offer.r), ticket: ticketOf(offer.id) };
      });
      const decision = decide({ seed: id, terms: { ...OPEN, slots, attentionFloor: BigInt((scoreFloor ?? 0) * 1_000_000) }, candidates, gated: [], bulkLosses: {} });
      const lines = new Map(decision.explanations.map((line) => [line.campaignId, line]));
      const losers = decision.explanations.filter((line) => line.outcome !== 'WON');
      const all = {
        score: offers.map((offer) => Number(lines.get(offer.id)?.score) / 1_000_000),
        order: decision.winners.map((winner) => winner.campaignId),
        price: decision.winners.map((winner) => Number(winner.price)),
        lossReason: Object.fromEntries(losers.map((line) => [line.campaignId, line.outcome])),
      };
      expect(all).toMatchObject(expected as object);
      expect(Object.keys(all)).toEqual(expect.arrayContaining(Object.keys(expected as object)));
    });
  }
});

describe('floors, quality and pacing give the figures their sources print', () => {
  prove<{ rules: Record<string, number>; requests: string[] }, { floor: 0 }>('floor_rule', ({ rules, requests }) => {
    const set = Object.entries(rules).map(([match, price]) => ({ match: match.split('|'), price: scaled(price) }));
    return { floor: requests.map((request) => unscaled(reserveFor(set, request.split('|')))) };
  });

  prove<{ prior: [number, number]; success: number; trials: number }, { alpha: 0; beta: 0; mean: 0 }>('beta_posterior', ({ prior: [alpha, beta], success, trials }) => {
    const after = posterior({ alpha, beta }, { success, trials });
    expect(meanOf(after)).toBe(after.alpha / (after.alpha + after.beta));
    return { ...after, mean: `${after.alpha}/${after.alpha + after.beta}` };
  });
  prove<{ A: [number, number]; B: [number, number] }, { pBgtA: 0 }>('beta_gt', ({ A, B }) => {
    return { pBgtA: fraction(probabilityBetter({ alpha: A[0], beta: A[1] }, { alpha: B[0], beta: B[1] })) };
  });

  interface PassRate {
    readonly budget: number;
    readonly cumForecastPct: number[];
    readonly cumSpend: number[];
    readonly ptr0: number;
    readonly rate: number;
  }
  prove<PassRate, { ptr: 0 }>('ptr', ({ budget, cumForecastPct, cumSpend, ptr0, rate }) => {
    let passPpm = ppm(ptr0);
    const ptr = cumSpend.map((spend, i) => {
      passPpm = nextPassRate(passPpm, BigInt(spend), BigInt((budget * (cumForecastPct[i] ?? 0)) / 100), ppm(rate));
      return passPpm / 1_000_000;
    });
    return { ptr };
  });
  prove<{ r: number[] }, { pass: 0; pooledMeanOfFirstTwo: 0 }>('pass_prob', ({ r }) => {
    const pass = (overrun: number) => passProbability(scaled(overrun), scaled(1)) / 1_000_000;
    // The bug of the source: two campaigns asked together look on plan, though the first one overruns twice.
    const pooledMeanOfFirstTwo = r.slice(0, 2).reduce((sum, each) => sum + each, 0) / 2;
    expect(pass(pooledMeanOfFirstTwo)).toBe(1);
    return { pass: r.map(pass), pooledMeanOfFirstTwo };
  });
  prove<{ delivered: number; elapsed: number }, { progressPct: 0 }>('progress', ({ delivered, elapsed }) => ({ progressPct: progressPercent(ppm(delivered), ppm(elapsed)) }));
});

describe('a budget window never grants more than its cap', () => {
  prove<{ cap: number; price: number; concurrent: number }, { granted: 0; reserved: 0 }>('reserve_concurrent', ({ cap, price, concurrent }) => {
    let window = openWindow(BigInt(cap));
    let granted = 0;
    for (let i = 0; i < concurrent; i++) {
      const change = reserveBudget(window, `lead-${i}`, BigInt(price));
      if (change.kind === 'ok') [window, granted] = [change.window, granted + 1];
    }
    return { granted, reserved: Number(window.pending) };
  });

  prove<{ cap: number; ops: string[] }, { results: 0; posted: 0; pending: 0; available: 0 }>('two_phase', ({ cap, ops }) => {
    let window = openWindow(BigInt(cap));
    const results = ops.map((op) => {
      const change = apply(window, op.split(' '));
      if (change.kind === 'refused') return change.reason;
      window = change.window;
      return 'ok';
    });
    return { results, posted: Number(window.posted), pending: Number(window.pending), available: Number(available(window)) };
  });
});

test('every case of the fixture is proven', () => expect(cases.map(({ id }) => id).filter((id) => !proven.has(id))).toEqual([]));

function apply(window: BudgetWindow, [verb = '', key = '', amount = '0']: readonly string[]): BudgetChange {
  if (verb === 'reserve') return reserveBudget(window, key, BigInt(amount));
  return verb === 'post' ? commitBudget(window, key, BigInt(amount)) : releaseBudget(window, key);
}

/** The simplest fraction that a value is, to 12 digits; a value that is none prints as it is. */
function fraction(value: number): string {
  for (let denominator = 1; denominator <= 1_000; denominator++) {
    const numerator = Math.round(value * denominator);
    if (Math.abs(value - numerator / denominator) < 1e-12) return `${numerator}/${denominator}`;
  }
  return `${value}`;
}
