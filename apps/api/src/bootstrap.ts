import { DomainError } from '@ringroad/kernel';
import { createLogger, type ReadyConfig } from '@ringroad/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { AppModule } from './app.module.js';
import { dressServer, newAdapter } from './http-face.js';
import { HttpMetrics } from './http-metrics.js';
import { NestLog } from './nest-log.js';
import { serveWebFiles } from './web-files.js';

export interface RunningServer {
  /** Where it listens. */
  readonly url: string;
  readonly app: INestApplicationContext;
  /** Answers what came in, then stops everything; may be called once. */
  close(): Promise<void>;
}

export interface ServerOptions {
  /** Relay, handlers, timers and clocks in this process too. */
  readonly withWorker: boolean;
  /** Adds pages of its own before the server listens (the demo's). */
  readonly addPages?: (server: FastifyInstance, app: INestApplicationContext) => void;
}

const DIST = fileURLToPath(new URL('../../../', import.meta.url));

/** Starts the API. Raises UNAVAILABLE when the port is taken, and whatever a module refuses to boot with. */
export async function startServer(config: ReadyConfig, options: ServerOptions): Promise<RunningServer> {
  const log = createLogger(config);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config, options), newAdapter(config), {
    logger: new NestLog(log),
    abortOnError: false,
    // Fastify's own parsers know JSON and text. Nest would add forms, which pages of other sites can post unasked.
    bodyParser: false,
  });
  try {
    const server = app.getHttpAdapter().getInstance();
    app.get(HttpMetrics).watch(server);
    await dressServer(server, config, log);
    options.addPages?.(server, app);
    await serveWebFiles(server, DIST);
    await app.listen({ port: config.port, host: config.host });
    return { url: urlOf(app.getHttpServer().address() as AddressInfo), app, close: () => closePatiently(app) };
  } catch (error) {
    await app.close();
    throw isPortTaken(error) ? portTaken(config.port) : error;
  }
}

/** Whoever still waits for an answer after this long (a client that went away in the middle) does not keep the rest from closing. */
const PATIENCE_MS = 5_000;

async function closePatiently(app: NestFastifyApplication): Promise<void> {
  const impatience = setTimeout(() => app.getHttpServer().closeAllConnections(), PATIENCE_MS);
  try {
    await app.close();
  } finally {
    clearTimeout(impatience);
  }
}

function urlOf({ address, port, family }: AddressInfo): string {
  if (address === '0.0.0.0' || address === '::') return `http://127.0.0.1:${port}`;
  return family === 'IPv6' ? `http://[${address}]:${port}` : `http://${address}:${port}`;
}

function isPortTaken(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'EADDRINUSE';
}

function portTaken(port: number): DomainError {
  return new DomainError(
    'UNAVAILABLE',
    `Port ${port} is in use. Stop the other program or choose another: PORT=${port + 1} npm start`,
    { port },
  );
}
