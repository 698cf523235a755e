import type { ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Member } from './members.js';

/** What resolvers find in `@Context()`. */
export interface GraphqlContext {
  readonly reply: FastifyReply;
}

/** The context as passport sees and leaves it: with the form, and then with who it was. */
export interface SignInContext extends GraphqlContext {
  readonly body: unknown;
  readonly ip: string;
  user: Member | undefined;
}

export function graphqlContextOf(context: ExecutionContext): GraphqlContext {
  // Nest hands resolvers (parent, arguments, context, info) as the handler's arguments.
  return context.getArgByIndex<GraphqlContext>(2);
}

export function argumentsOf(context: ExecutionContext): unknown {
  return context.getArgByIndex(1);
}

/** The HTTP request behind a route or a resolver. */
export function requestOf(context: ExecutionContext): FastifyRequest {
  return context.getType<string>() === 'graphql'
    ? graphqlContextOf(context).reply.request
    : context.switchToHttp().getRequest<FastifyRequest>();
}
