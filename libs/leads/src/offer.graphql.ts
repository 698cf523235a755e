import type { Category, Stage } from '@ringroad/kernel';
import type { WinDismissal } from '@ringroad/market';
import { CategoryScalar, Connection, StageScalar } from '@ringroad/platform';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { OfferState } from './domain/offer-state.js';
import { LeadStatusEnum } from './lead.graphql.js';
import type { Lead } from './lead.queries.js';

export const OfferStateEnum = { fresh: 'fresh', claimed: 'claimed', verified: 'verified', dismissed: 'dismissed', expired: 'expired' } as const;
registerEnumType(OfferStateEnum, {
  name: 'OfferState',
  description: 'Where an offer stands for its user.',
  valuesMap: {
    fresh: { description: 'It can be taken.' },
    claimed: { description: 'It was taken; see the claim for what became of it.' },
    verified: { description: 'The contact is proved.' },
    dismissed: { description: 'The user put it away, and may still take it until it expires.' },
    expired: { description: 'It is over.' },
  },
});

/** `later` keeps the offer; the others put it away. */
export type DismissReason = WinDismissal | 'later';
export const DismissReasonEnum = { not_relevant: 'not-relevant', already_done: 'already-done', later: 'later' } as const satisfies Record<string, DismissReason>;
registerEnumType(DismissReasonEnum, {
  name: 'DismissReason',
  description: 'Why a user does not take an offer now.',
  valuesMap: {
    not_relevant: { description: 'Not of interest: the category is muted for 90 days.' },
    already_done: { description: 'The need is met; the category goes on.' },
    later: { description: 'Out of sight for three days, then fresh again while it lasts.' },
  },
});

@ObjectType({ description: 'Why this user got this offer, and what the partner does not learn from it.' })
export class WhyMe {
  @Field({ description: 'What happened: "You posted an ad for your Audi A6 2015 on 2 March 2026."' })
  readonly fact!: string;

  @Field({ description: 'What follows from it, for everybody alike.' })
  readonly rule!: string;

  @Field({ description: 'Whom the partner asked for. It named a group, never this user.' })
  readonly partnerChoice!: string;

  @Field(() => [String], { description: 'What the partner does not get to see.' })
  readonly neverShared!: readonly string[];

  @Field({ description: 'How to hear no more of it.' })
  readonly switchOff!: string;
}

@ObjectType({ description: 'What became of an offer after it was taken.' })
export class Claim {
  @Field(() => ID, { description: 'The id of the lead: verifyClaim and resendCode want it.' })
  readonly leadId!: string;

  @Field(() => LeadStatusEnum, { description: 'Where it stands.' })
  readonly status!: Lead['status'];

  @Field(() => String, { nullable: true, description: 'Where the code went, with most of the address hidden.' })
  readonly maskedEmail!: string | null;

  @Field(() => Date, { nullable: true, description: 'Until when the last code works; null when none is awaited.' })
  readonly codeExpiresAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'Wrong answers still allowed for the last code; null when none is awaited.' })
  readonly attemptsLeft!: number | null;

  @Field(() => String, { nullable: true, description: 'The code to show to the partner; null until the lead is qualified.' })
  readonly bonusCode!: string | null;
}

@ObjectType({ description: 'An offer as its user sees it. All words are in the language of the user.' })
export class OfferCard {
  @Field(() => ID, { description: 'The id of the offer.' })
  readonly id!: string;

  @Field(() => OfferStateEnum, { description: 'Where it stands.' })
  readonly state!: OfferState;

  @Field(() => StageScalar, { description: 'The moment in the life of the car.' })
  readonly stage!: Stage;

  @Field(() => CategoryScalar, { description: 'The kind of business of the partner.' })
  readonly category!: Category;

  @Field({ description: 'Who offers it.' })
  readonly partnerName!: string;

  @Field({ description: 'The offer in one line.' })
  readonly title!: string;

  @Field({ description: 'What the user gets.' })
  readonly text!: string;

  @Field({ description: 'The small print.' })
  readonly terms!: string;

  @Field(() => Date, { description: 'Until when it can be taken.' })
  readonly expiresAt!: Date;

  @Field(() => Date, { description: 'When it was shown first.' })
  readonly shownAt!: Date;

  @Field({ description: 'Why it came, in half a sentence: "because you posted your ad".' })
  readonly reason!: string;

  @Field(() => WhyMe, { description: 'Why it came, in full.' })
  readonly whyMe!: WhyMe;

  @Field(() => Claim, { nullable: true, description: 'What became of it after it was taken; null before.' })
  readonly claim!: Claim | null;

  @Field({ description: 'What will be shared, with whom and why: the sentence to agree to when taking it.' })
  readonly consentText!: string;

  @Field({ description: 'The version of that sentence: claimOffer wants it.' })
  readonly consentTextVersion!: string;

  @Field(() => String, { nullable: true, description: 'The address a code would go to, mostly hidden; null when none is known and claimOffer needs one.' })
  readonly knownEmail!: string | null;
}

@ObjectType({ description: 'A page of offers, the newest first.' })
export class OfferCardConnection extends Connection(OfferCard) {
  @Field(() => Int, { description: 'How many there are on all pages.' })
  readonly totalCount!: number;
}

@ObjectType({ description: 'The offer after a step of its claim.' })
export class ClaimResult {
  @Field(() => OfferCard, { description: 'The offer as it stands now.' })
  readonly offer!: OfferCard;

  @Field({ description: 'What happened, in the language of the user.' })
  readonly message!: string;
}
