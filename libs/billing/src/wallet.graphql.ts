import { Connection, Money } from '@ringroad/platform';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

export const WalletLineKindEnum = { topup: 'topup', hold: 'hold', post: 'post', void: 'void', credit: 'credit' } as const;
export type WalletLineKind = keyof typeof WalletLineKindEnum;
registerEnumType(WalletLineKindEnum, {
  name: 'WalletLineKind',
  description: 'Why money moved.',
  valuesMap: {
    topup: { description: 'Money came in.' },
    hold: { description: 'The price of a claimed lead was set aside.' },
    post: { description: 'A lead qualified: what was set aside is spent.' },
    void: { description: 'What was set aside is free again.' },
    credit: { description: 'A charge was given back.' },
  },
});

@ObjectType('Wallet', { description: "A partner's prepaid money." })
export class WalletObject {
  @Field(() => Money, { description: 'Free for more leads.' })
  readonly available!: Money;

  @Field(() => Money, { description: 'Set aside for leads that are being verified.' })
  readonly held!: Money;

  @Field(() => Money, { description: 'Spent on qualified leads so far, credits taken off.' })
  readonly spent!: Money;

  @Field(() => Float, {
    nullable: true,
    description: 'Days the available money lasts at the average pace of the last 14 days of the site; null when nothing was spent in them.',
  })
  readonly daysLeft!: number | null;
}

@ObjectType({ description: 'One line of a wallet: money moved once.' })
export class WalletLine {
  @Field(() => ID, { description: 'The id of the transfer.' })
  readonly id!: string;

  @Field(() => Date, { description: "When, by the site's clock." })
  readonly at!: Date;

  @Field(() => WalletLineKindEnum, { description: 'Why money moved.' })
  readonly kind!: WalletLineKind;

  @Field(() => Money, { description: 'What it did to the available money: a hold takes, a void gives back, a post moves nothing, for its hold has.' })
  readonly amount!: Money;

  @Field(() => Money, { nullable: true, description: 'What was available after it.' })
  readonly available!: Money | null;

  @Field(() => ID, { nullable: true, description: 'The lead it was for; null for a top-up.' })
  readonly leadId!: string | null;

  @Field(() => String, { nullable: true, description: 'The bank reference of a top-up; null for the rest.' })
  readonly reference!: string | null;
}

@ObjectType({ description: 'A page of wallet lines, the newest first.' })
export class WalletLineConnection extends Connection(WalletLine) {
  @Field(() => Int, { description: 'How many there are on all pages.' })
  readonly totalCount!: number;
}
