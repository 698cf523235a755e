import { DomainError, isUuid, newId, type Stage } from '@ringroad/kernel';
import { SiteProgrammes } from '@ringroad/lifecycle';
import type { Site, Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { Campaign, type CampaignStatus } from './campaign.entity.js';
import { type CampaignDraft, checkDraft } from './domain/campaign-draft.js';
import { Offer } from './offer.entity.js';
import { Partners } from './partners.js';

export interface CampaignWithOffers {
  readonly campaign: Campaign;
  /** The oldest first. */
  readonly offers: readonly Offer[];
}

/** A campaign in a line, and whom it wants. */
export interface CampaignBrief extends Pick<CampaignDraft, 'name' | 'stages' | 'regions' | 'brands' | 'seasons' | 'priceMin' | 'priceMax' | 'targeting'> {
  readonly id: string;
}

/** What becomes of a status: ended is final. */
const MOVES: Readonly<Record<CampaignStatus, readonly CampaignStatus[]>> = {
  draft: ['review', 'active', 'ended'],
  review: ['draft', 'active', 'ended'],
  active: ['paused', 'ended'],
  paused: ['active', 'ended'],
  ended: [],
};

/** Partners' standing bids. */
@Injectable()
export class Campaigns {
  constructor(
    private readonly partners: Partners,
    private readonly programmes: SiteProgrammes,
  ) {}

  /** Creates a running campaign. Raises INVALID_INPUT with every problem of the draft, NOT_FOUND for an unknown partner. */
  async create(tx: Tx, site: Site, partnerId: string, draft: CampaignDraft, id: string = newId()): Promise<CampaignWithOffers> {
    await this.refuseBadDraft(tx, site.id, partnerId, draft);
    const campaign = tx.manager.create(Campaign, { siteId: site.id, partnerId, id, status: 'active', version: 1, createdAt: site.now, ...columnsOf(draft) });
    const offers = draft.offers.map((offer) => tx.manager.create(Offer, { ...offer, siteId: site.id, partnerId, id: newId(), campaignId: id, status: 'approved', createdAt: site.now }));
    await tx.manager.insert(Campaign, campaign);
    await tx.manager.insert(Offer, offers);
    return { campaign, offers };
  }

  /** Changes bid, targeting, budgets and offer from now on; what was shown keeps its frozen price. Raises as `create`, and CONFLICT when ended. */
  async update(tx: Tx, site: Site, partnerId: string, id: string, draft: CampaignDraft): Promise<CampaignWithOffers> {
    const { campaign, offers } = await this.get(tx, site.id, partnerId, id);
    if (campaign.status === 'ended') throw new DomainError('CONFLICT', 'This campaign has ended. Create a new one.', { campaignId: id });
    await this.refuseBadDraft(tx, site.id, partnerId, draft, campaign.stages);
    Object.assign(campaign, columnsOf(draft), { version: campaign.version + 1 });
    offers.forEach((offer, at) => Object.assign(offer, draft.offers[at], { id: offer.id }));
    await tx.manager.save([campaign, ...offers]);
    return { campaign, offers };
  }

  /** Raises CONFLICT for a move that is not possible. The same status again changes nothing. */
  async setStatus(tx: Tx, site: Site, partnerId: string, id: string, status: CampaignStatus): Promise<CampaignWithOffers> {
    const found = await this.get(tx, site.id, partnerId, id);
    const { campaign } = found;
    if (campaign.status === status) return found;
    if (!MOVES[campaign.status].includes(status)) {
      throw new DomainError('CONFLICT', `A campaign that is ${campaign.status} cannot become ${status}.`, { from: campaign.status, to: status });
    }
    Object.assign(campaign, { status, pausedBy: status === 'paused' ? 'partner' : null, version: campaign.version + 1 });
    await tx.manager.save(campaign);
    return found;
  }

  /** Locked for the transaction. Raises NOT_FOUND for a campaign the scope cannot see. */
  async get(tx: Tx, siteId: string, partnerId: string, id: string): Promise<CampaignWithOffers> {
    const campaign = isUuid(id) && (await tx.manager.findOne(Campaign, { where: { siteId, partnerId, id }, lock: { mode: 'pessimistic_write' } }));
    if (!campaign) throw new DomainError('NOT_FOUND', 'This campaign does not exist.', { campaignId: id });
    return { campaign, offers: await tx.manager.find(Offer, { where: { siteId, partnerId, campaignId: id }, order: { createdAt: 'asc', id: 'asc' } }) };
  }

  /** What campaigns are called and whom they want, by id; those the scope cannot see are missing (index: campaign_pkey). */
  async briefs(tx: Tx, siteId: string, campaigns: readonly { readonly partnerId: string; readonly campaignId: string }[]): Promise<Map<string, CampaignBrief>> {
    const rows = await tx.query<CampaignBrief>(
      `select c.id, c.name, c.stages, c.regions, c.brands, c.seasons, c.price_min as "priceMin", c.price_max as "priceMax", c.targeting from campaign c
       join (select distinct * from unnest($2::uuid[], $3::uuid[])) as k (partner_id, id) on k.partner_id = c.partner_id and k.id = c.id where c.site_id = $1`,
      [siteId, campaigns.map((each) => each.partnerId), campaigns.map((each) => each.campaignId)],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** A partner's campaigns with these words in their name, in any case. */
  async idsNamed(tx: Tx, siteId: string, partnerId: string, words: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'select id from campaign where site_id = $1 and partner_id = $2 and position(lower($3) in lower(name)) > 0',
      [siteId, partnerId, words],
    );
    return rows.map((row) => row.id);
  }

  /** `kept`: moments the campaign bids for already; they stay when the site has them no more. */
  private async refuseBadDraft(tx: Tx, siteId: string, partnerId: string, draft: CampaignDraft, kept: readonly Stage[] = []): Promise<void> {
    const { categories } = await this.partners.get(tx, siteId, partnerId);
    const moments = (await this.programmes.moments(tx, siteId)).map(({ stage }) => stage);
    const problems = checkDraft(draft, { categories, moments: [...new Set([...moments, ...kept])] });
    if (problems.length > 0) {
      const text = problems.map(({ path, reason }) => `${path} ${reason}`).join('; ');
      throw new DomainError('INVALID_INPUT', `The campaign cannot be saved: ${text}.`, { problems });
    }
  }
}

function columnsOf({ offers: _offers, ...columns }: CampaignDraft) {
  return { ...columns, stages: [...columns.stages], regions: [...columns.regions], brands: [...columns.brands], seasons: [...columns.seasons], adjustments: [...columns.adjustments] };
}
