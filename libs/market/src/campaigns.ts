import { DomainError, isUuid, newId } from '@ringroad/kernel';
import { SiteProgrammes } from '@ringroad/lifecycle';
import type { Site, Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Campaign, type CampaignStatus } from './campaign.entity.js';
import { type Actor, logChanges } from './campaign-log.js';
import { type CampaignWithOffers, columnsOf, draftOf, movesBetween, offersAfter, waitingAfter } from './campaign-edit.js';
import { type CampaignChange, changesBetween } from './domain/campaign-changes.js';
import { type CampaignDraft, checkDraft } from './domain/campaign-draft.js';
import { problem, type Problem } from './domain/problem.js';
import { MarketPolicies } from './market-policies.js';
import { Offer } from './offer.entity.js';
import { Partners } from './partners.js';

/** A campaign in a line, and whom it wants. */
export interface CampaignBrief extends Pick<CampaignDraft, 'name' | 'stages' | 'regions' | 'brands' | 'seasons' | 'priceMin' | 'priceMax' | 'targeting'> {
  readonly id: string;
}

/** What a partner may make of a status: an operator alone lets a campaign run, and ended is final. */
const MOVES: Readonly<Record<CampaignStatus, readonly CampaignStatus[]>> = {
  draft: ['review', 'ended'],
  review: ['draft', 'ended'],
  active: ['paused', 'ended'],
  paused: ['active', 'ended'],
  ended: [],
};

/** Campaigns of one partner that are not ended. */
const MOST_CAMPAIGNS = 1_000;

/** Partners' standing bids. */
@Injectable()
export class Campaigns {
  constructor(
    private readonly partners: Partners,
    private readonly programmes: SiteProgrammes,
    private readonly policies: MarketPolicies,
  ) {}

  /**
   * Creates a draft: it runs when it was handed in and an operator approved it. Raises INVALID_INPUT with every problem of the draft,
   * NOT_FOUND for an unknown partner, CONFLICT for one that has 1,000 campaigns already.
   */
  async create(tx: Tx, site: Site, partnerId: string, draft: CampaignDraft, by: Actor, id: string = newId()): Promise<CampaignWithOffers> {
    await this.refuseBadDraft(tx, site, partnerId, draft);
    await refuseTooMany(tx, site.id, partnerId);
    const campaign = tx.manager.create(Campaign, {
      siteId: site.id, partnerId, id, status: 'draft', pausedBy: null, partnerPaused: false, reviewNote: null, waitingSince: null, version: 1, createdAt: site.now, ...columnsOf(draft),
    });
    const offers = offersAfter(campaign, [], draft.offers, site.now);
    await tx.manager.insert(Campaign, campaign);
    await tx.manager.insert(Offer, offers);
    await logChanges(tx, campaign, by, site.now, [{ field: 'status', before: null, after: 'draft' }]);
    return { campaign, offers };
  }

  /**
   * Changes bid, targeting, budgets and offers from now on; what was shown keeps its frozen price. A changed text of an approved offer
   * waits for an operator while the old one is shown; so does a new offer. `version`: the one the draft was written upon. Raises as
   * `create`, and CONFLICT when the campaign has ended or was changed since.
   */
  async update(tx: Tx, site: Site, partnerId: string, id: string, draft: CampaignDraft, by: Actor, version?: number): Promise<CampaignWithOffers> {
    const found = await this.get(tx, site.id, partnerId, id);
    const { campaign, offers } = found;
    if (campaign.status === 'ended') throw new DomainError('CONFLICT', 'This campaign has ended. Create a new one.', { campaignId: id });
    if (version !== undefined && version !== campaign.version) {
      throw new DomainError('CONFLICT', 'This campaign was changed meanwhile. Look at it, then change it again.', { version, current: campaign.version });
    }
    const before = draftOf(found);
    await this.refuseBadDraft(tx, site, partnerId, draft, before);
    Object.assign(campaign, columnsOf(draft));
    const all = offersAfter(campaign, offers, draft.offers, site.now);
    const after = { campaign, offers: all.filter(({ removedAt }) => removedAt === null) };
    const changes = changesBetween(before, draftOf(after));
    if (changes.length === 0) return found;
    await this.save(tx, site, { campaign, offers: all }, by, changes);
    return after;
  }

