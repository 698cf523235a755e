import { DomainError, isUuid } from '@ringroad/kernel';
import type { Site, Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { type CampaignWithOffers, movesBetween, shownText, waits } from './campaign-edit.js';
import { type Actor, PROGRAM, wasDecided } from './campaign-log.js';
import { Campaigns } from './campaigns.js';
import type { CampaignChange } from './domain/campaign-changes.js';
import type { CampaignDraft } from './domain/campaign-draft.js';

const LONGEST_NOTE = 1_000;

/** What an operator decides about what waits: as it was when it was read. */
export interface Verdict {
  readonly campaignId: string;
  /** The version of the campaign that was read: nobody approves what he has not seen. */
  readonly version: number;
  readonly by: Actor;
}

/** The site's word on campaigns: nothing is shown to a user before an operator read it. */
@Injectable()
export class Moderation {
  constructor(private readonly campaigns: Campaigns) {}

  /**
   * Lets a new campaign run, or a changed text be shown, from now on. The same approval again changes nothing. Raises NOT_FOUND, and
   * CONFLICT when it does not wait any more, or was changed since that version.
   */
  async approve(tx: Tx, site: Site, verdict: Verdict): Promise<CampaignWithOffers> {
    const { found, repeated } = await this.waiting(tx, site, verdict, 'approved');
    if (repeated) return found;
    const { campaign, offers } = found;
    const changes: CampaignChange[] = [{ field: 'review', before: 'waiting', after: 'approved' }];
    if (campaign.status === 'review') {
      changes.push({ field: 'status', before: 'review', after: 'active' });
      campaign.status = 'active';
    }
    for (const offer of offers.filter(waits)) {
      const before = offer.status === 'approved' ? shownText(offer) : null;
      Object.assign(offer, offer.changedText ?? {}, { status: 'approved', changedText: null, reviewNote: null });
      changes.push({ field: `offers.${offer.id}.shown`, before, after: shownText(offer) });
    }
    Object.assign(campaign, { waitingSince: null, reviewNote: null });
    await this.campaigns.save(tx, site, found, verdict.by, changes);
    return found;
  }

  /**
   * Gives a new campaign back to its partner, or lets a changed text not be shown; the note says what to change. The same refusal again
   * changes nothing. Raises as `approve`, and INVALID_INPUT without a note.
   */
  async refuse(tx: Tx, site: Site, verdict: Verdict, note: string): Promise<CampaignWithOffers> {
    const said = noteFrom(note);
    const { found, repeated } = await this.waiting(tx, site, verdict, 'refused');
    if (repeated) return found;
    const { campaign, offers } = found;
    const changes: CampaignChange[] = [{ field: 'review', before: 'waiting', after: 'refused' }];
    if (campaign.status === 'review') {
      changes.push({ field: 'status', before: 'review', after: 'draft' });
      campaign.status = 'draft';
    } else {
      for (const offer of offers.filter(waits)) Object.assign(offer, { reviewNote: said, status: offer.status === 'draft' ? 'refused' : offer.status });
    }
    Object.assign(campaign, { waitingSince: null, reviewNote: said });
    await this.campaigns.save(tx, site, found, verdict.by, changes, said);
    return found;
  }

  /** Stops a running campaign until the site lets it go on: its partner cannot. Again, it changes nothing. Raises NOT_FOUND, CONFLICT when it does not run. */
  async pause(tx: Tx, site: Site, campaignId: string, note: string, by: Actor): Promise<CampaignWithOffers> {
    const said = noteFrom(note);
    const found = await this.find(tx, site, campaignId);
    const { campaign } = found;
    if (campaign.pausedBy === 'operator') return found;
    if (campaign.status !== 'active' && campaign.status !== 'paused') {
      throw new DomainError('CONFLICT', `A campaign that is ${campaign.status} does not run. There is nothing to pause.`, { status: campaign.status });
    }
    return this.move(tx, site, found, { status: 'paused', pausedBy: 'operator' }, by, said);
  }

  /** Takes the site's pause back; what its partner paused as well stays paused. Raises NOT_FOUND, CONFLICT when the site did not pause it. */
  async resume(tx: Tx, site: Site, campaignId: string, by: Actor): Promise<CampaignWithOffers> {
    const found = await this.find(tx, site, campaignId);
    const { status, pausedBy, partnerPaused } = found.campaign;
    if (status === 'active') return found;
    if (pausedBy !== 'operator') {
      const text = pausedBy === 'partner' ? 'Its own partner paused this campaign. Only the partner can let it go on.' : `A campaign that is ${status} is not paused.`;
      throw new DomainError('CONFLICT', text, { status, pausedBy });
    }
    return this.move(tx, site, found, partnerPaused ? { status: 'paused', pausedBy: 'partner' } : { status: 'active', pausedBy: null }, by, null);
  }

  /** A campaign that runs at once, for worlds a program makes: created, handed in and approved. Raises as `Campaigns.create`. */
  async launch(tx: Tx, site: Site, partnerId: string, draft: CampaignDraft, id?: string): Promise<CampaignWithOffers> {
    const { campaign } = await this.campaigns.create(tx, site, partnerId, draft, PROGRAM, id);
    const { campaign: handedIn } = await this.campaigns.setStatus(tx, site, partnerId, campaign.id, 'review', PROGRAM);
    return this.approve(tx, site, { campaignId: campaign.id, version: handedIn.version, by: PROGRAM });
  }

  /** Locked for the transaction. Raises NOT_FOUND (index: campaign_id). */
  private async find(tx: Tx, site: Site, id: string): Promise<CampaignWithOffers> {
    const [row] = isUuid(id) ? await tx.query<{ partnerId: string }>('select partner_id as "partnerId" from campaign where site_id = $1 and id = $2', [site.id, id]) : [];
    if (!row) throw new DomainError('NOT_FOUND', 'This campaign does not exist.', { campaignId: id });
    return this.campaigns.get(tx, site.id, row.partnerId, id);
  }

  private async waiting(tx: Tx, site: Site, { campaignId, version }: Verdict, decision: 'approved' | 'refused'): Promise<{ found: CampaignWithOffers; repeated: boolean }> {
    const found = await this.find(tx, site, campaignId);
    const { campaign } = found;
    if (await wasDecided(tx, campaign, version + 1, decision)) return { found, repeated: true };
    if (campaign.waitingSince === null) throw new DomainError('CONFLICT', 'This campaign does not wait any more: somebody was here before you, or its partner took it back.', { campaignId });
    if (campaign.version !== version) {
      throw new DomainError('CONFLICT', 'Its partner has changed this campaign meanwhile. Read it again, then decide.', { version, current: campaign.version });
    }
    return { found, repeated: false };
  }

  private async move(tx: Tx, site: Site, found: CampaignWithOffers, to: Pick<CampaignWithOffers['campaign'], 'status' | 'pausedBy'>, by: Actor, note: string | null): Promise<CampaignWithOffers> {
    const { status, pausedBy, partnerPaused } = found.campaign;
    Object.assign(found.campaign, to);
    await this.campaigns.save(tx, site, found, by, movesBetween({ status, pausedBy, partnerPaused }, found.campaign), note);
    return found;
  }
}

/** Raises INVALID_INPUT: a partner who is told nothing cannot do better. */
function noteFrom(note: string): string {
  const said = note.trim();
  if (said.length > 0 && said.length <= LONGEST_NOTE) return said;
  throw new DomainError('INVALID_INPUT', 'Say in up to 1,000 characters what the partner shall know.', { field: 'note' });
}
