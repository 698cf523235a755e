import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type ReadyConfig } from '../config.js';
import { Allow } from './allow.js';
import { LoginLinks } from './login-links.js';
import { refusedLinkPage } from './login-page.js';
import { writeSessionCookie } from './session-cookie.js';

const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

@Controller('login')
export class LoginController {
  constructor(
    @Inject(CONFIG) private readonly config: ReadyConfig,
    private readonly links: LoginLinks,
  ) {}

  @Get(':token')
  @Allow('anyone')
  async open(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
    // Mail scanners look at links with HEAD, browsers fetch ahead what is being typed: neither may use the link up.
    if (request.method === 'HEAD' || request.headers['sec-purpose'] !== undefined) return void (await reply.code(204).send());
    const redeemed = await this.links.redeem(token);
    if (redeemed.kind === 'signed-in') {
      writeSessionCookie(this.config, reply, redeemed.session);
      await reply.redirect(redeemed.goTo, 303);
      return;
    }
    const page = refusedLinkPage(redeemed.reason, request.headers['accept-language']);
    await reply.code(410).type('text/html; charset=utf-8').header('content-security-policy', PAGE_POLICY).send(page);
  }
}
