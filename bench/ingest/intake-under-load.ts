import { newId, SYSTEM } from '@ringroad/kernel';
import { ApiKeys, parseConfig, Sites } from '@ringroad/platform';
import { randomBytes } from 'node:crypto';
import type { BenchCluster } from '../bench-cluster.js';
import { Child } from '../child.js';
import type { LoadOrder, LoadOutcome } from './load-order.js';

/** As Dockerfile and `npm start` run the api. */
const PRODUCTION_FLAGS = ['--max-semi-space-size=64'];

/** The real program in one process, the load in another, and a site of their own. */
export class IntakeUnderLoad {
  private orders = 0;

  private constructor(
    private readonly cluster: BenchCluster,
    private readonly site: { readonly id: string; readonly authorization: string },
    private readonly url: string,
    private readonly server: Child,
    private readonly generator: Child,
  ) {}

  /** @param slug of the site, which must not be there yet */
  static async start(cluster: BenchCluster, slug: string): Promise<IntakeUnderLoad> {
    const site = await openSite(cluster, slug);
    const server = Child.fork(new URL('./ingest-server.js', import.meta.url), PRODUCTION_FLAGS);
    const config = parseConfig({ NODE_ENV: 'production', LOG_LEVEL: 'error', RINGROAD_SECRET: randomBytes(24).toString('hex') });
    const { url } = await server.ask<{ url: string }>({ ...config, databaseUrl: cluster.url });
    return new IntakeUnderLoad(cluster, site, url, server, Child.fork(new URL('./load.js', import.meta.url)));
  }

  get siteId(): string {
    return this.site.id;
  }

  get serverPid(): number | undefined {
    return this.server.pid;
  }

  run(order: Omit<LoadOrder, 'url' | 'authorization' | 'prefix'>): Promise<LoadOutcome> {
    this.orders += 1;
    return this.generator.ask({ ...order, url: this.url, authorization: this.site.authorization, prefix: `${this.orders}` });
  }

  /** Each acknowledged message is exactly one row, and nothing else is there. */
  async check(outcomes: readonly LoadOutcome[]): Promise<boolean> {
    const [rows] = await this.cluster.database.transaction(SYSTEM, (tx) =>
      tx.query<{ events: bigint; messages: bigint }>(`select count(*) as events, count(distinct message_id) as messages from event where site_id = $1`, [this.siteId]),
    );
    const acknowledged = outcomes.reduce((sum, outcome) => sum + outcome.messages, 0);
    const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
    const correct = Number(rows?.events) === acknowledged && rows?.events === rows?.messages && failed === 0;
    if (!correct) process.stderr.write(`ingest: ${rows?.events} rows of ${rows?.messages} messages, ${acknowledged} acknowledged, ${failed} failed\n`);
    return correct;
  }

  async stop(): Promise<void> {
    await Promise.all([this.server.end(), this.generator.end()]);
  }
}

async function openSite({ database }: BenchCluster, slug: string) {
  const id = newId();
  const key = await database.transaction(SYSTEM, async (tx) => {
    await new Sites().create(tx, { id, slug, name: 'Bench', kind: 'live', currency: 'BYN', timezone: 'Europe/Minsk', clockAt: null });
    return new ApiKeys(database).create(tx, { kind: 'write', siteId: id, name: 'bench' });
  });
  return { id, authorization: `Basic ${Buffer.from(`${key.key}:`).toString('base64')}` };
}
