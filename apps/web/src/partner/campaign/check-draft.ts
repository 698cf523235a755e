import type { CampaignInput, Language } from '../../api/operations.js';
import { decimalToMinor } from '../../i18n/format.js';
import type { Problem } from '../../ui/problems.js';
import { EMPTY_TEXT, LANGUAGES, type CampaignDraft, type TypedDay, type TypedOffer, type TypedText } from './campaign-draft.js';
import { dayIn, endOfDay, startOfDay } from './zoned-day.js';

/** What is wrong with a field. Words are the dictionary's; `said` is what the server found. */
export type Wrong =
  | 'required'
  | 'moments'
  | 'amount'
  | 'figure'
  | 'budgetBelowBid'
  | 'aboveWider'
  | 'band'
  | 'dayOfYear'
  | 'time'
  | 'weekdays'
  | 'circle'
  | 'percent'
  | 'twice'
  | 'endBeforeStart'
  | { readonly between: readonly [number, number] }
  | { readonly tooLong: number }
  | { readonly atLeast: string }
  | { readonly ownLanguage: Language }
  | { readonly said: Problem };

/** By the path of the field, as the server names it: `offers.0.texts.ru.title`. */
export type Wrongs = Readonly<Record<string, Wrong>>;

export type Checked = { readonly kind: 'valid'; readonly input: CampaignInput } | { readonly kind: 'wrong'; readonly wrongs: Wrongs };

export interface Terms {
  /** Digits of the site's currency. */
  readonly digits: number;
  /** What a bid must reach, in minor units. */
  readonly reserve: string;
  /** In which every offer is written at least. */
  readonly language: Language;
  /** The partner's zone: its days are meant. */
  readonly zone: string;
}

export const LONGEST = { name: 120, title: 90, text: 500, terms: 1000 } as const;
export const MOST_OFFERS = 5;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const RANGES = [
  ['yearMin', 'yearMax', 1885, 2100],
  ['mileageMinKm', 'mileageMaxKm', 0, 5_000_000],
  ['scoreMin', 'scoreMax', 0, 100],
] as const;
/** The narrowest first: each limit fits into those after it. */
const BUDGETS = ['dailyBudget', 'weeklyBudget', 'monthlyBudget', 'totalBudget'] as const;
const LEADS = ['dailyLeads', 'weeklyLeads', 'monthlyLeads', 'totalLeads'] as const;

