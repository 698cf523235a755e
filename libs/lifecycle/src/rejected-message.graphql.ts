import { Connection, PageArgs } from '@ringroad/platform';
import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { MessageSource, RejectedStatus } from './rejected-messages.queries.js';

export const RejectedStatusEnum = { open: 'open', replayed: 'replayed', dismissed: 'dismissed' } as const;
registerEnumType(RejectedStatusEnum, {
  name: 'RejectedStatus',
  description: 'What became of a rejected message.',
  valuesMap: {
    open: { description: 'It waits for somebody to put it right.' },
    replayed: { description: 'It is stored, as it was or as it was edited.' },
    dismissed: { description: 'An operator took it off the list.' },
  },
});

export const MessageSourceEnum = { server: 'server', page: 'page', import: 'import' } as const;
registerEnumType(MessageSourceEnum, {
  name: 'MessageSource',
  description: 'Whose word a message is.',
  valuesMap: {
    server: { description: "The site's own server's, with the site's key." },
    page: { description: "A page's: its write key can be read by anybody." },
    import: { description: 'A file, by `ringroad import`.' },
  },
});

@ObjectType({ description: 'A message that intake refused.' })
export class RejectedMessage {
  @Field(() => ID, { description: 'The id of it here.' })
  readonly id!: string;

  @Field(() => MessageSourceEnum, { description: 'Whose word it is; sent again, it has no more rights than that.' })
  readonly source!: MessageSource;

  @Field({ description: "The event's name, or the kind of message; empty where it says neither." })
  readonly name!: string;

  @Field({ description: 'Where it is wrong, e.g. `properties.price`; empty where it is the message as a whole.' })
  readonly path!: string;

  @Field({ description: 'What is wrong and what to do.' })
  readonly reason!: string;

  @Field(() => RejectedStatusEnum, { description: 'What became of it.' })
  readonly status!: RejectedStatus;

  @Field(() => Int, { description: 'How often exactly this message came.' })
  readonly count!: number;

  @Field(() => Date, { description: "When it first came, on the site's clock." })
  readonly receivedAt!: Date;

  @Field(() => Date, { description: 'When it last came.' })
  readonly lastAt!: Date;
}

@ObjectType({ description: 'A rejected message with what was sent.' })
export class OpenedMessageObject {
  @Field(() => RejectedMessage, { description: 'What is known of it.' })
  readonly message!: RejectedMessage;

  @Field(() => String, { nullable: true, description: 'The message as it came, JSON; null once it is stored or dismissed.' })
  readonly body!: string | null;
}

@ObjectType({ description: 'Rejected messages; those that came last are first.' })
export class RejectedMessageConnection extends Connection(RejectedMessage, 'RejectedMessage') {
  @Field(() => Int, { description: 'How many fit the filters.' })
  readonly totalCount!: number;
}

@ArgsType()
export class RejectedPageArgs extends PageArgs {
  @Field(() => RejectedStatusEnum, { nullable: true, description: 'Only those of this status.' })
  readonly status?: RejectedStatus | null;

  @Field(() => MessageSourceEnum, { nullable: true, description: 'Only those of this source.' })
  readonly source?: MessageSource | null;

  @Field(() => String, { nullable: true, description: "Part of the event's name, the path or the reason." })
  readonly search?: string | null;
}
