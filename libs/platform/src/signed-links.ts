import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { isUuid } from '@ringroad/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type ReadyConfig } from './config.js';

const PURPOSES = ['offer', 'unsubscribe', 'preferences'] as const;
export type LinkPurpose = (typeof PURPOSES)[number];

/** What a link in a message lets its reader do, without a password. */
export interface LinkClaim {
  readonly purpose: LinkPurpose;
  readonly siteId: string;
  readonly userId: string;
  /** What it is about: the offer's id, the channel. */
  readonly subject: string;
  readonly expiresAt: Date;
}

/** Links in messages: signed and not stored, usable until they expire, each good for one purpose and one user only. */
@Injectable()
export class SignedLinks {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) private readonly config: Pick<ReadyConfig, 'secret' | 'publicUrl'>) {
    this.key = Buffer.from(hkdfSync('sha256', config.secret, 'ringroad', 'message links', 32));
  }

  /** Throws a TypeError for a subject that is no single word: the link could not be read again. */
  url(claim: LinkClaim): string {
    if (!/^[\w-]+$/.test(claim.subject)) throw new TypeError('a link is about an id or a word');
    const body = [claim.purpose, claim.siteId, claim.userId, claim.subject, claim.expiresAt.getTime().toString(36)].join('.');
    return `${this.config.publicUrl}/l/${body}.${this.sign(body).toString('base64url')}`;
  }

  /** Null when it was not signed by us or was changed. Expiry is left to the caller, who knows the site's clock. */
  read(token: string): LinkClaim | null {
    const [purpose, siteId, userId, subject, expiry, signature, ...rest] = token.split('.');
    if (!isPurpose(purpose) || !isUuid(siteId) || !isUuid(userId) || !subject || !expiry || !signature || rest.length > 0) return null;
    const expected = this.sign([purpose, siteId, userId, subject, expiry].join('.'));
    const given = Buffer.from(signature, 'base64url');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    return { purpose, siteId, userId, subject, expiresAt: new Date(Number.parseInt(expiry, 36)) };
  }

  private sign(body: string): Buffer {
    return createHmac('sha256', this.key).update(body).digest();
  }
}

function isPurpose(value: string | undefined): value is LinkPurpose {
  return PURPOSES.includes(value as LinkPurpose);
}
