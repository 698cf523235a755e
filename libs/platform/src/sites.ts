import { DomainError, type Language } from '@ringroad/kernel';
import { Injectable } from '@nestjs/common';
import type { Tx } from './database.js';

export interface Site {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: 'live' | 'sandbox';
  readonly currency: string;
  readonly timezone: string;
  /** What everything is written in that exists in one language only. */
  readonly language: Language;
  /** The site's own clock: frozen between advances in a sandbox, the real time otherwise. */
  readonly now: Date;
}

const COLUMNS = `id, slug, name, kind, currency, timezone, language, coalesce(clock_at, clock_timestamp()) as now`;

/** Sites and their clocks. Whatever happens on a site happens at `site.now`, never at the machine's time. */
@Injectable()
export class Sites {
  /** Raises NOT_FOUND for a site the scope cannot see. */
  async get(tx: Tx, siteId: string): Promise<Site> {
    const [site] = await tx.query<Site>(`select ${COLUMNS} from site where id = $1`, [siteId]);
    if (!site) throw new DomainError('NOT_FOUND', 'This site does not exist.', { siteId });
    return site;
  }

  all(tx: Tx): Promise<Site[]> {
    return tx.query<Site>(`select ${COLUMNS} from site order by slug`);
  }

  /** `clockAt` is where a sandbox starts, null for a live site; `replayUntil` where a prepared history ends, if it has one. Speaks English unless told. */
  async create(tx: Tx, site: Omit<Site, 'now' | 'language'> & { readonly language?: Language; readonly clockAt: Date | null; readonly replayUntil?: Date }): Promise<void> {
    await tx.query(
      `insert into site (id, slug, name, kind, currency, timezone, language, clock_at, replay_from, replay_until) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [site.id, site.slug, site.name, site.kind, site.currency, site.timezone, site.language ?? 'en', site.clockAt, site.replayUntil ? site.clockAt : null, site.replayUntil ?? null],
    );
  }

  /** How much of a prepared history the site has lived through, 0 to 1; null when there is none, or all of it is past. */
  async replayProgress(tx: Tx, siteId: string): Promise<number | null> {
    const [row] = await tx.query<{ progress: number }>(
      `select (extract(epoch from clock_at - replay_from) / extract(epoch from replay_until - replay_from))::float8 as progress
       from site where id = $1 and clock_at < replay_until`,
      [siteId],
    );
    return row ? Math.max(0, row.progress) : null;
  }

  /**
   * Moves a sandbox clock forward, from exactly where the caller saw it; false when somebody else has moved it since.
   * Raises CONFLICT on a live site.
   */
  async moveClock(tx: Tx, siteId: string, from: Date, to: Date): Promise<boolean> {
    const [site] = await tx.query<{ kind: string; now: Date }>(`select kind, clock_at as now from site where id = $1 for update`, [siteId]);
    if (site?.kind !== 'sandbox') throw new DomainError('CONFLICT', 'Only a sandbox site has a clock that can be advanced.', { siteId });
    if (site.now.getTime() !== from.getTime() || to < from) return false;
    await tx.query('update site set clock_at = $2 where id = $1', [siteId, to]);
    return true;
  }
}
