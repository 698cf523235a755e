import { derivedId, type OwnText, type Stage } from '@ringroad/kernel';
import { type Site, type Statement, type Tx, wordArray } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { decide } from './domain/auction.js';
import { chooseOffer, takeableUntil, wordsFor } from './domain/choose-offer.js';
import { calendarAt } from './domain/budget-window.js';
import type { AuctionTerms, Decision } from './domain/decision.js';
import { recordOf } from './domain/decision-record.js';
import { reservesOf } from './domain/examination.js';
import { drawReservations, owedBy, type StandingReservation } from './domain/forward-lot.js';
import { underRules } from './domain/house-rules.js';
import type { Opportunity } from './domain/opportunity.js';
import { LossTallies } from './loss-tallies.js';
import { MarketCatalogue } from './market-catalogue.js';
import { addLosses, insertDecisions, insertWins, type LossLine, type StoredDecision, type StoredWin } from './market.queries.js';
import type { SiteMarket } from './site-market.js';
import { type OpenWin, type UserMemories, userMemories, type UserMemory } from './user-memory.js';
import { addReservationOutcomes, outcomesOf, type ReservationOutcome, standingReservations } from './reservation.queries.js';

/** A look at a page: put up for auction once, however often it is asked for. */
export interface PageView {
  /** Tells it from the user's other page views. */
  readonly key: string;
  /** The contact point whose needs it took over. */
  readonly momentId: string;
}

/** One moment of one user, put up for auction. Open offers, recent claims and exclusion lists are the market's own memory and are filled in here. */
export interface AuctionRequest {
  readonly userId: string;
  /** The contact point that opened it; null for a page view. */
  readonly contactPointId: string | null;
  /** What made it a page view; null for a contact point. */
  readonly pageView: PageView | null;
  readonly slots: number;
  /** Key of the reason the user is told ("because you renewed your ad"). */
  readonly reason: string;
  /** That reason in the words of the site's own programme; null where the words are ours. */
  readonly reasonTexts: OwnText | null;
  readonly opportunity: Omit<Opportunity, 'user'> & { readonly user: Omit<Opportunity['user'], keyof UserMemory> };
}

export interface Auctioned {
  readonly decisionId: string;
  readonly wins: readonly StoredWin[];
}

/** Page views may decide by a market this old; what is stopped is shown no longer than this. */
const VIEW_OF_MARKET_MS = 250;

/** All that is read before auctions are held: the campaigns that compete, and what the market remembers of the users. */
export interface AuctionRoom {
  readonly market: SiteMarket;
  readonly memories: UserMemories;
}

/** The auction house: load, decide, save. The decision and what was won are stored in the caller's transaction. */
@Injectable()
export class Market {
  constructor(
    private readonly catalogue: MarketCatalogue,
    private readonly tallies: LossTallies,
  ) {}

  /** Holds the auctions in order; answers in the same order. The same contact point always gets the same decision. */
  async decide(tx: Tx, site: Site, requests: readonly AuctionRequest[]): Promise<Auctioned[]> {
    if (requests.length === 0) return [];
    const room = await this.room(tx, site, await this.catalogue.load(tx, site), requests.map((request) => request.userId));
    const standing = await standingReservations(tx, site);
    const losses: LossLine[] = [];
    const outcomes: ReservationOutcome[] = [];
    const answers = hold(tx, site, room, requests, standing, (held) => {
      losses.push(...held.losses);
      outcomes.push(...held.outcomes);
    });
    const day = calendarAt(site.now, site.timezone).daily;
    await addLosses(tx, site.id, day, losses);
    await addReservationOutcomes(tx, site.id, day, outcomes);
    return answers;
  }

  /** To be awaited before anybody is locked whose moments are decided: what it takes to know the campaigns, nobody waits for behind a lock. */
  async lookIn(tx: Tx, site: Site): Promise<void> {
    await this.forViews(tx, site);
  }