/** The form's verdict: an input for the server, or all that is to correct, field by field. */
export function checkDraft(draft: CampaignDraft, terms: Terms): Checked {
  const wrongs: Record<string, Wrong> = {};
  const mark = (path: string, wrong: Wrong) => {
    wrongs[path] ??= wrong;
  };
  const amount = (path: (typeof BUDGETS)[number] | 'priceMin' | 'priceMax' | 'maxPrice') => {
    const typed = draft[path].trim();
    const minor = typed === '' ? undefined : decimalToMinor(typed, terms.digits);
    if (typed !== '' && minor === undefined) mark(path, 'amount');
    return minor === undefined ? null : BigInt(minor);
  };
  const figure = (path: string, typed: string, least: number, most: number) => {
    const value = whole(typed);
    if (value === null) return null;
    if (Number.isNaN(value) || value < least || value > most) mark(path, Number.isNaN(value) ? 'figure' : { between: [least, most] });
    return value;
  };
  if (draft.name.trim() === '') mark('name', 'required');
  if (draft.name.trim().length > LONGEST.name) mark('name', { tooLong: LONGEST.name });
  if (draft.category === null) mark('category', 'required');
  if (draft.stages.length === 0 && !draft.everyMoment) mark('stages', 'moments');
  const [priceMin, priceMax] = [amount('priceMin'), amount('priceMax')];
  if (priceMin !== null && priceMax !== null && priceMax < priceMin) mark('priceMax', 'band');
  const bands = RANGES.map(([low, high, least, most]) => {
    const from = figure(`targeting.${low}`, draft[low], least, most);
    const to = figure(`targeting.${high}`, draft[high], least, most);
    if (from !== null && to !== null && to < from) mark(`targeting.${high}`, 'band');
    return { [low]: from, [high]: to };
  });
  const circle = circleOf(draft.circle);
  if (circle === undefined) mark('targeting.circle', 'circle');
  draft.hours.forEach(({ days, from, to }, at) => {
    if (days.length === 0) mark(`targeting.hours.${at}.days`, 'weekdays');
    if (!TIME.test(from)) mark(`targeting.hours.${at}.from`, 'time');
    if (!TIME.test(to)) mark(`targeting.hours.${at}.to`, 'time');
  });
  const seasonWindows = draft.seasonWindows.map((window, at) => {
    const [from, to] = [dayOfYear(window.from), dayOfYear(window.to)];
    if (from === undefined) mark(`targeting.seasonWindows.${at}.from`, 'dayOfYear');
    if (to === undefined) mark(`targeting.seasonWindows.${at}.to`, 'dayOfYear');
    return { from: from ?? '', to: to ?? '' };
  });
  const offers = draft.offers.map((offer, at) => offerInput(offer, `offers.${at}`, terms, mark, figure));
  const maxPrice = amount('maxPrice');
  if (maxPrice === null) mark('maxPrice', 'required');
  else if (maxPrice < BigInt(terms.reserve)) mark('maxPrice', { atLeast: terms.reserve });
  const adjustments = draft.adjustments.map(({ dimension, value, percent }, at) => {
    if (value.trim() === '') mark(`adjustments.${at}.value`, 'required');
    if (!/^[+-]?\d{1,3}$/.test(percent.trim()) || Number(percent) < -90 || Number(percent) > 200) mark(`adjustments.${at}.percent`, 'percent');
    if (draft.adjustments.findIndex((other) => other.dimension === dimension && other.value.trim() === value.trim()) < at) mark(`adjustments.${at}.value`, 'twice');
    return { dimension, value: value.trim(), percent: Number(percent) };
  });
  const budgets = BUDGETS.map(amount);
  if (budgets[3] === null) mark('totalBudget', 'required');
  BUDGETS.forEach((path, at) => {
    const budget = budgets[at];
    if (budget == null) return;
    if (maxPrice !== null && budget < maxPrice) mark(path, 'budgetBelowBid');
    if (budgets.slice(at + 1).some((wider) => wider !== null && wider < budget)) mark(path, 'aboveWider');
  });
  const leads = LEADS.map((path) => figure(path, draft[path], 1, 1_000_000));
  LEADS.forEach((path, at) => {
    const count = leads[at];
    if (count != null && leads.slice(at + 1).some((wider) => wider !== null && wider < count)) mark(path, 'aboveWider');
  });
  const stock = figure('stock', draft.stock, 1, 1_000_000);
  const startsAt = instantOf(draft.startsAt, terms.zone, startOfDay);
  const endsAt = instantOf(draft.endsAt, terms.zone, endOfDay);
  if (startsAt !== null && endsAt !== null && Date.parse(endsAt) <= Date.parse(startsAt)) mark('endsAt', 'endBeforeStart');
  if (Object.keys(wrongs).length > 0 || draft.category === null || maxPrice === null) return { kind: 'wrong', wrongs };
  const [dailyBudgetMinor, weeklyBudgetMinor, monthlyBudgetMinor, totalBudgetMinor] = budgets.map((budget) => budget?.toString() ?? null);
  const [dailyLeads, weeklyLeads, monthlyLeads, totalLeads] = leads;
  return {
    kind: 'valid',
    input: {
      name: draft.name.trim(),
      category: draft.category,
      stages: draft.everyMoment ? [] : [...draft.stages],
      regions: [...draft.regions],
      brands: [...draft.brands],
      seasons: [...draft.seasons],
      priceMinMinor: priceMin?.toString() ?? null,
      priceMaxMinor: priceMax?.toString() ?? null,
      targeting: {
        ...Object.assign({}, ...bands),
        circle: circle ?? null,
        models: [...draft.models],
        fuels: [...draft.fuels],
        languages: [...draft.languages],
        segments: [...draft.segments],
        exclusionLists: [...draft.exclusionLists],
        hours: draft.hours.map(({ days, from, to }) => ({ days: days.toSorted((a, b) => a - b), from, to })),
        seasonWindows,
      },
      offers,
      maxPriceMinor: maxPrice.toString(),
      adjustments,
      totalBudgetMinor: totalBudgetMinor ?? '',
      monthlyBudgetMinor,
      weeklyBudgetMinor,
      dailyBudgetMinor,
      totalLeads,
      monthlyLeads,
      weeklyLeads,
      dailyLeads,
      pacing: draft.pacing,
      stock,
      startsAt,
      endsAt,
    },
  };
}

