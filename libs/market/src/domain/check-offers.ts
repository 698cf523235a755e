import { isLanguage, type Language, LANGUAGES } from '@ringroad/kernel';
import { blockedWordsIn } from './blocked-words.js';
import { CODE_KINDS, type OfferDraft, type OfferText } from './offer-draft.js';

export interface DraftProblem {
  readonly path: string;
  readonly reason: string;
}

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
export function offerProblems(offers: readonly OfferDraft[], choices: OfferChoices): DraftProblem[] {
  const count = offers.length >= 1 && offers.length <= MOST_OFFERS ? [] : [{ path: 'offers', reason: `takes 1 to ${MOST_OFFERS} offers` }];
  return [...count, ...offers.flatMap((offer, at) => problemsOf(offer, offers, `offers.${at}`, choices))];
}

function problemsOf(offer: OfferDraft, all: readonly OfferDraft[], path: string, { language, blockedWords, now, known }: OfferChoices): DraftProblem[] {
  const problems: DraftProblem[] = [];
  const demand = (fine: boolean, field: string, reason: string) => {
    if (!fine) problems.push({ path: `${path}.${field}`, reason });
  };
  const { id, expiresAt } = offer;
  demand(id === undefined || known.has(id), 'id', 'is not an offer of this campaign');
  demand(id === undefined || all.filter((other) => other.id === id).length === 1, 'id', 'is there twice');
  demand(isWithin(offer.validDays, 365), 'validDays', 'must be 1 to 365 days');
  demand(isWithin(offer.weight, 100), 'weight', 'must be 1 to 100');
  const kept = id !== undefined && known.get(id)?.getTime() === expiresAt?.getTime();
  demand(expiresAt === null || kept || expiresAt > now, 'expiresAt', 'must be in the future');
  demand(CODE_KINDS.includes(offer.codeKind), 'codeKind', `must be one of ${CODE_KINDS.join(', ')}`);
  const written = [offer.title, offer.text, offer.terms].some((text) => text.trim() !== '');
  demand(written, 'texts', `needs one in ${language}, the language of the site`);
  if (written) problems.push(...textProblems(offer, path, blockedWords));
  for (const [other, text] of Object.entries(offer.texts)) {
    demand(isLanguage(other) && other !== language, `texts.${other}`, `must be in another language than the site's, one of ${LANGUAGES.join(', ')}`);
    problems.push(...textProblems(text, `${path}.texts.${other}`, blockedWords));
  }
  return problems;
}

function textProblems(text: OfferText, path: string, blockedWords: readonly string[]): DraftProblem[] {
  const problems: DraftProblem[] = [];
  for (const field of ['title', 'text', 'terms'] as const) {
    const most = LONGEST[field];
    if (field === 'terms' ? text.terms.length > most : !isText(text[field], most)) {
      problems.push({ path: `${path}.${field}`, reason: field === 'terms' ? 'takes up to 1,000 characters' : `needs 1 to ${most} characters` });
    }
    const found = blockedWordsIn(text[field], blockedWords);
    if (found.length > 0) problems.push({ path: `${path}.${field}`, reason: `says what this site does not allow: ${found.join(', ')}` });
  }
  return problems;
}

const isWithin = (value: number, most: number) => Number.isInteger(value) && value >= 1 && value <= most;

export function isText(value: string, most: number): boolean {
  return value.trim().length > 0 && value.length <= most;
}
