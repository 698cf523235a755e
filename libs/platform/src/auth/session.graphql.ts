import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Site } from '../sites.js';

export enum Role {
  OPERATOR = 'operator',
  PARTNER = 'partner',
  USER = 'user',
}
registerEnumType(Role, {
  name: 'Role',
  description: 'What kind of person is signed in.',
  valuesMap: {
    OPERATOR: { description: "Staff of the classified site." },
    PARTNER: { description: 'Staff of a partner.' },
    USER: { description: 'A person who uses the classified site.' },
  },
});

export enum SiteKind {
  live = 'live',
  sandbox = 'sandbox',
}
registerEnumType(SiteKind, {
  name: 'SiteKind',
  description: 'Whether a site lives in real time.',
  valuesMap: {
    live: { description: 'A real site, in real time.' },
    sandbox: { description: 'A site with a clock of its own that stands still until somebody advances it.' },
  },
});

@ObjectType('Site', { description: 'A classified site, the tenant.' })
export class SiteObject {
  @Field(() => ID, { description: 'The id of the site.' })
  readonly id!: string;

  @Field({ description: 'What people call the site.' })
  readonly name!: string;

  @Field(() => SiteKind, { description: 'Live, or a sandbox with a clock of its own.' })
  readonly kind!: Site['kind'];

  @Field({ description: 'ISO 4217 code of the one currency the site charges in.' })
  readonly currency!: string;

  @Field({ description: "IANA zone of the site's own days." })
  readonly timezone!: string;

  @Field(() => Date, { description: "The site's own clock: everything that happens there happens at this time." })
  readonly now!: Date;
}

@ObjectType({ description: 'Who is signed in.' })
export class Me {
  @Field(() => Role, { description: 'Decides which pages are open.' })
  readonly role!: 'operator' | 'partner' | 'user';

  @Field({ description: 'The name to greet by; empty when it is not known.' })
  readonly displayName!: string;

  @Field(() => String, { nullable: true, description: 'The e-mail of a member; null for users.' })
  readonly email!: string | null;

  @Field(() => SiteObject, { description: 'The site this person belongs to.' })
  readonly site!: SiteObject;

  @Field(() => ID, { nullable: true, description: 'The partner a member of a partner works for.' })
  readonly partnerId!: string | null;

  @Field(() => ID, { nullable: true, description: "The user's id here; null for members." })
  readonly userId!: string | null;

  @Field(() => String, { nullable: true, description: 'The language a member chose, ru or en; null when the browser decides.' })
  readonly locale!: string | null;
}
