import type { Logger } from '@ringroad/platform';
import type { LoggerService } from '@nestjs/common';

/** Nest's own messages in our log: its boot chatter only when somebody debugs. */
export class NestLog implements LoggerService {
  constructor(private readonly target: Logger) {}

  log(message: unknown): void {
    this.target.debug(String(message));
  }

  warn(message: unknown): void {
    this.target.warn(String(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.target.error({ err: message instanceof Error ? message : undefined, rest }, String(message));
  }
}
