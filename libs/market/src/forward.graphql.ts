import type { Category, Stage } from '@ringroad/kernel';
import { CategoryScalar, Connection, Money, PageArgs, StageScalar } from '@ringroad/platform';
import { ArgsType, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ForwardPeriod } from './domain/forward-period.js';
import type { ReleaseReason, ReservationState } from './reservation-list.queries.js';

export const ForwardPeriodEnum = { month: 'month', quarter: 'quarter' } as const;
registerEnumType(ForwardPeriodEnum, {
  name: 'ForwardPeriod',
  description: "How long a product of the forward market lasts, by the site's own calendar.",
  valuesMap: { month: { description: 'A calendar month.' }, quarter: { description: 'A calendar quarter.' } },
});

export const ReservationStateEnum = { open: 'open', live: 'live', settled: 'settled', released: 'released', cancelled: 'cancelled' } as const;
registerEnumType(ReservationStateEnum, {
  name: 'ReservationState',
  description: 'Where a reservation stands.',
  valuesMap: {
    open: { description: 'Its period has not begun; it can be given back.' },
    live: { description: 'Its share of the moments goes to its campaign now.' },
    settled: { description: 'Its period is over.' },
    released: { description: 'It was ended for the reason beside it; nothing is owed.' },
    cancelled: { description: 'The partner gave it back before its period began.' },
  },
});

@ObjectType({ description: 'A share of predicted moments of one kind that can be reserved before they come. Counts are rounded; what fewer than 100 people make is not on sale.' })
export class ForwardProduct {
  @Field(() => ID, { description: 'The id of the product.' })
  readonly id!: string;

  @Field(() => StageScalar, { description: 'The moments it is about.' })
  readonly stage!: Stage;

  @Field(() => CategoryScalar, { description: 'The kind of business that is needed at them.' })
  readonly category!: Category;

  @Field(() => String, { nullable: true, description: 'The region, as the site spells it; null for all regions.' })
  readonly region!: string | null;

  @Field(() => ForwardPeriodEnum, { description: 'How long it lasts.' })
  readonly period!: ForwardPeriod['period'];

  @Field(() => Date, { description: 'When it begins.' })
  readonly startsAt!: Date;

  @Field(() => Date, { description: 'When it is over.' })
  readonly endsAt!: Date;

  @Field(() => Int, { description: 'One time in ten fewer moments come.' })
  readonly low!: number;

  @Field(() => Int, { description: 'How many moments are expected.' })
  readonly expected!: number;

  @Field(() => Int, { description: 'One time in ten more come.' })
  readonly high!: number;

  @Field(() => Money, { description: 'The price of a qualified lead for whoever reserves now; it stays as agreed.' })
  readonly price!: Money;

  @Field(() => Int, { description: 'The part that is still free, in percent, rounded down to a multiple of 10. Whose the rest is is not told.' })
  readonly freePercent!: number;

  @Field(() => Int, { nullable: true, description: 'Moments that have come so far, rounded; null before it began and while they are fewer than 100.' })
  readonly realised!: number | null;
}

@ObjectType({ description: 'One week of a reservation.' })
export class ReservationWeek {
  @Field({ description: 'Its Monday, YYYY-MM-DD.' })
  readonly week!: string;

  @Field(() => Int, { nullable: true, description: 'Moments of the product that came, rounded; null while they are fewer than 100.' })
  readonly moments!: number | null;

  @Field(() => Int, { description: 'Moments that fell to this reservation.' })
  readonly drawn!: number;

  @Field(() => Int, { description: 'How many of them showed its offer.' })
  readonly shown!: number;
}

@ObjectType({ description: 'Why moments that fell to a reservation did not show its offer.' })
export class ReservationMiss {
  @Field({ description: 'Stable code, as of lossShares: CONSENT_MISSING, REGION, WALLET_EMPTY …' })
  readonly reason!: string;

  @Field(() => Int, { description: 'How many moments.' })
  readonly count!: number;
}

@ObjectType({ description: 'A share of coming moments that a partner reserved: reserved against realised.' })
export class Reservation {
  @Field(() => ID, { description: 'The id of the reservation.' })
  readonly id!: string;

  @Field(() => ForwardProduct, { description: 'What it is a share of.' })
  readonly product!: ForwardProduct;

  @Field(() => ID, { description: 'The campaign whose offer is shown.' })
  readonly campaignId!: string;

  @Field({ description: 'What the partner calls that campaign.' })
  readonly campaignName!: string;

  @Field(() => ReservationStateEnum, { description: 'Where it stands.' })
  readonly state!: ReservationState;

