import { Title } from '@ringroad/platform';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'What is wrong with a programme, and where.' })
export class ProgrammeFault {
  @Field({ description: 'Where: contactPoints[3].needs[1]; empty where it is the whole.' })
  readonly path!: string;

  @Field({ description: 'What is wrong with it.' })
  readonly reason!: string;
}

@ObjectType({ description: 'A stage of a version and how many journeys stand in it.' })
export class StageCount {
  @Field({ description: 'The stage, as the version calls it.' })
  readonly stage!: string;

  @Field(() => Int, { description: 'Journeys under way in it.' })
  readonly journeys!: number;
}

@ObjectType({ description: 'A version of a programme. Published, it never changes.' })
export class ProgrammeVersion {
  @Field(() => Int, { description: 'Its number.' })
  readonly version!: number;

  @Field(() => Date, { nullable: true, description: 'When it was published; null for a draft and for what is built in.' })
  readonly publishedAt!: Date | null;

  @Field({ description: 'Still to be written on.' })
  readonly draft!: boolean;

  @Field({ description: 'Whether it can be read; a draft may be kept half done.' })
  readonly readable!: boolean;

  @Field({ description: 'Whether journeys begin in it now.' })
  readonly inForce!: boolean;

  @Field(() => [StageCount], { description: 'Its stages, in its own order, with the journeys under way.' })
  readonly stages!: readonly StageCount[];
}

@ObjectType({ description: 'A lifecycle programme of the site.' })
export class Programme {
  @Field(() => ID, { description: 'Its id.' })
  readonly id!: string;

  @Field(() => [Title], { description: 'Its name; empty where it brings none.' })
  readonly titles!: readonly Title[];

  @Field({ description: 'Whether it comes with Ringroad and can be edited, not taken away.' })
  readonly builtIn!: boolean;

  @Field(() => [ProgrammeVersion], { description: 'The newest first.' })
  readonly versions!: readonly ProgrammeVersion[];
}

@ObjectType({ description: 'A version as it is written.' })
export class ProgrammeSource {
  @Field(() => ID, { description: 'The programme.' })
  readonly programmeId!: string;

  @Field(() => Int, { description: 'The number of the version.' })
  readonly version!: number;

  @Field({ description: 'YAML; docs/programmes.md tells the language.' })
  readonly source!: string;

  @Field(() => [ProgrammeFault], { description: 'Everything that is wrong with it; empty when it can be published, partners permitting.' })
  readonly faults!: readonly ProgrammeFault[];
}

@ObjectType({ description: 'A programme that ships, to be copied.' })
export class ProgrammeTemplate {
  @Field(() => ID, { description: 'Its id.' })
  readonly id!: string;

  @Field(() => [Title], { description: 'Its name.' })
  readonly titles!: readonly Title[];

  @Field(() => [String], { description: 'The rows of practice it carries out.' })
  readonly rows!: readonly string[];

  @Field({ description: 'YAML, ready to be edited.' })
  readonly source!: string;
}

@ObjectType({ description: 'One thing two versions say differently.' })
export class ProgrammeDifferenceObject {
  @Field({ description: 'Where: contactPoints[service.due].when.offset.' })
  readonly path!: string;

  @Field(() => String, { nullable: true, description: 'JSON; null where it is new.' })
  readonly before!: string | null;

  @Field(() => String, { nullable: true, description: 'JSON; null where it is gone.' })
  readonly after!: string | null;
}

@InputType({ description: 'What becomes of the journeys in one stage.' })
export class StageMoveInput {
  @Field({ description: 'The stage in the old version.' })
  readonly stage!: string;

  @Field(() => String, { nullable: true, description: 'The stage in the new version; null ends the journeys.' })
  readonly becomes?: string | null;
}

@InputType({ description: 'Journeys under way go over from one version to another.' })
export class MigrationInput {
  @Field(() => Int, { description: 'The version they are in.' })
  readonly from!: number;

  @Field(() => Int, { description: 'The version they go over to.' })
  readonly to!: number;

  @Field(() => [StageMoveInput], { description: 'Stages that are called otherwise, or are no more; all others keep their names.' })
  readonly stages!: StageMoveInput[];
}

@InputType({ description: 'What is to become of a running programme.' })
export class ProgrammePlanInput {
  @Field(() => Int, { nullable: true, description: 'The version in which journeys begin from now on; left out, that of today. A draft is published by it.' })
  readonly release?: number | null;

  @Field({ defaultValue: false, description: 'Nobody enters any more; journeys under way go on.' })
  readonly stop!: boolean;

  @Field({ defaultValue: false, description: 'With the first release: also for what happened before it.' })
  readonly everSince!: boolean;

  @Field(() => [MigrationInput], { description: 'Journeys that go over to another version.' })
  readonly migrations!: MigrationInput[];
}

@ObjectType({ description: 'What becomes of the journeys in one stage.' })
export class PlannedStageMove {
  @Field({ description: 'The stage in the old version.' })
  readonly stage!: string;

  @Field(() => String, { nullable: true, description: 'The stage in the new version; null ends the journeys.' })
  readonly becomes!: string | null;
}

@ObjectType({ description: 'Journeys under way go over from one version to another.' })
export class PlannedMigration {
  @Field(() => Int, { description: 'The version they are in.' })
  readonly from!: number;

  @Field(() => Int, { description: 'The version they go over to.' })
  readonly to!: number;

  @Field(() => [PlannedStageMove], { description: 'Stages that are called otherwise, or are no more.' })
  readonly stages!: readonly PlannedStageMove[];
}

@ObjectType({ description: 'What is to become of a running programme.' })
export class ProgrammePlan {
  @Field(() => Int, { nullable: true, description: 'The version in which journeys are to begin.' })
  readonly release!: number | null;

  @Field({ description: 'Nobody is to enter any more.' })
  readonly stop!: boolean;

  @Field(() => [PlannedMigration], { description: 'Journeys that are to go over.' })
  readonly migrations!: readonly PlannedMigration[];
}
