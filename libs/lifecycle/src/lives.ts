import { SYSTEM } from '@ringroad/kernel';
import { Database, OnEvent, Outbox, type Site, Sites, type StoredEvent, Timed, type TimedWork, type Tx, WakeUp } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import type { LifecyclePolicy } from './domain/asset.js';
import { foldTogether } from './domain/fold-together.js';
import { withoutRepeats } from './domain/merged-life.js';
import type { ProgrammeLine } from './domain/programme-line.js';
import { reconcile } from './domain/reconcile.js';
import { refoldAt } from './domain/refold.js';
import type { StoredFact } from './domain/fact.js';
import { witnessedSales } from './domain/witnessed-sales.js';
import { type FoldedUser, type LoadedUser, loadUsers, othersWithAssets, purchasesOf, saveAssets, saveContactPoints, saveLives } from './lives.queries.js';
import { ownershipPolicy } from './ownership-beliefs.js';
import { SiteProgrammes } from './site-programmes.js';

const BATCH = 200;

/**
 * Keeps every user's journeys and contact points equal to what the fold of all their facts says. Facts may come late,
 * twice or in any order: the whole life is folded again, under the user's row lock, and only differences are written.
 */
@Injectable()
@Timed()
export class Lives implements TimedWork {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly programmes: SiteProgrammes,
    private readonly outbox: Outbox,
    private readonly wakeUp: WakeUp,
  ) {}

  @OnEvent('lifecycle.fold')
  async onFactsStored(tx: Tx, events: readonly StoredEvent<'lifecycle.fold'>[]): Promise<void> {
    const usersOf = new Map<string, Set<string>>();
    for (const { payload } of events) {
      const users = usersOf.get(payload.siteId) ?? new Set<string>();
      for (const userId of payload.userIds) users.add(userId);
      usersOf.set(payload.siteId, users);
    }
    for (const [siteId, users] of usersOf) {
      const site = await this.sites.get(tx, siteId);
      const sorted = [...users].sort();
      for (let start = 0; start < sorted.length; start += BATCH) await this.refold(tx, site, sorted.slice(start, start + BATCH));
    }
  }

  /** Folds these users again as of the site's clock. Who may have sold what one of them bought is folded again after the commit. */
  async refold(tx: Tx, site: Site, userIds: readonly string[]): Promise<void> {
    const users = await loadUsers(tx, site.id, userIds);
    const rules = { site, lines: await this.programmes.lines(tx, site.id), policy: await ownershipPolicy(tx, site.id) };
    const told = users.map((user) => foldUser(rules, user, user.facts));
    const changedHands = await saveAssets(tx, site, told);
    const folded = await this.withWitnessedSales(tx, rules, told);
    await saveLives(tx, site, folded);
    await saveContactPoints(tx, site, folded);
    const others = changedHands.length > 0 ? await othersWithAssets(tx, site.id, changedHands, users.map(({ userId }) => userId)) : [];
    if (others.length > 0) await this.outbox.add(tx, 'facts.stored', { siteId: site.id, userIds: others });
    tx.afterCommit(() => this.wakeUp.call('timers'));
  }

  /** A sale that only the buyer told ends the seller's journey, too. */
  private async withWitnessedSales(tx: Tx, rules: Rules, told: readonly FoldedUser[]): Promise<FoldedUser[]> {
    const { site } = rules;
    const purchases = await purchasesOf(tx, site.id, told.flatMap(({ life }) => life.assets.map(({ id }) => id)));
    const folded = told.map((one) => {
      const { user, life } = one;
      const keys = new Map(life.assets.map(({ id, assetKey }) => [id, assetKey]));
      const byOthers = purchases.flatMap(({ assetId, buyerId, at }) => {
        const assetKey = buyerId === user.userId ? undefined : keys.get(assetId);
        return assetKey === undefined ? [] : [{ assetKey, buyerId, at }];
      });
      const sales = byOthers.length > 0 ? witnessedSales(site.id, user.userId, user.facts, byOthers) : [];
      return sales.length > 0 ? foldUser(rules, user, [...user.facts, ...sales]) : one;
    });
    const changed = folded.filter((one, i) => one !== told[i]);
    if (changed.length > 0) await saveAssets(tx, site, changed);
    return folded;
  }

  /** Moves journeys that time alone moves on. */
  fireDue(site: Site): Promise<number> {
    return this.database.transaction(SYSTEM, async (tx) => {
      // Relies on the partial index site_user_refold.
      const due = await tx.query<{ user_id: string }>(
        `select user_id from site_user where site_id = $1 and refold_at <= $2 order by refold_at limit ${BATCH} for update skip locked`,
        [site.id, site.now],
      );
      if (due.length > 0) await this.refold(tx, site, due.map((row) => row.user_id).sort());
      return due.length;
    });
  }

  async nextDue(tx: Tx, siteId: string): Promise<Date | null> {
    const [row] = await tx.query<{ at: Date | null }>(
      'select min(refold_at) as at from site_user where site_id = $1 and refold_at is not null',
      [siteId],
    );
    return row?.at ?? null;
  }
}

/** By what a site's lives are folded. */
interface Rules {
  readonly site: Site;
  readonly lines: readonly ProgrammeLine[];
  readonly policy: LifecyclePolicy;
}

function foldUser({ site, lines, policy }: Rules, user: LoadedUser, facts: readonly StoredFact[]): FoldedUser {
  const context = { policy, siteId: site.id, userId: user.userId, zone: user.timezone, locale: user.locale, asOf: site.now };
  const life = foldTogether(lines, facts, context);
  const { tellers } = user;
  const wanted = tellers === null ? life.contactPoints : withoutRepeats(life.contactPoints, user.contactPoints, (factId) => tellers.get(factId));
  return { user, life, changes: reconcile(user.contactPoints, wanted, site.now), refoldAt: refoldAt(life, user.timezone, site.now) };
}
