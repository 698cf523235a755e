import { SYSTEM } from '@ringroad/kernel';
import { currentIds, type LockedPerson, type PageMoment, PageMoments, People } from '@ringroad/lifecycle';
import { type Auctioned, type AuctionRequest, Market, pageDecisionId, type SuppressedMoment, type Win, Wins } from '@ringroad/market';
import { Database, GroupCommit, type Site, type Tx } from '@ringroad/platform';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { AttentionLedger } from './attention-ledger.js';
import type { AttentionState, Contact } from './domain/attention-state.js';
import { type MomentView, viewMoment } from './domain/moment.js';
import { type PagePlan, type PageSilence, planPage } from './domain/page-view.js';
import { auctionRequest } from './auction-request.js';

/** A look at a page of the site. */
export interface PageView {
  readonly site: Site;
  readonly userId: string;
  /** The site's own name of the page, or of the place on it. */
  readonly page: string;
  /** The site's own key of the ad the page is about; empty for none. */
  readonly listingKey: string;
  /** How many offers there is room for, from 1 on. */
  readonly slots: number;
}

/** What is shown: an offer that stood open, or one that was won now. */
export type ShownOffer = Pick<Win, 'id' | 'partnerName' | 'title' | 'text' | 'category' | 'stage' | 'position' | 'reason' | 'reasonTexts' | 'shownAt' | 'expiresAt'>;

export interface PageAnswer {
  /** The latest moment first, and within it the best first. */
  readonly offers: readonly ShownOffer[];
  /** The decision about this view; null where nothing was put up, or nothing was left to decide. */
  readonly decisionId: string | null;
  /** Why places are left for which nobody was asked; null otherwise. */
  readonly silence: PageSilence | null;
  /** Null for a user nobody has heard of. */
  readonly person: Pick<LockedPerson, 'userId' | 'locale' | 'timezone'> | null;
}

/** A page asked for again within the same minute is the same view. */
const SAME_VIEW_MS = 60_000;
const NOBODY: PageAnswer = { offers: [], decisionId: null, silence: 'unknown-user', person: null };

/** A view whose user's row is locked. */
interface Asked {
  readonly asked: PageView;
  readonly person: LockedPerson;
  readonly userId: string;
  readonly listingKey: string;
  readonly decisionId: string;
}

/** The same with all that is known of its user, and what follows for the page. */
interface Planned extends Asked {
  readonly state: AttentionState;
  readonly moment: PageMoment | undefined;
  readonly view: MomentView;
  readonly plan: PagePlan<Win>;
  readonly decidedBefore: boolean;
}

/**
 * Holds the auction of a page view: what the user's life, consent, preferences and caps allow is read under the user's lock, and the
 * decision is stored with the offers won and the attention taken before anybody is answered. Views that come together share a commit.
 */
@Injectable()
export class PageViews implements OnApplicationShutdown {
  private readonly commits: GroupCommit<PageView, PageAnswer>;

  constructor(
    database: Database,
    private readonly people: People,
    private readonly moments: PageMoments,
    private readonly market: Market,
    private readonly wins: Wins,
    private readonly attention: AttentionLedger,
  ) {
    this.commits = new GroupCommit({ flush: (views) => database.transaction(SYSTEM, (tx) => this.answer(tx, views)), maxBatch: 200 });
  }

  /** Resolves after the commit. The same user and page within a minute have the same decision. */
  show(view: PageView): Promise<PageAnswer> {
    return this.commits.submit(view);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.commits.settle();
  }

  /** A user's second view must see what the first one took: one view per user and one site a round. */
  private async answer(tx: Tx, views: readonly PageView[]): Promise<PageAnswer[]> {
    const answers = new Map<PageView, PageAnswer>();
    let waiting = views;
    while (waiting.length > 0) {
      const [{ site }] = waiting as [PageView, ...PageView[]];
      const users = new Set<string>();
      const round = waiting.filter((view) => view.site.id === site.id && !users.has(view.userId) && users.add(view.userId));
      await this.answerRound(tx, site, round, answers);
      waiting = waiting.filter((view) => !answers.has(view));
    }
    return views.map((view) => answers.get(view) ?? NOBODY);
  }

  private async answerRound(tx: Tx, site: Site, round: readonly PageView[], answers: Map<PageView, PageAnswer>): Promise<void> {
    const locked = await this.people.lock(tx, site.id, round.map((view) => view.userId).sort());
    const planned = await this.plan(tx, site, askedOf(round, locked, answers));
    const open = planned.filter(({ plan, moment }) => plan.auction > 0 && moment !== undefined);
    const auctioned = await this.market.decide(tx, site, open.flatMap((each) => requestOf(site, each)));
    await this.market.suppress(tx, site, planned.flatMap(suppressedOf));
    await this.attention.record(tx, site.id, open.flatMap((each, index) => contactsOf(each, auctioned[index], site.now)));
    const won = new Map(open.map((each, index) => [each, auctioned[index]]));
    for (const each of planned) answers.set(each.asked, answerOf(each, won.get(each)));
  }

