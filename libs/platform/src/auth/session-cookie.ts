import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.js';
import type { OpenSession } from './sessions.js';

/** `__Host-` makes browsers insist on Secure, Path=/ and no Domain; over plain http they would refuse such a cookie. */
export function cookieName(config: Pick<Config, 'publicUrl'>): string {
  return isSecure(config) ? '__Host-ringroad' : 'ringroad';
}

function isSecure(config: Pick<Config, 'publicUrl'>): boolean {
  return config.publicUrl.startsWith('https:');
}

export function readSessionCookie(config: Pick<Config, 'publicUrl'>, request: FastifyRequest): string | undefined {
  return request.cookies[cookieName(config)];
}

export function writeSessionCookie(config: Pick<Config, 'publicUrl'>, reply: FastifyReply, session: OpenSession): void {
  reply.setCookie(cookieName(config), session.token, { ...attributes(config), expires: session.expiresAt });
}

export function clearSessionCookie(config: Pick<Config, 'publicUrl'>, reply: FastifyReply): void {
  reply.clearCookie(cookieName(config), attributes(config));
}

function attributes(config: Pick<Config, 'publicUrl'>) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(config) } as const;
}
