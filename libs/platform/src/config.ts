import { DomainError } from '@ringroad/kernel';
import { isIP } from 'node:net';
import { z } from 'zod';
import { urlProblem } from './url-problem.js';

const optional = z.string().trim().min(1).optional();

/** Addresses, ranges (10.0.0.0/8) or the names proxy-addr knows, separated by commas. */
const proxies = z
  .string()
  .transform((text) => text.split(',').map((each) => each.trim()).filter(Boolean))
  .refine((each) => each.every(isNetwork), 'names the proxies before api: addresses, ranges such as 10.0.0.0/8, or loopback, linklocal, uniquelocal, separated by commas')
  .default([]);

/** A URL that holds a password: what is wrong with it is told without showing it. */
function secretUrl(protocols: readonly string[], example: string): z.ZodType<string | undefined, string | undefined> {
  return optional.superRefine((text, context) => {
    const problem = text === undefined ? undefined : urlProblem(text, protocols);
    if (problem !== undefined) context.addIssue({ code: 'custom', message: `${problem}; it must read like ${example}` });
  });
}

const postgresUrl = secretUrl(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/database');

const environment = z.object({
  NODE_ENV: z.string().default('development'),
  DATABASE_URL: postgresUrl,
  DATABASE_OWNER_URL: postgresUrl,
  REDIS_URL: secretUrl(['redis:', 'rediss:'], 'redis://user:password@host:6379'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  PUBLIC_URL: z.url().optional(),
  TRUST_PROXY: proxies,
  RINGROAD_DATA: z.string().default('.ringroad'),
  RINGROAD_SECRET: z.string().min(32, 'needs at least 32 characters').optional(),
  RINGROAD_DEMO: z.enum(['on', 'off']).optional(),
  SMTP_URL: secretUrl(['smtp:', 'smtps:'], 'smtp://user:password@host:587'),
  MAIL_FROM: optional,
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
});

const FACE_OUTWARD = ['PUBLIC_URL', 'SMTP_URL', 'MAIL_FROM'] as const;
export type OutwardSetting = (typeof FACE_OUTWARD)[number];

/** Everything the environment decides, parsed once. Business policy is not here: it lives in versioned rows. */
export interface Config {
  readonly production: boolean;
  /** The app's connection. Unset: the launcher starts an embedded PostgreSQL and fills it in. */
  readonly databaseUrl: string | undefined;
  /** The tables' owner, for migrations only; the app's own connection when unset. */
  readonly databaseOwnerUrl: string | undefined;
  /** Set: jobs run on Redis instead of Postgres. */
  readonly redisUrl: string | undefined;
  readonly host: string;
  readonly port: number;
  /** Where people reach us; links in messages start with it. */
  readonly publicUrl: string;
  /** Whose X-Forwarded-For is believed: the addresses and ranges of our own proxies. Empty: nobody's. */
  readonly trustedProxies: readonly string[];
  readonly dataDir: string;
  /** Root of every derived key (contact encryption, blind indexes, codes). Unset: the launcher keeps one in the data folder. */
  readonly secret: string | undefined;
  readonly demo: boolean;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** Which of those that face outward nobody has set: what stands in for them serves on one machine only. */
  readonly unset: readonly OutwardSetting[];
}

/** Raises DomainError INVALID_INPUT naming each bad variable and what it must be. */
export function parseConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new DomainError('INVALID_INPUT', `The environment is not usable. ${problems.join('; ')}.`, { problems });
  }
  const e = parsed.data;
  return {
    production: e.NODE_ENV === 'production',
    databaseUrl: e.DATABASE_URL,
    databaseOwnerUrl: e.DATABASE_OWNER_URL,
    redisUrl: e.REDIS_URL,
    host: e.HOST,
    port: e.PORT,
    publicUrl: (e.PUBLIC_URL ?? `http://127.0.0.1:${e.PORT}`).replace(/\/$/, ''),
    trustedProxies: e.TRUST_PROXY,
    dataDir: e.RINGROAD_DATA,
    secret: e.RINGROAD_SECRET,
    demo: e.RINGROAD_DEMO ? e.RINGROAD_DEMO === 'on' : e.NODE_ENV !== 'production',
    smtpUrl: e.SMTP_URL,
    mailFrom: e.MAIL_FROM ?? 'Ringroad <offers@ringroad.localhost>',
    logLevel: e.LOG_LEVEL,
    unset: FACE_OUTWARD.filter((name) => e[name] === undefined),
  };
}

function isNetwork(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

/** A config whose open questions the launcher has answered. */
export interface ReadyConfig extends Config {
  readonly databaseUrl: string;
  readonly secret: string;
}

export const CONFIG = Symbol('ReadyConfig');
