import { Connection, connectionOf, encodeCursor, type Keyset, PageArgs } from '@ringroad/platform';
import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { z } from 'zod';
import type { Actor, LoggedChange, LogKey } from './campaign-log.js';

export const ChangeActorEnum = { partner: 'partner', operator: 'operator', program: 'program' } as const satisfies { [Each in Actor['kind']]: Each };
registerEnumType(ChangeActorEnum, {
  name: 'ChangeActor',
  description: 'Who changed something.',
  valuesMap: {
    partner: { description: "The partner's staff, or its program with a key." },
    operator: { description: "The site's staff." },
    program: { description: 'A program of the installation.' },
  },
});

@ObjectType('CampaignChange', { description: 'One field of a campaign that was changed, or one move of it. Never changed itself.' })
export class CampaignChangeObject {
  @Field(() => ID, { description: 'The id of the line.' })
  readonly id!: string;

  @Field(() => Int, { description: 'The version of the campaign it made: what was changed together shares it.' })
  readonly version!: number;

  @Field(() => Date, { description: 'When, on the clock of the site.' })
  readonly at!: Date;

  @Field(() => ChangeActorEnum, { description: 'Who did it.' })
  readonly actor!: Actor['kind'];

  @Field(() => String, { nullable: true, description: 'By name, where one may know it; null for a program, a key, and staff of the site seen by a partner.' })
  readonly memberName!: string | null;

  @Field({ description: 'Such as maxPrice, status, review (an operator’s decision), or offers.<id>.title.' })
  readonly field!: string;

  @Field(() => String, { nullable: true, description: 'What it was, as JSON; amounts as digits. Null for nothing.' })
  readonly before!: string | null;

  @Field(() => String, { nullable: true, description: 'What it is since, as JSON.' })
  readonly after!: string | null;

  @Field(() => String, { nullable: true, description: 'What was said with it.' })
  readonly note!: string | null;
}

@ObjectType({ description: "A page of a campaign's log, the newest first." })
export class CampaignChangeConnection extends Connection(CampaignChangeObject, 'CampaignChange') {}

@ArgsType()
export class CampaignChangeArgs extends PageArgs {
  @Field(() => ID, { description: 'The id of the campaign.' })
  readonly id!: string;
}

export const LOG_KEY = z.tuple([z.uuid()]);

export function changeConnection(rows: readonly LoggedChange[], page: Keyset<LogKey>): CampaignChangeConnection {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  return connectionOf(rows, page, (row) => ({ cursor: encodeCursor([row.id]), node: { ...row, before: json(row.before), after: json(row.after) } }));
}
