import { Title } from '@ringroad/platform';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { HypothesisVerdict } from './domain/hypothesis-finding.js';

export const HypothesisSourceEnum = { practitioner: 'practitioner', vendor: 'vendor', study: 'study' } as const;
registerEnumType(HypothesisSourceEnum, {
  name: 'HypothesisSource',
  description: 'Who claims it.',
  valuesMap: {
    practitioner: { description: 'Somebody who does it.' },
    vendor: { description: 'Somebody who sells it.' },
    study: { description: 'A study.' },
  },
});

export const HypothesisClaimedEnum = { about: 'about', at_least: 'at-least', at_most: 'at-most' } as const;
registerEnumType(HypothesisClaimedEnum, {
  name: 'HypothesisClaimed',
  description: 'How the claimed share is meant.',
  valuesMap: {
    about: { description: 'About so much.' },
    at_least: { description: 'So much or more.' },
    at_most: { description: 'So much or less.' },
  },
});

export const HypothesisVerdictEnum = { supports: 'supports', contradicts: 'contradicts', too_few: 'too-few' } as const;
registerEnumType(HypothesisVerdictEnum, {
  name: 'HypothesisVerdict',
  description: "What the site's own data say of a claim.",
  valuesMap: {
    supports: { description: 'They do not speak against it.' },
    contradicts: { description: 'They speak against it.' },
    too_few: { description: 'There are too few of them to say.' },
  },
});

@ObjectType({ description: "What the site's own events say of a claim." })
export class HypothesisMeasured {
  @Field(() => Date, { description: "Until when events were counted, on the site's clock." })
  readonly measuredAt!: Date;

  @Field(() => Int, { description: 'Events whose time was over.' })
  readonly counted!: number;

  @Field(() => Int, { description: 'Of those, how many led on.' })
  readonly led!: number;

  @Field(() => Int, { description: 'Users who had one of them.' })
  readonly users!: number;

  @Field(() => Int, { description: 'So many independent events would say as much: fewer than were counted where some users have many that say the same.' })
  readonly effective!: number;

  @Field(() => Int, { nullable: true, description: 'The share that led on, in parts per million; null while nothing was counted.' })
  readonly sharePpm!: number | null;

  @Field(() => Int, { nullable: true, description: 'The lower end of its 95 % confidence interval.' })
  readonly lowPpm!: number | null;

  @Field(() => Int, { nullable: true, description: 'The upper end of its 95 % confidence interval.' })
  readonly highPpm!: number | null;

  @Field(() => HypothesisVerdictEnum, { description: 'What that says of the claim.' })
  readonly verdict!: HypothesisVerdict['kind'];

  @Field({
    description: 'Why: claim-in-interval, within-bound, less-than-claimed, more-than-claimed; nothing-counted, events-too-few, users-too-few, dominated-by-few.',
  })
  readonly reason!: string;

  @Field(() => Int, { nullable: true, description: 'Where there are too few: how many events, or users, it takes.' })
  readonly needed!: number | null;
}

@ObjectType('Hypothesis', { description: "A number somebody claims, beside what the site's own data say." })
export class HypothesisObject {
  @Field(() => ID, { description: 'Its id in the programme.' })
  readonly id!: string;

  @Field(() => [Title], { description: 'The claim in each language the programme brings.' })
  readonly claims!: readonly Title[];

  @Field(() => Int, { description: 'The share claimed, in parts per million.' })
  readonly claimedPpm!: number;

  @Field(() => HypothesisClaimedEnum, { description: 'How it is meant.' })
  readonly claimed!: 'about' | 'at-least' | 'at-most';

  @Field(() => HypothesisSourceEnum, { description: 'Who claims it.' })
  readonly source!: 'practitioner' | 'vendor' | 'study';

  @Field(() => HypothesisMeasured, { nullable: true, description: 'Null until the events were counted for the first time.' })
  readonly measured!: HypothesisMeasured | null;
}