  @Field(() => String, { nullable: true, description: 'Why it was released: prediction-failed, campaign-ended, campaign-stopped or partner-suspended; null unless it was.' })
  readonly releaseReason!: ReleaseReason | null;

  @Field(() => Int, { description: 'The share of the moments, in percent.' })
  readonly sharePercent!: number;

  @Field(() => Money, { description: 'The price of a qualified lead, as agreed. Nothing is paid ahead: budgets and wallet rule each lead.' })
  readonly price!: Money;

  @Field(() => Int, { description: 'Moments it stood for when it was booked, rounded.' })
  readonly expected!: number;

  @Field(() => Int, { description: 'Moments that fell to it so far.' })
  readonly drawn!: number;

  @Field(() => Int, { description: 'How many of them showed its offer.' })
  readonly shown!: number;

  @Field(() => Int, { description: 'Qualified leads of these.' })
  readonly qualified!: number;

  @Field(() => Money, { description: 'What these leads cost.' })
  readonly spent!: Money;

  @Field(() => [ReservationMiss], { description: 'Why the others did not show it, the most frequent first.' })
  readonly missed!: readonly ReservationMiss[];

  @Field(() => [ReservationWeek], { description: 'Week by week, the first first.' })
  readonly weeks!: readonly ReservationWeek[];

  @Field(() => Date, { description: 'When it was booked.' })
  readonly bookedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was settled, released or given back; null while it stands.' })
  readonly closedAt!: Date | null;
}

@ObjectType({ description: 'A page of reservations, the newest first.' })
export class ReservationConnection extends Connection(Reservation) {}

@ObjectType({ description: 'How predictions of the last two years came out.' })
export class ForwardCalibration {
  @Field(() => Int, { description: 'How many periods were predicted and are over.' })
  readonly predictions!: number;

  @Field(() => Float, { nullable: true, description: 'The part that came true between low and high, 0 to 1; 0.8 is promised. Null without any, and to partners while they are fewer than 5.' })
  readonly coverage!: number | null;

  @Field(() => Float, { nullable: true, description: 'Moments that came over moments expected, all together; null as coverage is.' })
  readonly ratio!: number | null;
}

@ObjectType({ description: 'A reservation, with whose it is.' })
export class SiteReservation extends Reservation {
  @Field(() => ID, { description: 'The id of the partner.' })
  readonly partnerId!: string;

  @Field({ description: 'The name of the partner.' })
  readonly partnerName!: string;
}

@ObjectType({ description: 'A page of the reservations of a site, the newest first.' })
export class SiteReservationConnection extends Connection(SiteReservation) {}

@ObjectType({ description: 'One week of a product.' })
export class ForwardWeek {
  @Field({ description: 'Its Monday, YYYY-MM-DD.' })
  readonly week!: string;

  @Field(() => Int, { description: 'Moments that came.' })
  readonly moments!: number;
}

@ObjectType({ description: 'A product of which something was reserved, with exact counts: for the site itself.' })
export class SiteForwardProduct extends ForwardProduct {
  @Field(() => Int, { description: 'The part that is reserved, in percent, what overlaps it counted.' })
  readonly takenPercent!: number;

  @Field(() => [ForwardWeek], { description: 'What came week by week, the first first.' })
  readonly weeks!: readonly ForwardWeek[];

  @Field(() => Date, { nullable: true, description: 'When its period was over and counted; null before.' })
  readonly settledAt!: Date | null;
}

@InputType({ description: 'A share of coming moments to reserve.' })
export class ReserveInput {
  @Field(() => ID, { description: 'The product; forwardProducts lists them.' })
  readonly productId!: string;

  @Field(() => ID, { description: "One of one's campaigns; it must want these moments for the whole period." })
  readonly campaignId!: string;

  @Field(() => Int, { description: 'The share in percent: a multiple of 5, up to 50.' })
  readonly sharePercent!: number;

  @Field({ description: 'A name of your own for this booking, up to 200 characters: sent twice, it is booked once.' })
  readonly key!: string;
}

@ArgsType()
export class ForwardProductArgs {
  @Field(() => StageScalar, { nullable: true, description: 'Only these moments.' })
  readonly stage?: Stage | null;

  @Field(() => CategoryScalar, { nullable: true, description: "Only this one of the company's kinds of business." })
  readonly category?: Category | null;

  @Field(() => String, { nullable: true, description: 'Only this region and all regions together.' })
  readonly region?: string | null;
}

@ArgsType()
export class ReservationPageArgs extends PageArgs {
  @Field(() => ReservationStateEnum, { nullable: true, description: 'Only those in this state.' })
  readonly state?: ReservationState | null;
}
