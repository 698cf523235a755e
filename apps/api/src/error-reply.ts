import { answerTo, type Logger } from '@ringroad/platform';
import type { FastifyReply } from 'fastify';

/** Every error outside GraphQL leaves as `{ error: { code, message, details } }`. */
export function replyWithError(reply: FastifyReply, error: unknown, log: Logger): void {
  const { status, code, message, details } = answerTo(error, log);
  if (reply.sent) return;
  if (status === 429 && typeof details.retryAfterSeconds === 'number') reply.header('retry-after', details.retryAfterSeconds);
  void reply.code(status).type('application/json; charset=utf-8').send({ error: { code, message, details } });
}
