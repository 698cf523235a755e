// Written by graphql-codegen from docs/schema.graphql and the .graphql files: do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Limits over all campaigns, all of them as they shall be. Amounts are minor units as digits; what is left out is no limit. */
export type AccountLimitsInput = {
  /** Money in a day. */
  dailyBudgetMinor?: string | null | undefined;
  /** Leads in a day. */
  dailyLeads?: number | null | undefined;
  /** Money in a month. */
  monthlyBudgetMinor?: string | null | undefined;
  /** Leads in a month. */
  monthlyLeads?: number | null | undefined;
};

/** What of a moment may raise or lower a bid. */
export type Adjustable =
  /** The make of the car. */
  | 'brand'
  /** What the car runs on. */
  | 'fuel'
  /** The model of the car. */
  | 'model'
  /** Where the car is. */
  | 'region'
  /** The season at the user's own place. */
  | 'season'
  /** One of the site's own groups of users. */
  | 'segment'
  /** The moment of life. */
  | 'stage';

/** The least a show of a user's attention must be expected to bring, where its columns apply. */
export type AttentionFloorRuleInput = {
  /** Minor units per show, to six digits. */
  floor: number;
  /** Where it applies. */
  where: RuleColumnsInput;
};

/** Whom one thinks of. What is left out or empty asks for nothing. */
export type AudienceInput = {
  /** Makes of car. */
  brands?: Array<string> | null | undefined;
  /** The kind of business one bids as. */
  category: string;
  /** Kinds of fuel. */
  fuels?: Array<string> | null | undefined;
  /** Languages of people: ru, be, en. */
  languages?: Array<string> | null | undefined;
  /** The greatest mileage in km. */
  mileageMaxKm?: number | null | undefined;
  /** The least mileage in km. */
  mileageMinKm?: number | null | undefined;
  /** Models of car. */
  models?: Array<string> | null | undefined;
  /** The highest price of the car in minor units, digits only. */
  priceMaxMinor?: string | null | undefined;
  /** The lowest price of the car in minor units, digits only. */
  priceMinMinor?: string | null | undefined;
  /** Regions, as the site spells them. */
  regions?: Array<string> | null | undefined;
  /** Moments; empty for every one. */
  stages?: Array<string> | null | undefined;
  /** The last year of make. */
  yearMax?: number | null | undefined;
  /** The first year of make. */
  yearMin?: number | null | undefined;
};

/** Pay more, or less, when the moment has that value. */
export type BidAdjustmentInput = {
  /** What of the moment. */
  dimension: Adjustable;
  /** By how much, -90 to 200; all that apply together make a bid at most three times as high. */
  percent: number;
  /** The value, as the site spells it. */
  value: string;
};

/** A kind of business that has no word at a stage, whatever it bids. */
export type BlockedCombinationInput = {
  /** The kind of business. */
  category: string;
  /** The stage. */
  stage: string;
};

/** A campaign as a partner writes it down. Amounts are minor units as digits. An empty list wants all. */
export type CampaignInput = {
  /** When to pay more, or less; up to 50. */
  adjustments?: Array<BidAdjustmentInput> | null | undefined;
  /** Makes of car, as the site spells them. */
  brands: Array<string>;
  /** One of the company's categories; `categories` names those of the site. */
  category: string;
  /** The most to spend in a day. */
  dailyBudgetMinor?: string | null | undefined;
  /** The most leads in a day. */
  dailyLeads?: number | null | undefined;
  /** When it ends; null for open. */
  endsAt?: string | null | undefined;
  /** The most to pay for a qualified lead. */
  maxPriceMinor: string;
  /** The most to spend in a month of the partner's calendar. Left out of an update, as all that follows, it stays. */
  monthlyBudgetMinor?: string | null | undefined;
  /** The most leads in a month. */
  monthlyLeads?: number | null | undefined;
  /** What the partner calls it, 1 to 120 characters. */
  name: string;
  /** The small print, up to 1,000 characters. */
  offerTerms?: string | null | undefined;
  /** What the user gets, 1 to 500 characters. */
  offerText?: string | null | undefined;
  /** The line users read first, 1 to 90 characters, in the site's own language: the four fields are the short way to write the first offer. */
  offerTitle?: string | null | undefined;
  /** Days an offer can be taken after it was shown, 1 to 365. */
  offerValidDays?: number | null | undefined;
  /** One to five offers, shown in turn; those left out are taken away. Instead of the four fields below. */
  offers?: Array<OfferInput> | null | undefined;
  /** How a day's budget is spread; evenly unless said. */
  pacing?: Pacing | null | undefined;
  /** The highest price of the car. */
  priceMaxMinor?: string | null | undefined;
  /** The lowest price of the car. */
  priceMinMinor?: string | null | undefined;
  /** Regions, as the site spells them. */
  regions: Array<string>;
  /** Among winter, spring, summer, autumn. */
  seasons: Array<string>;
  /** The moments to bid for. */
  stages: Array<string>;
  /** When it begins; null for at once. */
  startsAt?: string | null | undefined;
  /** How many bonuses there are in all; null for as many as are wanted. */
  stock?: number | null | undefined;
  /** What else is asked of car, person and hour. */
  targeting?: FineTargetingInput | null | undefined;
  /** The most to spend in all. */
  totalBudgetMinor: string;
  /** The most leads in all. */
  totalLeads?: number | null | undefined;
  /** The most to spend in a week, which begins on Monday. */
  weeklyBudgetMinor?: string | null | undefined;
  /** The most leads in a week. */
  weeklyLeads?: number | null | undefined;
};

/** Whether a campaign takes part. */
export type CampaignStatus =
  /** Bids at every moment it fits. */
  | 'active'
  /** Being written; takes no part. */
  | 'draft'
  /** Over for good. */
  | 'ended'
  /** Takes no part, and may go on. */
  | 'paused'
  /** Waits for an operator to approve it; takes no part. */
  | 'review';

/** How often one user may hear of one kind of business. */
export type CategoryCapInput = {
  /** The kind of business. */
  category: string;
  /** Contacts within any 30 days at most, all partners and channels together, 0 to 200. */
  perMonth: number;
};

/** What the site calls a kind of business. */
export type CategoryNameInput = {
  /** The kind of business. */
  category: string;
  /** In English, 1 to 60 characters. */
  en: string;
  /** In Russian, 1 to 60 characters. */
  ru: string;
};

/** Who changed something. */
export type ChangeActor =
  /** The site's staff. */
  | 'operator'
  /** The partner's staff, or its program with a key. */
  | 'partner'
  /** A program of the installation. */
  | 'program';

/** A place and how far around it. */
export type CircleInput = {
  /** Kilometres, above 0. */
  km: number;
  /** Degrees north, -90 to 90. */
  lat: number;
  /** Degrees east, -180 to 180. */
  lon: number;
};

/** Where the code of a bonus comes from. */
export type CodeKind =
  /** One is made for each lead. */
  | 'generated'
  /** Each lead gets one of those the partner handed in. */
  | 'pool';

/** Why a user does not take an offer now. */
export type DismissReason =
  /** The need is met; the category goes on. */
  | 'already_done'
  /** Out of sight for three days, then fresh again while it lasts. */
  | 'later'
  /** Not of interest: the category is muted for 90 days. */
  | 'not_relevant';

/** What a campaign asks of car, person and hour besides. What is left out, or empty, asks nothing. */
export type FineTargetingInput = {
  /** Where the car is. */
  circle?: CircleInput | null | undefined;
  /** The partner's lists of people who shall not be reached. */
  exclusionLists?: Array<string> | null | undefined;
  /** What the car runs on, as the site spells it. */
  fuels?: Array<string> | null | undefined;
  /** When it is open; outside of it nothing is shown. */
  hours?: Array<OpenHoursInput> | null | undefined;
  /** Languages the user reads. */
  languages?: Array<Language> | null | undefined;
  /** The greatest mileage, in kilometres. */
  mileageMaxKm?: number | null | undefined;
  /** The least mileage, in kilometres. */
  mileageMinKm?: number | null | undefined;
  /** Models of car, as the site spells them. */
  models?: Array<string> | null | undefined;
  /** The greatest engagement, 0 to 100. */
  scoreMax?: number | null | undefined;
  /** The least engagement by the site's own reckoning, 0 to 100. */
  scoreMin?: number | null | undefined;
  /** Days of the year on which it is shown. */
  seasonWindows?: Array<SeasonWindowInput> | null | undefined;
  /** The site's own groups of users; one of them is enough. */
  segments?: Array<string> | null | undefined;
  /** The last year of make. */
  yearMax?: number | null | undefined;
  /** The first year of make. */
  yearMin?: number | null | undefined;
};

/** How long a product of the forward market lasts, by the site's own calendar. */
export type ForwardPeriod =
  /** A calendar month. */
  | 'month'
  /** A calendar quarter. */
  | 'quarter';

/** How the claimed share is meant. */
export type HypothesisClaimed =
  /** About so much. */
  | 'about'
  /** So much or more. */
  | 'at_least'
  /** So much or less. */
  | 'at_most';

/** Who claims it. */
export type HypothesisSource =
  /** Somebody who does it. */
  | 'practitioner'
  /** A study. */
  | 'study'
  /** Somebody who sells it. */
  | 'vendor';

/** What the site's own data say of a claim. */
export type HypothesisVerdict =
  /** They speak against it. */
  | 'contradicts'
  /** They do not speak against it. */
  | 'supports'
  /** There are too few of them to say. */
  | 'too_few';

/** The languages people are addressed in. */
export type Language =
  /** Belarusian. */
  | 'be'
  /** English. */
  | 'en'
  /** Russian. */
  | 'ru';

/** What became of the price of a lead. */
export type LeadBilling =
  /** Set aside in the wallet until the lead is judged. */
  | 'held'
  /** Nothing was set aside. */
  | 'none'
  /** Charged. */
  | 'posted'
  /** Set free again. */
  | 'voided';

/** Where a lead stands. */
export type LeadStatus =
  /** The partner got this person in this category before; it is free. */
  | 'duplicate'
  /** The contact was not proved in time; it is free. */
  | 'expired'
  /** Every rule of the lead contract is met; it is charged. */
  | 'qualified'
  /** A rule of the lead contract was not met; it is free. */
  | 'rejected'
  /** The user took the offer. */
  | 'submitted'
  /** A one-time code was sent to prove the contact. */
  | 'verifying';

/** Rules of the market as an operator writes them down, all of them as they shall be. */
export type MarketPolicyInput = {
  /** λ in minor units per show, where none of attentionFloors applies. */
  attentionFloor: number;
  /** Up to 500, no two for the same columns. */
  attentionFloors: Array<AttentionFloorRuleInput>;
  /** What is kept out of which stage. */
  blocked: Array<BlockedCombinationInput>;
  /** Up to 500 words or phrases of up to 60 characters. */
  blockedWords: Array<string>;
  /** How often one user may hear of one kind of business. */
  categoryCaps: Array<CategoryCapInput>;
  /** Days, 0 to 365. */
  duplicateDays: number;
  /** Kinds of business of which a user holds one open offer at a time. */
  exclusiveCategories: Array<string>;
  /** Share of decisions, 0 to 1, that try an offer drawn by chance. */
  explorationShare: number;
  /** What the site calls its kinds of business. */
  names: Array<CategoryNameInput>;
  /** How prices are found. */
  pricing: Pricing;
  /** The least relevance of an offer, 0 to 1. */
  relevanceFloor: number;
  /** Up to 500, no two for the same columns. */
  reserves: Array<ReserveRuleInput>;
  /** Kinds of business that are shown to nobody. */
  retired: Array<string>;
};

/** Whose word a message is. */
export type MessageSource =
  /** A file, by `ringroad import`. */
  | 'import'
  /** A page's: its write key can be read by anybody. */
  | 'page'
  /** The site's own server's, with the site's key. */
  | 'server';

/** Journeys under way go over from one version to another. */
export type MigrationInput = {
  /** The version they are in. */
  from: number;
  /** Stages that are called otherwise, or are no more; all others keep their names. */
  stages: Array<StageMoveInput>;
  /** The version they go over to. */
  to: number;
};

/** One of the offers of a campaign. */
export type OfferInput = {
  /** Where its codes come from; one is made for each lead unless said. */
  codeKind?: CodeKind | null | undefined;
  /** From when it is shown no more; null for as long as its campaign. */
  expiresAt?: string | null | undefined;
  /** Of an offer the campaign has already; left out, it is a new one. */
  id?: string | null | undefined;
  /** Whether users who have it in hand shall be shown no rival's bonus of its kind; no unless said. */
  keepsRivalsAway?: boolean | null | undefined;
  /** Its texts, one for each language; the site's own must be among them. */
  texts: Array<OfferTextInput>;
  /** Days an offer can be taken after it was shown, 1 to 365. */
  validDays: number;
  /** Its share of shows among the campaign's offers, 1 to 100; 1 unless said. */
  weight?: number | null | undefined;
};

/** Where an offer stands for its user. */
export type OfferState =
  /** It was taken; see the claim for what became of it. */
  | 'claimed'
  /** The user put it away, and may still take it until it expires. */
  | 'dismissed'
  /** It is over. */
  | 'expired'
  /** It can be taken. */
  | 'fresh'
  /** The contact is proved. */
  | 'verified';

/** Whether users may be shown an offer. */
export type OfferStatus =
  /** Users are shown it. */
  | 'approved'
  /** No operator has read it yet. */
  | 'draft'
  /** An operator refused it; the note says why. */
  | 'refused';

/** What users shall read of an offer, in one language: plain text, never HTML. */
export type OfferTextInput = {
  /** The language it is in. */
  language: Language;
  /** The small print, up to 1,000 characters. */
  terms: string;
  /** What the user gets, 1 to 500 characters. */
  text: string;
  /** One line, 1 to 90 characters. */
  title: string;
};

/** Days and hours of the week, in the partner's zone. */
export type OpenHoursInput = {
  /** 1 (Monday) to 7 (Sunday). */
  days: Array<number>;
  /** Begins, such as 09:00. */
  from: string;
  /** Ends (excluded), such as 18:30; past midnight when it is not later than the beginning. */
  to: string;
};

/** How a day's budget is spread over the day. */
export type Pacing =
  /** As fast as it goes. */
  | 'asap'
  /** As the moments of the day come. */
  | 'even'
  /** More of it in the morning. */
  | 'frontLoaded';

/** Whether a partner takes part. */
export type PartnerStatus =
  /** Its campaigns bid. */
  | 'active'
  /** Its campaigns win nothing; leads on hold run their course. */
  | 'suspended';

/** Whose pause it is. */
export type PausedBy =
  /** The site's: its partner cannot take it back. */
  | 'operator'
  /** The partner's own. */
  | 'partner';

/** What shall change; whatever is left out stays. */
export type PreferencesInput = {
  /** Whether offers may come by e-mail; kept as a consent receipt. */
  email?: boolean | null | undefined;
  /** Whether offers may appear on the site; kept as a consent receipt. */
  inbox?: boolean | null | undefined;
  /** ru, be or en. */
  locale?: string | null | undefined;
  /** Contacts a week at most, 0 to 50; null for the site's own measure. */
  maxPerWeek?: number | null | undefined;
  /** All kinds of business not to hear of. One that is new here is muted for 90 days. */
  mutedCategories?: Array<string> | null | undefined;
  /** Nothing comes until then; null to go on at once. */
  pausedUntil?: string | null | undefined;
  /** When quiet begins, HH:MM. */
  quietFrom?: string | null | undefined;
  /** When quiet ends, HH:MM. */
  quietTo?: string | null | undefined;
};

/** How the price of a qualified lead is found. */
export type Pricing =
  /** The reserve is the price. */
  | 'fixed'
  /** The lowest bid that keeps the place. */
  | 'gsp'
  /** What the others lose because this one is shown. */
  | 'vcg';

/** What is to become of a running programme. */
export type ProgrammePlanInput = {
  /** With the first release: also for what happened before it. */
  everSince?: boolean;
  /** Journeys that go over to another version. */
  migrations: Array<MigrationInput>;
  /** The version in which journeys begin from now on; left out, that of today. A draft is published by it. */
  release?: number | null | undefined;
  /** Nobody enters any more; journeys under way go on. */
  stop?: boolean;
};

/** What became of a rejected message. */
export type RejectedStatus =
  /** An operator took it off the list. */
  | 'dismissed'
  /** It waits for somebody to put it right. */
  | 'open'
  /** It is stored, as it was or as it was edited. */
  | 'replayed';

/** Where a reservation stands. */
export type ReservationState =
  /** The partner gave it back before its period began. */
  | 'cancelled'
  /** Its share of the moments goes to its campaign now. */
  | 'live'
  /** Its period has not begun; it can be given back. */
  | 'open'
  /** It was ended for the reason beside it; nothing is owed. */
  | 'released'
  /** Its period is over. */
  | 'settled';

/** A share of coming moments to reserve. */
export type ReserveInput = {
  /** One of one's campaigns; it must want these moments for the whole period. */
  campaignId: string;
  /** A name of your own for this booking, up to 200 characters: sent twice, it is booked once. */
  key: string;
  /** The product; forwardProducts lists them. */
  productId: string;
  /** The share in percent: a multiple of 5, up to 50. */
  sharePercent: number;
};

/** The least a qualified lead costs, where its columns apply. */
export type ReserveRuleInput = {
  /** The least price in minor units, digits only. */
  priceMinor: string;
  /** Where it applies. */
  where: RuleColumnsInput;
};

/** What kind of person is signed in. */
export type Role =
  /** Staff of the classified site. */
  | 'OPERATOR'
  /** Staff of a partner. */
  | 'PARTNER'
  /** A person who uses the classified site. */
  | 'USER';

/** Where a rule applies; a column that is left out applies everywhere. */
export type RuleColumnsInput = {
  /** The kind of business. */
  category?: string | null | undefined;
  /** inbox or page. */
  channel?: string | null | undefined;
  /** The region, as the site spells it. */
  region?: string | null | undefined;
  /** The stage the user stands in. */
  stage?: string | null | undefined;
};

/** Days of the year, both included, in the partner's zone. */
export type SeasonWindowInput = {
  /** Begins, such as 03-15. */
  from: string;
  /** Ends, such as 11-30; over New Year when it comes before the beginning. */
  to: string;
};

/** Whether a site lives in real time. */
export type SiteKind =
  /** A real site, in real time. */
  | 'live'
  /** A site with a clock of its own that stands still until somebody advances it. */
  | 'sandbox';

/** What becomes of the journeys in one stage. */
export type StageMoveInput = {
  /** The stage in the new version; null ends the journeys. */
  becomes?: string | null | undefined;
  /** The stage in the old version. */
  stage: string;
};

/** What kind of thing happened. */
export type TimelineKind =
  /** The user took an offer. */
  | 'claim'
  /** The user agreed to something or took it back. */
  | 'consent'
  /** A moment to contact the user: planned, fired, missed or cancelled. */
  | 'contact_point'
  /** An auction, or the reason why there was none. */
  | 'decision'
  /** A card or a letter, and what became of it. */
  | 'delivery'
  /** A fact the site told us. */
  | 'event'
  /** The lead came to another status. */
  | 'lead'
  /** The price was held, posted or voided. */
  | 'money'
  /** A journey came to another stage, or ended. */
  | 'stage';

/** What of a campaign waits for an operator. */
export type WaitingKind =
  /** A new offer, or another text of one that is shown. */
  | 'changedText'
  /** All of it: it has never run. */
  | 'newCampaign';

/** Why money moved. */
export type WalletLineKind =
  /** A charge was given back. */
  | 'credit'
  /** The price of a claimed lead was set aside. */
  | 'hold'
  /** A lead qualified: what was set aside is spent. */
  | 'post'
  /** Money came in. */
  | 'topup'
  /** What was set aside is free again. */
  | 'void';

/** How far a replay is. */
export type WhatIfState =
  /** All auctions of the span are counted. */
  | 'done'
  /** Given up: an auction could not be held again. */
  | 'failed'
  /** Counting, or waiting for its turn. */
  | 'running';

export type MoneyPartsFragment = { minor: string, currency: string };

export type TodayQueryVariables = Exact<{ [key: string]: never; }>;


export type TodayQuery = { today: { now: string, usersOnTheRoad: number, demoProgress: number | null, revenue: { points: Array<number>, value: { minor: string, currency: string }, previous: { minor: string, currency: string } }, leads: { value: number, previous: number, points: Array<number> }, fillRate: { value: number, previous: number, points: Array<number> }, rpm: { points: Array<number>, value: { minor: string, currency: string }, previous: { minor: string, currency: string } }, takeRate: { value: number, previous: number, points: Array<number> }, lifecycleMap: Array<{ stage: string, users: number, entered: number, left: number, next: Array<{ to: string, users: number }> }>, stageCategory: Array<{ stage: string, category: string, leads: number, revenue: { minor: string, currency: string } }>, recentLeads: Array<{ id: string, at: string, partnerName: string, category: string, stage: string, status: LeadStatus, userId: string, price: { minor: string, currency: string } }>, attentionNeeded: Array<{ kind: string, count: number, stage: string | null, text: string, link: string | null }>, firstSteps: Array<{ kind: string, done: boolean }> } };

export type ClockAdvancePartsFragment = { from: string, to: string, now: string, running: boolean, progress: number };

export type ClockAdvanceQueryVariables = Exact<{ [key: string]: never; }>;


export type ClockAdvanceQuery = { clockAdvance: { from: string, to: string, now: string, running: boolean, progress: number } | null };

export type AdvanceClockMutationVariables = Exact<{
  days?: number | null | undefined;
  weeks?: number | null | undefined;
  months?: number | null | undefined;
}>;


export type AdvanceClockMutation = { advanceClock: { from: string, to: string, now: string, running: boolean, progress: number } };

export type CarPartsFragment = { id: string, externalId: string | null, brand: string | null, model: string | null, year: number | null, mileageKm: number | null, region: string | null, premium: boolean, price: { minor: string, currency: string } | null };

export type UserRowFragment = { id: string, externalId: string, region: string | null, stage: string | null, attentionLeft: number, nextContactAt: string | null, lastEventAt: string | null, asset: { id: string, externalId: string | null, brand: string | null, model: string | null, year: number | null, mileageKm: number | null, region: string | null, premium: boolean, price: { minor: string, currency: string } | null } | null };

