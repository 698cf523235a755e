import { DomainError } from '@ringroad/kernel';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Mantine writes style attributes and a style element; scripts and connections are ours alone. */
const PAGE_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Never the web app's: a wrong address there must not look like a page. */
const NOT_PAGES = /^\/(v1|graphql|health|metrics|login|widget|assets)(\/|$)|\.[a-z0-9]+$/;

/** Serves `dist/web` (any other path is the web app's own route) and `dist/widget`, which any page may embed. */
export async function serveWebFiles(server: FastifyInstance, dist: string): Promise<void> {
  const web = join(dist, 'web');
  const widget = join(dist, 'widget');
  const hasWeb = existsSync(join(web, 'index.html'));
  if (hasWeb) {
    await server.register(fastifyStatic, { root: web, wildcard: false, cacheControl: false, setHeaders: setPageHeaders });
  }
  if (existsSync(widget)) {
    await server.register(fastifyStatic, {
      root: widget,
      prefix: '/widget/',
      wildcard: false,
      decorateReply: false,
      cacheControl: false,
      setHeaders: setWidgetHeaders,
    });
  }
  server.get('/*', (request, reply) => {
    const [path = '/'] = request.url.split('?');
    if (NOT_PAGES.test(path)) throw new DomainError('NOT_FOUND', 'There is nothing at this address.');
    if (!hasWeb) throw new DomainError('NOT_FOUND', 'The web app is not built. Run: npm run build');
    return reply.sendFile('index.html');
  });
}

/** Names do not change with the content: browsers ask again after five minutes. */
function setWidgetHeaders(reply: FastifyReply): void {
  reply.header('cache-control', 'public, max-age=300').header('cross-origin-resource-policy', 'cross-origin');
}

/** Vite puts a hash of the content into the names under assets/: they may be kept for ever, the page may not. */
function setPageHeaders(reply: FastifyReply, path: string): void {
  const hashed = /[/\\]assets[/\\]/.test(path);
  reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (path.endsWith('.html')) reply.header('content-security-policy', PAGE_POLICY).header('x-frame-options', 'DENY');
}
