import { Ledger, WalletObject, walletObject } from '@ringroad/billing';
import { DomainError } from '@ringroad/kernel';
import { campaignObject, campaignPage, MarketPolicies, type MarketPolicy, type Partner, Partners, PartnerStatusEnum } from '@ringroad/market';
import { Allow, Caller, connectionOf, Database, encodeCursor, keyset, type Keyset, minorFrom, type OperatorPrincipal, type Site, Sites, toMoney, type Tx } from '@ringroad/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { z } from 'zod';
import { PartnerConnection, PartnerObject, PartnersArgs } from './partner-console.graphql.js';
import { countPartners, type PartnerFilter, type PartnerKey, type PartnerRow, partnersPage } from './partner-console.queries.js';

const CURSOR = z.tuple([z.string().max(200), z.uuid()]);
/** More campaigns of one partner than a page shows. */
const CAMPAIGNS = 100;
const ID_ARG = { type: () => ID, description: 'The id of the partner.' };

/** Partners as the operator sees them: money, acceptance, campaigns; and what the operator may do. */
@Resolver()
@Allow('operator')
export class PartnerConsoleResolver {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly companies: Partners,
    private readonly ledger: Ledger,
    private readonly policies: MarketPolicies,
  ) {}

  @Query(() => PartnerConnection, { description: 'Partners of the site, by name.' })
  partners(@Caller() caller: OperatorPrincipal, @Args() args: PartnersArgs): Promise<PartnerConnection> {
    const page: Keyset<PartnerKey> = keyset(args, CURSOR);
    const filter = { category: args.category ?? null, search: args.search?.trim() || null, id: null };
    return this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sites.get(tx, caller.siteId);
      const { nodes, rows } = await describe(tx, site, await this.policies.policyOf(tx, site), filter, page);
      const connection = connectionOf(rows, page, (row) => ({ cursor: encodeCursor([row.name, row.id]), node: nodes.get(row.id) as PartnerObject }));
      return { ...connection, totalCount: await countPartners(tx, site, filter) };
    });
  }

  @Query(() => PartnerObject, { nullable: true, description: 'One partner; null when there is none of this id.' })
  partner(@Caller() caller: OperatorPrincipal, @Args('id', ID_ARG) id: string): Promise<PartnerObject | null> {
    if (!z.uuid().safeParse(id).success) return Promise.resolve(null);
    return this.database.transaction(caller.scope, (tx) => this.one(tx, caller.siteId, id));
  }

  @Mutation(() => WalletObject, {
    description: 'Books a bank transfer that came in. The same reference again changes nothing; with another amount or partner it is a CONFLICT.',
  })
  topUpWallet(
    @Caller() caller: OperatorPrincipal,
    @Args('partnerId', ID_ARG) partnerId: string,
    @Args('amountMinor', { description: 'The amount in minor units, digits only.' }) amountMinor: string,
    @Args('reference', { description: "The bank's reference of the transfer, up to 140 characters." }) reference: string,
  ): Promise<WalletObject> {
    const amount = minorFrom(amountMinor, 'amountMinor');
    const named = reference.trim();
    if (amount === 0n) throw new DomainError('INVALID_INPUT', 'The amount must be above zero.', { field: 'amountMinor' });
    if (named === '' || named.length > 140) throw new DomainError('INVALID_INPUT', "Give the bank's reference, up to 140 characters.", { field: 'reference' });
    return this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sites.get(tx, caller.siteId);
      const key = { siteId: site.id, partnerId: (await this.companies.get(tx, site.id, uuid(partnerId))).id };
      await this.ledger.topUp(tx, { ...key, amount, reference: named, actor: `member:${caller.memberId}`, at: site.now });
      return walletObject(await this.ledger.wallet(tx, key), 0n);
    });
  }

  @Mutation(() => PartnerObject, { description: 'Suspends a partner or lets it bid again. NOT_FOUND when there is none of this id.' })
  setPartnerStatus(
    @Caller() caller: OperatorPrincipal,
    @Args('partnerId', ID_ARG) partnerId: string,
    @Args('status', { type: () => PartnerStatusEnum, description: 'What it shall be.' }) status: Partner['status'],
  ): Promise<PartnerObject> {
    return this.database.transaction(caller.scope, async (tx) => {
      await this.companies.setStatus(tx, caller.siteId, uuid(partnerId), status);
      return (await this.one(tx, caller.siteId, partnerId)) as PartnerObject;
    });
  }

  private async one(tx: Tx, siteId: string, id: string): Promise<PartnerObject | null> {
    const site = await this.sites.get(tx, siteId);
    const { nodes } = await describe(tx, site, await this.policies.policyOf(tx, site), { category: null, search: null, id }, { limit: 1, after: null });
    return nodes.get(id) ?? null;
  }
}

async function describe(tx: Tx, site: Site, policy: MarketPolicy, filter: PartnerFilter, page: Keyset<PartnerKey>): Promise<{ rows: PartnerRow[]; nodes: Map<string, PartnerObject> }> {
  const rows = await partnersPage(tx, site, filter, page);
  const campaigns = await campaignPage(tx, site, { partnerIds: rows.map((row) => row.id) }, { limit: CAMPAIGNS * rows.length, after: null });
  const { currency } = site;
  const nodes = rows.map(({ available, held, spent, spend14, spend30, leads30, ended30, ...row }): PartnerObject => ({
    ...row,
    wallet: walletObject({ available, held, spent, currency }, spend14),
    spend30: toMoney(spend30, currency),
    leads30,
    acceptance30: ended30 === 0 ? 0 : leads30 / ended30,
    campaigns: campaigns.filter((campaign) => campaign.partnerId === row.id).map((campaign) => campaignObject(campaign, site, policy)),
  }));
  return { rows, nodes: new Map(nodes.map((node) => [node.id, node])) };
}

/** Raises NOT_FOUND: what is no uuid is nobody's id. */
function uuid(text: string): string {
  if (!z.uuid().safeParse(text).success) throw new DomainError('NOT_FOUND', 'This partner does not exist.', { partnerId: text });
  return text;
}