  /**
   * What the partner makes of it: handed in for review or taken back, paused, resumed, ended. The same status again changes nothing.
   * Raises CONFLICT for a move that is not possible, and for resuming what an operator paused.
   */
  async setStatus(tx: Tx, site: Site, partnerId: string, id: string, status: CampaignStatus, by: Actor): Promise<CampaignWithOffers> {
    const found = await this.get(tx, site.id, partnerId, id);
    const { campaign } = found;
    const before = { status: campaign.status, pausedBy: campaign.pausedBy, partnerPaused: campaign.partnerPaused };
    // Whoever pauses what an operator paused wants it to stay so when the operator lets it go on.
    if (status === 'paused' && before.status === 'paused') campaign.partnerPaused = true;
    else if (before.status === status) return found;
    else if (!MOVES[before.status].includes(status)) throw impossible(before.status, status);
    else if (before.pausedBy === 'operator' && status === 'active') {
      throw new DomainError('CONFLICT', 'The site has paused this campaign. Only the site can let it go on: write to its staff.', { pausedBy: 'operator' });
    } else {
      const paused = status === 'paused';
      Object.assign(campaign, { status, pausedBy: paused ? 'partner' : null, partnerPaused: paused, waitingSince: waitingAfter(found, status, site.now) });
    }
    await this.save(tx, site, found, by, movesBetween(before, campaign));
    return found;
  }

  /** Writes down what was made of a campaign, as its next version and in its log. Nothing is written where nothing changed. */
  async save(tx: Tx, site: Site, { campaign, offers }: CampaignWithOffers, by: Actor, changes: readonly CampaignChange[], note: string | null = null): Promise<void> {
    if (changes.length === 0) return;
    campaign.version += 1;
    await tx.manager.save([campaign, ...offers]);
    await logChanges(tx, campaign, by, site.now, changes, note);
  }

  /** Locked for the transaction; offers that were taken out are missing. Raises NOT_FOUND for a campaign the scope cannot see. */
  async get(tx: Tx, siteId: string, partnerId: string, id: string): Promise<CampaignWithOffers> {
    const campaign = isUuid(id) && (await tx.manager.findOne(Campaign, { where: { siteId, partnerId, id }, lock: { mode: 'pessimistic_write' } }));
    if (!campaign) throw new DomainError('NOT_FOUND', 'This campaign does not exist.', { campaignId: id });
    const where = { siteId, partnerId, campaignId: id, removedAt: IsNull() };
    return { campaign, offers: await tx.manager.find(Offer, { where, order: { createdAt: 'asc', id: 'asc' } }) };
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

  /** `before`: what the campaign has already, moments and a kind of business that the site gave up meanwhile included: it may keep them. */
  private async refuseBadDraft(tx: Tx, site: Site, partnerId: string, draft: CampaignDraft, before?: CampaignDraft): Promise<void> {
    const partner = await this.partners.get(tx, site.id, partnerId);
    const moments = (await this.programmes.moments(tx, site.id)).map(({ stage }) => stage);
    const { blockedWords, retired } = await this.policies.policyOf(tx, site);
    const problems = checkDraft(draft, {
      categories: partner.categories.filter((category) => category === before?.category || !retired.includes(category)),
      moments: [...new Set([...moments, ...(before?.stages ?? [])])],
      language: site.language,
      blockedWords,
      now: site.now,
      known: new Map(before?.offers.map(({ id, expiresAt }) => [id ?? '', expiresAt])),
    });
    problems.push(...(await strangeLists(tx, site.id, partnerId, draft.targeting.exclusionLists ?? [])));
    if (problems.length === 0) return;
    const text = problems.map(({ path, reason }) => `${path} ${reason}`).join('; ');
    throw new DomainError('INVALID_INPUT', `The campaign cannot be saved: ${text}.`, { problems });
  }
}

/** Lists a partner does not have: it cannot keep anybody away by those of others. None is deleted while the campaign is written. */
async function strangeLists(tx: Tx, siteId: string, partnerId: string, ids: readonly string[]): Promise<Problem[]> {
  const known = ids.filter(isUuid);
  if (known.length === 0) return [];
  const own = await tx.query<{ id: string }>('select id from exclusion_list where site_id = $1 and partner_id = $2 and id = any($3::uuid[]) order by id for key share', [siteId, partnerId, known]);
  return known.every((id) => own.some((list) => list.id === id)) ? [] : [problem('targeting.exclusionLists', 'strange-list')];
}

function impossible(from: CampaignStatus, to: CampaignStatus): DomainError {
  const way = from === 'draft' && to === 'active' ? ' Hand it in for review first.' : '';
  return new DomainError('CONFLICT', `A campaign that is ${from} cannot become ${to}.${way}`, { from, to });
}

/** Two that are created at once must both be counted: the second waits for the first. */
async function refuseTooMany(tx: Tx, siteId: string, partnerId: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('campaigns ' || $1 || ' ' || $2, 0))`, [siteId, partnerId]);
  const [row] = await tx.query<{ count: number }>(`select count(*)::int as count from campaign where site_id = $1 and partner_id = $2 and status <> 'ended'`, [siteId, partnerId]);
  if ((row?.count ?? 0) < MOST_CAMPAIGNS) return;
  throw new DomainError('CONFLICT', `A company has at most ${MOST_CAMPAIGNS.toLocaleString('en')} campaigns. End one that is not needed any more.`, { most: MOST_CAMPAIGNS });
}
