import { type Minor, PPM } from '@ringroad/kernel';
import { isAccountWindow, STOCK } from './budget-window.js';
import type { Pacing } from './campaign-draft.js';
import type { UsedLimit } from './campaign-money.js';
import { type MomentClock, windowMoments } from './moment-clock.js';
import { passProbability } from './pacing.js';

/** Of the shows that will still be claimed, half are within so many hours; and what was not by then is half forgotten after so many. */
const CLAIM_HALF_LIFE_HOURS = 2;
const FORGET_HALF_LIFE_HOURS = 12;
/** Moments after which what was seen counts half: of the supply, which changes within a day, and of how far quality is believed wrongly. */
const SUPPLY_HALF_LIFE_PPM = 250_000;
const TRUST_HALF_LIFE_PPM = 2_000_000;
/** Leads of evidence before supply is believed. Until then a campaign is held back only when it runs ahead of its plan. */
const EVIDENCE_LEADS = 2;
/** Leads as expected that are believed without having been seen. */
const TRUST_LEADS = 10;
const WHOLE = Number(PPM);
const HOUR_MS = 3_600_000;

/** What a look leaves for the next one. Money in minor units, moments in ppm of a day of them: estimates, hence plain numbers. */
export interface PaceMemory {
  /** What was spent or on hold in all at the last look. */
  readonly used: number;
  /** Still expected of what was shown. */
  readonly open: number;
  /** What was shown lately, Σ price · q and Σ q, and the moments that were entered for it. */
  readonly supply: { readonly money: number; readonly leads: number; readonly moments: number };
  /** What was expected of shows, and what came of them. */
  readonly trust: { readonly expected: number; readonly came: number };
  /** Where the plan of each window begins: when it was first looked at, with what was committed by then. */
  readonly plans: Readonly<Record<string, { readonly gone: number; readonly committed: number }>>;
}

export const NEW_PACE: PaceMemory = { used: 0, open: 0, supply: { money: 0, leads: 0, moments: 0 }, trust: { expected: 0, came: 0 }, plans: {} };

/** A campaign at one look. */
export interface PaceLook {
  readonly mode: Pacing;
  /** All that limits it; its total budget is among them. */
  readonly windows: readonly UsedLimit[];
  readonly clock: MomentClock;
  /** Real time until the campaign ends; null when it does not, and its total budget is then not spread. */
  readonly msToEnd: number | null;
  /** Since the last look: Σ price · q in minor units and Σ q in leads of what was shown, real time, and moments in ppm of a day. */
  readonly since: { readonly money: number; readonly leads: number; readonly ms: number; readonly moments: number };
}

/** The share of its moments that a campaign enters, and why. */
export interface Pace {
  readonly passPpm: number;
  readonly memory: PaceMemory;
}

/**
 * The share of its moments that a campaign enters until the next look: what is left of each budget, over what the moments still to
 * come would bring if it entered all. A wrong forecast bends the line and does not break it: what is left is counted anew each time,
 * what a moment brings is learnt from the last hours, and how far quality is wrong from the last days. Never spends too much by itself:
 * the counters see to that.
 */
export function nextPace(before: Pace, look: PaceLook): Pace {
  const used = Number(look.windows.filter(isTotalBudget).reduce((sum, { posted, pending }) => sum + posted + pending, 0n));
  const memory = remembered(before, look, used);
  const plans: Record<string, { gone: number; committed: number }> = {};
  let passPpm = WHOLE;
  for (const window of look.windows) {
    const part = partOf(window, look, memory);
    if (part === null) continue;
    const plan = memory.plans[window.key] ?? { gone: part.gone, committed: part.committed };
    plans[window.key] = plan;
    passPpm = Math.min(passPpm, passOf(part, plan, memory, look.mode));
  }
  return { passPpm: look.mode === 'asap' ? WHOLE : passPpm, memory: { ...memory, plans } };
}

function isTotalBudget({ key }: UsedLimit): boolean {
  return key === 'total';
}

function remembered({ memory, passPpm }: Pace, { windows, since }: PaceLook, used: number): PaceMemory {
  // What is voided or credited was no claim after all.
  const came = used - memory.used;
  const keep = half(since.moments / TRUST_HALF_LIFE_PPM);
  const trust = { expected: memory.trust.expected * keep + since.money, came: Math.max(0, memory.trust.came * keep + came) };
  const forgotten = since.ms / HOUR_MS / FORGET_HALF_LIFE_HOURS;
  const open = memory.open * half(forgotten) + since.money * meanHalf(forgotten) * trustIn({ ...memory, trust }) - came;
  // Nothing is shown of a campaign whose limit has no room for one more lead: that says nothing of how many moments there were.
  const silent = since.leads === 0 && windows.some(({ key, measure, cap, posted, pending }) => Number(cap - posted - pending) < leadOf(key === STOCK ? 'leads' : measure, memory));
  return { used, open: Math.max(0, open), supply: silent ? memory.supply : supplied(memory.supply, since, passPpm), trust, plans: memory.plans };
}

