import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ALLOW, type Allowed, refuseUnless } from './allow.js';
import { Authenticator } from './authenticator.js';
import { rememberCaller } from './caller.js';
import { requestOf } from './request-of.js';

/** Stands before every route and resolver, field resolvers included, and lets in whom `@Allow` names. */
@Injectable()
export class AllowGuard implements CanActivate {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const allowed = this.reflector.getAllAndOverride<Allowed[] | undefined>(ALLOW, [context.getHandler(), context.getClass()]);
    if (!allowed) throw new Error(`${context.getClass().name}.${context.getHandler().name} does not say who may call it`);
    if (allowed.includes('anyone')) return true;
    const request = requestOf(context);
    const principal = await this.authenticator.principalOf(request);
    refuseUnless(allowed, principal);
    rememberCaller(request, principal);
    return true;
  }
}
