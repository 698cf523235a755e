import { DomainError, systemClock, userIdOf } from '@ringroad/kernel';
import type { UserTokens } from '@ringroad/platform';
import type { FastifyInstance } from 'fastify';
import { readFile } from 'node:fs/promises';
import { DEMO } from './demo-site.js';

const PAGE = new URL('../../../widget/demo/classified.html', import.meta.url);
const PAGE_POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";

/**
 * `/demo/classified?user=u-00001`: a page of the mock classified site as this user sees it, the widget's token in the
 * address as the page expects it. Only for demos: whoever asks becomes any user of the demo site.
 */
export function registerClassifiedPage(server: FastifyInstance, tokens: UserTokens): void {
  server.get('/demo/classified', async (request, reply) => {
    const { user = DEMO.userId, token } = request.query as { readonly user?: string; readonly token?: string };
    if (token === undefined) {
      const minted = tokens.mint(DEMO.siteId, userIdOf(DEMO.siteId, user), systemClock.now());
      return reply.redirect(`/demo/classified?${new URLSearchParams({ user, token: minted.token }).toString()}`);
    }
    const page = await readFile(PAGE, 'utf8').catch(() => {
      throw new DomainError('NOT_FOUND', 'The mock classified page is not part of this build.');
    });
    return reply.headers({ 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PAGE_POLICY, 'cache-control': 'no-store' }).send(page);
  });
}