function supplied(supply: PaceMemory['supply'], { money, leads, moments }: PaceLook['since'], passPpm: number): PaceMemory['supply'] {
  const lives = moments / SUPPLY_HALF_LIFE_PPM;
  const [keep, lately] = [half(lives), meanHalf(lives)];
  return { money: supply.money * keep + money * lately, leads: supply.leads * keep + leads * lately, moments: supply.moments * keep + (moments * lately * passPpm) / WHOLE };
}

/** How many leads come for one that is expected. */
function trustIn({ trust, supply }: Pick<PaceMemory, 'trust' | 'supply'>): number {
  const prior = TRUST_LEADS * leadOf('money', { supply });
  return (trust.came + prior) / (trust.expected + prior);
}

/** One lead in the measure of a limit: its mean price of late, 1 before anything was shown; or itself. */
function leadOf(measure: UsedLimit['measure'], { supply }: Pick<PaceMemory, 'supply'>): number {
  return measure === 'money' && supply.leads > 0 ? supply.money / supply.leads : 1;
}

/** A budget that is spread, in its own measure; moments in ppm of a day. */
interface Part {
  readonly budget: number;
  readonly committed: number;
  /** One lead. */
  readonly lead: number;
  /** The share of the leads from moments still to come that will be claimed before the window closes. */
  readonly inTime: number;
  readonly gone: number;
  readonly all: number;
}

/** Whether a limit is one that pacing spreads: of money or leads, the campaign's own, and with an end. */
export function isSpread({ key, span }: Pick<UsedLimit, 'key' | 'span'>, ends: boolean): boolean {
  return !isAccountWindow(key) && key !== STOCK && (span !== 'total' || ends);
}

/** Committed: posted, pending, and what live shows will bring before the window closes. Null for a window that is not spread. */
function partOf({ key, span, measure, cap, posted, pending }: UsedLimit, { clock, msToEnd }: PaceLook, memory: PaceMemory): Part | null {
  if (!isSpread({ key, span }, msToEnd !== null)) return null;
  const moments = span === 'total' ? schedule(msToEnd) : windowMoments(span, clock);
  if (moments === null) return null;
  const lead = leadOf(measure, memory);
  const openLeads = memory.open / leadOf('money', memory);
  // Whole days after today, at 24 hours each: how soon claims come is known no better.
  const wholeDays = Math.max(0, Math.round((moments.all - moments.gone - WHOLE + clock.today) / WHOLE));
  const msLeft = span === 'total' ? (msToEnd ?? 0) : clock.msToMidnight + wholeDays * 24 * HOUR_MS;
  const lives = msLeft / HOUR_MS / CLAIM_HALF_LIFE_HOURS;
  const committed = Number(posted + pending) + (1 - half(lives)) * openLeads * lead;
  return { budget: Number(cap), committed, lead, inTime: inTimeOf(lives), ...moments };
}

/** Of shows spread over so many half-lives: half are claimed at once, the others as their age allows on average. */
function inTimeOf(lives: number): number {
  return 0.5 + 0.5 * (1 - meanHalf(lives));
}

/** The days until the campaign ends, counted down to 0: a total budget without an end is for as long as it lasts. */
function schedule(msToEnd: number | null): { gone: number; all: number } | null {
  return msToEnd === null ? null : { gone: -Math.round((Math.max(0, msToEnd) / HOUR_MS / 24) * WHOLE), all: 0 };
}

function passOf({ budget, committed, lead, inTime, gone, all }: Part, plan: { readonly gone: number; readonly committed: number }, memory: PaceMemory, mode: Pacing): number {
  const { supply } = memory;
  if (supply.moments > 0 && supply.leads >= EVIDENCE_LEADS) {
    const offered = ((supply.leads * lead * trustIn(memory)) / supply.moments) * Math.max(1, all - gone) * inTime;
    return clamp((haste(mode) * Math.max(0, budget - committed) * WHOLE) / offered);
  }
  const share = Math.min(1, Math.max(0, (gone - plan.gone) / Math.max(1, all - plan.gone)));
  const planned = plan.committed + Math.max(0, budget - plan.committed) * planShare(mode, share);
  const slack = Math.max(EVIDENCE_LEADS * lead, budget / 10) * (1 - share);
  return passProbability(toMinor(committed), toMinor(planned + slack));
}

/** Front-loaded: what is left is spent at twice its share, which makes 1 − (1 − x)² by the share x of the moments. */
function haste(mode: Pacing): number {
  return mode === 'front-loaded' ? 2 : 1;
}

function planShare(mode: Pacing, share: number): number {
  return mode === 'front-loaded' ? 1 - (1 - share) ** 2 : share;
}

function half(lives: number): number {
  return 2 ** -lives;
}

/** What is left on average of something that came evenly over so many half-lives. */
function meanHalf(lives: number): number {
  return lives < 1e-6 ? 1 : (1 - half(lives)) / (lives * Math.LN2);
}

function clamp(passPpm: number): number {
  return Math.min(WHOLE, Math.max(0, Math.floor(passPpm)));
}

function toMinor(estimate: number): Minor {
  return BigInt(Math.max(0, Math.round(estimate)));
}
