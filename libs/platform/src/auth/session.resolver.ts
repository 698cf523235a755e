import { DomainError, SYSTEM, siteScope } from '@ringroad/kernel';
import { Inject, UseGuards } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CONFIG, type ReadyConfig } from '../config.js';
import { Database, type Tx } from '../database.js';
import { Sites } from '../sites.js';
import { Allow } from './allow.js';
import { Caller } from './caller.js';
import { type Member, Members, ownerOfMember } from './members.js';
import { PasswordGuard } from './password-strategy.js';
import type { OperatorPrincipal, PartnerPrincipal, UserPrincipal } from './principal.js';
import type { GraphqlContext, SignInContext } from './request-of.js';
import { clearSessionCookie, readSessionCookie, writeSessionCookie } from './session-cookie.js';
import { Me } from './session.graphql.js';
import { Sessions } from './sessions.js';

/** Signing in and out, and who one is. */
@Resolver()
export class SessionResolver {
  constructor(
    @Inject(CONFIG) private readonly config: ReadyConfig,
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly members: Members,
    private readonly sites: Sites,
  ) {}

  @Query(() => Me, { description: 'Who is signed in. UNAUTHENTICATED when nobody is.' })
  @Allow('operator', 'partner', 'user')
  me(@Caller() caller: OperatorPrincipal | PartnerPrincipal | UserPrincipal): Promise<Me> {
    return this.database.transaction(caller.scope, async (tx) => {
      if (caller.role === 'user') return this.describe(tx, caller.siteId, { userId: caller.userId });
      if (caller.role === 'partner' && caller.memberId === undefined) {
        return this.describe(tx, caller.siteId, { role: 'partner', partnerId: caller.partnerId });
      }
      return this.describe(tx, caller.siteId, await this.members.get(tx, caller.siteId, caller.memberId as string));
    });
  }

  @Mutation(() => Me, {
    description: 'Opens a session for a member and sets its cookie. UNAUTHENTICATED when e-mail or password is wrong, RATE_LIMITED after too many attempts.',
  })
  @Allow('anyone')
  @UseGuards(PasswordGuard)
  async signIn(
    @Args('email', { description: "The member's e-mail." }) _email: string,
    @Args('password', { description: "The member's password." }) _password: string,
    @Context() context: SignInContext,
  ): Promise<Me> {
    const member = context.user as Member;
    const { session, me } = await this.database.transaction(SYSTEM, async (tx) => ({
      session: await this.sessions.open(tx, ownerOfMember(member)),
      me: await this.describe(tx, member.siteId, member),
    }));
    writeSessionCookie(this.config, context.reply, session);
    return me;
  }

  @Mutation(() => Boolean, { description: 'Ends the session and clears its cookie. True, also when nobody was signed in.' })
  @Allow('anyone')
  async signOut(@Context() { reply }: GraphqlContext): Promise<boolean> {
    const token = readSessionCookie(this.config, reply.request);
    if (token !== undefined) await this.sessions.close(token);
    clearSessionCookie(this.config, reply);
    return true;
  }

  @Mutation(() => Me, { description: 'Keeps the language a member reads. INVALID_INPUT for any but ru and en, FORBIDDEN for a program with a key.' })
  @Allow('operator', 'partner')
  chooseLanguage(
    @Caller() { siteId, memberId }: OperatorPrincipal | PartnerPrincipal,
    @Args('locale', { description: 'ru or en.' }) locale: string,
  ): Promise<Me> {
    if (locale !== 'ru' && locale !== 'en') throw new DomainError('INVALID_INPUT', 'Choose a language among ru, en.', { field: 'locale' });
    if (memberId === undefined) throw new DomainError('FORBIDDEN', 'Only a person has a language.');
    // A partner's own scope may read its members, and not write them.
    return this.database.transaction(siteScope(siteId), async (tx) => {
      await this.members.chooseLocale(tx, siteId, memberId, locale);
      return this.describe(tx, siteId, await this.members.get(tx, siteId, memberId));
    });
  }

  private async describe(tx: Tx, siteId: string, who: Partial<Member> & { readonly userId?: string }): Promise<Me> {
    return {
      role: who.role ?? 'user',
      displayName: who.displayName ?? '',
      email: who.email ?? null,
      site: await this.sites.get(tx, siteId),
      partnerId: who.partnerId ?? null,
      userId: who.userId ?? null,
      locale: who.locale ?? null,
    };
  }
}
