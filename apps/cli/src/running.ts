import { DomainError } from '@ringroad/kernel';
import { migrate, pendingMigrations, type ReadyConfig } from '@ringroad/platform';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { migrations } from '../../../migrations/index.js';

/** The one place where the command line touches the server: what runs, how it is signed in to, which schema it needs. */
export interface Running {
  readonly url: string;
  close(): Promise<void>;
  /** Loads the demo world where it is wanted and missing; reports how many of how many steps are done. */
  loadDemo?(report: (done: number, total: number) => void): Promise<void>;
}

export interface Roles {
  readonly api: boolean;
  readonly worker: boolean;
}

export const PEOPLE = ['operator', 'partner', 'user'] as const;
export type Person = (typeof PEOPLE)[number];

export async function serve(config: ReadyConfig, _roles: Roles): Promise<Running> {
  const server = createServer((_request, response) => response.end('ok\n')).listen(config.port, config.host);
  await once(server, 'listening');
  return { url: config.publicUrl, close: async () => void server.close() };
}

/** A link that signs its bearer in, once. */
export async function signInLink(config: ReadyConfig, as: Person): Promise<string> {
  return `${config.publicUrl}/sign-in/${as}`;
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
