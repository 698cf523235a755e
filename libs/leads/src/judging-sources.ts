import { People } from '@ringroad/lifecycle';
import { OfferCodes } from '@ringroad/market';
import { AttentionLedger, Consents, isSuppressed } from '@ringroad/outreach';
import { Sites, type Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import type { LeadEvidence, OtherLead } from './domain/lead-evidence.js';
import type { Lead, LeadKey } from './lead.queries.js';

/** What a verdict is made from. */
@Injectable()
export class JudgingSources {
  constructor(
    readonly codes: OfferCodes,
    private readonly sites: Sites,
    private readonly people: People,
    private readonly consents: Consents,
    private readonly attention: AttentionLedger,
  ) {}

  /** Of these leads those whose user is another by now, under the id that stands. */
  async moved(tx: Tx, keys: readonly LeadKey[]): Promise<LeadKey[]> {
    const survivors = await this.people.survivors(tx, keys);
    return keys.flatMap((key) => {
      const userId = survivors.get(key.userId);
      return userId === undefined ? [] : [{ ...key, userId }];
    });
  }

  async evidenceOf(tx: Tx, lead: Lead, others: readonly OtherLead[]): Promise<LeadEvidence> {
    const site = await this.sites.get(tx, lead.siteId);
    const email = await this.people.email(tx, lead.siteId, lead.userId);
    const receipt = await this.consents.get(tx, lead.siteId, lead.userId, lead.consentReceiptId);
    const state = (await this.attention.load(tx, site, [lead.userId])).get(lead.userId);
    return {
      leadId: lead.id,
      userId: lead.userId,
      partnerId: lead.partnerId,
      category: lead.category,
      claimedAt: lead.claimedAt,
      at: site.now,
      contactIndex: email?.index.toString('hex') ?? '',
      verification: lead.verifiedAt && lead.verifiedIndex ? { at: lead.verifiedAt, contactIndex: lead.verifiedIndex } : null,
      receipt,
      shownTextVersion: lead.shownTextVersion,
      region: lead.region,
      campaignRegions: lead.campaignRegions,
      suppressed: isSuppressed(state?.suppressions ?? [], 'email'),
      others: others.filter((other) => other.partnerId === lead.partnerId && other.leadId !== lead.id && (other.userId === lead.userId || other.contactIndex === lead.contactIndex)),
    };
  }
}
