import { ClockAdvances, Database, type ReadyConfig, Sites, UserTokens } from '@ringroad/platform';
import type { INestApplicationContext } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { registerClassifiedPage } from './classified-page.js';
import { DemoApi } from './demo-api.js';
import { SandboxClock } from './demo-clock.js';
import { DEMO, demoPassword, renewDemoKey, seedDemoSite } from './demo-site.js';
import { type DemoExtent, followDemoWorld, loadDemoWorld } from './load-demo-world.js';
import { MailCatcher } from './mail-catcher.js';
import { registerMailPages } from './mail-pages.js';
import { firstWords } from './world/first-words.js';

const ATTEMPTS = 4;

/** Everything a demo adds to the server: a mail catcher, its pages, the seeded site, and the world that is lived on it. */
export class DemoHost {
  private readonly stopping = new AbortController();
  private living: Promise<void> = Promise.resolve();
  private actors: { readonly api: DemoApi; readonly clock: SandboxClock } | undefined;

  private constructor(
    /** The server's config, with letters going to the catcher. */
    readonly config: ReadyConfig,
    readonly mail: MailCatcher,
  ) {}

  /** Opens the catcher, which keeps its letters in the data folder. For a config without a mail server of its own. */
  static async open(config: ReadyConfig): Promise<DemoHost> {
    const mail = await MailCatcher.start(join(config.dataDir, 'mail'));
    return new DemoHost({ ...config, smtpUrl: mail.url }, mail);
  }

  /** Must be done before the server listens. */
  addPages(server: FastifyInstance, app: INestApplicationContext): void {
    registerMailPages(server, this.mail);
    registerClassifiedPage(server, app.get(UserTokens, { strict: false }));
  }

  /** Makes the site and all who can sign in, the demo's user too; quick, and nothing when they are there. */
  async prepare(app: INestApplicationContext, url: string): Promise<void> {
    const { secret } = this.config;
    await seedDemoSite(app, secret);
    const [database, sites, advances] = [app.get(Database, { strict: false }), app.get(Sites, { strict: false }), app.get(ClockAdvances, { strict: false })];
    const clock = new SandboxClock(DEMO.siteId, database, sites, advances, this.stopping.signal);
    const api = new DemoApi(url, await renewDemoKey(app), { email: DEMO.operatorEmail, password: demoPassword(secret) }, this.stopping.signal);
    // The loader sends it again, and nothing changes.
    await api.send([firstWords(DEMO.seed, DEMO.firstDay, DEMO.userId)]);
    this.actors = { api, clock };
  }

  /**
   * Lives through what is missing (see `loadDemoWorld`; resolves at once when all is there), and from then on follows whoever
   * advances the clock. `prepare` comes first.
   */
  async load(report: (done: number, total: number) => void, extent?: DemoExtent): Promise<void> {
    if (!this.actors) return;
    const actors = { ...this.actors, mail: this.mail };
    const loading = this.patiently(() => loadDemoWorld(actors, report, extent));
    this.living = loading.then((since) => followDemoWorld(actors, since, this.stopping.signal, extent)).catch((error: unknown) => this.explain(error));
    await loading;
  }

  /** Ends the demo's life; what it was doing is done again at the next start. Before the server closes. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.living;
  }

  /** After the server has closed: it sends letters to the last. */
  close(): Promise<void> {
    return this.mail.close();
  }

  /** A database that restarts must not end a demo: the replay goes on from the clock. */
  private async patiently<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        if (this.stopping.signal.aborted || attempt === ATTEMPTS) throw error;
        await sleep(2_000 * attempt, undefined, { signal: this.stopping.signal });
      }
    }
  }

  private explain(error: unknown): void {
    if (this.stopping.signal.aborted) return;
    console.error(`The demo world stands still: ${error instanceof Error ? error.message : String(error)}. A new start goes on with it.`);
  }
}
