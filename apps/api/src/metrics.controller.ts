import { DomainError } from '@ringroad/kernel';
import { Allow, Authenticator } from '@ringroad/platform';
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpMetrics } from './http-metrics.js';

/** What a proxy on this machine leaves on a request from elsewhere; nginx adds none of them unless told to. */
const FORWARDED = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'];

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: HttpMetrics,
    private readonly authenticator: Authenticator,
  ) {}

  /** For a Prometheus on this machine, or one with a site key. What a proxy forwards does not count as this machine. */
  @Get()
  @Allow('anyone')
  async read(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const local = LOOPBACK.has(request.socket.remoteAddress ?? '') && FORWARDED.every((name) => request.headers[name] === undefined);
    if (!local && (await this.authenticator.principalOf(request)).role !== 'site') {
      throw new DomainError('FORBIDDEN', 'Metrics are read from this machine, or with a site key.');
    }
    await reply.type(this.metrics.registry.contentType).send(await this.metrics.registry.metrics());
  }
}
