import type { Category } from '@ringroad/kernel';
import { WalletObject } from '@ringroad/billing';
import { CampaignObject, type Partner, PartnerStatusEnum } from '@ringroad/market';
import { CategoryScalar, Connection, Money, PageArgs } from '@ringroad/platform';
import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('Partner', { description: 'A company that bids, as the operator sees it.' })
export class PartnerObject {
  @Field(() => ID, { description: 'The id of the partner.' })
  readonly id!: string;

  @Field({ description: 'The name users see beside its offers.' })
  readonly name!: string;

  @Field(() => [CategoryScalar], { description: 'The kinds of business it may bid as.' })
  readonly categories!: readonly Category[];

  @Field(() => PartnerStatusEnum, { description: 'Whether its campaigns take part.' })
  readonly status!: Partner['status'];

  @Field(() => WalletObject, { description: 'Its prepaid money.' })
  readonly wallet!: WalletObject;

  @Field(() => Money, { description: 'Charged for qualified leads in the last 30 days.' })
  readonly spend30!: Money;

  @Field(() => Int, { description: 'Qualified leads of the last 30 days.' })
  readonly leads30!: number;

  @Field(() => Float, { description: 'Of the claims of the last 30 days that were judged or expired, the share that qualified, 0 to 1.' })
  readonly acceptance30!: number;

  @Field(() => [CampaignObject], { description: 'Its campaigns, the newest first.' })
  readonly campaigns!: readonly CampaignObject[];
}

@ObjectType({ description: 'A page of partners, by name.' })
export class PartnerConnection extends Connection(PartnerObject, 'Partner') {
  @Field(() => Int, { description: 'How many fit the filters.' })
  readonly totalCount!: number;
}

@ArgsType()
export class PartnersArgs extends PageArgs {
  @Field(() => CategoryScalar, { nullable: true, description: 'Only partners of this category.' })
  readonly category?: Category | null;

  @Field(() => String, { nullable: true, description: 'A part of the name.' })
  readonly search?: string | null;
}