type Mark = (path: string, wrong: Wrong) => void;
type Figure = (path: string, typed: string, least: number, most: number) => number | null;

function offerInput(offer: TypedOffer, path: string, { language: own, zone }: Terms, mark: Mark, figure: Figure) {
  const written = LANGUAGES.filter((language) => language === own || isWritten(offer.texts[language]));
  const texts = written.map((language) => {
    const text = offer.texts[language] ?? EMPTY_TEXT;
    const at = textPath(path, language, own);
    for (const part of ['title', 'text', 'terms'] as const) {
      const length = text[part].trim().length;
      if (length === 0 && part !== 'terms') mark(`${at}.${part}`, language === own && !isWritten(text) ? { ownLanguage: own } : 'required');
      else if (length > LONGEST[part]) mark(`${at}.${part}`, { tooLong: LONGEST[part] });
    }
    return { language, title: text.title.trim(), text: text.text.trim(), terms: text.terms.trim() };
  });
  const validDays = figure(`${path}.validDays`, offer.validDays, 1, 365);
  if (validDays === null) mark(`${path}.validDays`, 'required');
  const weight = figure(`${path}.weight`, offer.weight, 1, 100) ?? 1;
  return { id: offer.id, texts, validDays: validDays ?? 0, weight, codeKind: offer.codeKind, keepsRivalsAway: offer.keepsRivalsAway, expiresAt: instantOf(offer.expiresAt, zone, endOfDay) };
}

/** Where the server finds fault with a text: those of its own language stand in the offer itself. */
export function textPath(offer: string, language: Language, own: Language): string {
  return language === own ? offer : `${offer}.texts.${language}`;
}

export function isWritten(text: TypedText | undefined): boolean {
  return text !== undefined && [text.title, text.text, text.terms].some((part) => part.trim() !== '');
}

/** A whole number as typed, spaces allowed; null for nothing, NaN for what is none. */
function whole(typed: string): number | null {
  const plain = typed.replace(/[\s\u00a0\u202f]/g, '');
  if (plain === '') return null;
  return /^\d{1,9}$/.test(plain) ? Number(plain) : Number.NaN;
}

/** Null where nothing was typed, undefined where it is no circle. */
function circleOf(typed: CampaignDraft['circle']): { lat: number; lon: number; km: number } | null | undefined {
  const parts = [typed.lat, typed.lon, typed.km].map((part) => part.trim().replace(',', '.'));
  if (parts.every((part) => part === '')) return null;
  const [lat = Number.NaN, lon = Number.NaN, km = Number.NaN] = parts.map((part) => (part === '' ? Number.NaN : Number(part)));
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && km > 0 && km <= 20_000 ? { lat, lon, km } : undefined;
}

/** `15.3` or `15.03` → `03-15`. */
function dayOfYear(typed: string): string | undefined {
  const [, day = '', month = ''] = /^\s*(\d{1,2})[./](\d{1,2})\.?\s*$/.exec(typed) ?? [];
  const fits = Number(day) >= 1 && Number(day) <= (DAYS_OF_MONTH[Number(month) - 1] ?? 0);
  return fits ? `${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined;
}

/** What was read and left alone goes back as it was, to the second. */
function instantOf({ day, read }: TypedDay, zone: string, edge: (day: string, zone: string) => string): string | null {
  if (day === '') return null;
  // What ends at midnight ends with the day before.
  const readDay = read === null ? null : dayIn(new Date(Date.parse(read) - (edge === endOfDay ? 1 : 0)).toISOString(), zone);
  return readDay === day ? read : edge(day, zone);
}
