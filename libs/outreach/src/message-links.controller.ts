import { newId, SYSTEM } from '@ringroad/kernel';
import { People } from '@ringroad/lifecycle';
import { Allow, CONFIG, Database, type LinkClaim, type ReadyConfig, Sessions, SignedLinks, Sites, writeSessionCookie } from '@ringroad/platform';
import { Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Consents } from './consents.js';
import { landingOf } from './landing.js';
import { linkPage } from './link-page.js';

/** Links in letters: to an offer, to the preferences, and out. */
@Controller('l')
@Allow('anyone')
export class MessageLinksController {
  constructor(
    private readonly links: SignedLinks,
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly consents: Consents,
    private readonly people: People,
    private readonly sessions: Sessions,
    @Inject(CONFIG) private readonly config: ReadyConfig,
  ) {}

  @Get(':token')
  async follow(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const claim = await this.valid(token);
    if (!claim) return linkPage(reply, 410, 'gone');
    // Mail scanners follow links: only a click on the button (POST) unsubscribes.
    if (claim.purpose === 'unsubscribe') return linkPage(reply, 200, 'unsubscribe');
    const { siteId, userId } = claim;
    const session = await this.database.transaction(SYSTEM, (tx) => this.sessions.open(tx, { role: 'user', siteId, userId }));
    writeSessionCookie(this.config, reply, session);
    reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
    await reply.redirect(landingOf(claim.purpose, claim.subject), 303);
  }

  /** RFC 8058 one-click, and the button of our own page. */
  @Post(':token')
  @HttpCode(200)
  async unsubscribe(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const claim = await this.valid(token);
    if (claim?.purpose !== 'unsubscribe') return linkPage(reply, 410, 'gone');
    await this.database.transaction(SYSTEM, async (tx) => {
      const { now } = await this.sites.get(tx, claim.siteId);
      // Whoever the letter went to may have another id by now: the word is that person's.
      const [person] = await this.people.lock(tx, claim.siteId, [claim.userId]);
      await this.consents.append(tx, [
        {
          siteId: claim.siteId,
          userId: person?.userId ?? claim.userId,
          id: newId(),
          purpose: 'offers',
          channel: 'email',
          category: null,
          partnerId: null,
          action: 'withdrawn',
          textVersion: 'unsubscribe-link-1',
          source: 'unsubscribe-link',
          at: now,
        },
      ]);
    });
    return linkPage(reply, 200, 'unsubscribed');
  }

  private async valid(token: string): Promise<LinkClaim | null> {
    const claim = this.links.read(token);
    if (!claim) return null;
    const site = await this.database.transaction(SYSTEM, (tx) => this.sites.get(tx, claim.siteId));
    return claim.expiresAt > site.now ? claim : null;
  }
}