export type UsersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  stage?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type UsersQuery = { users: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { id: string, externalId: string, region: string | null, stage: string | null, attentionLeft: number, nextContactAt: string | null, lastEventAt: string | null, asset: { id: string, externalId: string | null, brand: string | null, model: string | null, year: number | null, mileageKm: number | null, region: string | null, premium: boolean, price: { minor: string, currency: string } | null } | null } }> } };

export type TimelineRowFragment = { id: string, at: string, kind: TimelineKind, title: string, detail: string | null, stage: string | null, category: string | null, partnerName: string | null, decisionId: string | null, reason: string | null, future: boolean, money: { minor: string, currency: string } | null };

export type UserQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type UserQuery = { user: { locale: string, timezone: string, id: string, externalId: string, region: string | null, stage: string | null, attentionLeft: number, nextContactAt: string | null, lastEventAt: string | null, journeys: Array<{ id: string, programmeId: string, stage: string, enteredAt: string, closed: boolean, outcome: string | null, cycle: number, programmeTitles: Array<{ language: string, text: string }>, asset: { id: string, externalId: string | null, brand: string | null, model: string | null, year: number | null, mileageKm: number | null, region: string | null, premium: boolean, price: { minor: string, currency: string } | null } | null }>, timeline: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, at: string, kind: TimelineKind, title: string, detail: string | null, stage: string | null, category: string | null, partnerName: string | null, decisionId: string | null, reason: string | null, future: boolean, money: { minor: string, currency: string } | null } }> }, asset: { id: string, externalId: string | null, brand: string | null, model: string | null, year: number | null, mileageKm: number | null, region: string | null, premium: boolean, price: { minor: string, currency: string } | null } | null } | null };

export type DecisionReplayQueryVariables = Exact<{
  decisionId: string;
  userId: string;
}>;


export type DecisionReplayQuery = { decisionReplay: { identical: boolean, policyVersion: number, pricing: Pricing, slots: number, explored: boolean, candidates: Array<{ campaignId: string, campaignName: string, partnerName: string, category: string, outcome: string, quality: number, relevance: number, score: number, attentionFloor: number, priceSetBy: string | null, priceSetByCampaignId: string | null, bid: { minor: string, currency: string }, remaining: { minor: string, currency: string }, effectiveBid: { minor: string, currency: string }, reserve: { minor: string, currency: string }, price: { minor: string, currency: string } | null, recordedPrice: { minor: string, currency: string } | null }> } | null };

export type DecisionQueryVariables = Exact<{
  id: string;
}>;


export type DecisionQuery = { decision: { id: string, at: string, stage: string, channel: string, slots: number, version: string, seed: string, outcome: string, reason: string | null, attentionFloor: number, winners: number, reserves: Array<{ category: string, reserve: { minor: string, currency: string } }>, candidates: Array<{ campaignId: string, campaignName: string, partnerName: string, category: string, rank: number | null, won: boolean, quality: number | null, relevance: number | null, score: number | null, lossReason: string | null, bid: { minor: string, currency: string } | null, effectiveBid: { minor: string, currency: string } | null, price: { minor: string, currency: string } | null }>, lossCounts: Array<{ reason: string, count: number }> } | null };

export type WhomPartsFragment = { regions: Array<string>, brands: Array<string>, seasons: Array<string>, models: Array<string> | null, fuels: Array<string> | null, languages: Array<Language> | null, segments: Array<string> | null, exclusionLists: Array<string> | null, yearMin: number | null, yearMax: number | null, mileageMinKm: number | null, mileageMaxKm: number | null, scoreMin: number | null, scoreMax: number | null, priceMin: { minor: string, currency: string } | null, priceMax: { minor: string, currency: string } | null, circle: { lat: number, lon: number, km: number } | null, hours: Array<{ days: Array<number>, from: string, to: string }> | null, seasonWindows: Array<{ from: string, to: string }> | null };

export type CampaignChangePartsFragment = { id: string, version: number, at: string, actor: ChangeActor, memberName: string | null, field: string, before: string | null, after: string | null, note: string | null };

export type CountPartsFragment = { limit: number, posted: number, pending: number, available: number };

export type OperatedCampaignFragment = { version: number, pausedBy: PausedBy | null, waitingSince: string | null, reviewNote: string | null, startsAt: string | null, endsAt: string | null, pacing: Pacing, id: string, name: string, status: CampaignStatus, category: string, stages: Array<string>, shown30: number | null, claimed30: number, qualified30: number, targeting: { regions: Array<string>, brands: Array<string>, seasons: Array<string>, models: Array<string> | null, fuels: Array<string> | null, languages: Array<Language> | null, segments: Array<string> | null, exclusionLists: Array<string> | null, yearMin: number | null, yearMax: number | null, mileageMinKm: number | null, mileageMaxKm: number | null, scoreMin: number | null, scoreMax: number | null, priceMin: { minor: string, currency: string } | null, priceMax: { minor: string, currency: string } | null, circle: { lat: number, lon: number, km: number } | null, hours: Array<{ days: Array<number>, from: string, to: string }> | null, seasonWindows: Array<{ from: string, to: string }> | null }, limits: { weeklyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, monthlyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, totalLeads: { limit: number, posted: number, pending: number, available: number } | null, monthlyLeads: { limit: number, posted: number, pending: number, available: number } | null, weeklyLeads: { limit: number, posted: number, pending: number, available: number } | null, dailyLeads: { limit: number, posted: number, pending: number, available: number } | null, stock: { limit: number, posted: number, pending: number, available: number } | null }, offers: Array<{ id: string, status: OfferStatus, waits: boolean, weight: number, expiresAt: string | null, reviewNote: string | null, texts: Array<{ language: Language, title: string, text: string, terms: string }>, changedTexts: Array<{ language: Language, title: string, text: string, terms: string }> | null }>, maxPrice: { minor: string, currency: string }, reserve: { minor: string, currency: string }, averagePrice30: { minor: string, currency: string } | null, totalBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } }, dailyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, lossShares: Array<{ reason: string, share: number, action: string }> };

export type OperatedCampaignQueryVariables = Exact<{
  partnerId: string;
  id: string;
}>;


export type OperatedCampaignQuery = { partner: { id: string, name: string } | null, campaign: { version: number, pausedBy: PausedBy | null, waitingSince: string | null, reviewNote: string | null, startsAt: string | null, endsAt: string | null, pacing: Pacing, id: string, name: string, status: CampaignStatus, category: string, stages: Array<string>, shown30: number | null, claimed30: number, qualified30: number, targeting: { regions: Array<string>, brands: Array<string>, seasons: Array<string>, models: Array<string> | null, fuels: Array<string> | null, languages: Array<Language> | null, segments: Array<string> | null, exclusionLists: Array<string> | null, yearMin: number | null, yearMax: number | null, mileageMinKm: number | null, mileageMaxKm: number | null, scoreMin: number | null, scoreMax: number | null, priceMin: { minor: string, currency: string } | null, priceMax: { minor: string, currency: string } | null, circle: { lat: number, lon: number, km: number } | null, hours: Array<{ days: Array<number>, from: string, to: string }> | null, seasonWindows: Array<{ from: string, to: string }> | null }, limits: { weeklyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, monthlyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, totalLeads: { limit: number, posted: number, pending: number, available: number } | null, monthlyLeads: { limit: number, posted: number, pending: number, available: number } | null, weeklyLeads: { limit: number, posted: number, pending: number, available: number } | null, dailyLeads: { limit: number, posted: number, pending: number, available: number } | null, stock: { limit: number, posted: number, pending: number, available: number } | null }, offers: Array<{ id: string, status: OfferStatus, waits: boolean, weight: number, expiresAt: string | null, reviewNote: string | null, texts: Array<{ language: Language, title: string, text: string, terms: string }>, changedTexts: Array<{ language: Language, title: string, text: string, terms: string }> | null }>, maxPrice: { minor: string, currency: string }, reserve: { minor: string, currency: string }, averagePrice30: { minor: string, currency: string } | null, totalBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } }, dailyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, lossShares: Array<{ reason: string, share: number, action: string }> } | null };

export type CampaignChangesQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type CampaignChangesQuery = { campaignChanges: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, version: number, at: string, actor: ChangeActor, memberName: string | null, field: string, before: string | null, after: string | null, note: string | null } }> } };

export type PauseCampaignMutationVariables = Exact<{
  id: string;
  note: string;
}>;


export type PauseCampaignMutation = { pauseCampaign: { version: number, pausedBy: PausedBy | null, waitingSince: string | null, reviewNote: string | null, startsAt: string | null, endsAt: string | null, pacing: Pacing, id: string, name: string, status: CampaignStatus, category: string, stages: Array<string>, shown30: number | null, claimed30: number, qualified30: number, targeting: { regions: Array<string>, brands: Array<string>, seasons: Array<string>, models: Array<string> | null, fuels: Array<string> | null, languages: Array<Language> | null, segments: Array<string> | null, exclusionLists: Array<string> | null, yearMin: number | null, yearMax: number | null, mileageMinKm: number | null, mileageMaxKm: number | null, scoreMin: number | null, scoreMax: number | null, priceMin: { minor: string, currency: string } | null, priceMax: { minor: string, currency: string } | null, circle: { lat: number, lon: number, km: number } | null, hours: Array<{ days: Array<number>, from: string, to: string }> | null, seasonWindows: Array<{ from: string, to: string }> | null }, limits: { weeklyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, monthlyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, totalLeads: { limit: number, posted: number, pending: number, available: number } | null, monthlyLeads: { limit: number, posted: number, pending: number, available: number } | null, weeklyLeads: { limit: number, posted: number, pending: number, available: number } | null, dailyLeads: { limit: number, posted: number, pending: number, available: number } | null, stock: { limit: number, posted: number, pending: number, available: number } | null }, offers: Array<{ id: string, status: OfferStatus, waits: boolean, weight: number, expiresAt: string | null, reviewNote: string | null, texts: Array<{ language: Language, title: string, text: string, terms: string }>, changedTexts: Array<{ language: Language, title: string, text: string, terms: string }> | null }>, maxPrice: { minor: string, currency: string }, reserve: { minor: string, currency: string }, averagePrice30: { minor: string, currency: string } | null, totalBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } }, dailyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, lossShares: Array<{ reason: string, share: number, action: string }> } };

export type ResumeCampaignMutationVariables = Exact<{
  id: string;
}>;


export type ResumeCampaignMutation = { resumeCampaign: { version: number, pausedBy: PausedBy | null, waitingSince: string | null, reviewNote: string | null, startsAt: string | null, endsAt: string | null, pacing: Pacing, id: string, name: string, status: CampaignStatus, category: string, stages: Array<string>, shown30: number | null, claimed30: number, qualified30: number, targeting: { regions: Array<string>, brands: Array<string>, seasons: Array<string>, models: Array<string> | null, fuels: Array<string> | null, languages: Array<Language> | null, segments: Array<string> | null, exclusionLists: Array<string> | null, yearMin: number | null, yearMax: number | null, mileageMinKm: number | null, mileageMaxKm: number | null, scoreMin: number | null, scoreMax: number | null, priceMin: { minor: string, currency: string } | null, priceMax: { minor: string, currency: string } | null, circle: { lat: number, lon: number, km: number } | null, hours: Array<{ days: Array<number>, from: string, to: string }> | null, seasonWindows: Array<{ from: string, to: string }> | null }, limits: { weeklyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, monthlyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, totalLeads: { limit: number, posted: number, pending: number, available: number } | null, monthlyLeads: { limit: number, posted: number, pending: number, available: number } | null, weeklyLeads: { limit: number, posted: number, pending: number, available: number } | null, dailyLeads: { limit: number, posted: number, pending: number, available: number } | null, stock: { limit: number, posted: number, pending: number, available: number } | null }, offers: Array<{ id: string, status: OfferStatus, waits: boolean, weight: number, expiresAt: string | null, reviewNote: string | null, texts: Array<{ language: Language, title: string, text: string, terms: string }>, changedTexts: Array<{ language: Language, title: string, text: string, terms: string }> | null }>, maxPrice: { minor: string, currency: string }, reserve: { minor: string, currency: string }, averagePrice30: { minor: string, currency: string } | null, totalBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } }, dailyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, lossShares: Array<{ reason: string, share: number, action: string }> } };

export type RuleColumnsPartsFragment = { channel: string | null, stage: string | null, category: string | null, region: string | null };

export type MarketRulesFragment = { version: number, note: string, publishedAt: string | null, publishedBy: string | null, pricing: Pricing, explorationShare: number, relevanceFloor: number, attentionFloor: number, duplicateDays: number, exclusiveCategories: Array<string>, retired: Array<string>, blockedWords: Array<string>, reserves: Array<{ where: { channel: string | null, stage: string | null, category: string | null, region: string | null }, price: { minor: string, currency: string } }>, attentionFloors: Array<{ floor: number, where: { channel: string | null, stage: string | null, category: string | null, region: string | null } }>, categoryCaps: Array<{ category: string, perMonth: number }>, blocked: Array<{ stage: string, category: string }>, names: Array<{ category: string, en: string, ru: string }> };

export type MarketPolicyQueryVariables = Exact<{ [key: string]: never; }>;


export type MarketPolicyQuery = { marketPolicy: { version: number, note: string, publishedAt: string | null, publishedBy: string | null, pricing: Pricing, explorationShare: number, relevanceFloor: number, attentionFloor: number, duplicateDays: number, exclusiveCategories: Array<string>, retired: Array<string>, blockedWords: Array<string>, reserves: Array<{ where: { channel: string | null, stage: string | null, category: string | null, region: string | null }, price: { minor: string, currency: string } }>, attentionFloors: Array<{ floor: number, where: { channel: string | null, stage: string | null, category: string | null, region: string | null } }>, categoryCaps: Array<{ category: string, perMonth: number }>, blocked: Array<{ stage: string, category: string }>, names: Array<{ category: string, en: string, ru: string }> } };

export type MarketPolicyHistoryQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type MarketPolicyHistoryQuery = { marketPolicyHistory: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { version: number, note: string, publishedAt: string | null, publishedBy: string | null } }> } };

export type MarketPolicyVersionQueryVariables = Exact<{
  version: number;
}>;


export type MarketPolicyVersionQuery = { marketPolicyVersion: { version: number, note: string, publishedAt: string | null, publishedBy: string | null, pricing: Pricing, explorationShare: number, relevanceFloor: number, attentionFloor: number, duplicateDays: number, exclusiveCategories: Array<string>, retired: Array<string>, blockedWords: Array<string>, reserves: Array<{ where: { channel: string | null, stage: string | null, category: string | null, region: string | null }, price: { minor: string, currency: string } }>, attentionFloors: Array<{ floor: number, where: { channel: string | null, stage: string | null, category: string | null, region: string | null } }>, categoryCaps: Array<{ category: string, perMonth: number }>, blocked: Array<{ stage: string, category: string }>, names: Array<{ category: string, en: string, ru: string }> } };

export type PublishMarketPolicyMutationVariables = Exact<{
  basedOn: number;
  note: string;
  input: MarketPolicyInput;
}>;


export type PublishMarketPolicyMutation = { publishMarketPolicy: { version: number, note: string, publishedAt: string | null, publishedBy: string | null, pricing: Pricing, explorationShare: number, relevanceFloor: number, attentionFloor: number, duplicateDays: number, exclusiveCategories: Array<string>, retired: Array<string>, blockedWords: Array<string>, reserves: Array<{ where: { channel: string | null, stage: string | null, category: string | null, region: string | null }, price: { minor: string, currency: string } }>, attentionFloors: Array<{ floor: number, where: { channel: string | null, stage: string | null, category: string | null, region: string | null } }>, categoryCaps: Array<{ category: string, perMonth: number }>, blocked: Array<{ stage: string, category: string }>, names: Array<{ category: string, en: string, ru: string }> } };

export type LocalOfferPartsFragment = { language: Language, title: string, text: string, terms: string };

export type WaitingPartsFragment = { kind: WaitingKind, since: string, partnerId: string, partnerName: string, version: number, lastNote: string | null, campaign: { id: string, name: string, category: string, stages: Array<string>, maxPrice: { minor: string, currency: string }, reserve: { minor: string, currency: string }, totalBudget: { limit: { minor: string, currency: string } }, targeting: { regions: Array<string>, brands: Array<string>, seasons: Array<string>, models: Array<string> | null, fuels: Array<string> | null, languages: Array<Language> | null, segments: Array<string> | null, exclusionLists: Array<string> | null, yearMin: number | null, yearMax: number | null, mileageMinKm: number | null, mileageMaxKm: number | null, scoreMin: number | null, scoreMax: number | null, priceMin: { minor: string, currency: string } | null, priceMax: { minor: string, currency: string } | null, circle: { lat: number, lon: number, km: number } | null, hours: Array<{ days: Array<number>, from: string, to: string }> | null, seasonWindows: Array<{ from: string, to: string }> | null } }, offers: Array<{ id: string, texts: Array<{ language: Language, title: string, text: string, terms: string }>, shownTexts: Array<{ language: Language, title: string, text: string, terms: string }> | null, blockedWords: Array<{ language: Language, part: string, word: string }> }> };

export type ModerationQueueQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ModerationQueueQuery = { moderationQueue: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { kind: WaitingKind, since: string, partnerId: string, partnerName: string, version: number, lastNote: string | null, campaign: { id: string, name: string, category: string, stages: Array<string>, maxPrice: { minor: string, currency: string }, reserve: { minor: string, currency: string }, totalBudget: { limit: { minor: string, currency: string } }, targeting: { regions: Array<string>, brands: Array<string>, seasons: Array<string>, models: Array<string> | null, fuels: Array<string> | null, languages: Array<Language> | null, segments: Array<string> | null, exclusionLists: Array<string> | null, yearMin: number | null, yearMax: number | null, mileageMinKm: number | null, mileageMaxKm: number | null, scoreMin: number | null, scoreMax: number | null, priceMin: { minor: string, currency: string } | null, priceMax: { minor: string, currency: string } | null, circle: { lat: number, lon: number, km: number } | null, hours: Array<{ days: Array<number>, from: string, to: string }> | null, seasonWindows: Array<{ from: string, to: string }> | null } }, offers: Array<{ id: string, texts: Array<{ language: Language, title: string, text: string, terms: string }>, shownTexts: Array<{ language: Language, title: string, text: string, terms: string }> | null, blockedWords: Array<{ language: Language, part: string, word: string }> }> } }> } };

export type ApproveCampaignMutationVariables = Exact<{
  id: string;
  version: number;
}>;


export type ApproveCampaignMutation = { approveCampaign: { id: string, status: CampaignStatus } };

export type RefuseCampaignMutationVariables = Exact<{
  id: string;
  version: number;
  note: string;
}>;


export type RefuseCampaignMutation = { refuseCampaign: { id: string, status: CampaignStatus } };

export type SiteProductPartsFragment = { id: string, stage: string, category: string, region: string | null, period: ForwardPeriod, startsAt: string, endsAt: string, low: number, expected: number, high: number, realised: number | null, settledAt: string | null, takenPercent: number, freePercent: number, price: { minor: string, currency: string } };

export type SiteReservationPartsFragment = { id: string, partnerId: string, partnerName: string, campaignId: string, campaignName: string, state: ReservationState, releaseReason: string | null, bookedAt: string, closedAt: string | null, sharePercent: number, expected: number, drawn: number, shown: number, qualified: number, price: { minor: string, currency: string }, spent: { minor: string, currency: string }, missed: Array<{ reason: string, count: number }>, product: { stage: string, category: string, region: string | null, startsAt: string, endsAt: string } };

export type ForwardBooksQueryVariables = Exact<{ [key: string]: never; }>;


export type ForwardBooksQuery = { siteForwardCalibration: { predictions: number, coverage: number | null, ratio: number | null }, siteForwardProducts: Array<{ id: string, stage: string, category: string, region: string | null, period: ForwardPeriod, startsAt: string, endsAt: string, low: number, expected: number, high: number, realised: number | null, settledAt: string | null, takenPercent: number, freePercent: number, price: { minor: string, currency: string } }> };

export type SiteReservationsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  state?: ReservationState | null | undefined;
}>;


export type SiteReservationsQuery = { siteReservations: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, partnerId: string, partnerName: string, campaignId: string, campaignName: string, state: ReservationState, releaseReason: string | null, bookedAt: string, closedAt: string | null, sharePercent: number, expected: number, drawn: number, shown: number, qualified: number, price: { minor: string, currency: string }, spent: { minor: string, currency: string }, missed: Array<{ reason: string, count: number }>, product: { stage: string, category: string, region: string | null, startsAt: string, endsAt: string } } }> } };

export type WhatIfSidePartsFragment = { filled: number, shown: number, leads: number, contactsPerUser: number, money: { minor: string, currency: string } };

export type WhatIfFigurePartsFragment = { shown: number, leads: number, money: { minor: string, currency: string } };

export type WhatIfPartsFragment = { id: string, state: WhatIfState, days: number, fromAt: string, untilAt: string, comparedWith: number, auctions: number, users: number, progress: number, cannotKnow: Array<string>, rules: { version: number, note: string, publishedAt: string | null, publishedBy: string | null, pricing: Pricing, explorationShare: number, relevanceFloor: number, attentionFloor: number, duplicateDays: number, exclusiveCategories: Array<string>, retired: Array<string>, blockedWords: Array<string>, reserves: Array<{ where: { channel: string | null, stage: string | null, category: string | null, region: string | null }, price: { minor: string, currency: string } }>, attentionFloors: Array<{ floor: number, where: { channel: string | null, stage: string | null, category: string | null, region: string | null } }>, categoryCaps: Array<{ category: string, perMonth: number }>, blocked: Array<{ stage: string, category: string }>, names: Array<{ category: string, en: string, ru: string }> }, now: { filled: number, shown: number, leads: number, contactsPerUser: number, money: { minor: string, currency: string } }, instead: { filled: number, shown: number, leads: number, contactsPerUser: number, money: { minor: string, currency: string } }, categories: Array<{ category: string, now: { shown: number, leads: number, money: { minor: string, currency: string } }, instead: { shown: number, leads: number, money: { minor: string, currency: string } } }> };

