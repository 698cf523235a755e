import type { Category, Stage } from '@ringroad/kernel';
import { AssetObject } from '@ringroad/lifecycle';
import { CategoryScalar, Connection, Money, PageArgs, StageScalar, Title } from '@ringroad/platform';
import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

export const TimelineKindEnum = {
  event: 'event',
  stage: 'stage',
  contact_point: 'contact_point',
  decision: 'decision',
  delivery: 'delivery',
  claim: 'claim',
  lead: 'lead',
  money: 'money',
  consent: 'consent',
} as const;
registerEnumType(TimelineKindEnum, {
  name: 'TimelineKind',
  description: 'What kind of thing happened.',
  valuesMap: {
    event: { description: 'A fact the site told us.' },
    stage: { description: 'A journey came to another stage, or ended.' },
    contact_point: { description: 'A moment to contact the user: planned, fired, missed or cancelled.' },
    decision: { description: 'An auction, or the reason why there was none.' },
    delivery: { description: 'A card or a letter, and what became of it.' },
    claim: { description: 'The user took an offer.' },
    lead: { description: 'The lead came to another status.' },
    money: { description: 'The price was held, posted or voided.' },
    consent: { description: 'The user agreed to something or took it back.' },
  },
});

@ObjectType({ description: "One cycle of a programme in a user's life: of a car, or of what else the programme is about." })
export class Journey {
  @Field(() => ID, { description: 'The id of the journey.' })
  readonly id!: string;

  @Field({ description: 'The programme; classified is the built-in one.' })
  readonly programmeId!: string;

  @Field(() => [Title], { description: "The programme's name; empty for the built-in one." })
  readonly programmeTitles!: readonly Title[];

  @Field(() => AssetObject, { nullable: true, description: 'The car it is about; null when it is about something else.' })
  readonly asset!: AssetObject | null;

  @Field(() => StageScalar, { description: 'Where it stands; of a closed one, where it ended.' })
  readonly stage!: Stage;

  @Field(() => Date, { description: 'Since when.' })
  readonly enteredAt!: Date;

  @Field({ description: 'Whether it is over.' })
  readonly closed!: boolean;

  @Field(() => String, { nullable: true, description: 'How it ended: bought-next, listed-again, withdrawn, expired, superseded.' })
  readonly outcome!: string | null;

  @Field(() => Int, { description: '1 for the first time this user lists or owns this car, or enters the programme with this very thing.' })
  readonly cycle!: number;
}

@ObjectType({ description: "One line of a user's timeline." })
export class TimelineItem {
  @Field(() => ID, { description: 'The id of the line.' })
  readonly id!: string;

  @Field(() => Date, { description: "When, on the site's clock." })
  readonly at!: Date;

  @Field(() => TimelineKindEnum, { description: 'What kind of thing happened.' })
  readonly kind!: keyof typeof TimelineKindEnum;

  @Field({ description: 'A stable key such as "Listing Posted", "stage.sold", "email.sent", "won", or "won.page" for a decision that was held for a page view.' })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: 'A short text beside it: the car (listing:<id> where the ad stands for it, programme:<id> where there is none), the needs, the partners that won.' })
  readonly detail!: string | null;

  @Field(() => StageScalar, { nullable: true, description: 'The stage it belongs to.' })
  readonly stage!: Stage | null;

  @Field(() => CategoryScalar, { nullable: true, description: 'The category of partner it is about.' })
  readonly category!: Category | null;

  @Field(() => String, { nullable: true, description: 'The partner it is about.' })
  readonly partnerName!: string | null;

  @Field(() => Money, { nullable: true, description: 'The money it moved.' })
  readonly money!: Money | null;

  @Field(() => ID, { nullable: true, description: 'The decision behind it: open it with `decision`.' })
  readonly decisionId!: string | null;

  @Field(() => String, { nullable: true, description: 'A closed reason code: cap-week, quiet-hours, fired, not-duplicate …' })
  readonly reason!: string | null;

  @Field({ description: "Whether it is still ahead of the site's clock." })
  readonly future!: boolean;
}

@ObjectType({ description: 'Lines of a timeline, newest first.' })
export class TimelineConnection extends Connection(TimelineItem, 'Timeline') {}

@ObjectType({ description: 'A person who uses the classified site, without contact data.' })
export class User {
  @Field(() => ID, { description: 'The id here.' })
  readonly id!: string;

  @Field({ description: "The site's own id of the user." })
  readonly externalId!: string;

  @Field({ description: 'The language of the user: ru, be or en.' })
  readonly locale!: string;

  @Field({ description: 'IANA zone of the user.' })
  readonly timezone!: string;

  @Field(() => String, { nullable: true, description: "Where the user's car is, in the site's own words." })
  readonly region!: string | null;

  @Field(() => StageScalar, { nullable: true, description: 'Of the journey that moved last; null when none is open.' })
  readonly stage!: Stage | null;

  @Field(() => AssetObject, { nullable: true, description: 'The car of that journey; null when it is about something else.' })
  readonly asset!: AssetObject | null;

  @Field(() => Int, { description: 'How many more times the user may be contacted this week.' })
  readonly attentionLeft!: number;

  @Field(() => Date, { nullable: true, description: 'The next planned contact point.' })
  readonly nextContactAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When the site last told something about the user.' })
  readonly lastEventAt!: Date | null;
}

@ObjectType({ description: 'Users, who moved last first.' })
export class UserConnection extends Connection(User, 'User') {
  @Field(() => Int, { description: 'How many fit the filters.' })
  readonly totalCount!: number;
}

@ArgsType()
export class UsersArgs extends PageArgs {
  @Field(() => StageScalar, { nullable: true, description: 'Only users with an open journey in this stage.' })
  readonly stage?: Stage | null;

  @Field(() => String, { nullable: true, description: "The beginning of the site's own user id, a whole e-mail address, or words of the car and the region." })
  readonly search?: string | null;
}
