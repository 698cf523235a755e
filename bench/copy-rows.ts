import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from } from 'pg-copy-streams';

export interface Copied {
  readonly seconds: number;
  readonly rows: number;
}

/**
 * The most that PostgreSQL can take: one COPY, on a connection of its own, as the tables' owner. No check and no policy is in it.
 * @param statement `copy … from stdin`
 */
export async function copyRows(url: string, statement: string, source: Readable | readonly Buffer[]): Promise<Copied> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const started = performance.now();
    const copy = client.query(from(statement));
    await pipeline(source instanceof Readable ? source : Readable.from(source), copy);
    return { seconds: (performance.now() - started) / 1000, rows: copy.rowCount ?? 0 };
  } finally {
    await client.end();
  }
}