export type WhatIfQueryVariables = Exact<{
  id: string;
}>;


export type WhatIfQuery = { whatIf: { id: string, state: WhatIfState, days: number, fromAt: string, untilAt: string, comparedWith: number, auctions: number, users: number, progress: number, cannotKnow: Array<string>, rules: { version: number, note: string, publishedAt: string | null, publishedBy: string | null, pricing: Pricing, explorationShare: number, relevanceFloor: number, attentionFloor: number, duplicateDays: number, exclusiveCategories: Array<string>, retired: Array<string>, blockedWords: Array<string>, reserves: Array<{ where: { channel: string | null, stage: string | null, category: string | null, region: string | null }, price: { minor: string, currency: string } }>, attentionFloors: Array<{ floor: number, where: { channel: string | null, stage: string | null, category: string | null, region: string | null } }>, categoryCaps: Array<{ category: string, perMonth: number }>, blocked: Array<{ stage: string, category: string }>, names: Array<{ category: string, en: string, ru: string }> }, now: { filled: number, shown: number, leads: number, contactsPerUser: number, money: { minor: string, currency: string } }, instead: { filled: number, shown: number, leads: number, contactsPerUser: number, money: { minor: string, currency: string } }, categories: Array<{ category: string, now: { shown: number, leads: number, money: { minor: string, currency: string } }, instead: { shown: number, leads: number, money: { minor: string, currency: string } } }> } | null };

export type WhatIfsQueryVariables = Exact<{ [key: string]: never; }>;


export type WhatIfsQuery = { whatIfs: Array<{ id: string, state: WhatIfState, days: number, fromAt: string, untilAt: string, comparedWith: number, progress: number }> };

export type StartWhatIfMutationVariables = Exact<{
  days: number;
  input: MarketPolicyInput;
}>;


export type StartWhatIfMutation = { startWhatIf: { id: string, state: WhatIfState, days: number, fromAt: string, untilAt: string, comparedWith: number, auctions: number, users: number, progress: number, cannotKnow: Array<string>, rules: { version: number, note: string, publishedAt: string | null, publishedBy: string | null, pricing: Pricing, explorationShare: number, relevanceFloor: number, attentionFloor: number, duplicateDays: number, exclusiveCategories: Array<string>, retired: Array<string>, blockedWords: Array<string>, reserves: Array<{ where: { channel: string | null, stage: string | null, category: string | null, region: string | null }, price: { minor: string, currency: string } }>, attentionFloors: Array<{ floor: number, where: { channel: string | null, stage: string | null, category: string | null, region: string | null } }>, categoryCaps: Array<{ category: string, perMonth: number }>, blocked: Array<{ stage: string, category: string }>, names: Array<{ category: string, en: string, ru: string }> }, now: { filled: number, shown: number, leads: number, contactsPerUser: number, money: { minor: string, currency: string } }, instead: { filled: number, shown: number, leads: number, contactsPerUser: number, money: { minor: string, currency: string } }, categories: Array<{ category: string, now: { shown: number, leads: number, money: { minor: string, currency: string } }, instead: { shown: number, leads: number, money: { minor: string, currency: string } } }> } };

export type WalletPartsFragment = { daysLeft: number | null, available: { minor: string, currency: string }, held: { minor: string, currency: string }, spent: { minor: string, currency: string } };

export type PartnerRowFragment = { id: string, name: string, categories: Array<string>, status: PartnerStatus, leads30: number, acceptance30: number, wallet: { daysLeft: number | null, available: { minor: string, currency: string }, held: { minor: string, currency: string }, spent: { minor: string, currency: string } }, spend30: { minor: string, currency: string } };

export type PartnersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  category?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type PartnersQuery = { partners: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { id: string, name: string, categories: Array<string>, status: PartnerStatus, leads30: number, acceptance30: number, wallet: { daysLeft: number | null, available: { minor: string, currency: string }, held: { minor: string, currency: string }, spent: { minor: string, currency: string } }, spend30: { minor: string, currency: string } } }> } };

export type PartnerQueryVariables = Exact<{
  id: string;
}>;


export type PartnerQuery = { partner: { id: string, name: string, categories: Array<string>, status: PartnerStatus, leads30: number, acceptance30: number, campaigns: Array<{ id: string, name: string, status: CampaignStatus, pausedBy: PausedBy | null, category: string, stages: Array<string>, shown30: number | null, claimed30: number, qualified30: number, maxPrice: { minor: string, currency: string }, reserve: { minor: string, currency: string }, averagePrice30: { minor: string, currency: string } | null, totalBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } }, dailyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, lossShares: Array<{ reason: string, share: number, action: string }> }>, wallet: { daysLeft: number | null, available: { minor: string, currency: string }, held: { minor: string, currency: string }, spent: { minor: string, currency: string } }, spend30: { minor: string, currency: string } } | null };

export type TopUpWalletMutationVariables = Exact<{
  partnerId: string;
  amountMinor: string;
  reference: string;
}>;


export type TopUpWalletMutation = { topUpWallet: { daysLeft: number | null, available: { minor: string, currency: string }, held: { minor: string, currency: string }, spent: { minor: string, currency: string } } };

export type SetPartnerStatusMutationVariables = Exact<{
  partnerId: string;
  status: PartnerStatus;
}>;


export type SetPartnerStatusMutation = { setPartnerStatus: { id: string, status: PartnerStatus } };

export type ProgrammeVersionPartsFragment = { version: number, publishedAt: string | null, draft: boolean, readable: boolean, inForce: boolean, stages: Array<{ stage: string, journeys: number }> };

export type ProgrammePartsFragment = { id: string, builtIn: boolean, titles: Array<{ language: string, text: string }>, versions: Array<{ version: number, publishedAt: string | null, draft: boolean, readable: boolean, inForce: boolean, stages: Array<{ stage: string, journeys: number }> }> };

export type ProgrammeSourcePartsFragment = { programmeId: string, version: number, source: string, faults: Array<{ path: string, reason: string }> };

export type SiteProgrammesQueryVariables = Exact<{ [key: string]: never; }>;


export type SiteProgrammesQuery = { siteProgrammes: Array<{ id: string, builtIn: boolean, titles: Array<{ language: string, text: string }>, versions: Array<{ version: number, publishedAt: string | null, draft: boolean, readable: boolean, inForce: boolean, stages: Array<{ stage: string, journeys: number }> }> }> };

export type ProgrammeSourceQueryVariables = Exact<{
  programmeId: string;
  version: number;
}>;


export type ProgrammeSourceQuery = { programmeSource: { programmeId: string, version: number, source: string, faults: Array<{ path: string, reason: string }> } };

export type CheckProgrammeQueryVariables = Exact<{
  programmeId: string;
  source: string;
}>;


export type CheckProgrammeQuery = { checkProgramme: { programmeId: string, version: number, source: string, faults: Array<{ path: string, reason: string }> } };

export type ProgrammeTemplatesQueryVariables = Exact<{ [key: string]: never; }>;


export type ProgrammeTemplatesQuery = { programmeTemplates: Array<{ id: string, rows: Array<string>, source: string, titles: Array<{ language: string, text: string }> }> };

export type ProgrammeDifferencesQueryVariables = Exact<{
  programmeId: string;
  before: number;
  after: number;
}>;


export type ProgrammeDifferencesQuery = { programmeDifferences: Array<{ path: string, before: string | null, after: string | null }> };

export type ProgrammeChangesQueryVariables = Exact<{
  programmeId: string;
}>;


export type ProgrammeChangesQuery = { programmeChanges: Array<{ seq: number, kind: string, version: number | null, from: number | null, at: string | null, madeAt: string }> };

export type HypothesesQueryVariables = Exact<{
  programmeId: string;
}>;


export type HypothesesQuery = { hypotheses: Array<{ id: string, claimedPpm: number, claimed: HypothesisClaimed, source: HypothesisSource, claims: Array<{ language: string, text: string }>, measured: { measuredAt: string, counted: number, led: number, users: number, effective: number, sharePpm: number | null, lowPpm: number | null, highPpm: number | null, verdict: HypothesisVerdict, reason: string, needed: number | null } | null }> };

export type PreviewProgrammeChangeQueryVariables = Exact<{
  programmeId: string;
  plan: ProgrammePlanInput;
}>;


export type PreviewProgrammeChangeQuery = { previewProgrammeChange: { concerned: number, users: number, moves: Array<{ journeys: number, from: { version: number, stage: string } | null, to: { version: number, stage: string } | null }>, contacts: Array<{ pointId: string, scheduled: number, dueNow: number, rescheduled: number, cancelled: number }> } };

export type ProgrammeRollBackQueryVariables = Exact<{
  programmeId: string;
}>;


export type ProgrammeRollBackQuery = { programmeRollBack: { release: number | null, stop: boolean, migrations: Array<{ from: number, to: number, stages: Array<{ stage: string, becomes: string | null }> }> } };

export type SimulateProgrammeQueryVariables = Exact<{
  programmeId: string;
  source: string;
  months: number;
  people: number;
  meanDays: number;
  takeUp: number;
  seed: string;
}>;


export type SimulateProgrammeQuery = { simulateProgramme: { people: number, events: number, contactsPerPerson: Array<number>, contacts: Array<{ id: string, count: number }>, occupancy: Array<{ month: number, stages: Array<{ id: string, count: number }> }>, outcomes: Array<{ id: string, count: number }>, leads: Array<{ id: string, count: number }> } };

export type SaveProgrammeDraftMutationVariables = Exact<{
  programmeId: string;
  source: string;
  version?: number | null | undefined;
  loaded?: string | null | undefined;
}>;


export type SaveProgrammeDraftMutation = { saveProgrammeDraft: { programmeId: string, version: number, source: string, faults: Array<{ path: string, reason: string }> } };

export type DeleteProgrammeDraftMutationVariables = Exact<{
  programmeId: string;
  version: number;
}>;


export type DeleteProgrammeDraftMutation = { deleteProgrammeDraft: boolean };

export type ChangeProgrammeMutationVariables = Exact<{
  programmeId: string;
  plan: ProgrammePlanInput;
}>;


export type ChangeProgrammeMutation = { changeProgramme: number };

export type RejectedPartsFragment = { id: string, source: MessageSource, name: string, path: string, reason: string, status: RejectedStatus, count: number, receivedAt: string, lastAt: string };

export type RejectedMessagesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  status?: RejectedStatus | null | undefined;
  source?: MessageSource | null | undefined;
  search?: string | null | undefined;
}>;


export type RejectedMessagesQuery = { rejectedMessages: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { id: string, source: MessageSource, name: string, path: string, reason: string, status: RejectedStatus, count: number, receivedAt: string, lastAt: string } }> } };

export type RejectedMessageQueryVariables = Exact<{
  id: string;
}>;


export type RejectedMessageQuery = { rejectedMessage: { body: string | null, message: { id: string, source: MessageSource, name: string, path: string, reason: string, status: RejectedStatus, count: number, receivedAt: string, lastAt: string } } | null };

export type FixRejectedMessageMutationVariables = Exact<{
  id: string;
  body: string;
}>;


export type FixRejectedMessageMutation = { fixRejectedMessage: { id: string, source: MessageSource, name: string, path: string, reason: string, status: RejectedStatus, count: number, receivedAt: string, lastAt: string } };

export type ReplayRejectedMessagesMutationVariables = Exact<{
  ids: Array<string> | string;
}>;


export type ReplayRejectedMessagesMutation = { replayRejectedMessages: Array<{ id: string, source: MessageSource, name: string, path: string, reason: string, status: RejectedStatus, count: number, receivedAt: string, lastAt: string }> };

export type DismissRejectedMessagesMutationVariables = Exact<{
  ids: Array<string> | string;
}>;


export type DismissRejectedMessagesMutation = { dismissRejectedMessages: Array<{ id: string, source: MessageSource, name: string, path: string, reason: string, status: RejectedStatus, count: number, receivedAt: string, lastAt: string }> };

export type OfferPartsFragment = { id: string, state: OfferState, stage: string, category: string, partnerName: string, title: string, text: string, terms: string, expiresAt: string, shownAt: string, reason: string, claim: { leadId: string, status: LeadStatus, maskedEmail: string | null, codeExpiresAt: string | null, attemptsLeft: number | null, bonusCode: string | null } | null };

export type OfferFullFragment = { consentText: string, consentTextVersion: string, knownEmail: string | null, id: string, state: OfferState, stage: string, category: string, partnerName: string, title: string, text: string, terms: string, expiresAt: string, shownAt: string, reason: string, whyMe: { fact: string, rule: string, partnerChoice: string, neverShared: Array<string>, switchOff: string }, claim: { leadId: string, status: LeadStatus, maskedEmail: string | null, codeExpiresAt: string | null, attemptsLeft: number | null, bonusCode: string | null } | null };

export type MyOffersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyOffersQuery = { myOffers: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { id: string, state: OfferState, stage: string, category: string, partnerName: string, title: string, text: string, terms: string, expiresAt: string, shownAt: string, reason: string, claim: { leadId: string, status: LeadStatus, maskedEmail: string | null, codeExpiresAt: string | null, attemptsLeft: number | null, bonusCode: string | null } | null } }> } };

export type MyOfferQueryVariables = Exact<{
  id: string;
}>;


export type MyOfferQuery = { myOffer: { consentText: string, consentTextVersion: string, knownEmail: string | null, id: string, state: OfferState, stage: string, category: string, partnerName: string, title: string, text: string, terms: string, expiresAt: string, shownAt: string, reason: string, whyMe: { fact: string, rule: string, partnerChoice: string, neverShared: Array<string>, switchOff: string }, claim: { leadId: string, status: LeadStatus, maskedEmail: string | null, codeExpiresAt: string | null, attemptsLeft: number | null, bonusCode: string | null } | null } | null };

export type ClaimOfferMutationVariables = Exact<{
  offerId: string;
  consentTextVersion: string;
  email?: string | null | undefined;
  name?: string | null | undefined;
}>;


export type ClaimOfferMutation = { claimOffer: { message: string, offer: { consentText: string, consentTextVersion: string, knownEmail: string | null, id: string, state: OfferState, stage: string, category: string, partnerName: string, title: string, text: string, terms: string, expiresAt: string, shownAt: string, reason: string, whyMe: { fact: string, rule: string, partnerChoice: string, neverShared: Array<string>, switchOff: string }, claim: { leadId: string, status: LeadStatus, maskedEmail: string | null, codeExpiresAt: string | null, attemptsLeft: number | null, bonusCode: string | null } | null } } };

export type VerifyClaimMutationVariables = Exact<{
  leadId: string;
  code: string;
}>;


export type VerifyClaimMutation = { verifyClaim: { message: string, offer: { consentText: string, consentTextVersion: string, knownEmail: string | null, id: string, state: OfferState, stage: string, category: string, partnerName: string, title: string, text: string, terms: string, expiresAt: string, shownAt: string, reason: string, whyMe: { fact: string, rule: string, partnerChoice: string, neverShared: Array<string>, switchOff: string }, claim: { leadId: string, status: LeadStatus, maskedEmail: string | null, codeExpiresAt: string | null, attemptsLeft: number | null, bonusCode: string | null } | null } } };

export type ResendCodeMutationVariables = Exact<{
  leadId: string;
}>;


export type ResendCodeMutation = { resendCode: { message: string, offer: { consentText: string, consentTextVersion: string, knownEmail: string | null, id: string, state: OfferState, stage: string, category: string, partnerName: string, title: string, text: string, terms: string, expiresAt: string, shownAt: string, reason: string, whyMe: { fact: string, rule: string, partnerChoice: string, neverShared: Array<string>, switchOff: string }, claim: { leadId: string, status: LeadStatus, maskedEmail: string | null, codeExpiresAt: string | null, attemptsLeft: number | null, bonusCode: string | null } | null } } };

export type DismissOfferMutationVariables = Exact<{
  offerId: string;
  reason: DismissReason;
}>;


export type DismissOfferMutation = { dismissOffer: { id: string, state: OfferState, stage: string, category: string, partnerName: string, title: string, text: string, terms: string, expiresAt: string, shownAt: string, reason: string, claim: { leadId: string, status: LeadStatus, maskedEmail: string | null, codeExpiresAt: string | null, attemptsLeft: number | null, bonusCode: string | null } | null } };

export type PreferencesPartsFragment = { email: boolean, inbox: boolean, quietFrom: string, quietTo: string, maxPerWeek: number, pausedUntil: string | null, mutedCategories: Array<string>, timezone: string, locale: string };

export type MyPreferencesQueryVariables = Exact<{ [key: string]: never; }>;


export type MyPreferencesQuery = { myPreferences: { email: boolean, inbox: boolean, quietFrom: string, quietTo: string, maxPerWeek: number, pausedUntil: string | null, mutedCategories: Array<string>, timezone: string, locale: string } };

export type UpdatePreferencesMutationVariables = Exact<{
  input: PreferencesInput;
}>;


export type UpdatePreferencesMutation = { updatePreferences: { email: boolean, inbox: boolean, quietFrom: string, quietTo: string, maxPerWeek: number, pausedUntil: string | null, mutedCategories: Array<string>, timezone: string, locale: string } };

export type CampaignOfferPartsFragment = { id: string, status: OfferStatus, reviewNote: string | null, waits: boolean, validDays: number, weight: number, codeKind: CodeKind, keepsRivalsAway: boolean, expiresAt: string | null, texts: Array<{ language: Language, title: string, text: string, terms: string }>, changedTexts: Array<{ language: Language, title: string, text: string, terms: string }> | null };

export type CampaignFullFragment = { version: number, reviewNote: string | null, waitingSince: string | null, pacing: Pacing, startsAt: string | null, endsAt: string | null, id: string, name: string, status: CampaignStatus, pausedBy: PausedBy | null, category: string, stages: Array<string>, shown30: number | null, claimed30: number, qualified30: number, targeting: { regions: Array<string>, brands: Array<string>, seasons: Array<string>, models: Array<string> | null, fuels: Array<string> | null, languages: Array<Language> | null, segments: Array<string> | null, exclusionLists: Array<string> | null, yearMin: number | null, yearMax: number | null, mileageMinKm: number | null, mileageMaxKm: number | null, scoreMin: number | null, scoreMax: number | null, priceMin: { minor: string, currency: string } | null, priceMax: { minor: string, currency: string } | null, circle: { lat: number, lon: number, km: number } | null, hours: Array<{ days: Array<number>, from: string, to: string }> | null, seasonWindows: Array<{ from: string, to: string }> | null }, adjustments: Array<{ dimension: Adjustable, value: string, percent: number }>, limits: { monthlyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, weeklyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, totalLeads: { limit: number, posted: number, pending: number, available: number } | null, monthlyLeads: { limit: number, posted: number, pending: number, available: number } | null, weeklyLeads: { limit: number, posted: number, pending: number, available: number } | null, dailyLeads: { limit: number, posted: number, pending: number, available: number } | null, stock: { limit: number, posted: number, pending: number, available: number } | null }, offers: Array<{ id: string, status: OfferStatus, reviewNote: string | null, waits: boolean, validDays: number, weight: number, codeKind: CodeKind, keepsRivalsAway: boolean, expiresAt: string | null, texts: Array<{ language: Language, title: string, text: string, terms: string }>, changedTexts: Array<{ language: Language, title: string, text: string, terms: string }> | null }>, maxPrice: { minor: string, currency: string }, reserve: { minor: string, currency: string }, averagePrice30: { minor: string, currency: string } | null, totalBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } }, dailyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, lossShares: Array<{ reason: string, share: number, action: string }> };

export type LandscapePartsFragment = { notEnoughData: boolean, neededAuctions: number, notCounted: Array<string>, auctions: number | null, suggestedBid: { minor: string, currency: string } | null, steps: Array<{ leads: number, leadsLow: number, leadsHigh: number, shownPercent: number, bid: { minor: string, currency: string }, costLow: { minor: string, currency: string }, costHigh: { minor: string, currency: string }, priceLow: { minor: string, currency: string } | null, priceHigh: { minor: string, currency: string } | null }> };

export type MyCompanyQueryVariables = Exact<{ [key: string]: never; }>;


export type MyCompanyQuery = { myCompany: { id: string, name: string, categories: Array<string>, status: PartnerStatus, timezone: string | null, language: Language, reserves: Array<{ category: string, reserve: { minor: string, currency: string } }> } };

export type MyCampaignQueryVariables = Exact<{
  id: string;
}>;


export type MyCampaignQuery = { myCampaign: { version: number, reviewNote: string | null, waitingSince: string | null, pacing: Pacing, startsAt: string | null, endsAt: string | null, id: string, name: string, status: CampaignStatus, pausedBy: PausedBy | null, category: string, stages: Array<string>, shown30: number | null, claimed30: number, qualified30: number, targeting: { regions: Array<string>, brands: Array<string>, seasons: Array<string>, models: Array<string> | null, fuels: Array<string> | null, languages: Array<Language> | null, segments: Array<string> | null, exclusionLists: Array<string> | null, yearMin: number | null, yearMax: number | null, mileageMinKm: number | null, mileageMaxKm: number | null, scoreMin: number | null, scoreMax: number | null, priceMin: { minor: string, currency: string } | null, priceMax: { minor: string, currency: string } | null, circle: { lat: number, lon: number, km: number } | null, hours: Array<{ days: Array<number>, from: string, to: string }> | null, seasonWindows: Array<{ from: string, to: string }> | null }, adjustments: Array<{ dimension: Adjustable, value: string, percent: number }>, limits: { monthlyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, weeklyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, totalLeads: { limit: number, posted: number, pending: number, available: number } | null, monthlyLeads: { limit: number, posted: number, pending: number, available: number } | null, weeklyLeads: { limit: number, posted: number, pending: number, available: number } | null, dailyLeads: { limit: number, posted: number, pending: number, available: number } | null, stock: { limit: number, posted: number, pending: number, available: number } | null }, offers: Array<{ id: string, status: OfferStatus, reviewNote: string | null, waits: boolean, validDays: number, weight: number, codeKind: CodeKind, keepsRivalsAway: boolean, expiresAt: string | null, texts: Array<{ language: Language, title: string, text: string, terms: string }>, changedTexts: Array<{ language: Language, title: string, text: string, terms: string }> | null }>, maxPrice: { minor: string, currency: string }, reserve: { minor: string, currency: string }, averagePrice30: { minor: string, currency: string } | null, totalBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } }, dailyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, lossShares: Array<{ reason: string, share: number, action: string }> } | null };

