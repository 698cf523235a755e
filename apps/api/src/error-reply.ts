import { answerTo, type Logger } from '@ringroad/platform';
import { errorCodes, type FastifyReply } from 'fastify';

/** Segment's limit of a batch, counted after decompression. */
export const LARGEST_BODY = 500_000;
const TOO_LARGE = `The body is larger than ${LARGEST_BODY / 1_000} kB, counted unpacked. Send fewer messages at a time.`;

/** Every error outside GraphQL leaves as `{ error: { code, message, details } }`. */
export function replyWithError(reply: FastifyReply, error: unknown, log: Logger): void {
  const { status, code, message, details } = answerTo(error, log);
  if (reply.sent) return;
  // Fastify names no limit; forms, which have another one, are not posted here.
  const said = error instanceof errorCodes.FST_ERR_CTP_BODY_TOO_LARGE && reply.request.url.startsWith('/v1/') ? TOO_LARGE : message;
  if (status === 429 && typeof details.retryAfterSeconds === 'number') reply.header('retry-after', details.retryAfterSeconds);
  void reply.code(status).type('application/json; charset=utf-8').send({ error: { code, message: said, details } });
}
