import { type Category, DomainError, type Language, type Stage } from '@ringroad/kernel';
import { CategoryScalar, minorFrom, PageArgs, StageScalar } from '@ringroad/platform';
import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { CampaignStatusEnum } from './campaign.graphql.js';
import type { CampaignStatus } from './campaign.entity.js';
import { PacingEnum } from './campaign-limits.graphql.js';
import { OfferInput } from './campaign-offer.graphql.js';
import { type CampaignDraft, type Pacing, UNLIMITED } from './domain/campaign-draft.js';
import { type OfferDraft, PLAIN_OFFER } from './domain/offer-draft.js';
import type { Season } from './domain/season.js';
import { problem } from './domain/problem.js';
import { BidAdjustment, fineTargetingFrom, FineTargetingObject, modifierOf } from './targeting.graphql.js';

@ArgsType()
export class CampaignPageArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Part of the name, in any case.' })
  readonly search?: string | null;

  @Field(() => CampaignStatusEnum, { nullable: true, description: 'Only those of this status.' })
  readonly status?: CampaignStatus | null;
}

@InputType({ description: 'A campaign as a partner writes it down. Amounts are minor units as digits. An empty list wants all.' })
export class CampaignInput {
  @Field({ description: 'What the partner calls it, 1 to 120 characters.' })
  readonly name!: string;

  @Field(() => CategoryScalar, { description: "One of the company's categories; `categories` names those of the site." })
  readonly category!: Category;

  @Field(() => [StageScalar], { description: 'The moments to bid for.' })
  readonly stages!: Stage[];

  @Field(() => [String], { description: 'Regions, as the site spells them.' })
  readonly regions!: string[];

  @Field(() => [String], { description: 'Makes of car, as the site spells them.' })
  readonly brands!: string[];

  @Field(() => String, { nullable: true, description: 'The lowest price of the car.' })
  readonly priceMinMinor?: string | null;

  @Field(() => String, { nullable: true, description: 'The highest price of the car.' })
  readonly priceMaxMinor?: string | null;

  @Field(() => [String], { description: 'Among winter, spring, summer, autumn.' })
  readonly seasons!: string[];

  @Field({ description: 'The most to pay for a qualified lead.' })
  readonly maxPriceMinor!: string;

  @Field({ description: 'The most to spend in all.' })
  readonly totalBudgetMinor!: string;

  @Field(() => String, { nullable: true, description: "The most to spend in a month of the partner's calendar. Left out of an update, as all that follows, it stays." })
  readonly monthlyBudgetMinor?: string | null;

  @Field(() => String, { nullable: true, description: 'The most to spend in a week, which begins on Monday.' })
  readonly weeklyBudgetMinor?: string | null;

  @Field(() => String, { nullable: true, description: 'The most to spend in a day.' })
  readonly dailyBudgetMinor?: string | null;

  @Field(() => Int, { nullable: true, description: 'The most leads in all.' })
  readonly totalLeads?: number | null;

  @Field(() => Int, { nullable: true, description: 'The most leads in a month.' })
  readonly monthlyLeads?: number | null;

  @Field(() => Int, { nullable: true, description: 'The most leads in a week.' })
  readonly weeklyLeads?: number | null;

  @Field(() => Int, { nullable: true, description: 'The most leads in a day.' })
  readonly dailyLeads?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many bonuses there are in all; null for as many as are wanted.' })
  readonly stock?: number | null;

  @Field(() => PacingEnum, { nullable: true, description: "How a day's budget is spread; evenly unless said." })
  readonly pacing?: Pacing | null;

  @Field(() => [BidAdjustment], { nullable: true, description: 'When to pay more, or less; up to 50.' })
  readonly adjustments?: BidAdjustment[] | null;

  @Field(() => FineTargetingObject, { nullable: true, description: 'What else is asked of car, person and hour.' })
  readonly targeting?: FineTargetingObject | null;

  @Field(() => [OfferInput], { nullable: true, description: 'One to five offers, shown in turn; those left out are taken away. Instead of the four fields below.' })
  readonly offers?: OfferInput[] | null;

  @Field(() => String, { nullable: true, description: "The line users read first, 1 to 90 characters, in the site's own language: the four fields are the short way to write the first offer." })
  readonly offerTitle?: string | null;

  @Field(() => String, { nullable: true, description: 'What the user gets, 1 to 500 characters.' })
  readonly offerText?: string | null;

  @Field(() => String, { nullable: true, description: 'The small print, up to 1,000 characters.' })
  readonly offerTerms?: string | null;

