import type { Category } from '@ringroad/kernel';
import { MarketPolicyObject } from '@ringroad/market';
import { CategoryScalar, Money } from '@ringroad/platform';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

export const WhatIfStateEnum = { running: 'running', done: 'done', failed: 'failed' } as const;
registerEnumType(WhatIfStateEnum, {
  name: 'WhatIfState',
  description: 'How far a replay is.',
  valuesMap: {
    running: { description: 'Counting, or waiting for its turn.' },
    done: { description: 'All auctions of the span are counted.' },
    failed: { description: 'Given up: an auction could not be held again.' },
  },
});

@ObjectType({ description: 'What is shown under a set of rules. Leads and money are those to be expected of it.' })
export class WhatIfFigures {
  @Field(() => Int, { description: 'Offers shown.' })
  readonly shown!: number;

  @Field(() => Float, { description: 'Σ q: qualified leads to be expected.' })
  readonly leads!: number;

  @Field(() => Money, { description: 'Σ price × q: money to be expected.' })
  readonly money!: Money;
}

@ObjectType({ description: 'One set of rules over all auctions of the span.' })
export class WhatIfSideObject extends WhatIfFigures {
  @Field(() => Int, { description: 'Moments at which something is shown.' })
  readonly filled!: number;

  @Field(() => Float, { description: 'Those moments by user who had an auction.' })
  readonly contactsPerUser!: number;
}

@ObjectType({ description: 'One kind of business, under the rules in force and under the others.' })
export class WhatIfCategory {
  @Field(() => CategoryScalar, { description: 'The kind of business.' })
  readonly category!: Category;

  @Field(() => WhatIfFigures, { description: 'Under the rules in force.' })
  readonly now!: WhatIfFigures;

  @Field(() => WhatIfFigures, { description: 'Under the others.' })
  readonly instead!: WhatIfFigures;
}

@ObjectType({ description: 'Stored auctions held again under rules that nobody published, beside those in force. Nothing is published by it.' })
export class WhatIf {
  @Field(() => ID, { description: 'The replay.' })
  readonly id!: string;

  @Field(() => WhatIfStateEnum, { description: 'How far it is. It goes on when nobody looks.' })
  readonly state!: 'running' | 'done' | 'failed';

  @Field(() => Float, { description: 'Share of the auctions counted, 0 to 1.' })
  readonly progress!: number;

  @Field(() => Int, { description: 'Days looked back.' })
  readonly days!: number;

  @Field(() => Date, { description: "From then, on the site's clock." })
  readonly fromAt!: Date;

  @Field(() => Date, { description: "Until then, on the site's clock: when it was started." })
  readonly untilAt!: Date;

  @Field(() => Int, { description: 'Version of the rules it is compared with: those in force when it was started.' })
  readonly comparedWith!: number;

  @Field(() => MarketPolicyObject, { description: 'The others: nobody published them, and they have no version.' })
  readonly rules!: MarketPolicyObject;

  @Field(() => Int, { description: 'Auctions counted so far.' })
  readonly auctions!: number;

  @Field(() => Int, { description: 'Users who had one of them.' })
  readonly users!: number;

  @Field(() => WhatIfSideObject, { description: 'Under the rules in force, of what is counted so far.' })
  readonly now!: WhatIfSideObject;

  @Field(() => WhatIfSideObject, { description: 'Under the others, of what is counted so far.' })
  readonly instead!: WhatIfSideObject;

  @Field(() => [WhatIfCategory], { description: 'By kind of business, by name.' })
  readonly categories!: readonly WhatIfCategory[];

  @Field(() => [String], {
    description:
      'What stored auctions cannot tell: gated (whoever a gate stopped stays stopped, so higher caps and what is let in again show nobody new), far-behind (so do offers too far behind to be kept, such as many a newcomer of a larger exploration share), aftermath (claims, open offers, budgets, promises and duplicate days are as they were), before-span (caps count from the first day on), wording (blocked words are not read).',
  })
  readonly cannotKnow!: readonly string[];
}
