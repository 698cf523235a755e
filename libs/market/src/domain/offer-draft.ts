import type { Language } from '@ringroad/kernel';

/** Where the code of a bonus comes from: made for each lead, or taken from what the partner handed in. */
export const CODE_KINDS = ['generated', 'pool'] as const;
export type CodeKind = (typeof CODE_KINDS)[number];

/** What users read, in one language: plain text, never HTML. */
export interface OfferText {
  readonly title: string;
  readonly text: string;
  readonly terms: string;
}

/** By language, the site's own excepted. */
export type OfferTexts = Readonly<Partial<Record<Language, OfferText>>>;

/** An offer as a partner writes it down; its own text is in the site's language. */
export interface OfferDraft extends OfferText {
  /** Of an offer that is there already; a new one otherwise. */
  readonly id?: string;
  readonly texts: OfferTexts;
  /** Days a shown offer stays claimable. */
  readonly validDays: number;
  /** Its share of shows among the offers of its campaign, 1 to 100. */
  readonly weight: number;
  readonly expiresAt: Date | null;
  readonly codeKind: CodeKind;
  /** While a user has it in hand, no rival's of its kind is shown to the user. */
  readonly keepsRivalsAway: boolean;
}

/** What a partner need not say of an offer: it speaks the site's language, for as long as its campaign, with a code for each lead. */
export const PLAIN_OFFER = { texts: {}, weight: 1, expiresAt: null, codeKind: 'generated', keepsRivalsAway: false } as const satisfies Partial<OfferDraft>;
