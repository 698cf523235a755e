import type { ReadyConfig } from '@ringroad/platform';
import pg from 'pg';

/**
 * Tells the planner at once what autovacuum would tell it a minute later: to an empty table's statistics, reading a whole
 * site looks as cheap as looking up one user. Only the owner may; for another account Postgres skips the tables itself.
 */
export async function refreshStatistics(config: ReadyConfig): Promise<void> {
  const client = new pg.Client({ connectionString: config.databaseOwnerUrl ?? config.databaseUrl });
  await client.connect();
  await client.query('analyze site_user, event, intake_key, outbox').finally(() => client.end());
}
