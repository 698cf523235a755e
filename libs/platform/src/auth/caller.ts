import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ANONYMOUS, type Principal } from './principal.js';
import { requestOf } from './request-of.js';

const CALLER = Symbol('caller');

type Remembering = FastifyRequest & { [CALLER]?: Principal };

export function rememberCaller(request: Remembering, principal: Principal): void {
  request[CALLER] = principal;
}

/**
 * The Principal that `@Allow` let in, in routes and resolvers alike; type the parameter as narrowly as `@Allow` does
 * (`@Allow('partner')` … `@Caller() caller: PartnerPrincipal`). Anonymous under `@Allow('anyone')`.
 */
export const Caller = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Principal => (requestOf(context) as Remembering)[CALLER] ?? ANONYMOUS,
);
