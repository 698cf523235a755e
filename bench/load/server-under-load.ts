import { newId, SYSTEM } from '@ringroad/kernel';
import { ApiKeys, parseConfig, Sites } from '@ringroad/platform';
import { randomBytes } from 'node:crypto';
import type { BenchCluster } from '../bench-cluster.js';
import { Child } from '../child.js';
import type { LoadOrder, LoadOutcome } from './load-order.js';

/** As Dockerfile and `npm start` run the api. */
const PRODUCTION_FLAGS = ['--max-semi-space-size=64'];

/** The real program in one process, the load in another, and a site of their own. */
export class ServerUnderLoad {
  private orders = 0;

  private constructor(
    private readonly site: { readonly id: string; readonly authorization: string },
    private readonly url: string,
    private readonly server: Child,
    private readonly generator: Child,
  ) {}

  /** `slug` of the site, which must not be there yet; the load comes with a key of this kind. */
  static async start(cluster: BenchCluster, slug: string, kind: 'write' | 'site' = 'write'): Promise<ServerUnderLoad> {
    const site = await openSite(cluster, slug, kind);
    const server = Child.fork(new URL('./bench-server.js', import.meta.url), PRODUCTION_FLAGS);
    const config = parseConfig({ NODE_ENV: 'production', LOG_LEVEL: 'error', RINGROAD_SECRET: randomBytes(24).toString('hex') });
    const { url } = await server.ask<{ url: string }>({ ...config, databaseUrl: cluster.url });
    return new ServerUnderLoad(site, url, server, Child.fork(new URL('./load.js', import.meta.url)));
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

  /** One request outside of any load; null where it is not answered 200. */
  async ask<Answer>(path: string, body: object): Promise<Answer | null> {
    const headers = { authorization: this.site.authorization, 'content-type': 'application/json' };
    const response = await fetch(this.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    return response.status === 200 ? ((await response.json()) as Answer) : null;
  }

  async stop(): Promise<void> {
    await Promise.all([this.server.end(), this.generator.end()]);
  }
}

async function openSite({ database }: BenchCluster, slug: string, kind: 'write' | 'site') {
  const id = newId();
  const key = await database.transaction(SYSTEM, async (tx) => {
    await new Sites().create(tx, { id, slug, name: 'Bench', kind: 'live', currency: 'BYN', timezone: 'Europe/Minsk', clockAt: null });
    return new ApiKeys(database).create(tx, { kind, siteId: id, name: 'bench' });
  });
  return { id, authorization: `Basic ${Buffer.from(`${key.key}:`).toString('base64')}` };
}
