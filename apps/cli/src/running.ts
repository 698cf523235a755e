import { DomainError } from '@ringroad/kernel';
import { createLogger, migrate, pendingMigrations, type ReadyConfig } from '@ringroad/platform';
import { migrations } from '../../../migrations/index.js';

/** What the command line knows of the server: this file is the one place where the two meet. */
export interface Running {
  /** Undefined for a worker, which serves nobody. */
  readonly url?: string;
  close(): Promise<void>;
  /** The demo world, where one is wanted. */
  readonly demo?: DemoWorld;
}

export interface DemoWorld {
  /** Makes the people who can sign in; quick, and nothing when they are there. */
  prepare(): Promise<void>;
  /** Lives through what is missing; reports how many of how many steps are done. */
  load(report: (done: number, total: number) => void): Promise<void>;
}

export interface Roles {
  readonly api: boolean;
  readonly worker: boolean;
}

/** Starts what the roles say. The program is loaded here and not above: a command that only asks the database need not wait for it. */
export async function serve(config: ReadyConfig, roles: Roles): Promise<Running> {
  if (!roles.api) return serveWorker(config);
  // The demo reads its people's letters, so it needs a mail server of its own; and it lives by the worker.
  if (roles.worker && config.demo && config.smtpUrl === undefined) return serveDemo(config);
  const { startServer } = await import('../../api/src/bootstrap.js');
  return startServer(config, { withWorker: roles.worker });
}

async function serveDemo(config: ReadyConfig): Promise<Running> {
  const [{ startServer }, { DemoHost }] = await Promise.all([import('../../api/src/bootstrap.js'), import('./demo/demo-host.js')]);
  const host = await DemoHost.open(config);
  const server = await startServer(host.config, { withWorker: true, addPages: (face, app) => host.addPages(face, app) });
  return {
    url: server.url,
    demo: { prepare: () => host.prepare(server.app, server.url), load: (report) => host.load(report) },
    close: async () => {
      await host.stop();
      await server.close();
      await host.close();
    },
  };
}

/** The same program without its HTTP face. */
async function serveWorker(config: ReadyConfig): Promise<Running> {
  const [{ NestFactory }, { AppModule }, { NestLog }] = await Promise.all([
    import('@nestjs/core'),
    import('../../api/src/app.module.js'),
    import('../../api/src/nest-log.js'),
  ]);
  const logger = new NestLog(createLogger(config));
  const worker = await NestFactory.createApplicationContext(AppModule.forRoot(config, { withWorker: true }), { logger, abortOnError: false });
  return { close: () => worker.close() };
}

/** Brings the schema up to date; returns the names of what ran. Raises what `migrate` of platform raises. */
export function updateSchema(config: ReadyConfig): Promise<string[]> {
  return migrate(config.databaseOwnerUrl ?? config.databaseUrl, migrations);
}

/** For processes that may not migrate. Raises CONFLICT when the schema is older than this program. */
export async function requireSchema(config: ReadyConfig): Promise<void> {
  const pending = await pendingMigrations(config.databaseUrl, migrations);
  if (pending.length > 0) {
    throw new DomainError('CONFLICT', `The database's schema is older than this program (it lacks ${pending.join(', ')}). Run: npx ringroad migrate`);
  }
}
