import { isLanguage, type Language, LANGUAGES } from '@ringroad/kernel';
import { blockedWordsIn } from './blocked-words.js';
import { CODE_KINDS, type OfferDraft, type OfferText } from './offer-draft.js';
import { problem, type Problem, type ProblemKey } from './problem.js';

/** What offers are held against. */
export interface OfferChoices {
  /** The site's own: each offer is written in it at least. */
  readonly language: Language;
  readonly blockedWords: readonly string[];
  readonly now: Date;
  /** Offers the campaign has already, each with the end it was given: an end that is past by now need not be changed. */
  readonly known: ReadonlyMap<string, Date | null>;
}

const MOST_OFFERS = 5;
const LONGEST = { title: 90, text: 500, terms: 1000 } as const;

/** All that is wrong with the offers of a campaign, at once. */
export function offerProblems(offers: readonly OfferDraft[], choices: OfferChoices): Problem[] {
  const count = offers.length >= 1 && offers.length <= MOST_OFFERS ? [] : [problem('offers', 'offers', { most: MOST_OFFERS })];
  return [...count, ...offers.flatMap((offer, at) => problemsOf(offer, offers, `offers.${at}`, choices))];
}

function problemsOf(offer: OfferDraft, all: readonly OfferDraft[], path: string, { language, blockedWords, now, known }: OfferChoices): Problem[] {
  const problems: Problem[] = [];
  const demand = (fine: boolean, field: string, key: ProblemKey, values?: Problem['values']) => {
    if (!fine) problems.push(problem(`${path}.${field}`, key, values));
  };
  const { id, expiresAt } = offer;
  demand(id === undefined || known.has(id), 'id', 'not-of-campaign');
  demand(id === undefined || all.filter((other) => other.id === id).length === 1, 'id', 'twice');
  demand(isWithin(offer.validDays, 365), 'validDays', 'days', { least: 1, most: 365 });
  demand(isWithin(offer.weight, 100), 'weight', 'whole', { least: 1, most: 100 });
  const kept = id !== undefined && known.get(id)?.getTime() === expiresAt?.getTime();
  demand(expiresAt === null || kept || expiresAt > now, 'expiresAt', 'future');
  demand(CODE_KINDS.includes(offer.codeKind), 'codeKind', 'among', { choices: CODE_KINDS.join(', ') });
  const written = [offer.title, offer.text, offer.terms].some((text) => text.trim() !== '');
  demand(written, 'texts', 'own-language', { language });
  if (written) problems.push(...textProblems(offer, path, blockedWords));
  for (const [other, text] of Object.entries(offer.texts)) {
    demand(isLanguage(other) && other !== language, `texts.${other}`, 'other-language', { choices: LANGUAGES.join(', ') });
    problems.push(...textProblems(text, `${path}.texts.${other}`, blockedWords));
  }
  return problems;
}

function textProblems(text: OfferText, path: string, blockedWords: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  for (const field of ['title', 'text', 'terms'] as const) {
    const most = LONGEST[field];
    if (field === 'terms' ? text.terms.length > most : !isText(text[field], most)) {
      problems.push(field === 'terms' ? problem(`${path}.${field}`, 'longest', { most }) : problem(`${path}.${field}`, 'length', { least: 1, most }));
    }
    const found = blockedWordsIn(text[field], blockedWords);
    if (found.length > 0) problems.push(problem(`${path}.${field}`, 'blocked-words', { words: found.join(', ') }));
  }
  return problems;
}

const isWithin = (value: number, most: number) => Number.isInteger(value) && value >= 1 && value <= most;

export function isText(value: string, most: number): boolean {
  return value.trim().length > 0 && value.length <= most;
}
