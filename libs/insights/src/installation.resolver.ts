import { Allow, CONFIG, type ReadyConfig } from '@ringroad/platform';
import { Inject } from '@nestjs/common';
import { Field, ObjectType, Query, Resolver } from '@nestjs/graphql';

@ObjectType({ description: 'What everybody may know of this installation.' })
export class Installation {
  @Field({ description: 'Whether it may run the demo world; the command line then signs anybody at the machine in as anybody.' })
  readonly demo!: boolean;
}

/** What the sign-in page tells before anybody has signed in. */
@Resolver()
@Allow('anyone')
export class InstallationResolver {
  constructor(@Inject(CONFIG) private readonly config: ReadyConfig) {}

  @Query(() => Installation, { description: 'What everybody may know of this installation.' })
  installation(): Installation {
    return { demo: this.config.demo };
  }
}
