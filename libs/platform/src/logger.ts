import { pino, type Logger } from 'pino';
import type { Config } from './config.js';

export type { Logger };

export const LOGGER = Symbol('Logger');

/** Structured logs on stderr, without personal data: ids only. */
export function createLogger(config: Pick<Config, 'logLevel'>): Logger {
  return pino({ level: config.logLevel, base: undefined, redact: ['email', 'phone', '*.email', '*.phone'] }, pino.destination(2));
}