export type AudienceForecastQueryVariables = Exact<{
  input: AudienceInput;
}>;


export type AudienceForecastQuery = { audienceForecast: { tooFew: boolean, peopleLow: number | null, peopleHigh: number | null, momentsLow: number | null, momentsHigh: number | null, finerPercent: number | null, estimatedFrom: Array<string>, parts: Array<{ stage: string, region: string | null, people: number, momentsLow: number, momentsHigh: number }> } };

export type BidLandscapeQueryVariables = Exact<{
  input: AudienceInput;
}>;


export type BidLandscapeQuery = { bidLandscape: { notEnoughData: boolean, neededAuctions: number, notCounted: Array<string>, auctions: number | null, suggestedBid: { minor: string, currency: string } | null, steps: Array<{ leads: number, leadsLow: number, leadsHigh: number, shownPercent: number, bid: { minor: string, currency: string }, costLow: { minor: string, currency: string }, costHigh: { minor: string, currency: string }, priceLow: { minor: string, currency: string } | null, priceHigh: { minor: string, currency: string } | null }> } };

export type CampaignLandscapeQueryVariables = Exact<{
  campaignId: string;
}>;


export type CampaignLandscapeQuery = { campaignLandscape: { notEnoughData: boolean, neededAuctions: number, notCounted: Array<string>, auctions: number | null, suggestedBid: { minor: string, currency: string } | null, steps: Array<{ leads: number, leadsLow: number, leadsHigh: number, shownPercent: number, bid: { minor: string, currency: string }, costLow: { minor: string, currency: string }, costHigh: { minor: string, currency: string }, priceLow: { minor: string, currency: string } | null, priceHigh: { minor: string, currency: string } | null }> } };

export type CampaignReportQueryVariables = Exact<{
  campaignId: string;
  days: number;
}>;


export type CampaignReportQuery = { campaignReport: { from: string, to: string, shown: number | null, claimed: number, qualified: number, moments: number | null, shownPercent: number | null, spent: { minor: string, currency: string }, averagePrice: { minor: string, currency: string } | null, lost: Array<{ heading: string, percent: number, reasons: Array<{ reason: string, percent: number, action: string }> }>, won: Array<{ shownAt: string, stage: string, reason: string | null, price: { minor: string, currency: string }, bid: { minor: string, currency: string } | null, reserve: { minor: string, currency: string } | null }> } };

export type CampaignOutlookQueryVariables = Exact<{
  campaignId: string;
}>;


export type CampaignOutlookQuery = { campaignOutlook: Array<{ key: string, span: string, measure: string, used: number, verdict: string, expected: string | null, earliest: string | null, latest: string | null, until: string | null }> };

export type MyCampaignChangesQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type MyCampaignChangesQuery = { myCampaignChanges: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, version: number, at: string, actor: ChangeActor, memberName: string | null, field: string, before: string | null, after: string | null, note: string | null } }> } };

export type OfferCodesQueryVariables = Exact<{
  offerId: string;
}>;


export type OfferCodesQuery = { offerCodes: { free: number, kept: number, given: number } | null };

export type CreateCampaignMutationVariables = Exact<{
  input: CampaignInput;
}>;


export type CreateCampaignMutation = { createCampaign: { version: number, reviewNote: string | null, waitingSince: string | null, pacing: Pacing, startsAt: string | null, endsAt: string | null, id: string, name: string, status: CampaignStatus, pausedBy: PausedBy | null, category: string, stages: Array<string>, shown30: number | null, claimed30: number, qualified30: number, targeting: { regions: Array<string>, brands: Array<string>, seasons: Array<string>, models: Array<string> | null, fuels: Array<string> | null, languages: Array<Language> | null, segments: Array<string> | null, exclusionLists: Array<string> | null, yearMin: number | null, yearMax: number | null, mileageMinKm: number | null, mileageMaxKm: number | null, scoreMin: number | null, scoreMax: number | null, priceMin: { minor: string, currency: string } | null, priceMax: { minor: string, currency: string } | null, circle: { lat: number, lon: number, km: number } | null, hours: Array<{ days: Array<number>, from: string, to: string }> | null, seasonWindows: Array<{ from: string, to: string }> | null }, adjustments: Array<{ dimension: Adjustable, value: string, percent: number }>, limits: { monthlyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, weeklyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, totalLeads: { limit: number, posted: number, pending: number, available: number } | null, monthlyLeads: { limit: number, posted: number, pending: number, available: number } | null, weeklyLeads: { limit: number, posted: number, pending: number, available: number } | null, dailyLeads: { limit: number, posted: number, pending: number, available: number } | null, stock: { limit: number, posted: number, pending: number, available: number } | null }, offers: Array<{ id: string, status: OfferStatus, reviewNote: string | null, waits: boolean, validDays: number, weight: number, codeKind: CodeKind, keepsRivalsAway: boolean, expiresAt: string | null, texts: Array<{ language: Language, title: string, text: string, terms: string }>, changedTexts: Array<{ language: Language, title: string, text: string, terms: string }> | null }>, maxPrice: { minor: string, currency: string }, reserve: { minor: string, currency: string }, averagePrice30: { minor: string, currency: string } | null, totalBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } }, dailyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, lossShares: Array<{ reason: string, share: number, action: string }> } };

export type UpdateCampaignMutationVariables = Exact<{
  id: string;
  input: CampaignInput;
  version?: number | null | undefined;
}>;


export type UpdateCampaignMutation = { updateCampaign: { version: number, reviewNote: string | null, waitingSince: string | null, pacing: Pacing, startsAt: string | null, endsAt: string | null, id: string, name: string, status: CampaignStatus, pausedBy: PausedBy | null, category: string, stages: Array<string>, shown30: number | null, claimed30: number, qualified30: number, targeting: { regions: Array<string>, brands: Array<string>, seasons: Array<string>, models: Array<string> | null, fuels: Array<string> | null, languages: Array<Language> | null, segments: Array<string> | null, exclusionLists: Array<string> | null, yearMin: number | null, yearMax: number | null, mileageMinKm: number | null, mileageMaxKm: number | null, scoreMin: number | null, scoreMax: number | null, priceMin: { minor: string, currency: string } | null, priceMax: { minor: string, currency: string } | null, circle: { lat: number, lon: number, km: number } | null, hours: Array<{ days: Array<number>, from: string, to: string }> | null, seasonWindows: Array<{ from: string, to: string }> | null }, adjustments: Array<{ dimension: Adjustable, value: string, percent: number }>, limits: { monthlyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, weeklyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, totalLeads: { limit: number, posted: number, pending: number, available: number } | null, monthlyLeads: { limit: number, posted: number, pending: number, available: number } | null, weeklyLeads: { limit: number, posted: number, pending: number, available: number } | null, dailyLeads: { limit: number, posted: number, pending: number, available: number } | null, stock: { limit: number, posted: number, pending: number, available: number } | null }, offers: Array<{ id: string, status: OfferStatus, reviewNote: string | null, waits: boolean, validDays: number, weight: number, codeKind: CodeKind, keepsRivalsAway: boolean, expiresAt: string | null, texts: Array<{ language: Language, title: string, text: string, terms: string }>, changedTexts: Array<{ language: Language, title: string, text: string, terms: string }> | null }>, maxPrice: { minor: string, currency: string }, reserve: { minor: string, currency: string }, averagePrice30: { minor: string, currency: string } | null, totalBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } }, dailyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, lossShares: Array<{ reason: string, share: number, action: string }> } };

export type AddOfferCodesMutationVariables = Exact<{
  offerId: string;
  codes: Array<string> | string;
}>;


export type AddOfferCodesMutation = { addOfferCodes: { added: number, known: number, codes: { free: number, kept: number, given: number } } };

export type WithdrawOfferCodesMutationVariables = Exact<{
  offerId: string;
}>;


export type WithdrawOfferCodesMutation = { withdrawOfferCodes: { free: number, kept: number, given: number } };

export type ExclusionListPartsFragment = { id: string, name: string, size: number, createdAt: string };

export type ExclusionListsQueryVariables = Exact<{ [key: string]: never; }>;


export type ExclusionListsQuery = { exclusionLists: Array<{ id: string, name: string, size: number, createdAt: string }> };

export type CreateExclusionListMutationVariables = Exact<{
  name: string;
}>;


export type CreateExclusionListMutation = { createExclusionList: { id: string, name: string, size: number, createdAt: string } };

export type AddToExclusionListMutationVariables = Exact<{
  id: string;
  contacts: Array<string> | string;
}>;


export type AddToExclusionListMutation = { addToExclusionList: { id: string, name: string, size: number, createdAt: string } };

export type RemoveFromExclusionListMutationVariables = Exact<{
  id: string;
  contacts: Array<string> | string;
}>;


export type RemoveFromExclusionListMutation = { removeFromExclusionList: { id: string, name: string, size: number, createdAt: string } };

export type ReplaceExclusionListMutationVariables = Exact<{
  id: string;
  by: string;
}>;


export type ReplaceExclusionListMutation = { replaceExclusionList: { id: string, name: string, size: number, createdAt: string } };

export type RenameExclusionListMutationVariables = Exact<{
  id: string;
  name: string;
}>;


export type RenameExclusionListMutation = { renameExclusionList: { id: string, name: string, size: number, createdAt: string } };

export type DeleteExclusionListMutationVariables = Exact<{
  id: string;
}>;


export type DeleteExclusionListMutation = { deleteExclusionList: boolean };

export type OnSaleFragment = { id: string, stage: string, category: string, region: string | null, period: ForwardPeriod, startsAt: string, endsAt: string, low: number, expected: number, high: number, realised: number | null, freePercent: number, price: { minor: string, currency: string } };

export type ReservationPartsFragment = { id: string, state: ReservationState, releaseReason: string | null, bookedAt: string, closedAt: string | null, campaignId: string, campaignName: string, sharePercent: number, expected: number, drawn: number, shown: number, qualified: number, price: { minor: string, currency: string }, spent: { minor: string, currency: string }, missed: Array<{ reason: string, count: number }>, product: { id: string, stage: string, category: string, region: string | null, period: ForwardPeriod, startsAt: string, endsAt: string, low: number, expected: number, high: number, realised: number | null, freePercent: number, price: { minor: string, currency: string } } };

export type ForwardMarketQueryVariables = Exact<{ [key: string]: never; }>;


export type ForwardMarketQuery = { forwardProducts: Array<{ id: string, stage: string, category: string, region: string | null, period: ForwardPeriod, startsAt: string, endsAt: string, low: number, expected: number, high: number, realised: number | null, freePercent: number, price: { minor: string, currency: string } }>, forwardCalibration: { predictions: number, coverage: number | null, ratio: number | null } };

export type CampaignsToReserveQueryVariables = Exact<{ [key: string]: never; }>;


export type CampaignsToReserveQuery = { myCampaigns: { edges: Array<{ node: { id: string, name: string, status: CampaignStatus, category: string, stages: Array<string>, startsAt: string | null, endsAt: string | null, targeting: { regions: Array<string> } } }> } };

export type MyReservationsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type MyReservationsQuery = { myReservations: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, state: ReservationState, releaseReason: string | null, bookedAt: string, closedAt: string | null, campaignId: string, campaignName: string, sharePercent: number, expected: number, drawn: number, shown: number, qualified: number, price: { minor: string, currency: string }, spent: { minor: string, currency: string }, missed: Array<{ reason: string, count: number }>, product: { id: string, stage: string, category: string, region: string | null, period: ForwardPeriod, startsAt: string, endsAt: string, low: number, expected: number, high: number, realised: number | null, freePercent: number, price: { minor: string, currency: string } } } }> } };

export type ReserveMutationVariables = Exact<{
  input: ReserveInput;
}>;


export type ReserveMutation = { reserve: { id: string, state: ReservationState, releaseReason: string | null, bookedAt: string, closedAt: string | null, campaignId: string, campaignName: string, sharePercent: number, expected: number, drawn: number, shown: number, qualified: number, price: { minor: string, currency: string }, spent: { minor: string, currency: string }, missed: Array<{ reason: string, count: number }>, product: { id: string, stage: string, category: string, region: string | null, period: ForwardPeriod, startsAt: string, endsAt: string, low: number, expected: number, high: number, realised: number | null, freePercent: number, price: { minor: string, currency: string } } } };

export type CancelReservationMutationVariables = Exact<{
  id: string;
}>;


export type CancelReservationMutation = { cancelReservation: { id: string, state: ReservationState, releaseReason: string | null, bookedAt: string, closedAt: string | null, campaignId: string, campaignName: string, sharePercent: number, expected: number, drawn: number, shown: number, qualified: number, price: { minor: string, currency: string }, spent: { minor: string, currency: string }, missed: Array<{ reason: string, count: number }>, product: { id: string, stage: string, category: string, region: string | null, period: ForwardPeriod, startsAt: string, endsAt: string, low: number, expected: number, high: number, realised: number | null, freePercent: number, price: { minor: string, currency: string } } } };

export type LimitSetPartsFragment = { dailyLeads: number | null, monthlyLeads: number | null, dailyBudget: { minor: string, currency: string } | null, monthlyBudget: { minor: string, currency: string } | null };

export type AccountLimitsPartsFragment = { timezone: string | null, nextTimezone: string | null, nextTimezoneAt: string | null, own: { dailyLeads: number | null, monthlyLeads: number | null, dailyBudget: { minor: string, currency: string } | null, monthlyBudget: { minor: string, currency: string } | null }, operators: { dailyLeads: number | null, monthlyLeads: number | null, dailyBudget: { minor: string, currency: string } | null, monthlyBudget: { minor: string, currency: string } | null }, dailyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, monthlyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, dailyLeads: { limit: number, posted: number, pending: number, available: number } | null, monthlyLeads: { limit: number, posted: number, pending: number, available: number } | null };

export type MyAccountLimitsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyAccountLimitsQuery = { myAccountLimits: { timezone: string | null, nextTimezone: string | null, nextTimezoneAt: string | null, own: { dailyLeads: number | null, monthlyLeads: number | null, dailyBudget: { minor: string, currency: string } | null, monthlyBudget: { minor: string, currency: string } | null }, operators: { dailyLeads: number | null, monthlyLeads: number | null, dailyBudget: { minor: string, currency: string } | null, monthlyBudget: { minor: string, currency: string } | null }, dailyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, monthlyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, dailyLeads: { limit: number, posted: number, pending: number, available: number } | null, monthlyLeads: { limit: number, posted: number, pending: number, available: number } | null } };

export type SetMyAccountLimitsMutationVariables = Exact<{
  input: AccountLimitsInput;
}>;


export type SetMyAccountLimitsMutation = { setMyAccountLimits: { timezone: string | null, nextTimezone: string | null, nextTimezoneAt: string | null, own: { dailyLeads: number | null, monthlyLeads: number | null, dailyBudget: { minor: string, currency: string } | null, monthlyBudget: { minor: string, currency: string } | null }, operators: { dailyLeads: number | null, monthlyLeads: number | null, dailyBudget: { minor: string, currency: string } | null, monthlyBudget: { minor: string, currency: string } | null }, dailyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, monthlyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, dailyLeads: { limit: number, posted: number, pending: number, available: number } | null, monthlyLeads: { limit: number, posted: number, pending: number, available: number } | null } };

export type SetMyTimezoneMutationVariables = Exact<{
  timezone?: string | null | undefined;
}>;


export type SetMyTimezoneMutation = { setMyTimezone: { timezone: string | null, nextTimezone: string | null, nextTimezoneAt: string | null, own: { dailyLeads: number | null, monthlyLeads: number | null, dailyBudget: { minor: string, currency: string } | null, monthlyBudget: { minor: string, currency: string } | null }, operators: { dailyLeads: number | null, monthlyLeads: number | null, dailyBudget: { minor: string, currency: string } | null, monthlyBudget: { minor: string, currency: string } | null }, dailyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, monthlyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, dailyLeads: { limit: number, posted: number, pending: number, available: number } | null, monthlyLeads: { limit: number, posted: number, pending: number, available: number } | null } };

export type BudgetPartsFragment = { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } };

export type CampaignRowFragment = { id: string, name: string, status: CampaignStatus, pausedBy: PausedBy | null, category: string, stages: Array<string>, shown30: number | null, claimed30: number, qualified30: number, maxPrice: { minor: string, currency: string }, reserve: { minor: string, currency: string }, averagePrice30: { minor: string, currency: string } | null, totalBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } }, dailyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, lossShares: Array<{ reason: string, share: number, action: string }> };

export type MyCampaignsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  search?: string | null | undefined;
  status?: CampaignStatus | null | undefined;
}>;


export type MyCampaignsQuery = { myCampaigns: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { id: string, name: string, status: CampaignStatus, pausedBy: PausedBy | null, category: string, stages: Array<string>, shown30: number | null, claimed30: number, qualified30: number, maxPrice: { minor: string, currency: string }, reserve: { minor: string, currency: string }, averagePrice30: { minor: string, currency: string } | null, totalBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } }, dailyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, lossShares: Array<{ reason: string, share: number, action: string }> } }> } };

export type SetCampaignStatusMutationVariables = Exact<{
  id: string;
  status: CampaignStatus;
}>;


export type SetCampaignStatusMutation = { setCampaignStatus: { id: string, name: string, status: CampaignStatus, pausedBy: PausedBy | null, category: string, stages: Array<string>, shown30: number | null, claimed30: number, qualified30: number, maxPrice: { minor: string, currency: string }, reserve: { minor: string, currency: string }, averagePrice30: { minor: string, currency: string } | null, totalBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } }, dailyBudget: { limit: { minor: string, currency: string }, posted: { minor: string, currency: string }, pending: { minor: string, currency: string }, available: { minor: string, currency: string } } | null, lossShares: Array<{ reason: string, share: number, action: string }> } };

export type LeadRowFragment = { id: string, status: LeadStatus, category: string, stage: string, campaignId: string, campaignName: string, claimedAt: string, qualifiedAt: string | null, expiresAt: string, billing: LeadBilling, reason: string, price: { minor: string, currency: string }, contact: { name: string | null, email: string | null, phone: string | null } | null, car: { id: string, externalId: string | null, brand: string | null, model: string | null, year: number | null, mileageKm: number | null, region: string | null, premium: boolean, price: { minor: string, currency: string } | null } | null };

export type MyLeadsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  status?: LeadStatus | null | undefined;
  search?: string | null | undefined;
}>;


export type MyLeadsQuery = { myLeads: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { id: string, status: LeadStatus, category: string, stage: string, campaignId: string, campaignName: string, claimedAt: string, qualifiedAt: string | null, expiresAt: string, billing: LeadBilling, reason: string, price: { minor: string, currency: string }, contact: { name: string | null, email: string | null, phone: string | null } | null, car: { id: string, externalId: string | null, brand: string | null, model: string | null, year: number | null, mileageKm: number | null, region: string | null, premium: boolean, price: { minor: string, currency: string } | null } | null } }> } };

export type MyLeadQueryVariables = Exact<{
  id: string;
}>;


export type MyLeadQuery = { myLead: { bonusCode: string | null, id: string, status: LeadStatus, category: string, stage: string, campaignId: string, campaignName: string, claimedAt: string, qualifiedAt: string | null, expiresAt: string, billing: LeadBilling, reason: string, verdict: Array<{ code: string, description: string, passed: boolean, evidence: string }>, price: { minor: string, currency: string }, contact: { name: string | null, email: string | null, phone: string | null } | null, car: { id: string, externalId: string | null, brand: string | null, model: string | null, year: number | null, mileageKm: number | null, region: string | null, premium: boolean, price: { minor: string, currency: string } | null } | null } | null };

export type MyWalletQueryVariables = Exact<{ [key: string]: never; }>;


export type MyWalletQuery = { myWallet: { daysLeft: number | null, available: { minor: string, currency: string }, held: { minor: string, currency: string }, spent: { minor: string, currency: string } } };

export type MyWalletLinesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyWalletLinesQuery = { myWalletLines: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { id: string, at: string, kind: WalletLineKind, leadId: string | null, reference: string | null, amount: { minor: string, currency: string }, available: { minor: string, currency: string } | null } }> } };

export type SitePartsFragment = { id: string, name: string, kind: SiteKind, currency: string, timezone: string, now: string };

export type MePartsFragment = { role: Role, displayName: string, email: string | null, partnerId: string | null, userId: string | null, locale: string | null, site: { id: string, name: string, kind: SiteKind, currency: string, timezone: string, now: string } };

export type InstallationQueryVariables = Exact<{ [key: string]: never; }>;


export type InstallationQuery = { installation: { demo: boolean } };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { role: Role, displayName: string, email: string | null, partnerId: string | null, userId: string | null, locale: string | null, site: { id: string, name: string, kind: SiteKind, currency: string, timezone: string, now: string } } };

export type SignInMutationVariables = Exact<{
  email: string;
  password: string;
}>;


export type SignInMutation = { signIn: { role: Role, displayName: string, email: string | null, partnerId: string | null, userId: string | null, locale: string | null, site: { id: string, name: string, kind: SiteKind, currency: string, timezone: string, now: string } } };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: boolean };

export type ChooseLanguageMutationVariables = Exact<{
  locale: string;
}>;


export type ChooseLanguageMutation = { chooseLanguage: { role: Role, displayName: string, email: string | null, partnerId: string | null, userId: string | null, locale: string | null, site: { id: string, name: string, kind: SiteKind, currency: string, timezone: string, now: string } } };

export type TitlePartsFragment = { language: string, text: string };

export type MomentsQueryVariables = Exact<{ [key: string]: never; }>;


export type MomentsQuery = { moments: Array<{ stage: string, programmeId: string, categories: Array<string>, titles: Array<{ language: string, text: string }>, programmeTitles: Array<{ language: string, text: string }> }> };

export type CategoriesQueryVariables = Exact<{ [key: string]: never; }>;


