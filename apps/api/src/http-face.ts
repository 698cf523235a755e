import type { Logger, ReadyConfig } from '@ringroad/platform';
import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { errorCodes, type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { LARGEST_BODY, replyWithError } from './error-reply.js';

/** `List-Unsubscribe=One-Click` and what a mail client may wrap around it. */
const LARGEST_FORM = 10_000;

/** Smaller answers fit a network packet or two: compressing them costs more than it saves. */
const WORTH_COMPRESSING = 2_048;

/** Pages of other sites may call these: intake and what the widget needs. They carry keys and tokens, never cookies. */
function isOpenToPages(url: string): boolean {
  return url.startsWith('/v1/') || url.startsWith('/widget/');
}

/** Fastify as we use it, before anything is registered. */
export function newAdapter(config: Pick<ReadyConfig, 'trustedProxies'>): FastifyAdapter {
  return new FastifyAdapter({
    logger: false,
    bodyLimit: LARGEST_BODY,
    // Sign-in attempts are counted per client: behind a proxy all clients would be one, and a header anybody sends proves nothing.
    trustProxy: config.trustedProxies.length > 0 && [...config.trustedProxies],
    forceCloseConnections: 'idle',
    // One message with such a key must not cost the batch it came in.
    onProtoPoisoning: 'remove',
    onConstructorPoisoning: 'remove',
    // Signed links are long; Fastify knows no path part of more than 100 characters by itself.
    routerOptions: { maxParamLength: 500 },
  });
}

/**
 * What every answer shares: cookies, compression both ways, security headers, the form of errors, CORS where other sites'
 * pages may call. Must be done before Nest adds its routes.
 */
export async function dressServer(server: FastifyInstance, config: Pick<ReadyConfig, 'publicUrl'>, log: Logger): Promise<void> {
  const https = config.publicUrl.startsWith('https:');
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'strict-origin-when-cross-origin');
    if (https) reply.header('strict-transport-security', 'max-age=31536000');
    if (isOpenToPages(request.url)) reply.header('access-control-allow-origin', '*');
    done();
  });
  server.addHook('onRoute', (route) => {
    // The hot path's answers are short: nothing is even looked at there.
    if (route.url.startsWith('/v1/')) route.compress = false;
    // Nest sets its error handler too late for its own routes: what fails before a controller (a broken body) would slip by.
    // Mercurius answers for itself.
    if (route.url !== '/graphql') route.errorHandler ??= (error: FastifyError, _request, reply) => replyWithError(reply, error, log);
  });
  await server.register(fastifyCookie);
  await server.register(fastifyCompress, {
    threshold: WORTH_COMPRESSING,
    encodings: ['br', 'gzip'],
    requestEncodings: ['gzip', 'identity'],
  });
  server.options('/v1/*', preflight);
  server.addContentTypeParser(['application/x-www-form-urlencoded', 'multipart/form-data'], { parseAs: 'buffer', bodyLimit: LARGEST_FORM }, ignoreForm);
}

/**
 * Mail clients unsubscribe by posting a form (RFC 8058 section 3.1), and so does our own page; the link says all there is to say.
 * Nothing else takes a form: pages of other sites can post those unasked.
 */
function ignoreForm(request: FastifyRequest, _body: Buffer, done: (error: Error | null, body?: unknown) => void): void {
  done(request.url.startsWith('/l/') ? null : new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(request.headers['content-type'] ?? ''), undefined);
}

async function preflight(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  await reply
    .code(204)
    .header('access-control-allow-methods', 'GET, POST')
    .header('access-control-allow-headers', 'authorization, content-type, content-encoding')
    .header('access-control-max-age', '86400')
    .send();
}
