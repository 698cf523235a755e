import type { ReadyConfig } from '@ringroad/platform';
import pg from 'pg';

/** What import itself fills, and what the worker makes of it. */
export const FACTS = ['site_user', 'event', 'intake_key', 'outbox'] as const;
export const JOURNEYS = ['site_user', 'asset', 'ownership', 'listing', 'journey', 'contact_point', 'outbox'] as const;

/**
 * Tells the planner at once what autovacuum would tell it a minute later: to an empty table's statistics, reading a whole
 * site looks as cheap as looking up one user. Only the owner may; for another account Postgres skips the tables itself.
 */
export async function refreshStatistics(config: ReadyConfig, tables: typeof FACTS | typeof JOURNEYS): Promise<void> {
  const client = new pg.Client({ connectionString: config.databaseOwnerUrl ?? config.databaseUrl });
  await client.connect();
  await client.query(`analyze ${tables.join(', ')}`).finally(() => client.end());
}
