import { DomainError, newId, stageKeyOf } from '@ringroad/kernel';
import { SiteProgrammes } from '@ringroad/lifecycle';
import type { Keyset, Site, Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { checkPolicy, wordsOf } from './domain/check-policy.js';
import type { Json } from './domain/decision.js';
import { AUCTION_CHANNELS } from './domain/opportunity.js';
import { MARKET_POLICY, type MarketPolicy, type MarketSettings, policyOfSettings, storedSettings } from './domain/market-policy.js';

/** A version of a site's rules, with who made it, when (on the site's clock) and why; nobody published the defaults. */
export interface PublishedPolicy {
  readonly policy: MarketPolicy;
  readonly by: string | null;
  readonly at: Date | null;
  readonly note: string;
}

export interface PolicyChange {
  readonly settings: MarketSettings;
  /** The version it was written upon: whoever published since is not overwritten. */
  readonly basedOn: number;
  readonly note: string;
  readonly by: string;
}

interface PolicyRow {
  readonly version: number;
  readonly settings: Json<MarketSettings>;
  readonly by: string | null;
  readonly at: Date;
  readonly note: string;
}

const UNPUBLISHED: PublishedPolicy = { policy: MARKET_POLICY, by: null, at: null, note: '' };

/** The rules of each site's market: every version ever published, the newest in force. */
@Injectable()
export class MarketPolicies {
  private readonly kept = new Map<string, { readonly id: string; readonly policy: MarketPolicy }>();

  constructor(private readonly programmes: SiteProgrammes) {}

  /** In force as this transaction sees it: one look-up by key says whether the one at hand still is. */
  async policyOf(tx: Tx, site: Pick<Site, 'id'>): Promise<MarketPolicy> {
    const [newest] = await tx.query<{ id: string }>('select id from market_policy where site_id = $1 order by version desc limit 1', [site.id]);
    const known = this.kept.get(site.id);
    if (newest === undefined) return MARKET_POLICY;
    if (known?.id === newest.id) return known.policy;
    const [row] = await tx.query<Pick<PolicyRow, 'version' | 'settings'> & { id: string }>(
      'select id, version, settings from market_policy where site_id = $1 order by version desc limit 1',
      [site.id],
    );
    if (row === undefined) return MARKET_POLICY;
    const policy = policyOfSettings(row.version, row.settings);
    this.kept.set(site.id, { id: row.id, policy });
    return policy;
  }

  /**
   * Puts settings in force from now on; what was shown keeps its price. Raises INVALID_INPUT with every problem in
   * details.problems, and CONFLICT when somebody else published since `basedOn`.
   */
  async publish(tx: Tx, site: Site, { settings, basedOn, note, by }: PolicyChange): Promise<MarketPolicy> {
    if (note.trim() === '' || note.length > 500) throw new DomainError('INVALID_INPUT', 'Say why, in 1 to 500 characters, for those who come later.', { field: 'note' });
    await this.draft(tx, site, settings);
    const version = basedOn + 1;
    const made = await tx.query(
      `insert into market_policy (site_id, version, id, settings, by_member, at, note)
       select $1, $2, $3, $4, $5, $6, $7
       where $2 = 1 + (select coalesce(max(version), 0) from market_policy where site_id = $1)
       on conflict do nothing returning version`,
      [site.id, version, newId(), JSON.stringify(storedSettings(settings)), by, site.now, note],
    );
    if (made.length === 0) {
      const current = await this.policyOf(tx, site);
      throw new DomainError('CONFLICT', 'Somebody published other rules meanwhile. Look at them, then publish again.', { basedOn, current: current.version });
    }
    return policyOfSettings(version, storedSettings(settings));
  }

  /** The rules of a version, as decisions name it; 0 are the defaults. Raises NOT_FOUND for one that was never published. */
  async ofVersion(tx: Tx, siteId: string, version: number): Promise<MarketPolicy> {
    return (await this.publishedAs(tx, siteId, version)).policy;
  }

  /** The same with who published it. */
  async publishedAs(tx: Tx, siteId: string, version: number): Promise<PublishedPolicy> {
    if (version === 0) return UNPUBLISHED;
    const [found] = await this.history(tx, siteId, { limit: 1, after: [version + 1] });
    if (found?.policy.version !== version) throw new DomainError('NOT_FOUND', 'There are no market rules of this version.', { version });
    return found;
  }

  /** Settings that nobody published, as the market would read them. Raises INVALID_INPUT with every problem in details.problems. */
  async draft(tx: Tx, site: Pick<Site, 'id'>, settings: MarketSettings): Promise<MarketPolicy> {
    const problems = checkPolicy(settings, await this.knownWords(tx, site));
    if (problems.length > 0) {
      const text = problems.map(({ path, reason }) => `${path} ${reason}`).join('; ');
      throw new DomainError('INVALID_INPUT', `These rules are not in order: ${text}.`, { problems });
    }
    return policyOfSettings(0, storedSettings(settings));
  }

  /** In force, with who published it. */
  async published(tx: Tx, site: Pick<Site, 'id'>): Promise<PublishedPolicy> {
    return (await this.history(tx, site.id, { limit: 1, after: null }))[0] ?? UNPUBLISHED;
  }

  /** The versions, the newest first; the defaults that were in force before them are not among them. */
  async history(tx: Tx, siteId: string, page: Keyset<readonly [version: number]>): Promise<PublishedPolicy[]> {
    const rows = await tx.query<PolicyRow>(
      `select version, settings, by_member as by, at, note from market_policy
       where site_id = $1 and ($2::bigint is null or version < $2) order by version desc limit $3`,
      [siteId, page.after?.[0] ?? null, page.limit],
    );
    return rows.map(({ version, settings, ...made }) => ({ ...made, policy: policyOfSettings(version, settings) }));
  }

  private async knownWords(tx: Tx, site: Pick<Site, 'id'>) {
    const running = await this.programmes.inForce(tx, site.id);
    const before = wordsOf(await this.policyOf(tx, site));
    const stages = running.flatMap((definition) => definition.stages.map((stage) => stageKeyOf(definition.id, stage)));
    const categories = (await this.programmes.categories(tx, site.id)).map(({ category }) => category);
    return { channels: new Set<string>([...AUCTION_CHANNELS, ...before.channels]), stages: new Set<string>([...stages, ...before.stages]), categories: new Set<string>([...categories, ...before.categories]) };
  }
}