export type CategoriesQuery = { categories: Array<{ category: string, titles: Array<{ language: string, text: string }> }> };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ClockAdvancePartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ClockAdvanceParts on ClockAdvance {
  from
  to
  now
  running
  progress
}
    `, {"fragmentName":"ClockAdvanceParts"}) as unknown as TypedDocumentString<ClockAdvancePartsFragment, unknown>;
export const MoneyPartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment MoneyParts on Money {
  minor
  currency
}
    `, {"fragmentName":"MoneyParts"}) as unknown as TypedDocumentString<MoneyPartsFragment, unknown>;
export const CarPartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment CarParts on Asset {
  id
  externalId
  brand
  model
  year
  price {
    ...MoneyParts
  }
  mileageKm
  region
  premium
}
    fragment MoneyParts on Money {
  minor
  currency
}`, {"fragmentName":"CarParts"}) as unknown as TypedDocumentString<CarPartsFragment, unknown>;
export const UserRowFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment UserRow on User {
  id
  externalId
  region
  stage
  attentionLeft
  nextContactAt
  lastEventAt
  asset {
    ...CarParts
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment CarParts on Asset {
  id
  externalId
  brand
  model
  year
  price {
    ...MoneyParts
  }
  mileageKm
  region
  premium
}`, {"fragmentName":"UserRow"}) as unknown as TypedDocumentString<UserRowFragment, unknown>;
export const TimelineRowFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment TimelineRow on TimelineItem {
  id
  at
  kind
  title
  detail
  stage
  category
  partnerName
  money {
    ...MoneyParts
  }
  decisionId
  reason
  future
}
    fragment MoneyParts on Money {
  minor
  currency
}`, {"fragmentName":"TimelineRow"}) as unknown as TypedDocumentString<TimelineRowFragment, unknown>;
export const CampaignChangePartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment CampaignChangeParts on CampaignChange {
  id
  version
  at
  actor
  memberName
  field
  before
  after
  note
}
    `, {"fragmentName":"CampaignChangeParts"}) as unknown as TypedDocumentString<CampaignChangePartsFragment, unknown>;
export const BudgetPartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment BudgetParts on BudgetState {
  limit {
    ...MoneyParts
  }
  posted {
    ...MoneyParts
  }
  pending {
    ...MoneyParts
  }
  available {
    ...MoneyParts
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}`, {"fragmentName":"BudgetParts"}) as unknown as TypedDocumentString<BudgetPartsFragment, unknown>;
export const CampaignRowFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment CampaignRow on Campaign {
  id
  name
  status
  pausedBy
  category
  stages
  shown30
  claimed30
  qualified30
  maxPrice {
    ...MoneyParts
  }
  reserve {
    ...MoneyParts
  }
  averagePrice30 {
    ...MoneyParts
  }
  totalBudget {
    ...BudgetParts
  }
  dailyBudget {
    ...BudgetParts
  }
  lossShares {
    reason
    share
    action
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment BudgetParts on BudgetState {
  limit {
    ...MoneyParts
  }
  posted {
    ...MoneyParts
  }
  pending {
    ...MoneyParts
  }
  available {
    ...MoneyParts
  }
}`, {"fragmentName":"CampaignRow"}) as unknown as TypedDocumentString<CampaignRowFragment, unknown>;
export const WhomPartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment WhomParts on Targeting {
  regions
  brands
  seasons
  models
  fuels
  languages
  segments
  exclusionLists
  priceMin {
    ...MoneyParts
  }
  priceMax {
    ...MoneyParts
  }
  yearMin
  yearMax
  mileageMinKm
  mileageMaxKm
  scoreMin
  scoreMax
  circle {
    lat
    lon
    km
  }
  hours {
    days
    from
    to
  }
  seasonWindows {
    from
    to
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}`, {"fragmentName":"WhomParts"}) as unknown as TypedDocumentString<WhomPartsFragment, unknown>;
export const CountPartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment CountParts on CountState {
  limit
  posted
  pending
  available
}
    `, {"fragmentName":"CountParts"}) as unknown as TypedDocumentString<CountPartsFragment, unknown>;
export const LocalOfferPartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment LocalOfferParts on LocalOfferText {
  language
  title
  text
  terms
}
    `, {"fragmentName":"LocalOfferParts"}) as unknown as TypedDocumentString<LocalOfferPartsFragment, unknown>;
export const OperatedCampaignFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment OperatedCampaign on Campaign {
  ...CampaignRow
  version
  pausedBy
  waitingSince
  reviewNote
  startsAt
  endsAt
  pacing
  targeting {
    ...WhomParts
  }
  limits {
    weeklyBudget {
      ...BudgetParts
    }
    monthlyBudget {
      ...BudgetParts
    }
    totalLeads {
      ...CountParts
    }
    monthlyLeads {
      ...CountParts
    }
    weeklyLeads {
      ...CountParts
    }
    dailyLeads {
      ...CountParts
    }
    stock {
      ...CountParts
    }
  }
  offers {
    id
    status
    waits
    weight
    expiresAt
    reviewNote
    texts {
      ...LocalOfferParts
    }
    changedTexts {
      ...LocalOfferParts
    }
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment WhomParts on Targeting {
  regions
  brands
  seasons
  models
  fuels
  languages
  segments
  exclusionLists
  priceMin {
    ...MoneyParts
  }
  priceMax {
    ...MoneyParts
  }
  yearMin
  yearMax
  mileageMinKm
  mileageMaxKm
  scoreMin
  scoreMax
  circle {
    lat
    lon
    km
  }
  hours {
    days
    from
    to
  }
  seasonWindows {
    from
    to
  }
}
fragment CountParts on CountState {
  limit
  posted
  pending
  available
}
fragment LocalOfferParts on LocalOfferText {
  language
  title
  text
  terms
}
fragment BudgetParts on BudgetState {
  limit {
    ...MoneyParts
  }
  posted {
    ...MoneyParts
  }
  pending {
    ...MoneyParts
  }
  available {
    ...MoneyParts
  }
}
fragment CampaignRow on Campaign {
  id
  name
  status
  pausedBy
  category
  stages
  shown30
  claimed30
  qualified30
  maxPrice {
    ...MoneyParts
  }
  reserve {
    ...MoneyParts
  }
  averagePrice30 {
    ...MoneyParts
  }
  totalBudget {
    ...BudgetParts
  }
  dailyBudget {
    ...BudgetParts
  }
  lossShares {
    reason
    share
    action
  }
}`, {"fragmentName":"OperatedCampaign"}) as unknown as TypedDocumentString<OperatedCampaignFragment, unknown>;
export const WaitingPartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment WaitingParts on ModerationItem {
  kind
  since
  partnerId
  partnerName
  version
  lastNote
  campaign {
    id
    name
    category
    stages
    maxPrice {
      ...MoneyParts
    }
    reserve {
      ...MoneyParts
    }
    totalBudget {
      limit {
        ...MoneyParts
      }
    }
    targeting {
      ...WhomParts
    }
  }
  offers {
    id
    texts {
      ...LocalOfferParts
    }
    shownTexts {
      ...LocalOfferParts
    }
    blockedWords {
      language
      part
      word
    }
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment WhomParts on Targeting {
  regions
  brands
  seasons
  models
  fuels
  languages
  segments
  exclusionLists
  priceMin {
    ...MoneyParts
  }
  priceMax {
    ...MoneyParts
  }
  yearMin
  yearMax
  mileageMinKm
  mileageMaxKm
  scoreMin
  scoreMax
  circle {
    lat
    lon
    km
  }
  hours {
    days
    from
    to
  }
  seasonWindows {
    from
    to
  }
}
fragment LocalOfferParts on LocalOfferText {
  language
  title
  text
  terms
}`, {"fragmentName":"WaitingParts"}) as unknown as TypedDocumentString<WaitingPartsFragment, unknown>;
export const SiteProductPartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment SiteProductParts on SiteForwardProduct {
  id
  stage
  category
  region
  period
  startsAt
  endsAt
  low
  expected
  high
  realised
  settledAt
  takenPercent
  freePercent
  price {
    ...MoneyParts
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}`, {"fragmentName":"SiteProductParts"}) as unknown as TypedDocumentString<SiteProductPartsFragment, unknown>;
export const SiteReservationPartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment SiteReservationParts on SiteReservation {
  id
  partnerId
  partnerName
  campaignId
  campaignName
  state
  releaseReason
  bookedAt
  closedAt
  sharePercent
  expected
  drawn
  shown
  qualified
  price {
    ...MoneyParts
  }
  spent {
    ...MoneyParts
  }
  missed {
    reason
    count
  }
  product {
    stage
    category
    region
    startsAt
    endsAt
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}`, {"fragmentName":"SiteReservationParts"}) as unknown as TypedDocumentString<SiteReservationPartsFragment, unknown>;
export const RuleColumnsPartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment RuleColumnsParts on RuleColumns {
  channel
  stage
  category
  region
}
    `, {"fragmentName":"RuleColumnsParts"}) as unknown as TypedDocumentString<RuleColumnsPartsFragment, unknown>;
export const MarketRulesFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment MarketRules on MarketPolicy {
  version
  note
  publishedAt
  publishedBy
  pricing
  explorationShare
  relevanceFloor
  attentionFloor
  duplicateDays
  reserves {
    where {
      ...RuleColumnsParts
    }
    price {
      ...MoneyParts
    }
  }
  attentionFloors {
    where {
      ...RuleColumnsParts
    }
    floor
  }
  exclusiveCategories
  retired
  blockedWords
  categoryCaps {
    category
    perMonth
  }
  blocked {
    stage
    category
  }
  names {
    category
    en
    ru
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment RuleColumnsParts on RuleColumns {
  channel
  stage
  category
  region
}`, {"fragmentName":"MarketRules"}) as unknown as TypedDocumentString<MarketRulesFragment, unknown>;
export const WhatIfSidePartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment WhatIfSideParts on WhatIfSideObject {
  filled
  shown
  leads
  contactsPerUser
  money {
    ...MoneyParts
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}`, {"fragmentName":"WhatIfSideParts"}) as unknown as TypedDocumentString<WhatIfSidePartsFragment, unknown>;
export const WhatIfFigurePartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment WhatIfFigureParts on WhatIfFigures {
  shown
  leads
  money {
    ...MoneyParts
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}`, {"fragmentName":"WhatIfFigureParts"}) as unknown as TypedDocumentString<WhatIfFigurePartsFragment, unknown>;
export const WhatIfPartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment WhatIfParts on WhatIf {
  id
  state
  days
  fromAt
  untilAt
  comparedWith
  auctions
  users
  progress
  cannotKnow
  rules {
    ...MarketRules
  }
  now {
    ...WhatIfSideParts
  }
  instead {
    ...WhatIfSideParts
  }
  categories {
    category
    now {
      ...WhatIfFigureParts
    }
    instead {
      ...WhatIfFigureParts
    }
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment RuleColumnsParts on RuleColumns {
  channel
  stage
  category
  region
}
fragment MarketRules on MarketPolicy {
  version
  note
  publishedAt
  publishedBy
  pricing
  explorationShare
  relevanceFloor
  attentionFloor
  duplicateDays
  reserves {
    where {
      ...RuleColumnsParts
    }
    price {
      ...MoneyParts
    }
  }
  attentionFloors {
    where {
      ...RuleColumnsParts
    }
    floor
  }
  exclusiveCategories
  retired
  blockedWords
  categoryCaps {
    category
    perMonth
  }
  blocked {
    stage
    category
  }
  names {
    category
    en
    ru
  }
}
fragment WhatIfSideParts on WhatIfSideObject {
  filled
  shown
  leads
  contactsPerUser
  money {
    ...MoneyParts
  }
}
fragment WhatIfFigureParts on WhatIfFigures {
  shown
  leads
  money {
    ...MoneyParts
  }
}`, {"fragmentName":"WhatIfParts"}) as unknown as TypedDocumentString<WhatIfPartsFragment, unknown>;
export const WalletPartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment WalletParts on Wallet {
  available {
    ...MoneyParts
  }
  held {
    ...MoneyParts
  }
  spent {
    ...MoneyParts
  }
  daysLeft
}
    fragment MoneyParts on Money {
  minor
  currency
}`, {"fragmentName":"WalletParts"}) as unknown as TypedDocumentString<WalletPartsFragment, unknown>;
export const PartnerRowFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment PartnerRow on Partner {
  id
  name
  categories
  status
  leads30
  acceptance30
  wallet {
    ...WalletParts
  }
  spend30 {
    ...MoneyParts
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment WalletParts on Wallet {
  available {
    ...MoneyParts
  }
  held {
    ...MoneyParts
  }
  spent {
    ...MoneyParts
  }
  daysLeft
}`, {"fragmentName":"PartnerRow"}) as unknown as TypedDocumentString<PartnerRowFragment, unknown>;
export const TitlePartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment TitleParts on Title {
  language
  text
}
    `, {"fragmentName":"TitleParts"}) as unknown as TypedDocumentString<TitlePartsFragment, unknown>;
export const ProgrammeVersionPartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ProgrammeVersionParts on ProgrammeVersion {
  version
  publishedAt
  draft
  readable
  inForce
  stages {
    stage
    journeys
  }
}
    `, {"fragmentName":"ProgrammeVersionParts"}) as unknown as TypedDocumentString<ProgrammeVersionPartsFragment, unknown>;
export const ProgrammePartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ProgrammeParts on Programme {
  id
  builtIn
  titles {
    ...TitleParts
  }
  versions {
    ...ProgrammeVersionParts
  }
}
    fragment ProgrammeVersionParts on ProgrammeVersion {
  version
  publishedAt
  draft
  readable
  inForce
  stages {
    stage
    journeys
  }
}
fragment TitleParts on Title {
  language
  text
}`, {"fragmentName":"ProgrammeParts"}) as unknown as TypedDocumentString<ProgrammePartsFragment, unknown>;
export const ProgrammeSourcePartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ProgrammeSourceParts on ProgrammeSource {
  programmeId
  version
  source
  faults {
    path
    reason
  }
}
    `, {"fragmentName":"ProgrammeSourceParts"}) as unknown as TypedDocumentString<ProgrammeSourcePartsFragment, unknown>;
export const RejectedPartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment RejectedParts on RejectedMessage {
  id
  source
  name
  path
  reason
  status
  count
  receivedAt
  lastAt
}
    `, {"fragmentName":"RejectedParts"}) as unknown as TypedDocumentString<RejectedPartsFragment, unknown>;
export const OfferPartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment OfferParts on OfferCard {
  id
  state
  stage
  category
  partnerName
  title
  text
  terms
  expiresAt
  shownAt
  reason
  claim {
    leadId
    status
    maskedEmail
    codeExpiresAt
    attemptsLeft
    bonusCode
  }
}
    `, {"fragmentName":"OfferParts"}) as unknown as TypedDocumentString<OfferPartsFragment, unknown>;
export const OfferFullFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment OfferFull on OfferCard {
  ...OfferParts
  whyMe {
    fact
    rule
    partnerChoice
    neverShared
    switchOff
  }
  consentText
  consentTextVersion
  knownEmail
}
    fragment OfferParts on OfferCard {
  id
  state
  stage
  category
  partnerName
  title
  text
  terms
  expiresAt
  shownAt
  reason
  claim {
    leadId
    status
    maskedEmail
    codeExpiresAt
    attemptsLeft
    bonusCode
  }
}`, {"fragmentName":"OfferFull"}) as unknown as TypedDocumentString<OfferFullFragment, unknown>;
export const PreferencesPartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment PreferencesParts on Preferences {
  email
  inbox
  quietFrom
  quietTo
  maxPerWeek
  pausedUntil
  mutedCategories
  timezone
  locale
}
    `, {"fragmentName":"PreferencesParts"}) as unknown as TypedDocumentString<PreferencesPartsFragment, unknown>;
export const CampaignOfferPartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment CampaignOfferParts on CampaignOffer {
  id
  status
  reviewNote
  waits
  validDays
  weight
  codeKind
  keepsRivalsAway
  expiresAt
  texts {
    language
    title
    text
    terms
  }
  changedTexts {
    language
    title
    text
    terms
  }
}
    `, {"fragmentName":"CampaignOfferParts"}) as unknown as TypedDocumentString<CampaignOfferPartsFragment, unknown>;
export const CampaignFullFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment CampaignFull on Campaign {
  ...CampaignRow
  version
  reviewNote
  waitingSince
  pacing
  startsAt
  endsAt
  targeting {
    regions
    brands
    seasons
    models
    fuels
    languages
    segments
    exclusionLists
    priceMin {
      ...MoneyParts
    }
    priceMax {
      ...MoneyParts
    }
    yearMin
    yearMax
    mileageMinKm
    mileageMaxKm
    scoreMin
    scoreMax
    circle {
      lat
      lon
      km
    }
    hours {
      days
      from
      to
    }
    seasonWindows {
      from
      to
    }
  }
  adjustments {
    dimension
    value
    percent
  }
  limits {
    monthlyBudget {
      ...BudgetParts
    }
    weeklyBudget {
      ...BudgetParts
    }
    totalLeads {
      ...CountParts
    }
    monthlyLeads {
      ...CountParts
    }
    weeklyLeads {
      ...CountParts
    }
    dailyLeads {
      ...CountParts
    }
    stock {
      ...CountParts
    }
  }
  offers {
    ...CampaignOfferParts
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment CountParts on CountState {
  limit
  posted
  pending
  available
}
fragment CampaignOfferParts on CampaignOffer {
  id
  status
  reviewNote
  waits
  validDays
  weight
  codeKind
  keepsRivalsAway
  expiresAt
  texts {
    language
    title
    text
    terms
  }
  changedTexts {
    language
    title
    text
    terms
  }
}
fragment BudgetParts on BudgetState {
  limit {
    ...MoneyParts
  }
  posted {
    ...MoneyParts
  }
  pending {
    ...MoneyParts
  }
  available {
    ...MoneyParts
  }
}
fragment CampaignRow on Campaign {
  id
  name
  status
  pausedBy
  category
  stages
  shown30
  claimed30
  qualified30
  maxPrice {
    ...MoneyParts
  }
  reserve {
    ...MoneyParts
  }
  averagePrice30 {
    ...MoneyParts
  }
  totalBudget {
    ...BudgetParts
  }
  dailyBudget {
    ...BudgetParts
  }
  lossShares {
    reason
    share
    action
  }
}`, {"fragmentName":"CampaignFull"}) as unknown as TypedDocumentString<CampaignFullFragment, unknown>;
export const LandscapePartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment LandscapeParts on BidLandscapeObject {
  notEnoughData
  neededAuctions
  notCounted
  auctions
  suggestedBid {
    ...MoneyParts
  }
  steps {
    bid {
      ...MoneyParts
    }
    leads
    leadsLow
    leadsHigh
    shownPercent
    costLow {
      ...MoneyParts
    }
    costHigh {
      ...MoneyParts
    }
    priceLow {
      ...MoneyParts
    }
    priceHigh {
      ...MoneyParts
    }
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}`, {"fragmentName":"LandscapeParts"}) as unknown as TypedDocumentString<LandscapePartsFragment, unknown>;
export const ExclusionListPartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ExclusionListParts on ExclusionList {
  id
  name
  size
  createdAt
}
    `, {"fragmentName":"ExclusionListParts"}) as unknown as TypedDocumentString<ExclusionListPartsFragment, unknown>;
