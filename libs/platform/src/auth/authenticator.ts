import { DomainError, systemClock } from '@ringroad/kernel';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type ReadyConfig } from '../config.js';
import { SEND_THE_KEY } from './allow.js';
import { ApiKeys } from './api-keys.js';
import { CurrentUsers } from './current-users.js';
import { ANONYMOUS, type Principal } from './principal.js';
import { refuseForeignOrigin } from './same-origin.js';
import { readSessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.js';
import { USER_TOKEN_PREFIX, UserTokens } from './user-tokens.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The answer stands on the request itself: a WeakMap of requests is what the garbage collector of a busy server would work on most. */
const ANSWER = Symbol('principal');

/** Finds out who sent a request, once per request. */
@Injectable()
export class Authenticator {
  constructor(
    @Inject(CONFIG) private readonly config: ReadyConfig,
    private readonly sessions: Sessions,
    private readonly keys: ApiKeys,
    private readonly tokens: UserTokens,
    private readonly users: CurrentUsers,
  ) {}

  /**
   * An Authorization header (basic with a key as user name, or bearer) goes before the cookie. Raises UNAUTHENTICATED for
   * a header that convinces nobody, and FORBIDDEN when another site's page uses the cookie to change something.
   */
  principalOf(request: FastifyRequest & { [ANSWER]?: Promise<Principal> }): Promise<Principal> {
    return (request[ANSWER] ??= this.ask(request));
  }

  private async ask(request: FastifyRequest): Promise<Principal> {
    const header = request.headers.authorization;
    if (header !== undefined) return this.fromHeader(header);
    const cookie = readSessionCookie(this.config, request);
    if (cookie === undefined) return ANONYMOUS;
    if (!SAFE.has(request.method)) refuseForeignOrigin(request.headers, this.config.publicUrl);
    return (await this.sessions.find(cookie)) ?? ANONYMOUS;
  }

  private async fromHeader(header: string): Promise<Principal> {
    const credential = credentialOf(header);
    const principal = credential?.startsWith(USER_TOKEN_PREFIX)
      ? await this.fromToken(credential)
      : credential?.startsWith('rr_') && (await this.keys.find(credential));
    if (!principal) throw new DomainError('UNAUTHENTICATED', refusalOf(credential));
    return principal;
  }

  private async fromToken(token: string): Promise<Principal | null> {
    const named = this.tokens.read(token, systemClock.now());
    return named && this.users.of(named);
  }
}

function refusalOf(credential: string | undefined): string {
  if (credential?.startsWith(USER_TOKEN_PREFIX)) return 'This token is not valid, or is no longer.';
  return `This is no valid key, or is one no longer. ${SEND_THE_KEY}`;
}

/** The key or token of an Authorization header; a basic password is ignored, as Segment's clients send none. */
export function credentialOf(header: string): string | undefined {
  const [scheme, value] = header.split(' ', 2);
  if (!scheme || !value) return undefined;
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() !== 'basic') return undefined;
  return Buffer.from(value, 'base64').toString('utf8').split(':', 1)[0];
}
