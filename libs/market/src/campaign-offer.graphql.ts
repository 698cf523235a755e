import { type Language, LANGUAGES } from '@ringroad/kernel';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { CodeKind, OfferText } from './domain/offer-draft.js';
import type { OfferStatus } from './offer.entity.js';

export const LanguageEnum = { ru: 'ru', be: 'be', en: 'en' } as const satisfies { [Each in Language]: Each };
registerEnumType(LanguageEnum, {
  name: 'Language',
  description: 'The languages people are addressed in.',
  valuesMap: { ru: { description: 'Russian.' }, be: { description: 'Belarusian.' }, en: { description: 'English.' } },
});

export const CodeKindEnum = { generated: 'generated', pool: 'pool' } as const satisfies { [Each in CodeKind]: Each };
registerEnumType(CodeKindEnum, {
  name: 'CodeKind',
  description: 'Where the code of a bonus comes from.',
  valuesMap: {
    generated: { description: 'One is made for each lead.' },
    pool: { description: 'Each lead gets one of those the partner handed in.' },
  },
});

export const OfferStatusEnum = { draft: 'draft', approved: 'approved', refused: 'refused' } as const satisfies { [Each in OfferStatus]: Each };
registerEnumType(OfferStatusEnum, {
  name: 'OfferStatus',
  description: 'Whether users may be shown an offer.',
  valuesMap: {
    draft: { description: 'No operator has read it yet.' },
    approved: { description: 'Users are shown it.' },
    refused: { description: 'An operator refused it; the note says why.' },
  },
});

@ObjectType({ description: 'What users read of an offer, in one language: plain text, never HTML.' })
export class LocalOfferText {
  @Field(() => LanguageEnum, { description: 'The language it is in.' })
  readonly language!: Language;

  @Field({ description: 'One line, up to 90 characters.' })
  readonly title!: string;

  @Field({ description: 'What the user gets, up to 500 characters.' })
  readonly text!: string;

  @Field({ description: 'The small print, up to 1,000 characters.' })
  readonly terms!: string;
}

@ObjectType({ description: 'A bonus a campaign offers: plain text, never HTML.' })
export class CampaignOffer {
  @Field(() => ID, { description: 'The id of the offer.' })
  readonly id!: string;

  @Field({ description: "One line, up to 90 characters, in the site's own language, as users are shown it." })
  readonly title!: string;

  @Field({ description: 'What the user gets, up to 500 characters.' })
  readonly text!: string;

  @Field({ description: 'The small print, up to 1,000 characters.' })
  readonly terms!: string;

  @Field(() => [LocalOfferText], { description: "The same in every language it is written in, the site's own first." })
  readonly texts!: readonly LocalOfferText[];

  @Field(() => [LocalOfferText], { nullable: true, description: 'What the partner wants users to read instead: it waits for an operator, or was refused with the note. Null when there is no such text.' })
  readonly changedTexts!: readonly LocalOfferText[] | null;

  @Field(() => OfferStatusEnum, { description: 'Whether users may be shown it.' })
  readonly status!: OfferStatus;

  @Field({ description: 'Whether something of it waits for an operator, or will when the campaign is handed in.' })
  readonly waits!: boolean;

  @Field(() => String, { nullable: true, description: 'What the operator said when refusing its text; null when nothing of it is refused.' })
  readonly reviewNote!: string | null;

  @Field(() => Int, { description: 'Days an offer can be taken after it was shown, 1 to 365.' })
  readonly validDays!: number;

  @Field(() => Int, { description: "Its share of shows among the campaign's offers: twice the weight, twice the shows." })
  readonly weight!: number;

  @Field(() => Date, { nullable: true, description: 'From when it is shown no more; null for as long as its campaign.' })
  readonly expiresAt!: Date | null;

  @Field(() => CodeKindEnum, { description: 'Where its codes come from.' })
  readonly codeKind!: CodeKind;

  @Field({ description: "Whether no rival's bonus of its kind is shown to users who have it in hand." })
  readonly keepsRivalsAway!: boolean;
}

@InputType({ description: 'What users shall read of an offer, in one language: plain text, never HTML.' })
export class OfferTextInput {
  @Field(() => LanguageEnum, { description: 'The language it is in.' })
  readonly language!: Language;

  @Field({ description: 'One line, 1 to 90 characters.' })
  readonly title!: string;

  @Field({ description: 'What the user gets, 1 to 500 characters.' })
  readonly text!: string;

  @Field({ description: 'The small print, up to 1,000 characters.' })
  readonly terms!: string;
}

@InputType({ description: 'One of the offers of a campaign.' })
export class OfferInput {
  @Field(() => ID, { nullable: true, description: 'Of an offer the campaign has already; left out, it is a new one.' })
  readonly id?: string | null;

  @Field(() => [OfferTextInput], { description: "Its texts, one for each language; the site's own must be among them." })
  readonly texts!: OfferTextInput[];

  @Field(() => Int, { description: 'Days an offer can be taken after it was shown, 1 to 365.' })
  readonly validDays!: number;

  @Field(() => Int, { nullable: true, description: "Its share of shows among the campaign's offers, 1 to 100; 1 unless said." })
  readonly weight?: number | null;

  @Field(() => Date, { nullable: true, description: 'From when it is shown no more; null for as long as its campaign.' })
  readonly expiresAt?: Date | null;

  @Field(() => CodeKindEnum, { nullable: true, description: 'Where its codes come from; one is made for each lead unless said.' })
  readonly codeKind?: CodeKind | null;

  @Field(() => Boolean, { nullable: true, description: "Whether users who have it in hand shall be shown no rival's bonus of its kind; no unless said." })
  readonly keepsRivalsAway?: boolean | null;
}

/** A text and its translations as one list, the site's own language first, the others in the order of LANGUAGES. */
export function localTexts({ texts, ...own }: OfferText & { readonly texts: Readonly<Partial<Record<Language, OfferText>>> }, siteLanguage: Language): LocalOfferText[] {
  const { title, text, terms } = own;
  const others = LANGUAGES.flatMap((language) => {
    const other = texts[language];
    return other && language !== siteLanguage ? [{ language, title: other.title, text: other.text, terms: other.terms }] : [];
  });
  return [{ language: siteLanguage, title, text, terms }, ...others];
}