export const OnSaleFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment OnSale on ForwardProduct {
  id
  stage
  category
  region
  period
  startsAt
  endsAt
  low
  expected
  high
  realised
  freePercent
  price {
    ...MoneyParts
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}`, {"fragmentName":"OnSale"}) as unknown as TypedDocumentString<OnSaleFragment, unknown>;
export const ReservationPartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ReservationParts on Reservation {
  id
  state
  releaseReason
  bookedAt
  closedAt
  campaignId
  campaignName
  sharePercent
  expected
  drawn
  shown
  qualified
  price {
    ...MoneyParts
  }
  spent {
    ...MoneyParts
  }
  missed {
    reason
    count
  }
  product {
    ...OnSale
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment OnSale on ForwardProduct {
  id
  stage
  category
  region
  period
  startsAt
  endsAt
  low
  expected
  high
  realised
  freePercent
  price {
    ...MoneyParts
  }
}`, {"fragmentName":"ReservationParts"}) as unknown as TypedDocumentString<ReservationPartsFragment, unknown>;
export const LimitSetPartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment LimitSetParts on AccountLimitSet {
  dailyBudget {
    ...MoneyParts
  }
  monthlyBudget {
    ...MoneyParts
  }
  dailyLeads
  monthlyLeads
}
    fragment MoneyParts on Money {
  minor
  currency
}`, {"fragmentName":"LimitSetParts"}) as unknown as TypedDocumentString<LimitSetPartsFragment, unknown>;
export const AccountLimitsPartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment AccountLimitsParts on AccountLimits {
  own {
    ...LimitSetParts
  }
  operators {
    ...LimitSetParts
  }
  dailyBudget {
    ...BudgetParts
  }
  monthlyBudget {
    ...BudgetParts
  }
  dailyLeads {
    ...CountParts
  }
  monthlyLeads {
    ...CountParts
  }
  timezone
  nextTimezone
  nextTimezoneAt
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment CountParts on CountState {
  limit
  posted
  pending
  available
}
fragment LimitSetParts on AccountLimitSet {
  dailyBudget {
    ...MoneyParts
  }
  monthlyBudget {
    ...MoneyParts
  }
  dailyLeads
  monthlyLeads
}
fragment BudgetParts on BudgetState {
  limit {
    ...MoneyParts
  }
  posted {
    ...MoneyParts
  }
  pending {
    ...MoneyParts
  }
  available {
    ...MoneyParts
  }
}`, {"fragmentName":"AccountLimitsParts"}) as unknown as TypedDocumentString<AccountLimitsPartsFragment, unknown>;
export const LeadRowFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment LeadRow on Lead {
  id
  status
  category
  stage
  campaignId
  campaignName
  claimedAt
  qualifiedAt
  expiresAt
  billing
  reason
  price {
    ...MoneyParts
  }
  contact {
    name
    email
    phone
  }
  car {
    ...CarParts
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment CarParts on Asset {
  id
  externalId
  brand
  model
  year
  price {
    ...MoneyParts
  }
  mileageKm
  region
  premium
}`, {"fragmentName":"LeadRow"}) as unknown as TypedDocumentString<LeadRowFragment, unknown>;
export const SitePartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment SiteParts on Site {
  id
  name
  kind
  currency
  timezone
  now
}
    `, {"fragmentName":"SiteParts"}) as unknown as TypedDocumentString<SitePartsFragment, unknown>;
export const MePartsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment MeParts on Me {
  role
  displayName
  email
  partnerId
  userId
  locale
  site {
    ...SiteParts
  }
}
    fragment SiteParts on Site {
  id
  name
  kind
  currency
  timezone
  now
}`, {"fragmentName":"MeParts"}) as unknown as TypedDocumentString<MePartsFragment, unknown>;
export const TodayDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Today {
  today {
    now
    revenue {
      value {
        ...MoneyParts
      }
      previous {
        ...MoneyParts
      }
      points
    }
    leads {
      value
      previous
      points
    }
    fillRate {
      value
      previous
      points
    }
    rpm {
      value {
        ...MoneyParts
      }
      previous {
        ...MoneyParts
      }
      points
    }
    takeRate {
      value
      previous
      points
    }
    lifecycleMap {
      stage
      users
      entered
      left
      next {
        to
        users
      }
    }
    stageCategory {
      stage
      category
      revenue {
        ...MoneyParts
      }
      leads
    }
    recentLeads {
      id
      at
      partnerName
      category
      stage
      status
      price {
        ...MoneyParts
      }
      userId
    }
    usersOnTheRoad
    attentionNeeded {
      kind
      count
      stage
      text
      link
    }
    firstSteps {
      kind
      done
    }
    demoProgress
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}`) as unknown as TypedDocumentString<TodayQuery, TodayQueryVariables>;
export const ClockAdvanceDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ClockAdvance {
  clockAdvance {
    ...ClockAdvanceParts
  }
}
    fragment ClockAdvanceParts on ClockAdvance {
  from
  to
  now
  running
  progress
}`) as unknown as TypedDocumentString<ClockAdvanceQuery, ClockAdvanceQueryVariables>;
export const AdvanceClockDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation AdvanceClock($days: Int, $weeks: Int, $months: Int) {
  advanceClock(days: $days, weeks: $weeks, months: $months) {
    ...ClockAdvanceParts
  }
}
    fragment ClockAdvanceParts on ClockAdvance {
  from
  to
  now
  running
  progress
}`) as unknown as TypedDocumentString<AdvanceClockMutation, AdvanceClockMutationVariables>;
export const UsersDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Users($first: Int, $after: String, $stage: Stage, $search: String) {
  users(first: $first, after: $after, stage: $stage, search: $search) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      cursor
      node {
        ...UserRow
      }
    }
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment CarParts on Asset {
  id
  externalId
  brand
  model
  year
  price {
    ...MoneyParts
  }
  mileageKm
  region
  premium
}
fragment UserRow on User {
  id
  externalId
  region
  stage
  attentionLeft
  nextContactAt
  lastEventAt
  asset {
    ...CarParts
  }
}`) as unknown as TypedDocumentString<UsersQuery, UsersQueryVariables>;
export const UserDocument = /*#__PURE__*/ new TypedDocumentString(`
    query User($id: ID!, $after: String) {
  user(id: $id) {
    ...UserRow
    locale
    timezone
    journeys {
      id
      programmeId
      programmeTitles {
        ...TitleParts
      }
      stage
      enteredAt
      closed
      outcome
      cycle
      asset {
        ...CarParts
      }
    }
    timeline(first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...TimelineRow
        }
      }
    }
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment CarParts on Asset {
  id
  externalId
  brand
  model
  year
  price {
    ...MoneyParts
  }
  mileageKm
  region
  premium
}
fragment UserRow on User {
  id
  externalId
  region
  stage
  attentionLeft
  nextContactAt
  lastEventAt
  asset {
    ...CarParts
  }
}
fragment TimelineRow on TimelineItem {
  id
  at
  kind
  title
  detail
  stage
  category
  partnerName
  money {
    ...MoneyParts
  }
  decisionId
  reason
  future
}
fragment TitleParts on Title {
  language
  text
}`) as unknown as TypedDocumentString<UserQuery, UserQueryVariables>;
export const DecisionReplayDocument = /*#__PURE__*/ new TypedDocumentString(`
    query DecisionReplay($decisionId: ID!, $userId: ID!) {
  decisionReplay(decisionId: $decisionId, userId: $userId) {
    identical
    policyVersion
    pricing
    slots
    explored
    candidates {
      campaignId
      campaignName
      partnerName
      category
      outcome
      quality
      relevance
      score
      attentionFloor
      priceSetBy
      priceSetByCampaignId
      bid {
        ...MoneyParts
      }
      remaining {
        ...MoneyParts
      }
      effectiveBid {
        ...MoneyParts
      }
      reserve {
        ...MoneyParts
      }
      price {
        ...MoneyParts
      }
      recordedPrice {
        ...MoneyParts
      }
    }
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}`) as unknown as TypedDocumentString<DecisionReplayQuery, DecisionReplayQueryVariables>;
export const DecisionDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Decision($id: ID!) {
  decision(id: $id) {
    id
    at
    stage
    channel
    slots
    version
    seed
    outcome
    reason
    attentionFloor
    winners
    reserves {
      category
      reserve {
        ...MoneyParts
      }
    }
    candidates {
      campaignId
      campaignName
      partnerName
      category
      rank
      won
      quality
      relevance
      score
      lossReason
      bid {
        ...MoneyParts
      }
      effectiveBid {
        ...MoneyParts
      }
      price {
        ...MoneyParts
      }
    }
    lossCounts {
      reason
      count
    }
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}`) as unknown as TypedDocumentString<DecisionQuery, DecisionQueryVariables>;
export const OperatedCampaignDocument = /*#__PURE__*/ new TypedDocumentString(`
    query OperatedCampaign($partnerId: ID!, $id: ID!) {
  partner(id: $partnerId) {
    id
    name
  }
  campaign(id: $id) {
    ...OperatedCampaign
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment WhomParts on Targeting {
  regions
  brands
  seasons
  models
  fuels
  languages
  segments
  exclusionLists
  priceMin {
    ...MoneyParts
  }
  priceMax {
    ...MoneyParts
  }
  yearMin
  yearMax
  mileageMinKm
  mileageMaxKm
  scoreMin
  scoreMax
  circle {
    lat
    lon
    km
  }
  hours {
    days
    from
    to
  }
  seasonWindows {
    from
    to
  }
}
fragment CountParts on CountState {
  limit
  posted
  pending
  available
}
fragment OperatedCampaign on Campaign {
  ...CampaignRow
  version
  pausedBy
  waitingSince
  reviewNote
  startsAt
  endsAt
  pacing
  targeting {
    ...WhomParts
  }
  limits {
    weeklyBudget {
      ...BudgetParts
    }
    monthlyBudget {
      ...BudgetParts
    }
    totalLeads {
      ...CountParts
    }
    monthlyLeads {
      ...CountParts
    }
    weeklyLeads {
      ...CountParts
    }
    dailyLeads {
      ...CountParts
    }
    stock {
      ...CountParts
    }
  }
  offers {
    id
    status
    waits
    weight
    expiresAt
    reviewNote
    texts {
      ...LocalOfferParts
    }
    changedTexts {
      ...LocalOfferParts
    }
  }
}
fragment LocalOfferParts on LocalOfferText {
  language
  title
  text
  terms
}
fragment BudgetParts on BudgetState {
  limit {
    ...MoneyParts
  }
  posted {
    ...MoneyParts
  }
  pending {
    ...MoneyParts
  }
  available {
    ...MoneyParts
  }
}
fragment CampaignRow on Campaign {
  id
  name
  status
  pausedBy
  category
  stages
  shown30
  claimed30
  qualified30
  maxPrice {
    ...MoneyParts
  }
  reserve {
    ...MoneyParts
  }
  averagePrice30 {
    ...MoneyParts
  }
  totalBudget {
    ...BudgetParts
  }
  dailyBudget {
    ...BudgetParts
  }
  lossShares {
    reason
    share
    action
  }
}`) as unknown as TypedDocumentString<OperatedCampaignQuery, OperatedCampaignQueryVariables>;
export const CampaignChangesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CampaignChanges($id: ID!, $first: Int!, $after: String) {
  campaignChanges(id: $id, first: $first, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...CampaignChangeParts
      }
    }
  }
}
    fragment CampaignChangeParts on CampaignChange {
  id
  version
  at
  actor
  memberName
  field
  before
  after
  note
}`) as unknown as TypedDocumentString<CampaignChangesQuery, CampaignChangesQueryVariables>;
export const PauseCampaignDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation PauseCampaign($id: ID!, $note: String!) {
  pauseCampaign(id: $id, note: $note) {
    ...OperatedCampaign
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment WhomParts on Targeting {
  regions
  brands
  seasons
  models
  fuels
  languages
  segments
  exclusionLists
  priceMin {
    ...MoneyParts
  }
  priceMax {
    ...MoneyParts
  }
  yearMin
  yearMax
  mileageMinKm
  mileageMaxKm
  scoreMin
  scoreMax
  circle {
    lat
    lon
    km
  }
  hours {
    days
    from
    to
  }
  seasonWindows {
    from
    to
  }
}
fragment CountParts on CountState {
  limit
  posted
  pending
  available
}
fragment OperatedCampaign on Campaign {
  ...CampaignRow
  version
  pausedBy
  waitingSince
  reviewNote
  startsAt
  endsAt
  pacing
  targeting {
    ...WhomParts
  }
  limits {
    weeklyBudget {
      ...BudgetParts
    }
    monthlyBudget {
      ...BudgetParts
    }
    totalLeads {
      ...CountParts
    }
    monthlyLeads {
      ...CountParts
    }
    weeklyLeads {
      ...CountParts
    }
    dailyLeads {
      ...CountParts
    }
    stock {
      ...CountParts
    }
  }
  offers {
    id
    status
    waits
    weight
    expiresAt
    reviewNote
    texts {
      ...LocalOfferParts
    }
    changedTexts {
      ...LocalOfferParts
    }
  }
}
fragment LocalOfferParts on LocalOfferText {
  language
  title
  text
  terms
}
fragment BudgetParts on BudgetState {
  limit {
    ...MoneyParts
  }
  posted {
    ...MoneyParts
  }
  pending {
    ...MoneyParts
  }
  available {
    ...MoneyParts
  }
}
fragment CampaignRow on Campaign {
  id
  name
  status
  pausedBy
  category
  stages
  shown30
  claimed30
  qualified30
  maxPrice {
    ...MoneyParts
  }
  reserve {
    ...MoneyParts
  }
  averagePrice30 {
    ...MoneyParts
  }
  totalBudget {
    ...BudgetParts
  }
  dailyBudget {
    ...BudgetParts
  }
  lossShares {
    reason
    share
    action
  }
}`) as unknown as TypedDocumentString<PauseCampaignMutation, PauseCampaignMutationVariables>;
export const ResumeCampaignDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ResumeCampaign($id: ID!) {
  resumeCampaign(id: $id) {
    ...OperatedCampaign
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment WhomParts on Targeting {
  regions
  brands
  seasons
  models
  fuels
  languages
  segments
  exclusionLists
  priceMin {
    ...MoneyParts
  }
  priceMax {
    ...MoneyParts
  }
  yearMin
  yearMax
  mileageMinKm
  mileageMaxKm
  scoreMin
  scoreMax
  circle {
    lat
    lon
    km
  }
  hours {
    days
    from
    to
  }
  seasonWindows {
    from
    to
  }
}
fragment CountParts on CountState {
  limit
  posted
  pending
  available
}
fragment OperatedCampaign on Campaign {
  ...CampaignRow
  version
  pausedBy
  waitingSince
  reviewNote
  startsAt
  endsAt
  pacing
  targeting {
    ...WhomParts
  }
  limits {
    weeklyBudget {
      ...BudgetParts
    }
    monthlyBudget {
      ...BudgetParts
    }
    totalLeads {
      ...CountParts
    }
    monthlyLeads {
      ...CountParts
    }
    weeklyLeads {
      ...CountParts
    }
    dailyLeads {
      ...CountParts
    }
    stock {
      ...CountParts
    }
  }
  offers {
    id
    status
    waits
    weight
    expiresAt
    reviewNote
    texts {
      ...LocalOfferParts
    }
    changedTexts {
      ...LocalOfferParts
    }
  }
}
fragment LocalOfferParts on LocalOfferText {
  language
  title
  text
  terms
}
fragment BudgetParts on BudgetState {
  limit {
    ...MoneyParts
  }
  posted {
    ...MoneyParts
  }
  pending {
    ...MoneyParts
  }
  available {
    ...MoneyParts
  }
}
fragment CampaignRow on Campaign {
  id
  name
  status
  pausedBy
  category
  stages
  shown30
  claimed30
  qualified30
  maxPrice {
    ...MoneyParts
  }
  reserve {
    ...MoneyParts
  }
  averagePrice30 {
    ...MoneyParts
  }
  totalBudget {
    ...BudgetParts
  }
  dailyBudget {
    ...BudgetParts
  }
  lossShares {
    reason
    share
    action
  }
}`) as unknown as TypedDocumentString<ResumeCampaignMutation, ResumeCampaignMutationVariables>;
export const MarketPolicyDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MarketPolicy {
  marketPolicy {
    ...MarketRules
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment RuleColumnsParts on RuleColumns {
  channel
  stage
  category
  region
}
fragment MarketRules on MarketPolicy {
  version
  note
  publishedAt
  publishedBy
  pricing
  explorationShare
  relevanceFloor
  attentionFloor
  duplicateDays
  reserves {
    where {
      ...RuleColumnsParts
    }
    price {
      ...MoneyParts
    }
  }
  attentionFloors {
    where {
      ...RuleColumnsParts
    }
    floor
  }
  exclusiveCategories
  retired
  blockedWords
  categoryCaps {
    category
    perMonth
  }
  blocked {
    stage
    category
  }
  names {
    category
    en
    ru
  }
}`) as unknown as TypedDocumentString<MarketPolicyQuery, MarketPolicyQueryVariables>;
export const MarketPolicyHistoryDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MarketPolicyHistory($first: Int!, $after: String) {
  marketPolicyHistory(first: $first, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        version
        note
        publishedAt
        publishedBy
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MarketPolicyHistoryQuery, MarketPolicyHistoryQueryVariables>;
export const MarketPolicyVersionDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MarketPolicyVersion($version: Int!) {
  marketPolicyVersion(version: $version) {
    ...MarketRules
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment RuleColumnsParts on RuleColumns {
  channel
  stage
  category
  region
}
fragment MarketRules on MarketPolicy {
  version
  note
  publishedAt
  publishedBy
  pricing
  explorationShare
  relevanceFloor
  attentionFloor
  duplicateDays
  reserves {
    where {
      ...RuleColumnsParts
    }
    price {
      ...MoneyParts
    }
  }
  attentionFloors {
    where {
      ...RuleColumnsParts
    }
    floor
  }
  exclusiveCategories
  retired
  blockedWords
  categoryCaps {
    category
    perMonth
  }
  blocked {
    stage
    category
  }
  names {
    category
    en
    ru
  }
}`) as unknown as TypedDocumentString<MarketPolicyVersionQuery, MarketPolicyVersionQueryVariables>;
export const PublishMarketPolicyDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation PublishMarketPolicy($basedOn: Int!, $note: String!, $input: MarketPolicyInput!) {
  publishMarketPolicy(basedOn: $basedOn, note: $note, input: $input) {
    ...MarketRules
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment RuleColumnsParts on RuleColumns {
  channel
  stage
  category
  region
}
fragment MarketRules on MarketPolicy {
  version
  note
  publishedAt
  publishedBy
  pricing
  explorationShare
  relevanceFloor
  attentionFloor
  duplicateDays
  reserves {
    where {
      ...RuleColumnsParts
    }
    price {
      ...MoneyParts
    }
  }
  attentionFloors {
    where {
      ...RuleColumnsParts
    }
    floor
  }
  exclusiveCategories
  retired
  blockedWords
  categoryCaps {
    category
    perMonth
  }
  blocked {
    stage
    category
  }
  names {
    category
    en
    ru
  }
}`) as unknown as TypedDocumentString<PublishMarketPolicyMutation, PublishMarketPolicyMutationVariables>;
export const ModerationQueueDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ModerationQueue($after: String) {
  moderationQueue(first: 10, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...WaitingParts
      }
    }
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment WhomParts on Targeting {
  regions
  brands
  seasons
  models
  fuels
  languages
  segments
  exclusionLists
  priceMin {
    ...MoneyParts
  }
  priceMax {
    ...MoneyParts
  }
  yearMin
  yearMax
  mileageMinKm
  mileageMaxKm
  scoreMin
  scoreMax
  circle {
    lat
    lon
    km
  }
  hours {
    days
    from
    to
  }
  seasonWindows {
    from
    to
  }
}
fragment LocalOfferParts on LocalOfferText {
  language
  title
  text
  terms
}
fragment WaitingParts on ModerationItem {
  kind
  since
  partnerId
  partnerName
  version
  lastNote
  campaign {
    id
    name
    category
    stages
    maxPrice {
      ...MoneyParts
    }
    reserve {
      ...MoneyParts
    }
    totalBudget {
      limit {
        ...MoneyParts
      }
    }
    targeting {
      ...WhomParts
    }
  }
  offers {
    id
    texts {
      ...LocalOfferParts
    }
    shownTexts {
      ...LocalOfferParts
    }
    blockedWords {
      language
      part
      word
    }
  }
}`) as unknown as TypedDocumentString<ModerationQueueQuery, ModerationQueueQueryVariables>;
export const ApproveCampaignDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ApproveCampaign($id: ID!, $version: Int!) {
  approveCampaign(id: $id, version: $version) {
    id
    status
  }
}
    `) as unknown as TypedDocumentString<ApproveCampaignMutation, ApproveCampaignMutationVariables>;
export const RefuseCampaignDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RefuseCampaign($id: ID!, $version: Int!, $note: String!) {
  refuseCampaign(id: $id, version: $version, note: $note) {
    id
    status
  }
}
    `) as unknown as TypedDocumentString<RefuseCampaignMutation, RefuseCampaignMutationVariables>;
export const ForwardBooksDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ForwardBooks {
  siteForwardCalibration {
    predictions
    coverage
    ratio
  }
  siteForwardProducts {
    ...SiteProductParts
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment SiteProductParts on SiteForwardProduct {
  id
  stage
  category
  region
  period
  startsAt
  endsAt
  low
  expected
  high
  realised
  settledAt
  takenPercent
  freePercent
  price {
    ...MoneyParts
  }
}`) as unknown as TypedDocumentString<ForwardBooksQuery, ForwardBooksQueryVariables>;
export const SiteReservationsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query SiteReservations($first: Int!, $after: String, $state: ReservationState) {
  siteReservations(first: $first, after: $after, state: $state) {
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...SiteReservationParts
      }
    }
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment SiteReservationParts on SiteReservation {
  id
  partnerId
  partnerName
  campaignId
  campaignName
  state
  releaseReason
  bookedAt
  closedAt
  sharePercent
  expected
  drawn
  shown
  qualified
  price {
    ...MoneyParts
  }
  spent {
    ...MoneyParts
  }
  missed {
    reason
    count
  }
  product {
    stage
    category
    region
    startsAt
    endsAt
  }
}`) as unknown as TypedDocumentString<SiteReservationsQuery, SiteReservationsQueryVariables>;
export const WhatIfDocument = /*#__PURE__*/ new TypedDocumentString(`
    query WhatIf($id: ID!) {
  whatIf(id: $id) {
    ...WhatIfParts
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment RuleColumnsParts on RuleColumns {
  channel
  stage
  category
  region
}
fragment MarketRules on MarketPolicy {
  version
  note
  publishedAt
  publishedBy
  pricing
  explorationShare
  relevanceFloor
  attentionFloor
  duplicateDays
  reserves {
    where {
      ...RuleColumnsParts
    }
    price {
      ...MoneyParts
    }
  }
  attentionFloors {
    where {
      ...RuleColumnsParts
    }
    floor
  }
  exclusiveCategories
  retired
  blockedWords
  categoryCaps {
    category
    perMonth
  }
  blocked {
    stage
    category
  }
  names {
    category
    en
    ru
  }
}
fragment WhatIfSideParts on WhatIfSideObject {
  filled
  shown
  leads
  contactsPerUser
  money {
    ...MoneyParts
  }
}
fragment WhatIfFigureParts on WhatIfFigures {
  shown
  leads
  money {
    ...MoneyParts
  }
}
fragment WhatIfParts on WhatIf {
  id
  state
  days
  fromAt
  untilAt
  comparedWith
  auctions
  users
  progress
  cannotKnow
  rules {
    ...MarketRules
  }
  now {
    ...WhatIfSideParts
  }
  instead {
    ...WhatIfSideParts
  }
  categories {
    category
    now {
      ...WhatIfFigureParts
    }
    instead {
      ...WhatIfFigureParts
    }
  }
}`) as unknown as TypedDocumentString<WhatIfQuery, WhatIfQueryVariables>;
export const WhatIfsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query WhatIfs {
  whatIfs {
    id
    state
    days
    fromAt
    untilAt
    comparedWith
    progress
  }
}
    `) as unknown as TypedDocumentString<WhatIfsQuery, WhatIfsQueryVariables>;
export const StartWhatIfDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation StartWhatIf($days: Int!, $input: MarketPolicyInput!) {
  startWhatIf(days: $days, input: $input) {
    ...WhatIfParts
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment RuleColumnsParts on RuleColumns {
  channel
  stage
  category
  region
}
fragment MarketRules on MarketPolicy {
  version
  note
  publishedAt
  publishedBy
  pricing
  explorationShare
  relevanceFloor
  attentionFloor
  duplicateDays
  reserves {
    where {
      ...RuleColumnsParts
    }
    price {
      ...MoneyParts
    }
  }
  attentionFloors {
    where {
      ...RuleColumnsParts
    }
    floor
  }
  exclusiveCategories
  retired
  blockedWords
  categoryCaps {
    category
    perMonth
  }
  blocked {
    stage
    category
  }
  names {
    category
    en
    ru
  }
}
fragment WhatIfSideParts on WhatIfSideObject {
  filled
  shown
  leads
  contactsPerUser
  money {
    ...MoneyParts
  }
}
fragment WhatIfFigureParts on WhatIfFigures {
  shown
  leads
  money {
    ...MoneyParts
  }
}
fragment WhatIfParts on WhatIf {
  id
  state
  days
  fromAt
  untilAt
  comparedWith
  auctions
  users
  progress
  cannotKnow
  rules {
    ...MarketRules
  }
  now {
    ...WhatIfSideParts
  }
  instead {
    ...WhatIfSideParts
  }
  categories {
    category
    now {
      ...WhatIfFigureParts
    }
    instead {
      ...WhatIfFigureParts
    }
  }
}`) as unknown as TypedDocumentString<StartWhatIfMutation, StartWhatIfMutationVariables>;
export const PartnersDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Partners($first: Int, $after: String, $category: Category, $search: String) {
  partners(first: $first, after: $after, category: $category, search: $search) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      cursor
      node {
        ...PartnerRow
      }
    }
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment WalletParts on Wallet {
  available {
    ...MoneyParts
  }
  held {
    ...MoneyParts
  }
  spent {
    ...MoneyParts
  }
  daysLeft
}
fragment PartnerRow on Partner {
  id
  name
  categories
  status
  leads30
  acceptance30
  wallet {
    ...WalletParts
  }
  spend30 {
    ...MoneyParts
  }
}`) as unknown as TypedDocumentString<PartnersQuery, PartnersQueryVariables>;
export const PartnerDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Partner($id: ID!) {
  partner(id: $id) {
    ...PartnerRow
    campaigns {
      ...CampaignRow
    }
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment WalletParts on Wallet {
  available {
    ...MoneyParts
  }
  held {
    ...MoneyParts
  }
  spent {
    ...MoneyParts
  }
  daysLeft
}
fragment PartnerRow on Partner {
  id
  name
  categories
  status
  leads30
  acceptance30
  wallet {
    ...WalletParts
  }
  spend30 {
    ...MoneyParts
  }
}
fragment BudgetParts on BudgetState {
  limit {
    ...MoneyParts
  }
  posted {
    ...MoneyParts
  }
  pending {
    ...MoneyParts
  }
  available {
    ...MoneyParts
  }
}
fragment CampaignRow on Campaign {
  id
  name
  status
  pausedBy
  category
  stages
  shown30
  claimed30
  qualified30
  maxPrice {
    ...MoneyParts
  }
  reserve {
    ...MoneyParts
  }
  averagePrice30 {
    ...MoneyParts
  }
  totalBudget {
    ...BudgetParts
  }
  dailyBudget {
    ...BudgetParts
  }
  lossShares {
    reason
    share
    action
  }
}`) as unknown as TypedDocumentString<PartnerQuery, PartnerQueryVariables>;
export const TopUpWalletDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation TopUpWallet($partnerId: ID!, $amountMinor: String!, $reference: String!) {
  topUpWallet(
    partnerId: $partnerId
    amountMinor: $amountMinor
    reference: $reference
  ) {
    ...WalletParts
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment WalletParts on Wallet {
  available {
    ...MoneyParts
  }
  held {
    ...MoneyParts
  }
  spent {
    ...MoneyParts
  }
  daysLeft
}`) as unknown as TypedDocumentString<TopUpWalletMutation, TopUpWalletMutationVariables>;
export const SetPartnerStatusDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SetPartnerStatus($partnerId: ID!, $status: PartnerStatus!) {
  setPartnerStatus(partnerId: $partnerId, status: $status) {
    id
    status
  }
}
    `) as unknown as TypedDocumentString<SetPartnerStatusMutation, SetPartnerStatusMutationVariables>;
export const SiteProgrammesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query SiteProgrammes {
  siteProgrammes {
    ...ProgrammeParts
  }
}
    fragment ProgrammeVersionParts on ProgrammeVersion {
  version
  publishedAt
  draft
  readable
  inForce
  stages {
    stage
    journeys
  }
}
fragment ProgrammeParts on Programme {
  id
  builtIn
  titles {
    ...TitleParts
  }
  versions {
    ...ProgrammeVersionParts
  }
}
fragment TitleParts on Title {
  language
  text
}`) as unknown as TypedDocumentString<SiteProgrammesQuery, SiteProgrammesQueryVariables>;
export const ProgrammeSourceDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ProgrammeSource($programmeId: ID!, $version: Int!) {
  programmeSource(programmeId: $programmeId, version: $version) {
    ...ProgrammeSourceParts
  }
}
    fragment ProgrammeSourceParts on ProgrammeSource {
  programmeId
  version
  source
  faults {
    path
    reason
  }
}`) as unknown as TypedDocumentString<ProgrammeSourceQuery, ProgrammeSourceQueryVariables>;
export const CheckProgrammeDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CheckProgramme($programmeId: ID!, $source: String!) {
  checkProgramme(programmeId: $programmeId, source: $source) {
    ...ProgrammeSourceParts
  }
}
    fragment ProgrammeSourceParts on ProgrammeSource {
  programmeId
  version
  source
  faults {
    path
    reason
  }
}`) as unknown as TypedDocumentString<CheckProgrammeQuery, CheckProgrammeQueryVariables>;
export const ProgrammeTemplatesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ProgrammeTemplates {
  programmeTemplates {
    id
    titles {
      ...TitleParts
    }
    rows
    source
  }
}
    fragment TitleParts on Title {
  language
  text
}`) as unknown as TypedDocumentString<ProgrammeTemplatesQuery, ProgrammeTemplatesQueryVariables>;
export const ProgrammeDifferencesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ProgrammeDifferences($programmeId: ID!, $before: Int!, $after: Int!) {
  programmeDifferences(programmeId: $programmeId, before: $before, after: $after) {
    path
    before
    after
  }
}
    `) as unknown as TypedDocumentString<ProgrammeDifferencesQuery, ProgrammeDifferencesQueryVariables>;
export const ProgrammeChangesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ProgrammeChanges($programmeId: ID!) {
  programmeChanges(programmeId: $programmeId) {
    seq
    kind
    version
    from
    at
    madeAt
  }
}
    `) as unknown as TypedDocumentString<ProgrammeChangesQuery, ProgrammeChangesQueryVariables>;
export const HypothesesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Hypotheses($programmeId: ID!) {
  hypotheses(programmeId: $programmeId) {
    id
    claims {
      language
      text
    }
    claimedPpm
    claimed
    source
    measured {
      measuredAt
      counted
      led
      users
      effective
      sharePpm
      lowPpm
      highPpm
      verdict
      reason
      needed
    }
  }
}
    `) as unknown as TypedDocumentString<HypothesesQuery, HypothesesQueryVariables>;
export const PreviewProgrammeChangeDocument = /*#__PURE__*/ new TypedDocumentString(`
    query PreviewProgrammeChange($programmeId: ID!, $plan: ProgrammePlanInput!) {
  previewProgrammeChange(programmeId: $programmeId, plan: $plan) {
    concerned
    users
    moves {
      from {
        version
        stage
      }
      to {
        version
        stage
      }
      journeys
    }
    contacts {
      pointId
      scheduled
      dueNow
      rescheduled
      cancelled
    }
  }
}
    `) as unknown as TypedDocumentString<PreviewProgrammeChangeQuery, PreviewProgrammeChangeQueryVariables>;
export const ProgrammeRollBackDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ProgrammeRollBack($programmeId: ID!) {
  programmeRollBack(programmeId: $programmeId) {
    release
    stop
    migrations {
      from
      to
      stages {
        stage
        becomes
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ProgrammeRollBackQuery, ProgrammeRollBackQueryVariables>;
export const SimulateProgrammeDocument = /*#__PURE__*/ new TypedDocumentString(`
    query SimulateProgramme($programmeId: ID!, $source: String!, $months: Int!, $people: Int!, $meanDays: Int!, $takeUp: Float!, $seed: String!) {
  simulateProgramme(
    programmeId: $programmeId
    source: $source
    months: $months
    people: $people
    meanDays: $meanDays
    takeUp: $takeUp
    seed: $seed
  ) {
    people
    events
    contactsPerPerson
    contacts {
      id
      count
    }
    occupancy {
      month
      stages {
        id
        count
      }
    }
    outcomes {
      id
      count
    }
    leads {
      id
      count
    }
  }
}
    `) as unknown as TypedDocumentString<SimulateProgrammeQuery, SimulateProgrammeQueryVariables>;
export const SaveProgrammeDraftDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SaveProgrammeDraft($programmeId: ID!, $source: String!, $version: Int, $loaded: String) {
  saveProgrammeDraft(
    programmeId: $programmeId
    source: $source
    version: $version
    loaded: $loaded
  ) {
    ...ProgrammeSourceParts
  }
}
    fragment ProgrammeSourceParts on ProgrammeSource {
  programmeId
  version
  source
  faults {
    path
    reason
  }
}`) as unknown as TypedDocumentString<SaveProgrammeDraftMutation, SaveProgrammeDraftMutationVariables>;
export const DeleteProgrammeDraftDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation DeleteProgrammeDraft($programmeId: ID!, $version: Int!) {
  deleteProgrammeDraft(programmeId: $programmeId, version: $version)
}
    `) as unknown as TypedDocumentString<DeleteProgrammeDraftMutation, DeleteProgrammeDraftMutationVariables>;
export const ChangeProgrammeDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ChangeProgramme($programmeId: ID!, $plan: ProgrammePlanInput!) {
  changeProgramme(programmeId: $programmeId, plan: $plan)
}
    `) as unknown as TypedDocumentString<ChangeProgrammeMutation, ChangeProgrammeMutationVariables>;
export const RejectedMessagesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query RejectedMessages($first: Int, $after: String, $status: RejectedStatus, $source: MessageSource, $search: String) {
  rejectedMessages(
    first: $first
    after: $after
    status: $status
    source: $source
    search: $search
  ) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      cursor
      node {
        ...RejectedParts
      }
    }
  }
}
    fragment RejectedParts on RejectedMessage {
  id
  source
  name
  path
  reason
  status
  count
  receivedAt
  lastAt
}`) as unknown as TypedDocumentString<RejectedMessagesQuery, RejectedMessagesQueryVariables>;
export const RejectedMessageDocument = /*#__PURE__*/ new TypedDocumentString(`
    query RejectedMessage($id: ID!) {
  rejectedMessage(id: $id) {
    body
    message {
      ...RejectedParts
    }
  }
}
    fragment RejectedParts on RejectedMessage {
  id
  source
  name
  path
  reason
  status
  count
  receivedAt
  lastAt
}`) as unknown as TypedDocumentString<RejectedMessageQuery, RejectedMessageQueryVariables>;
export const FixRejectedMessageDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation FixRejectedMessage($id: ID!, $body: String!) {
  fixRejectedMessage(id: $id, body: $body) {
    ...RejectedParts
  }
}
    fragment RejectedParts on RejectedMessage {
  id
  source
  name
  path
  reason
  status
  count
  receivedAt
  lastAt
}`) as unknown as TypedDocumentString<FixRejectedMessageMutation, FixRejectedMessageMutationVariables>;
export const ReplayRejectedMessagesDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReplayRejectedMessages($ids: [ID!]!) {
  replayRejectedMessages(ids: $ids) {
    ...RejectedParts
  }
}
    fragment RejectedParts on RejectedMessage {
  id
  source
  name
  path
  reason
  status
  count
  receivedAt
  lastAt
}`) as unknown as TypedDocumentString<ReplayRejectedMessagesMutation, ReplayRejectedMessagesMutationVariables>;
export const DismissRejectedMessagesDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation DismissRejectedMessages($ids: [ID!]!) {
  dismissRejectedMessages(ids: $ids) {
    ...RejectedParts
  }
}
    fragment RejectedParts on RejectedMessage {
  id
  source
  name
  path
  reason
  status
  count
  receivedAt
  lastAt
}`) as unknown as TypedDocumentString<DismissRejectedMessagesMutation, DismissRejectedMessagesMutationVariables>;
export const MyOffersDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MyOffers($first: Int, $after: String) {
  myOffers(first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      cursor
      node {
        ...OfferParts
      }
    }
  }
}
    fragment OfferParts on OfferCard {
  id
  state
  stage
  category
  partnerName
  title
  text
  terms
  expiresAt
  shownAt
  reason
  claim {
    leadId
    status
    maskedEmail
    codeExpiresAt
    attemptsLeft
    bonusCode
  }
}`) as unknown as TypedDocumentString<MyOffersQuery, MyOffersQueryVariables>;
export const MyOfferDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MyOffer($id: ID!) {
  myOffer(id: $id) {
    ...OfferFull
  }
}
    fragment OfferParts on OfferCard {
  id
  state
  stage
  category
  partnerName
  title
  text
  terms
  expiresAt
  shownAt
  reason
  claim {
    leadId
    status
    maskedEmail
    codeExpiresAt
    attemptsLeft
    bonusCode
  }
}
fragment OfferFull on OfferCard {
  ...OfferParts
  whyMe {
    fact
    rule
    partnerChoice
    neverShared
    switchOff
  }
  consentText
  consentTextVersion
  knownEmail
}`) as unknown as TypedDocumentString<MyOfferQuery, MyOfferQueryVariables>;
export const ClaimOfferDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ClaimOffer($offerId: ID!, $consentTextVersion: String!, $email: String, $name: String) {
  claimOffer(
    offerId: $offerId
    consentTextVersion: $consentTextVersion
    email: $email
    name: $name
  ) {
    message
    offer {
      ...OfferFull
    }
  }
}
    fragment OfferParts on OfferCard {
  id
  state
  stage
  category
  partnerName
  title
  text
  terms
  expiresAt
  shownAt
  reason
  claim {
    leadId
    status
    maskedEmail
    codeExpiresAt
    attemptsLeft
    bonusCode
  }
}
fragment OfferFull on OfferCard {
  ...OfferParts
  whyMe {
    fact
    rule
    partnerChoice
    neverShared
    switchOff
  }
  consentText
  consentTextVersion
  knownEmail
}`) as unknown as TypedDocumentString<ClaimOfferMutation, ClaimOfferMutationVariables>;
export const VerifyClaimDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation VerifyClaim($leadId: ID!, $code: String!) {
  verifyClaim(leadId: $leadId, code: $code) {
    message
    offer {
      ...OfferFull
    }
  }
}
    fragment OfferParts on OfferCard {
  id
  state
  stage
  category
  partnerName
  title
  text
  terms
  expiresAt
  shownAt
  reason
  claim {
    leadId
    status
    maskedEmail
    codeExpiresAt
    attemptsLeft
    bonusCode
  }
}
fragment OfferFull on OfferCard {
  ...OfferParts
  whyMe {
    fact
    rule
    partnerChoice
    neverShared
    switchOff
  }
  consentText
  consentTextVersion
  knownEmail
}`) as unknown as TypedDocumentString<VerifyClaimMutation, VerifyClaimMutationVariables>;
export const ResendCodeDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ResendCode($leadId: ID!) {
  resendCode(leadId: $leadId) {
    message
    offer {
      ...OfferFull
    }
  }
}
    fragment OfferParts on OfferCard {
  id
  state
  stage
  category
  partnerName
  title
  text
  terms
  expiresAt
  shownAt
  reason
  claim {
    leadId
    status
    maskedEmail
    codeExpiresAt
    attemptsLeft
    bonusCode
  }
}
fragment OfferFull on OfferCard {
  ...OfferParts
  whyMe {
    fact
    rule
    partnerChoice
    neverShared
    switchOff
  }
  consentText
  consentTextVersion
  knownEmail
}`) as unknown as TypedDocumentString<ResendCodeMutation, ResendCodeMutationVariables>;
export const DismissOfferDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation DismissOffer($offerId: ID!, $reason: DismissReason!) {
  dismissOffer(offerId: $offerId, reason: $reason) {
    ...OfferParts
  }
}
    fragment OfferParts on OfferCard {
  id
  state
  stage
  category
  partnerName
  title
  text
  terms
  expiresAt
  shownAt
  reason
  claim {
    leadId
    status
    maskedEmail
    codeExpiresAt
    attemptsLeft
    bonusCode
  }
}`) as unknown as TypedDocumentString<DismissOfferMutation, DismissOfferMutationVariables>;
export const MyPreferencesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MyPreferences {
  myPreferences {
    ...PreferencesParts
  }
}
    fragment PreferencesParts on Preferences {
  email
  inbox
  quietFrom
  quietTo
  maxPerWeek
  pausedUntil
  mutedCategories
  timezone
  locale
}`) as unknown as TypedDocumentString<MyPreferencesQuery, MyPreferencesQueryVariables>;
export const UpdatePreferencesDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation UpdatePreferences($input: PreferencesInput!) {
  updatePreferences(input: $input) {
    ...PreferencesParts
  }
}
    fragment PreferencesParts on Preferences {
  email
  inbox
  quietFrom
  quietTo
  maxPerWeek
  pausedUntil
  mutedCategories
  timezone
  locale
}`) as unknown as TypedDocumentString<UpdatePreferencesMutation, UpdatePreferencesMutationVariables>;
export const MyCompanyDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MyCompany {
  myCompany {
    id
    name
    categories
    status
    timezone
    language
    reserves {
      category
      reserve {
        ...MoneyParts
      }
    }
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}`) as unknown as TypedDocumentString<MyCompanyQuery, MyCompanyQueryVariables>;
export const MyCampaignDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MyCampaign($id: ID!) {
  myCampaign(id: $id) {
    ...CampaignFull
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment CountParts on CountState {
  limit
  posted
  pending
  available
}
fragment CampaignOfferParts on CampaignOffer {
  id
  status
  reviewNote
  waits
  validDays
  weight
  codeKind
  keepsRivalsAway
  expiresAt
  texts {
    language
    title
    text
    terms
  }
  changedTexts {
    language
    title
    text
    terms
  }
}
fragment CampaignFull on Campaign {
  ...CampaignRow
  version
  reviewNote
  waitingSince
  pacing
  startsAt
  endsAt
  targeting {
    regions
    brands
    seasons
    models
    fuels
    languages
    segments
    exclusionLists
    priceMin {
      ...MoneyParts
    }
    priceMax {
      ...MoneyParts
    }
    yearMin
    yearMax
    mileageMinKm
    mileageMaxKm
    scoreMin
    scoreMax
    circle {
      lat
      lon
      km
    }
    hours {
      days
      from
      to
    }
    seasonWindows {
      from
      to
    }
  }
  adjustments {
    dimension
    value
    percent
  }
  limits {
    monthlyBudget {
      ...BudgetParts
    }
    weeklyBudget {
      ...BudgetParts
    }
    totalLeads {
      ...CountParts
    }
    monthlyLeads {
      ...CountParts
    }
    weeklyLeads {
      ...CountParts
    }
    dailyLeads {
      ...CountParts
    }
    stock {
      ...CountParts
    }
  }
  offers {
    ...CampaignOfferParts
  }
}
fragment BudgetParts on BudgetState {
  limit {
    ...MoneyParts
  }
  posted {
    ...MoneyParts
  }
  pending {
    ...MoneyParts
  }
  available {
    ...MoneyParts
  }
}
fragment CampaignRow on Campaign {
  id
  name
  status
  pausedBy
  category
  stages
  shown30
  claimed30
  qualified30
  maxPrice {
    ...MoneyParts
  }
  reserve {
    ...MoneyParts
  }
  averagePrice30 {
    ...MoneyParts
  }
  totalBudget {
    ...BudgetParts
  }
  dailyBudget {
    ...BudgetParts
  }
  lossShares {
    reason
    share
    action
  }
}`) as unknown as TypedDocumentString<MyCampaignQuery, MyCampaignQueryVariables>;
export const AudienceForecastDocument = /*#__PURE__*/ new TypedDocumentString(`
    query AudienceForecast($input: AudienceInput!) {
  audienceForecast(input: $input) {
    tooFew
    peopleLow
    peopleHigh
    momentsLow
    momentsHigh
    finerPercent
    estimatedFrom
    parts {
      stage
      region
      people
      momentsLow
      momentsHigh
    }
  }
}
    `) as unknown as TypedDocumentString<AudienceForecastQuery, AudienceForecastQueryVariables>;
export const BidLandscapeDocument = /*#__PURE__*/ new TypedDocumentString(`
    query BidLandscape($input: AudienceInput!) {
  bidLandscape(input: $input) {
    ...LandscapeParts
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment LandscapeParts on BidLandscapeObject {
  notEnoughData
  neededAuctions
  notCounted
  auctions
  suggestedBid {
    ...MoneyParts
  }
  steps {
    bid {
      ...MoneyParts
    }
    leads
    leadsLow
    leadsHigh
    shownPercent
    costLow {
      ...MoneyParts
    }
    costHigh {
      ...MoneyParts
    }
    priceLow {
      ...MoneyParts
    }
    priceHigh {
      ...MoneyParts
    }
  }
}`) as unknown as TypedDocumentString<BidLandscapeQuery, BidLandscapeQueryVariables>;
export const CampaignLandscapeDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CampaignLandscape($campaignId: ID!) {
  campaignLandscape(campaignId: $campaignId) {
    ...LandscapeParts
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment LandscapeParts on BidLandscapeObject {
  notEnoughData
  neededAuctions
  notCounted
  auctions
  suggestedBid {
    ...MoneyParts
  }
  steps {
    bid {
      ...MoneyParts
    }
    leads
    leadsLow
    leadsHigh
    shownPercent
    costLow {
      ...MoneyParts
    }
    costHigh {
      ...MoneyParts
    }
    priceLow {
      ...MoneyParts
    }
    priceHigh {
      ...MoneyParts
    }
  }
}`) as unknown as TypedDocumentString<CampaignLandscapeQuery, CampaignLandscapeQueryVariables>;
export const CampaignReportDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CampaignReport($campaignId: ID!, $days: Int!) {
  campaignReport(campaignId: $campaignId, days: $days) {
    from
    to
    shown
    claimed
    qualified
    moments
    shownPercent
    spent {
      ...MoneyParts
    }
    averagePrice {
      ...MoneyParts
    }
    lost {
      heading
      percent
      reasons {
        reason
        percent
        action
      }
    }
    won {
      shownAt
      stage
      reason
      price {
        ...MoneyParts
      }
      bid {
        ...MoneyParts
      }
      reserve {
        ...MoneyParts
      }
    }
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}`) as unknown as TypedDocumentString<CampaignReportQuery, CampaignReportQueryVariables>;
export const CampaignOutlookDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CampaignOutlook($campaignId: ID!) {
  campaignOutlook(campaignId: $campaignId) {
    key
    span
    measure
    used
    verdict
    expected
    earliest
    latest
    until
  }
}
    `) as unknown as TypedDocumentString<CampaignOutlookQuery, CampaignOutlookQueryVariables>;
export const MyCampaignChangesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MyCampaignChanges($id: ID!, $first: Int!, $after: String) {
  myCampaignChanges(id: $id, first: $first, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...CampaignChangeParts
      }
    }
  }
}
    fragment CampaignChangeParts on CampaignChange {
  id
  version
  at
  actor
  memberName
  field
  before
  after
  note
}`) as unknown as TypedDocumentString<MyCampaignChangesQuery, MyCampaignChangesQueryVariables>;
export const OfferCodesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query OfferCodes($offerId: ID!) {
  offerCodes(offerId: $offerId) {
    free
    kept
    given
  }
}
    `) as unknown as TypedDocumentString<OfferCodesQuery, OfferCodesQueryVariables>;
