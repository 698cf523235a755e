import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { isUuid } from '@ringroad/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type ReadyConfig } from '../config.js';
import type { UserPrincipal } from './principal.js';

export const USER_TOKEN_PREFIX = 'rr_user_';

/** Long enough for a visit; the site mints the next one when it renders the next page. */
const LIFETIME_MS = 3_600_000;

export interface UserToken {
  readonly token: string;
  readonly expiresAt: Date;
}

/**
 * Short-lived bearer tokens for the widget: a site's server mints one for its signed-in user. Signed and not stored, so the
 * database is not asked; it cannot be revoked and lives one hour.
 */
@Injectable()
export class UserTokens {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) config: Pick<ReadyConfig, 'secret'>) {
    this.key = Buffer.from(hkdfSync('sha256', config.secret, 'ringroad', 'user tokens', 32));
  }

  mint(siteId: string, userId: string, now: Date): UserToken {
    const expiresAt = new Date(now.getTime() + LIFETIME_MS);
    const body = `${siteId}.${userId}.${expiresAt.getTime().toString(36)}`;
    return { token: `${USER_TOKEN_PREFIX}${body}.${this.sign(body).toString('base64url')}`, expiresAt };
  }

  /** Null when it was not signed by us, was changed, or has expired. */
  read(token: string, now: Date): UserPrincipal | null {
    if (!token.startsWith(USER_TOKEN_PREFIX)) return null;
    const [siteId, userId, expiry, signature, ...rest] = token.slice(USER_TOKEN_PREFIX.length).split('.');
    if (!isUuid(siteId) || !isUuid(userId) || expiry === undefined || signature === undefined || rest.length > 0) return null;
    const expected = this.sign(`${siteId}.${userId}.${expiry}`);
    const given = Buffer.from(signature, 'base64url');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    if (Number.parseInt(expiry, 36) <= now.getTime()) return null;
    return { role: 'user', siteId, userId, scope: { kind: 'user', siteId, userId }, via: 'token' };
  }

  private sign(body: string): Buffer {
    return createHmac('sha256', this.key).update(body).digest();
  }
}