  /** The campaigns as page views may see them. To be awaited before anything is locked, as `MarketCatalogue.load` says. */
  forViews(tx: Tx, site: Site): Promise<SiteMarket> {
    return this.catalogue.load(tx, site, VIEW_OF_MARKET_MS);
  }

  /** What is needed to decide about these users, in one round trip with whatever the caller asks at the same time. */
  async room(tx: Tx, site: Site, market: SiteMarket, userIds: readonly string[]): Promise<AuctionRoom> {
    return { market, memories: await userMemories(tx, site, userIds) };
  }

  /** Holds the auctions of page views. Asks nothing more: what is stored travels with the commit. No share of them is reserved, they are not predicted. */
  decideViews(tx: Tx, site: Site, room: AuctionRoom, requests: readonly AuctionRequest[]): Auctioned[] {
    const losses: LossLine[] = [];
    const answers = hold(tx, site, room, requests, [], (held) => losses.push(...held.losses));
    tx.afterCommit(() => this.tallies.add(site, losses));
    return answers;
  }

  /** Stores that nothing was put up, and why: "why did this user not get an offer?" stays a query. */
  suppress(tx: Tx, site: Site, moments: readonly SuppressedMoment[]): void {
    const decisions = moments.map((moment): StoredDecision => {
      const { reason, ...rest } = moment;
      return { siteId: site.id, id: decisionIdOf(moment, moment.channel, site.now), winners: 0, outcome: 'suppressed', record: { kind: 'suppressed', reason }, at: site.now, ...pick(rest) };
    });
    insertDecisions(tx, decisions);
  }

  /** Which of these page views were decided before, by the id of their decision. Primary key of decision starts with (site, user). */
  async decided(tx: Tx, site: Site, views: readonly { readonly userId: string; readonly decisionId: string }[]): Promise<Set<string>> {
    const rows = await tx.query<{ id: string }>(DECIDED, [site.id, wordArray(views.map((view) => view.userId)), wordArray(views.map((view) => view.decisionId))]);
    return new Set(rows.map((row) => row.id));
  }
}

const DECIDED: Statement = {
  name: 'decided-views',
  text: `select d.id from unnest((select $2::uuid[]), (select $3::uuid[])) as v (user_id, id) join decision d on d.site_id = $1 and d.user_id = v.user_id and d.id = v.id`,
};

/** A moment that is not put up. */
export interface SuppressedMoment extends Pick<AuctionRequest, 'userId' | 'contactPointId' | 'pageView'> {
  readonly stage: Stage;
  readonly channel: string;
  readonly reason: string;
}

/** The id of the decision about a page view: the same key always has the same. */
export function pageDecisionId(userId: string, key: string): string {
  return derivedId('decision', userId, key, 'page');
}

const pick = ({ userId, contactPointId, pageView, stage, channel }: Omit<SuppressedMoment, 'reason'>) => ({
  userId,
  contactPointId,
  momentId: pageView?.momentId ?? null,
  stage,
  channel,
});

/** Which of the offers that stand open before a user may be shown now: in sight, of a campaign and a partner that take leads. */
export function standingOffers({ market, memories }: AuctionRoom, userId: string, now: Date): OpenWin[] {
  return memories.open(userId).filter(({ hiddenUntil, campaignId }) => {
    const campaign = market.row(campaignId);
    return (hiddenUntil === null || hiddenUntil <= now) && campaign?.campaignStatus === 'active' && campaign.partnerStatus === 'active';
  });
}

/** Holds the auctions and sends what is to be stored of them; `each` is told what else follows. */
function hold(
  tx: Tx,
  site: Site,
  { market, memories }: AuctionRoom,
  requests: readonly AuctionRequest[],
  standing: readonly StandingReservation[],
  each: (held: ReturnType<typeof holdAuction>) => void,
): Auctioned[] {
  const held = requests.map((request) => holdAuction(site, market, request, memories.of(request.userId, market.policy), standing));
  insertDecisions(tx, held.map(({ stored }) => stored));
  insertWins(tx, held.flatMap(({ wins }) => wins));
  held.forEach(each);
  return held.map(({ stored, wins }) => ({ decisionId: stored.id, wins }));
}

