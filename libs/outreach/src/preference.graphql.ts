import type { Category } from '@ringroad/kernel';
import { CategoryScalar } from '@ringroad/platform';
import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('Preferences', { description: 'How a user wants to be spoken to.' })
export class PreferencesObject {
  @Field({ description: 'Whether offers may come by e-mail.' })
  readonly email!: boolean;

  @Field({ description: 'Whether offers may appear on the site. E-mail repeats what is there: with this off, none comes.' })
  readonly inbox!: boolean;

  @Field({ description: "When quiet begins, HH:MM by the user's wall clock. The same as quietTo means never." })
  readonly quietFrom!: string;

  @Field({ description: "When quiet ends, HH:MM by the user's wall clock." })
  readonly quietTo!: string;

  @Field(() => Int, { description: 'Contacts a week at most; the site may allow fewer.' })
  readonly maxPerWeek!: number;

  @Field(() => Date, { nullable: true, description: 'Until then nothing comes; null when nothing is paused.' })
  readonly pausedUntil!: Date | null;

  @Field(() => [CategoryScalar], { description: 'Kinds of business the user does not want to hear of now.' })
  readonly mutedCategories!: readonly Category[];

  @Field({ description: "The user's IANA zone, as the site tells it." })
  readonly timezone!: string;

  @Field({ description: 'The language the user is written to in: ru, be or en.' })
  readonly locale!: string;
}

@InputType({ description: 'What shall change; whatever is left out stays.' })
export class PreferencesInput {
  @Field(() => Boolean, { nullable: true, description: 'Whether offers may come by e-mail; kept as a consent receipt.' })
  readonly email?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether offers may appear on the site; kept as a consent receipt.' })
  readonly inbox?: boolean | null;

  @Field(() => String, { nullable: true, description: 'When quiet begins, HH:MM.' })
  readonly quietFrom?: string | null;

  @Field(() => String, { nullable: true, description: 'When quiet ends, HH:MM.' })
  readonly quietTo?: string | null;

  @Field(() => Int, { nullable: true, description: "Contacts a week at most, 0 to 50; null for the site's own measure." })
  readonly maxPerWeek?: number | null;

  @Field(() => Date, { nullable: true, description: 'Nothing comes until then; null to go on at once.' })
  readonly pausedUntil?: Date | null;

  @Field(() => [CategoryScalar], { nullable: true, description: 'All kinds of business not to hear of. One that is new here is muted for 90 days.' })
  readonly mutedCategories?: Category[] | null;

  @Field(() => String, { nullable: true, description: 'ru, be or en.' })
  readonly locale?: string | null;
}
