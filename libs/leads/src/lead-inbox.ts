import { DomainError, isUuid } from '@ringroad/kernel';
import { type CampaignBrief, Campaigns } from '@ringroad/market';
import { type Language, languageOf } from '@ringroad/outreach';
import { connectionOf, Database, encodeCursor, type Keyset, KeyRing, Members, type PartnerPrincipal, Sites, type Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { LeadContacts, type SealedContact } from './lead-contacts.js';
import type { LeadConnection, LeadObject, LeadPageArgs } from './lead.graphql.js';
import { countLeads, type LeadFilter, leadPage, type LeadPageKey, type LeadSearch, type ListedLead } from './lead-list.queries.js';
import { leadObject } from './lead-object.js';

interface Found {
  readonly currency: string;
  readonly language: Language;
  readonly leads: readonly ListedLead[];
  readonly totalCount: number;
  readonly campaigns: ReadonlyMap<string, CampaignBrief>;
  readonly sealed: readonly SealedContact[];
}

/** A partner's leads, read in the partner's own scope: another's lead does not exist, and contacts only of qualified ones. */
@Injectable()
export class LeadInbox {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly members: Members,
    private readonly campaigns: Campaigns,
    private readonly contacts: LeadContacts,
    private readonly keyRing: KeyRing,
  ) {}

  async page(caller: PartnerPrincipal, { status, search }: Pick<LeadPageArgs, 'status' | 'search'>, page: Keyset<LeadPageKey>): Promise<LeadConnection> {
    const found = await this.database.transaction(caller.scope, async (tx) => {
      const filter = { siteId: caller.siteId, partnerId: caller.partnerId, status, search: await this.searchOf(tx, caller, search) };
      return this.find(tx, caller, filter, page);
    });
    const objects = await this.objects(found);
    const edgeOf = (lead: ListedLead) => ({ cursor: encodeCursor([lead.claimedAtText, lead.id]), node: objects.get(lead.id) as LeadObject });
    return { ...connectionOf(found.leads, page, edgeOf), totalCount: found.totalCount };
  }

  /** Raises NOT_FOUND for a lead that is not the caller's. */
  async get(caller: PartnerPrincipal, id: string): Promise<LeadObject> {
    const filter = { siteId: caller.siteId, partnerId: caller.partnerId, id };
    const found = isUuid(id) && (await this.database.transaction(caller.scope, (tx) => this.find(tx, caller, filter, { limit: 1, after: null })));
    const lead = found && (await this.objects(found)).get(id);
    if (!lead) throw new DomainError('NOT_FOUND', 'This lead does not exist.', { leadId: id });
    return lead;
  }

  /** Whatever the page needs, in a handful of queries for all its rows. */
  private async find(tx: Tx, caller: PartnerPrincipal, filter: LeadFilter, page: Keyset<LeadPageKey>): Promise<Found> {
    const [site, language, leads, totalCount] = await Promise.all([
      this.sites.get(tx, caller.siteId),
      this.languageOf(tx, caller),
      leadPage(tx, filter, page),
      countLeads(tx, filter),
    ]);
    const [campaigns, sealed] = await Promise.all([this.campaigns.briefs(tx, caller.siteId, leads), this.contacts.read(tx, leads)]);
    return { currency: site.currency, language, leads, totalCount, campaigns, sealed };
  }

  private async objects({ leads, campaigns, sealed, language, currency }: Found): Promise<Map<string, LeadObject>> {
    const contacts = await this.contacts.open(sealed);
    const told = (lead: ListedLead) => ({ campaignName: campaigns.get(lead.campaignId)?.name ?? '', contacts: contacts.get(lead.id) ?? null, language, currency });
    return new Map(leads.map((lead) => [lead.id, leadObject(lead, told(lead))]));
  }

  /** A member's own language; a program with a key reads English. */
  private async languageOf(tx: Tx, { siteId, memberId }: PartnerPrincipal): Promise<Language> {
    return memberId === undefined ? 'en' : languageOf((await this.members.get(tx, siteId, memberId)).locale);
  }

  private async searchOf(tx: Tx, { siteId, partnerId }: PartnerPrincipal, search: string | null | undefined): Promise<LeadSearch | null> {
    const words = search?.trim();
    if (!words) return null;
    return { words, campaignIds: await this.campaigns.idsNamed(tx, siteId, partnerId, words), contactIndex: this.keyRing.blindIndex(siteId, 'email', words).toString('hex') };
  }
}