  @Field(() => Int, { nullable: true, description: 'Days an offer can be taken after it was shown, 1 to 365.' })
  readonly offerValidDays?: number | null;

  @Field(() => Date, { nullable: true, description: 'When it begins; null for at once.' })
  readonly startsAt?: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it ends; null for open.' })
  readonly endsAt?: Date | null;
}

const EMPTY_OFFER: OfferDraft = { ...PLAIN_OFFER, title: '', text: '', terms: '', validDays: 30 };
const NOTHING = { ...UNLIMITED, offers: [] };

/**
 * What was written down, with what was there before where the input leaves it out; `language` is the site's own. Raises INVALID_INPUT for
 * amounts that are none, and for two texts of an offer in one language.
 */
export function draftFrom(input: CampaignInput, language: Language, before: Omit<CampaignDraft, 'name' | 'category' | 'stages' | 'maxPrice' | 'totalBudget'> = NOTHING): CampaignDraft {
  const amount = (field: 'priceMinMinor' | 'priceMaxMinor' | 'monthlyBudgetMinor' | 'weeklyBudgetMinor' | 'dailyBudgetMinor') => {
    const text = input[field];
    return text == null ? null : minorFrom(text, field);
  };
  const kept = <Value>(said: Value | undefined, was: Value): Value => (said === undefined ? was : said);
  return {
    name: input.name.trim(),
    category: input.category,
    stages: input.stages,
    regions: input.regions,
    brands: input.brands,
    // Checked with all the rest of the draft.
    seasons: input.seasons as Season[],
    targeting: input.targeting === undefined ? before.targeting : fineTargetingFrom(input.targeting ?? {}),
    priceMin: amount('priceMinMinor'),
    priceMax: amount('priceMaxMinor'),
    maxPrice: minorFrom(input.maxPriceMinor, 'maxPriceMinor'),
    adjustments: input.adjustments === undefined ? before.adjustments : (input.adjustments ?? []).map(modifierOf),
    totalBudget: minorFrom(input.totalBudgetMinor, 'totalBudgetMinor'),
    monthlyBudget: input.monthlyBudgetMinor === undefined ? before.monthlyBudget : amount('monthlyBudgetMinor'),
    weeklyBudget: input.weeklyBudgetMinor === undefined ? before.weeklyBudget : amount('weeklyBudgetMinor'),
    dailyBudget: input.dailyBudgetMinor === undefined ? before.dailyBudget : amount('dailyBudgetMinor'),
    totalLeads: kept(input.totalLeads, before.totalLeads),
    monthlyLeads: kept(input.monthlyLeads, before.monthlyLeads),
    weeklyLeads: kept(input.weeklyLeads, before.weeklyLeads),
    dailyLeads: kept(input.dailyLeads, before.dailyLeads),
    stock: kept(input.stock, before.stock),
    pacing: input.pacing ?? before.pacing,
    startsAt: kept(input.startsAt, before.startsAt),
    endsAt: kept(input.endsAt, before.endsAt),
    offers: input.offers ? input.offers.map((offer, at) => offerFrom(offer, language, `offers.${at}`)) : firstChanged(input, before.offers),
  };
}

function firstChanged(input: CampaignInput, [first = EMPTY_OFFER, ...others]: readonly OfferDraft[]): OfferDraft[] {
  const title = input.offerTitle?.trim() ?? first.title;
  const text = input.offerText?.trim() ?? first.text;
  return [{ ...first, title, text, terms: input.offerTerms?.trim() ?? first.terms, validDays: input.offerValidDays ?? first.validDays }, ...others];
}

function offerFrom({ id, texts, validDays, weight, expiresAt, codeKind, keepsRivalsAway }: OfferInput, own: Language, path: string): OfferDraft {
  const byLanguage = new Map(texts.map(({ language, title, text, terms }) => [language, { title: title.trim(), text: text.trim(), terms: terms.trim() }]));
  if (byLanguage.size < texts.length) {
    const problems = [problem(`${path}.texts`, 'two-texts')];
    throw new DomainError('INVALID_INPUT', 'The campaign cannot be saved: an offer has two texts in one language.', { problems });
  }
  const first = byLanguage.get(own) ?? EMPTY_OFFER;
  byLanguage.delete(own);
  return { ...(id == null ? {} : { id }), title: first.title, text: first.text, terms: first.terms, texts: Object.fromEntries(byLanguage), validDays, weight: weight ?? 1, expiresAt: expiresAt ?? null, codeKind: codeKind ?? 'generated', keepsRivalsAway: keepsRivalsAway ?? false };
}
