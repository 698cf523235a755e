import { SYSTEM } from '@ringroad/kernel';
import { Injectable } from '@nestjs/common';
import { Database } from './database.js';
import { type Site, Sites } from './sites.js';

const KEPT_MS = 10_000;

/**
 * Sites for the hot path. A live site is kept for ten seconds and its clock is the machine's; a sandbox is read each
 * time, because its clock may just have been advanced by another process.
 */
@Injectable()
export class SiteCache {
  private readonly live = new Map<string, { readonly site: Site; readonly until: number }>();

  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
  ) {}

  /** Raises NOT_FOUND for an unknown site. */
  async get(siteId: string): Promise<Site> {
    const known = this.live.get(siteId);
    const now = new Date();
    if (known && known.until > now.getTime()) {
      const { id, slug, name, kind, currency, timezone, language } = known.site;
      return { id, slug, name, kind, currency, timezone, language, now };
    }
    const site = await this.database.transaction(SYSTEM, (tx) => this.sites.get(tx, siteId));
    if (site.kind === 'live') this.live.set(siteId, { site, until: now.getTime() + KEPT_MS });
    return site;
  }
}
