import { LOGGER, type Logger } from '@ringroad/platform';
import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { replyWithError } from './error-reply.js';

/** What controllers, their guards and the router raise. */
@Catch()
export class RestErrorFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    // Mercurius has its own formatter, which must see the error as it was thrown.
    if (host.getType<string>() === 'graphql') throw error;
    replyWithError(host.switchToHttp().getResponse<FastifyReply>(), error, this.log);
  }
}
