import { DomainError, systemClock, userIdOf } from '@ringroad/kernel';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from './allow.js';
import { Caller } from './caller.js';
import type { SitePrincipal } from './principal.js';
import { type UserToken, UserTokens } from './user-tokens.js';

const body = z.object({ userId: z.string().trim().min(1).max(200) });

@Controller('v1/user-tokens')
export class UserTokensController {
  constructor(private readonly tokens: UserTokens) {}

  /** `{ userId }` is the site's own user id; answers `{ token, expiresAt }` for the widget to send as bearer. */
  @Post()
  @HttpCode(200)
  @Allow('site')
  mint(@Caller() caller: SitePrincipal, @Body() given: unknown): UserToken {
    const parsed = body.safeParse(given);
    if (!parsed.success) throw new DomainError('INVALID_INPUT', 'Send {"userId": "…"}: the id this user has on your site.', { field: 'userId' });
    return this.tokens.mint(caller.siteId, userIdOf(caller.siteId, parsed.data.userId), systemClock.now());
  }
}