export const CreateCampaignDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CreateCampaign($input: CampaignInput!) {
  createCampaign(input: $input) {
    ...CampaignFull
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment CountParts on CountState {
  limit
  posted
  pending
  available
}
fragment CampaignOfferParts on CampaignOffer {
  id
  status
  reviewNote
  waits
  validDays
  weight
  codeKind
  keepsRivalsAway
  expiresAt
  texts {
    language
    title
    text
    terms
  }
  changedTexts {
    language
    title
    text
    terms
  }
}
fragment CampaignFull on Campaign {
  ...CampaignRow
  version
  reviewNote
  waitingSince
  pacing
  startsAt
  endsAt
  targeting {
    regions
    brands
    seasons
    models
    fuels
    languages
    segments
    exclusionLists
    priceMin {
      ...MoneyParts
    }
    priceMax {
      ...MoneyParts
    }
    yearMin
    yearMax
    mileageMinKm
    mileageMaxKm
    scoreMin
    scoreMax
    circle {
      lat
      lon
      km
    }
    hours {
      days
      from
      to
    }
    seasonWindows {
      from
      to
    }
  }
  adjustments {
    dimension
    value
    percent
  }
  limits {
    monthlyBudget {
      ...BudgetParts
    }
    weeklyBudget {
      ...BudgetParts
    }
    totalLeads {
      ...CountParts
    }
    monthlyLeads {
      ...CountParts
    }
    weeklyLeads {
      ...CountParts
    }
    dailyLeads {
      ...CountParts
    }
    stock {
      ...CountParts
    }
  }
  offers {
    ...CampaignOfferParts
  }
}
fragment BudgetParts on BudgetState {
  limit {
    ...MoneyParts
  }
  posted {
    ...MoneyParts
  }
  pending {
    ...MoneyParts
  }
  available {
    ...MoneyParts
  }
}
fragment CampaignRow on Campaign {
  id
  name
  status
  pausedBy
  category
  stages
  shown30
  claimed30
  qualified30
  maxPrice {
    ...MoneyParts
  }
  reserve {
    ...MoneyParts
  }
  averagePrice30 {
    ...MoneyParts
  }
  totalBudget {
    ...BudgetParts
  }
  dailyBudget {
    ...BudgetParts
  }
  lossShares {
    reason
    share
    action
  }
}`) as unknown as TypedDocumentString<CreateCampaignMutation, CreateCampaignMutationVariables>;
export const UpdateCampaignDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation UpdateCampaign($id: ID!, $input: CampaignInput!, $version: Int) {
  updateCampaign(id: $id, input: $input, version: $version) {
    ...CampaignFull
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment CountParts on CountState {
  limit
  posted
  pending
  available
}
fragment CampaignOfferParts on CampaignOffer {
  id
  status
  reviewNote
  waits
  validDays
  weight
  codeKind
  keepsRivalsAway
  expiresAt
  texts {
    language
    title
    text
    terms
  }
  changedTexts {
    language
    title
    text
    terms
  }
}
fragment CampaignFull on Campaign {
  ...CampaignRow
  version
  reviewNote
  waitingSince
  pacing
  startsAt
  endsAt
  targeting {
    regions
    brands
    seasons
    models
    fuels
    languages
    segments
    exclusionLists
    priceMin {
      ...MoneyParts
    }
    priceMax {
      ...MoneyParts
    }
    yearMin
    yearMax
    mileageMinKm
    mileageMaxKm
    scoreMin
    scoreMax
    circle {
      lat
      lon
      km
    }
    hours {
      days
      from
      to
    }
    seasonWindows {
      from
      to
    }
  }
  adjustments {
    dimension
    value
    percent
  }
  limits {
    monthlyBudget {
      ...BudgetParts
    }
    weeklyBudget {
      ...BudgetParts
    }
    totalLeads {
      ...CountParts
    }
    monthlyLeads {
      ...CountParts
    }
    weeklyLeads {
      ...CountParts
    }
    dailyLeads {
      ...CountParts
    }
    stock {
      ...CountParts
    }
  }
  offers {
    ...CampaignOfferParts
  }
}
fragment BudgetParts on BudgetState {
  limit {
    ...MoneyParts
  }
  posted {
    ...MoneyParts
  }
  pending {
    ...MoneyParts
  }
  available {
    ...MoneyParts
  }
}
fragment CampaignRow on Campaign {
  id
  name
  status
  pausedBy
  category
  stages
  shown30
  claimed30
  qualified30
  maxPrice {
    ...MoneyParts
  }
  reserve {
    ...MoneyParts
  }
  averagePrice30 {
    ...MoneyParts
  }
  totalBudget {
    ...BudgetParts
  }
  dailyBudget {
    ...BudgetParts
  }
  lossShares {
    reason
    share
    action
  }
}`) as unknown as TypedDocumentString<UpdateCampaignMutation, UpdateCampaignMutationVariables>;
export const AddOfferCodesDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation AddOfferCodes($offerId: ID!, $codes: [String!]!) {
  addOfferCodes(offerId: $offerId, codes: $codes) {
    added
    known
    codes {
      free
      kept
      given
    }
  }
}
    `) as unknown as TypedDocumentString<AddOfferCodesMutation, AddOfferCodesMutationVariables>;
export const WithdrawOfferCodesDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation WithdrawOfferCodes($offerId: ID!) {
  withdrawOfferCodes(offerId: $offerId) {
    free
    kept
    given
  }
}
    `) as unknown as TypedDocumentString<WithdrawOfferCodesMutation, WithdrawOfferCodesMutationVariables>;