function holdAuction(site: Site, market: SiteMarket, request: AuctionRequest, memory: UserMemory, standing: readonly StandingReservation[]) {
  const opportunity: Opportunity = underRules({ ...request.opportunity, user: { ...request.opportunity.user, ...memory } }, market.policy);
  const id = decisionIdOf(request, opportunity.channel, site.now);
  const terms: AuctionTerms = { ...market.policy.terms, slots: request.slots };
  const owed = owedBy(drawReservations(standing, opportunity, id), (campaignId) => market.campaign(campaignId), opportunity, id);
  const examined = market.examine(opportunity, terms, id);
  // Pacing holds back bids, not promises: whoever is put up by a reservation was not stopped.
  const gated = examined.gated.filter((each) => !owed.reserved.some(({ campaignId }) => campaignId === each.campaignId));
  const decision = decide({ seed: id, terms, ...examined, gated, reserved: owed.reserved });
  const stored: StoredDecision = {
    siteId: site.id,
    id,
    ...pick({ ...request, stage: opportunity.stage, channel: opportunity.channel }),
    outcome: decision.winners.length > 0 ? 'won' : 'no-winner',
    winners: decision.winners.length,
    record: recordOf(decision, { opportunity, policy: market.policy.version, reserves: reservesOf(opportunity, market.policy.reserves), gated }),
    at: site.now,
  };
  return { stored, wins: winsOf(site, market, request, decision, id), losses: lossesOf(decision), outcomes: outcomesOf(owed, decision) };
}

function decisionIdOf({ userId, contactPointId, pageView }: Pick<AuctionRequest, 'userId' | 'contactPointId' | 'pageView'>, channel: string, at: Date): string {
  return pageView === null ? derivedId('decision', userId, contactPointId ?? at.toISOString(), channel) : pageDecisionId(userId, pageView.key);
}

function winsOf(site: Site, market: SiteMarket, request: AuctionRequest, decision: Decision, decisionId: string): StoredWin[] {
  return decision.winners.flatMap((winner) => {
    const row = market.row(winner.campaignId);
    const winId = derivedId('win', decisionId, winner.campaignId);
    const offer = row && chooseOffer(row.offers, winId, site.now);
    if (!row || !offer) return [];
    return {
      siteId: site.id,
      userId: request.userId,
      id: winId,
      decisionId,
      partnerId: winner.partnerId,
      campaignId: winner.campaignId,
      offerId: offer.id,
      keepsRivalsAway: offer.keepsRivalsAway,
      ...wordsFor(offer, request.opportunity.user.language),
      category: row.category,
      stage: request.opportunity.stage,
      position: winner.slot,
      price: winner.price,
      qualityPpm: winner.qualityPpm,
      reservationId: winner.reservation,
      partnerName: row.partnerName,
      regions: row.regions,
      reason: request.reason,
      reasonTexts: request.reasonTexts,
      shownAt: site.now,
      expiresAt: takeableUntil(offer, site.now),
    };
  });
}

/**
 * Only campaigns that could have been meant: a tyre shop need not hear that an insurer's moment was not for it. Of an exclusion list
 * nothing is told at all: a list of one person would tell its partner that this person is here, and when.
 */
function lossesOf(decision: Decision): LossLine[] {
  return decision.explanations
    .filter(({ outcome }) => outcome !== 'WON' && outcome !== 'CATEGORY' && outcome !== 'STAGE' && outcome !== 'EXCLUSION_LIST')
    .map((line) => ({ partnerId: line.partnerId, campaignId: line.campaignId, reason: line.outcome, count: 1 }));
}
