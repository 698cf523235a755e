import { type Category, DomainError } from '@ringroad/kernel';
import { Ledger } from '@ringroad/billing';
import { SiteProgrammes } from '@ringroad/lifecycle';
import type { Site, Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { Partner } from './partner.entity.js';

export interface NewPartner {
  readonly id: string;
  readonly name: string;
  readonly categories: readonly Category[];
}

/** The companies that bid. */
@Injectable()
export class Partners {
  constructor(
    private readonly ledger: Ledger,
    private readonly programmes: SiteProgrammes,
  ) {}

  /** Creates a partner with an empty wallet; the same id again changes nothing. Raises INVALID_INPUT for a kind of business the site has not. */
  async create(tx: Tx, site: Site, partner: NewPartner): Promise<void> {
    await this.demandKnown(tx, site.id, partner.categories);
    await tx.query(
      `insert into partner (site_id, id, name, categories, status, created_at) values ($1, $2, $3, $4, 'active', $5) on conflict do nothing`,
      [site.id, partner.id, partner.name, partner.categories, site.now],
    );
    await this.ledger.openWallet(tx, { siteId: site.id, partnerId: partner.id, currency: site.currency });
  }

  /** Raises NOT_FOUND for a partner the scope cannot see. */
  async get(tx: Tx, siteId: string, id: string): Promise<Partner> {
    const partner = await tx.manager.findOneBy(Partner, { siteId, id });
    if (!partner) throw new DomainError('NOT_FOUND', 'This partner does not exist.', { partnerId: id });
    return partner;
  }

  /** What the partner does besides, from now on; what it does already stays. Returns all of it. Raises NOT_FOUND, and INVALID_INPUT for a kind of business the site has not. */
  async addCategories(tx: Tx, siteId: string, id: string, categories: readonly Category[]): Promise<readonly Category[]> {
    await this.demandKnown(tx, siteId, categories);
    const [partner] = await tx.query<{ categories: Category[] }>('select categories from partner where site_id = $1 and id = $2 for update', [siteId, id]);
    if (!partner) throw new DomainError('NOT_FOUND', 'This partner does not exist.', { partnerId: id });
    const all = [...new Set([...partner.categories, ...categories])];
    await tx.query('update partner set categories = $3 where site_id = $1 and id = $2', [siteId, id, all]);
    return all;
  }

  /** A suspended partner's campaigns win nothing; what is on hold runs its course. Raises NOT_FOUND. */
  async setStatus(tx: Tx, siteId: string, id: string, status: Partner['status']): Promise<Partner> {
    const partner = await this.get(tx, siteId, id);
    partner.status = status;
    return tx.manager.save(partner);
  }

  private async demandKnown(tx: Tx, siteId: string, categories: readonly Category[]): Promise<void> {
    const known = (await this.programmes.categories(tx, siteId)).map(({ category }) => category);
    const unknown = categories.filter((category) => !known.includes(category));
    if (unknown.length === 0) return;
    const text = `This site has no partners of the category ${unknown.join(', ')}. There are: ${known.join(', ')}.`;
    throw new DomainError('INVALID_INPUT', text, { field: 'categories', unknown, known });
  }
}