export const ExclusionListsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ExclusionLists {
  exclusionLists {
    ...ExclusionListParts
  }
}
    fragment ExclusionListParts on ExclusionList {
  id
  name
  size
  createdAt
}`) as unknown as TypedDocumentString<ExclusionListsQuery, ExclusionListsQueryVariables>;
export const CreateExclusionListDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CreateExclusionList($name: String!) {
  createExclusionList(name: $name) {
    ...ExclusionListParts
  }
}
    fragment ExclusionListParts on ExclusionList {
  id
  name
  size
  createdAt
}`) as unknown as TypedDocumentString<CreateExclusionListMutation, CreateExclusionListMutationVariables>;
export const AddToExclusionListDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation AddToExclusionList($id: ID!, $contacts: [String!]!) {
  addToExclusionList(id: $id, contacts: $contacts) {
    ...ExclusionListParts
  }
}
    fragment ExclusionListParts on ExclusionList {
  id
  name
  size
  createdAt
}`) as unknown as TypedDocumentString<AddToExclusionListMutation, AddToExclusionListMutationVariables>;
export const RemoveFromExclusionListDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RemoveFromExclusionList($id: ID!, $contacts: [String!]!) {
  removeFromExclusionList(id: $id, contacts: $contacts) {
    ...ExclusionListParts
  }
}
    fragment ExclusionListParts on ExclusionList {
  id
  name
  size
  createdAt
}`) as unknown as TypedDocumentString<RemoveFromExclusionListMutation, RemoveFromExclusionListMutationVariables>;
export const ReplaceExclusionListDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReplaceExclusionList($id: ID!, $by: ID!) {
  replaceExclusionList(id: $id, by: $by) {
    ...ExclusionListParts
  }
}
    fragment ExclusionListParts on ExclusionList {
  id
  name
  size
  createdAt
}`) as unknown as TypedDocumentString<ReplaceExclusionListMutation, ReplaceExclusionListMutationVariables>;
export const RenameExclusionListDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RenameExclusionList($id: ID!, $name: String!) {
  renameExclusionList(id: $id, name: $name) {
    ...ExclusionListParts
  }
}
    fragment ExclusionListParts on ExclusionList {
  id
  name
  size
  createdAt
}`) as unknown as TypedDocumentString<RenameExclusionListMutation, RenameExclusionListMutationVariables>;
export const DeleteExclusionListDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation DeleteExclusionList($id: ID!) {
  deleteExclusionList(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteExclusionListMutation, DeleteExclusionListMutationVariables>;
export const ForwardMarketDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ForwardMarket {
  forwardProducts {
    ...OnSale
  }
  forwardCalibration {
    predictions
    coverage
    ratio
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment OnSale on ForwardProduct {
  id
  stage
  category
  region
  period
  startsAt
  endsAt
  low
  expected
  high
  realised
  freePercent
  price {
    ...MoneyParts
  }
}`) as unknown as TypedDocumentString<ForwardMarketQuery, ForwardMarketQueryVariables>;
export const CampaignsToReserveDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CampaignsToReserve {
  myCampaigns(first: 100) {
    edges {
      node {
        id
        name
        status
        category
        stages
        startsAt
        endsAt
        targeting {
          regions
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CampaignsToReserveQuery, CampaignsToReserveQueryVariables>;
export const MyReservationsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MyReservations($first: Int!, $after: String) {
  myReservations(first: $first, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...ReservationParts
      }
    }
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment OnSale on ForwardProduct {
  id
  stage
  category
  region
  period
  startsAt
  endsAt
  low
  expected
  high
  realised
  freePercent
  price {
    ...MoneyParts
  }
}
fragment ReservationParts on Reservation {
  id
  state
  releaseReason
  bookedAt
  closedAt
  campaignId
  campaignName
  sharePercent
  expected
  drawn
  shown
  qualified
  price {
    ...MoneyParts
  }
  spent {
    ...MoneyParts
  }
  missed {
    reason
    count
  }
  product {
    ...OnSale
  }
}`) as unknown as TypedDocumentString<MyReservationsQuery, MyReservationsQueryVariables>;
export const ReserveDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation Reserve($input: ReserveInput!) {
  reserve(input: $input) {
    ...ReservationParts
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment OnSale on ForwardProduct {
  id
  stage
  category
  region
  period
  startsAt
  endsAt
  low
  expected
  high
  realised
  freePercent
  price {
    ...MoneyParts
  }
}
fragment ReservationParts on Reservation {
  id
  state
  releaseReason
  bookedAt
  closedAt
  campaignId
  campaignName
  sharePercent
  expected
  drawn
  shown
  qualified
  price {
    ...MoneyParts
  }
  spent {
    ...MoneyParts
  }
  missed {
    reason
    count
  }
  product {
    ...OnSale
  }
}`) as unknown as TypedDocumentString<ReserveMutation, ReserveMutationVariables>;
export const CancelReservationDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CancelReservation($id: ID!) {
  cancelReservation(id: $id) {
    ...ReservationParts
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment OnSale on ForwardProduct {
  id
  stage
  category
  region
  period
  startsAt
  endsAt
  low
  expected
  high
  realised
  freePercent
  price {
    ...MoneyParts
  }
}
fragment ReservationParts on Reservation {
  id
  state
  releaseReason
  bookedAt
  closedAt
  campaignId
  campaignName
  sharePercent
  expected
  drawn
  shown
  qualified
  price {
    ...MoneyParts
  }
  spent {
    ...MoneyParts
  }
  missed {
    reason
    count
  }
  product {
    ...OnSale
  }
}`) as unknown as TypedDocumentString<CancelReservationMutation, CancelReservationMutationVariables>;
export const MyAccountLimitsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MyAccountLimits {
  myAccountLimits {
    ...AccountLimitsParts
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment CountParts on CountState {
  limit
  posted
  pending
  available
}
fragment LimitSetParts on AccountLimitSet {
  dailyBudget {
    ...MoneyParts
  }
  monthlyBudget {
    ...MoneyParts
  }
  dailyLeads
  monthlyLeads
}
fragment AccountLimitsParts on AccountLimits {
  own {
    ...LimitSetParts
  }
  operators {
    ...LimitSetParts
  }
  dailyBudget {
    ...BudgetParts
  }
  monthlyBudget {
    ...BudgetParts
  }
  dailyLeads {
    ...CountParts
  }
  monthlyLeads {
    ...CountParts
  }
  timezone
  nextTimezone
  nextTimezoneAt
}
fragment BudgetParts on BudgetState {
  limit {
    ...MoneyParts
  }
  posted {
    ...MoneyParts
  }
  pending {
    ...MoneyParts
  }
  available {
    ...MoneyParts
  }
}`) as unknown as TypedDocumentString<MyAccountLimitsQuery, MyAccountLimitsQueryVariables>;
export const SetMyAccountLimitsDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SetMyAccountLimits($input: AccountLimitsInput!) {
  setMyAccountLimits(input: $input) {
    ...AccountLimitsParts
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment CountParts on CountState {
  limit
  posted
  pending
  available
}
fragment LimitSetParts on AccountLimitSet {
  dailyBudget {
    ...MoneyParts
  }
  monthlyBudget {
    ...MoneyParts
  }
  dailyLeads
  monthlyLeads
}
fragment AccountLimitsParts on AccountLimits {
  own {
    ...LimitSetParts
  }
  operators {
    ...LimitSetParts
  }
  dailyBudget {
    ...BudgetParts
  }
  monthlyBudget {
    ...BudgetParts
  }
  dailyLeads {
    ...CountParts
  }
  monthlyLeads {
    ...CountParts
  }
  timezone
  nextTimezone
  nextTimezoneAt
}
fragment BudgetParts on BudgetState {
  limit {
    ...MoneyParts
  }
  posted {
    ...MoneyParts
  }
  pending {
    ...MoneyParts
  }
  available {
    ...MoneyParts
  }
}`) as unknown as TypedDocumentString<SetMyAccountLimitsMutation, SetMyAccountLimitsMutationVariables>;
export const SetMyTimezoneDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SetMyTimezone($timezone: String) {
  setMyTimezone(timezone: $timezone) {
    ...AccountLimitsParts
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment CountParts on CountState {
  limit
  posted
  pending
  available
}
fragment LimitSetParts on AccountLimitSet {
  dailyBudget {
    ...MoneyParts
  }
  monthlyBudget {
    ...MoneyParts
  }
  dailyLeads
  monthlyLeads
}
fragment AccountLimitsParts on AccountLimits {
  own {
    ...LimitSetParts
  }
  operators {
    ...LimitSetParts
  }
  dailyBudget {
    ...BudgetParts
  }
  monthlyBudget {
    ...BudgetParts
  }
  dailyLeads {
    ...CountParts
  }
  monthlyLeads {
    ...CountParts
  }
  timezone
  nextTimezone
  nextTimezoneAt
}
fragment BudgetParts on BudgetState {
  limit {
    ...MoneyParts
  }
  posted {
    ...MoneyParts
  }
  pending {
    ...MoneyParts
  }
  available {
    ...MoneyParts
  }
}`) as unknown as TypedDocumentString<SetMyTimezoneMutation, SetMyTimezoneMutationVariables>;
export const MyCampaignsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MyCampaigns($first: Int, $after: String, $search: String, $status: CampaignStatus) {
  myCampaigns(first: $first, after: $after, search: $search, status: $status) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      cursor
      node {
        ...CampaignRow
      }
    }
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment BudgetParts on BudgetState {
  limit {
    ...MoneyParts
  }
  posted {
    ...MoneyParts
  }
  pending {
    ...MoneyParts
  }
  available {
    ...MoneyParts
  }
}
fragment CampaignRow on Campaign {
  id
  name
  status
  pausedBy
  category
  stages
  shown30
  claimed30
  qualified30
  maxPrice {
    ...MoneyParts
  }
  reserve {
    ...MoneyParts
  }
  averagePrice30 {
    ...MoneyParts
  }
  totalBudget {
    ...BudgetParts
  }
  dailyBudget {
    ...BudgetParts
  }
  lossShares {
    reason
    share
    action
  }
}`) as unknown as TypedDocumentString<MyCampaignsQuery, MyCampaignsQueryVariables>;
export const SetCampaignStatusDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SetCampaignStatus($id: ID!, $status: CampaignStatus!) {
  setCampaignStatus(id: $id, status: $status) {
    ...CampaignRow
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment BudgetParts on BudgetState {
  limit {
    ...MoneyParts
  }
  posted {
    ...MoneyParts
  }
  pending {
    ...MoneyParts
  }
  available {
    ...MoneyParts
  }
}
fragment CampaignRow on Campaign {
  id
  name
  status
  pausedBy
  category
  stages
  shown30
  claimed30
  qualified30
  maxPrice {
    ...MoneyParts
  }
  reserve {
    ...MoneyParts
  }
  averagePrice30 {
    ...MoneyParts
  }
  totalBudget {
    ...BudgetParts
  }
  dailyBudget {
    ...BudgetParts
  }
  lossShares {
    reason
    share
    action
  }
}`) as unknown as TypedDocumentString<SetCampaignStatusMutation, SetCampaignStatusMutationVariables>;
export const MyLeadsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MyLeads($first: Int, $after: String, $status: LeadStatus, $search: String) {
  myLeads(first: $first, after: $after, status: $status, search: $search) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      cursor
      node {
        ...LeadRow
      }
    }
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment CarParts on Asset {
  id
  externalId
  brand
  model
  year
  price {
    ...MoneyParts
  }
  mileageKm
  region
  premium
}
fragment LeadRow on Lead {
  id
  status
  category
  stage
  campaignId
  campaignName
  claimedAt
  qualifiedAt
  expiresAt
  billing
  reason
  price {
    ...MoneyParts
  }
  contact {
    name
    email
    phone
  }
  car {
    ...CarParts
  }
}`) as unknown as TypedDocumentString<MyLeadsQuery, MyLeadsQueryVariables>;
export const MyLeadDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MyLead($id: ID!) {
  myLead(id: $id) {
    ...LeadRow
    bonusCode
    verdict {
      code
      description
      passed
      evidence
    }
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment CarParts on Asset {
  id
  externalId
  brand
  model
  year
  price {
    ...MoneyParts
  }
  mileageKm
  region
  premium
}
fragment LeadRow on Lead {
  id
  status
  category
  stage
  campaignId
  campaignName
  claimedAt
  qualifiedAt
  expiresAt
  billing
  reason
  price {
    ...MoneyParts
  }
  contact {
    name
    email
    phone
  }
  car {
    ...CarParts
  }
}`) as unknown as TypedDocumentString<MyLeadQuery, MyLeadQueryVariables>;
export const MyWalletDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MyWallet {
  myWallet {
    ...WalletParts
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}
fragment WalletParts on Wallet {
  available {
    ...MoneyParts
  }
  held {
    ...MoneyParts
  }
  spent {
    ...MoneyParts
  }
  daysLeft
}`) as unknown as TypedDocumentString<MyWalletQuery, MyWalletQueryVariables>;
export const MyWalletLinesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MyWalletLines($first: Int, $after: String) {
  myWalletLines(first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      cursor
      node {
        id
        at
        kind
        leadId
        reference
        amount {
          ...MoneyParts
        }
        available {
          ...MoneyParts
        }
      }
    }
  }
}
    fragment MoneyParts on Money {
  minor
  currency
}`) as unknown as TypedDocumentString<MyWalletLinesQuery, MyWalletLinesQueryVariables>;
export const InstallationDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Installation {
  installation {
    demo
  }
}
    `) as unknown as TypedDocumentString<InstallationQuery, InstallationQueryVariables>;
export const MeDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Me {
  me {
    ...MeParts
  }
}
    fragment SiteParts on Site {
  id
  name
  kind
  currency
  timezone
  now
}
fragment MeParts on Me {
  role
  displayName
  email
  partnerId
  userId
  locale
  site {
    ...SiteParts
  }
}`) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const SignInDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SignIn($email: String!, $password: String!) {
  signIn(email: $email, password: $password) {
    ...MeParts
  }
}
    fragment SiteParts on Site {
  id
  name
  kind
  currency
  timezone
  now
}
fragment MeParts on Me {
  role
  displayName
  email
  partnerId
  userId
  locale
  site {
    ...SiteParts
  }
}`) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const SignOutDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SignOut {
  signOut
}
    `) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const ChooseLanguageDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ChooseLanguage($locale: String!) {
  chooseLanguage(locale: $locale) {
    ...MeParts
  }
}
    fragment SiteParts on Site {
  id
  name
  kind
  currency
  timezone
  now
}
fragment MeParts on Me {
  role
  displayName
  email
  partnerId
  userId
  locale
  site {
    ...SiteParts
  }
}`) as unknown as TypedDocumentString<ChooseLanguageMutation, ChooseLanguageMutationVariables>;
export const MomentsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Moments {
  moments {
    stage
    programmeId
    titles {
      ...TitleParts
    }
    programmeTitles {
      ...TitleParts
    }
    categories
  }
}
    fragment TitleParts on Title {
  language
  text
}`) as unknown as TypedDocumentString<MomentsQuery, MomentsQueryVariables>;
export const CategoriesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Categories {
  categories {
    category
    titles {
      ...TitleParts
    }
  }
}
    fragment TitleParts on Title {
  language
  text
}`) as unknown as TypedDocumentString<CategoriesQuery, CategoriesQueryVariables>;