  private async plan(tx: Tx, site: Site, asked: readonly Asked[]): Promise<Planned[]> {
    const userIds = asked.map(({ userId }) => userId);
    const [policy, states, fresh, moments, decided] = await Promise.all([
      this.attention.policyOf(tx, site),
      this.attention.load(tx, site, userIds),
      this.wins.freshOf(tx, site, userIds),
      this.moments.of(tx, site, asked),
      this.market.decided(tx, site, asked),
    ]);
    return asked.flatMap((each): Planned[] => {
      const state = states.get(each.userId);
      if (state === undefined) return [];
      const moment = moments.get(each.userId);
      const { asked: page, decisionId, person } = each;
      const categories = (moment?.point.categories ?? []).map(({ category }) => category);
      // A look lasts a moment: what would have to wait is not shown.
      const view = viewMoment(state, { occasion: decisionId, windowEnd: new Date(site.now.getTime() + 1), categories, at: site.now, zone: person.timezone }, policy);
      const decidedBefore = decided.has(decisionId);
      const plan = planPage(page.slots, (fresh.get(each.userId) ?? []).sort(latestFirst), state, view.inbox, site.now);
      return [{ ...each, state, moment, view, decidedBefore, plan: decidedBefore ? { ...plan, auction: 0 } : plan }];
    });
  }
}

/** Views of unknown people are answered here; of two ids of one person the second waits. */
function askedOf(round: readonly PageView[], locked: readonly LockedPerson[], answers: Map<PageView, PageAnswer>): Asked[] {
  const people = new Map(locked.map((person) => [person.userId, person]));
  const current = currentIds(locked);
  const taken = new Set<string>();
  return round.flatMap((asked): Asked[] => {
    const person = people.get(current.get(asked.userId) ?? asked.userId);
    if (person === undefined) answers.set(asked, NOBODY);
    if (person === undefined || taken.has(person.userId)) return [];
    const { userId } = person;
    taken.add(userId);
    return [{ asked, person, userId, listingKey: asked.listingKey, decisionId: pageDecisionId(userId, viewKey(asked)) }];
  });
}

/** What makes two views one: the page, the ad and the minute. */
function viewKey({ page, listingKey, site }: PageView): string {
  return [page, listingKey, String(Math.floor(site.now.getTime() / SAME_VIEW_MS))].join('\u001f');
}

function requestOf(site: Site, { asked, moment, person, state, view, plan }: Planned): AuctionRequest[] {
  if (moment === undefined) return [];
  const { point, asset } = moment;
  const occasion = { contactPointId: null, pageView: { key: viewKey(asked), momentId: point.id }, slots: plan.auction, channel: 'page' };
  return [auctionRequest(site, { point, person, state, view }, asset, occasion)];
}

function suppressedOf({ asked, moment, userId, plan, decidedBefore }: Planned): SuppressedMoment[] {
  if (plan.silence === null || moment === undefined || decidedBefore) return [];
  const { id, stage } = moment.point;
  return [{ userId, contactPointId: null, pageView: { key: viewKey(asked), momentId: id }, stage, channel: 'page', reason: plan.silence }];
}

/** A card is a card, wherever it is put: all of one view are one contact. */
function contactsOf({ userId, decisionId }: Planned, auctioned: Auctioned | undefined, at: Date): (Contact & { readonly userId: string })[] {
  return (auctioned?.wins ?? []).map(({ partnerId, category }) => ({ userId, at, channel: 'inbox', occasion: decisionId, partnerId, category }));
}

function answerOf({ person, plan, moment, decisionId, decidedBefore }: Planned, auctioned: Auctioned | undefined): PageAnswer {
  const silence = plan.silence ?? (plan.auction > 0 && moment === undefined ? 'no-moment' : null);
  const stored = decidedBefore || auctioned !== undefined || (silence !== null && moment !== undefined);
  return { offers: [...plan.standing, ...(auctioned?.wins ?? [])].sort(latestFirst), decisionId: stored ? decisionId : null, silence, person };
}

function latestFirst(a: ShownOffer, b: ShownOffer): number {
  return b.shownAt.getTime() - a.shownAt.getTime() || a.position - b.position || (a.id < b.id ? -1 : 1);
}
