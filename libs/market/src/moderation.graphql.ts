import type { Language } from '@ringroad/kernel';
import { Connection } from '@ringroad/platform';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CampaignObject } from './campaign.graphql.js';
import { LanguageEnum, LocalOfferText } from './campaign-offer.graphql.js';

export const WaitingKindEnum = { newCampaign: 'new-campaign', changedText: 'changed-text' } as const;
export type WaitingKind = (typeof WaitingKindEnum)[keyof typeof WaitingKindEnum];
registerEnumType(WaitingKindEnum, {
  name: 'WaitingKind',
  description: 'What of a campaign waits for an operator.',
  valuesMap: { newCampaign: { description: 'All of it: it has never run.' }, changedText: { description: 'A new offer, or another text of one that is shown.' } },
});

@ObjectType({ description: 'A word in an offer that the site does not allow.' })
export class BlockedWord {
  @Field(() => LanguageEnum, { description: 'In which of its texts.' })
  readonly language!: Language;

  @Field({ description: 'In which part of it: title, text or terms.' })
  readonly part!: string;

  @Field({ description: "As the site's rules spell it." })
  readonly word!: string;
}

@ObjectType({ description: 'An offer as users would read it.' })
export class WaitingOffer {
  @Field(() => ID, { description: 'The id of the offer.' })
  readonly id!: string;

  @Field(() => [LocalOfferText], { description: 'What it would say, in each of its languages.' })
  readonly texts!: readonly LocalOfferText[];

  @Field(() => [LocalOfferText], { nullable: true, description: 'What it says now; null for one that was never shown.' })
  readonly shownTexts!: readonly LocalOfferText[] | null;

  @Field(() => [BlockedWord], { description: 'The words in it that the site does not allow.' })
  readonly blockedWords!: readonly BlockedWord[];
}

@ObjectType({ description: 'Something an operator has to read before users do.' })
export class ModerationItem {
  @Field(() => WaitingKindEnum, { description: 'What of the campaign waits.' })
  readonly kind!: WaitingKind;

  @Field(() => Date, { description: 'Since when.' })
  readonly since!: Date;

  @Field(() => ID, { description: 'The id of the partner.' })
  readonly partnerId!: string;

  @Field({ description: 'The name users see beside its offers.' })
  readonly partnerName!: string;

  @Field(() => Int, { description: 'The version that is read here: name it when deciding.' })
  readonly version!: number;

  @Field(() => CampaignObject, { description: 'The campaign, whom it wants and what it may spend.' })
  readonly campaign!: CampaignObject;

  @Field(() => [WaitingOffer], { description: 'The offers of it that wait.' })
  readonly offers!: readonly WaitingOffer[];

  @Field(() => String, { nullable: true, description: 'What was said when refusing it the last time.' })
  readonly lastNote!: string | null;
}

@ObjectType({ description: 'A page of what waits for an operator, the oldest first.' })
export class ModerationConnection extends Connection(ModerationItem) {
  @Field(() => Int, { description: 'How many wait on all pages.' })
  readonly totalCount!: number;
}
