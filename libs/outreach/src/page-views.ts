import { SYSTEM } from '@ringroad/kernel';
import { currentIds, type LockedPerson, type PageMoment, PageMoments, People } from '@ringroad/lifecycle';
import { type Auctioned, type AuctionRequest, type AuctionRoom, Market, type OpenWin, pageDecisionId, standingOffers, type SuppressedMoment, type Win } from '@ringroad/market';
import { Database, GroupCommit, type Site, type Tx } from '@ringroad/platform';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { AttentionLedger, attentionPolicyOf } from './attention-ledger.js';
import type { AttentionState, Contact } from './domain/attention-state.js';
import { type InboxView, viewInbox } from './domain/moment.js';
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
/** While one batch waits for Postgres the next is decided. */
const WRITERS = 2;
const NOBODY: PageAnswer = { offers: [], decisionId: null, silence: 'unknown-user', person: null };

/** A site with the campaigns its pages may show. */
interface Place {
  readonly site: Site;
  readonly market: AuctionRoom['market'];
}

/** What is read of a batch of users, all in one round trip. */
interface Facts {
  readonly states: ReadonlyMap<string, AttentionState>;
  readonly moments: ReadonlyMap<string, PageMoment>;
  readonly decided: ReadonlySet<string>;
  readonly room: AuctionRoom;
}

/** A view with its user as the site's row has it. */
interface Asked {
  readonly asked: PageView;
  readonly userId: string;
  readonly listingKey: string;
  readonly decisionId: string;
}

/** The same with what follows for the page. */
interface Planned extends Asked {
  readonly person: LockedPerson;
  readonly state: AttentionState;
  readonly moment: PageMoment | undefined;
  readonly view: InboxView;
  readonly plan: PagePlan<OpenWin>;
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
    private readonly attention: AttentionLedger,
  ) {
    this.commits = new GroupCommit({ flush: (views) => database.transaction(SYSTEM, (tx) => this.answer(tx, views)), maxBatch: 200, writers: WRITERS });
  }

  /** Resolves after the commit. The same user and page within a minute have the same decision. */
  show(view: PageView): Promise<PageAnswer> {
    return this.commits.submit(view);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.commits.settle();
  }

  /**
   * A user's second view must see what the first one took: one view per user and one site a round. Views that are the same in all
   * they ask are one.
   */
  private async answer(tx: Tx, views: readonly PageView[]): Promise<PageAnswer[]> {
    const answers = new Map<PageView, PageAnswer>();
    const asOne = new Map(views.map((view) => [sameView(view), view]));
    for (const place of await this.places(tx, views)) {
      let waiting = [...asOne.values()].filter((view) => view.site.id === place.site.id);
      while (waiting.length > 0) {
        const users = new Set<string>();
        const round = waiting.filter((view) => !users.has(view.userId) && users.add(view.userId));
        await this.answerRound(tx, place, round, answers);
        waiting = waiting.filter((view) => !answers.has(view));
      }
    }
    return views.map((view) => answers.get(asOne.get(sameView(view)) ?? view) ?? NOBODY);
  }

  /** All of them before anybody is locked: batches take turns at the market. By id: two that lock the same people lock them in the same order. */
  private async places(tx: Tx, views: readonly PageView[]): Promise<Place[]> {
    const sites = [...new Map(views.map((view) => [view.site.id, view.site])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    const places: Place[] = [];
    for (const site of sites) places.push({ site, market: await this.market.forViews(tx, site) });
    return places;
  }

  private async answerRound(tx: Tx, place: Place, round: readonly PageView[], answers: Map<PageView, PageAnswer>): Promise<void> {
    const { site } = place;
    const named = round.map((view) => askedAs(view, view.userId));
    const [locked, read] = await Promise.all([this.people.lock(tx, site.id, named.map(({ userId }) => userId).sort()), this.read(tx, place, named, new Map())]);
    const { asked, former } = standingFor(named, locked);
    // Read under the ids that were asked for; for one that was merged it is another life.
    const facts = former.size === 0 ? read : await this.read(tx, place, asked, former);
    const people = new Map(locked.map((person) => [person.userId, person]));
    for (const view of round) if (!people.has(former.get(view.userId) ?? view.userId)) answers.set(view, NOBODY);
    const planned = asked.flatMap((each) => planOf(site, each, people.get(each.userId), facts));
    const open = planned.filter(({ plan, moment }) => plan.auction > 0 && moment !== undefined);
    const auctioned = this.market.decideViews(tx, site, facts.room, open.flatMap((each) => requestOf(site, each)));
    this.market.suppress(tx, site, planned.flatMap(suppressedOf));
    this.attention.record(tx, site.id, open.flatMap((each, index) => contactsOf(each, auctioned[index], site.now)));
    const won = new Map(open.map((each, index) => [each, auctioned[index]]));
    for (const each of planned) answers.set(each.asked, answerOf(each, won.get(each)));
  }

  /** Sent behind the lock without waiting for it: Postgres reads it when the lock is held. */
  private async read(tx: Tx, { site, market }: Place, asked: readonly Asked[], former: ReadonlyMap<string, string>): Promise<Facts> {
    const userIds = asked.map(({ userId }) => userId);
    const [states, moments, decided, room] = await Promise.all([
      this.attention.read(tx, site, userIds, former),
      this.moments.of(tx, site, asked),
      this.market.decided(tx, site, asked),
      this.market.room(tx, site, market, userIds),
    ]);
    return { states, moments, decided, room };
  }
}

function askedAs(asked: PageView, userId: string): Asked {
  return { asked, userId, listingKey: asked.listingKey, decisionId: pageDecisionId(userId, viewKey(asked)) };
}

/** Views under the ids that stand for their users; of two ids of one person the second waits for the next round. */
function standingFor(named: readonly Asked[], locked: readonly LockedPerson[]): { readonly asked: readonly Asked[]; readonly former: ReadonlyMap<string, string> } {
  if (locked.every((person) => person.formerIds.length === 0)) return { asked: named, former: new Map() };
  const current = currentIds(locked);
  const taken = new Set<string>();
  const asked = named.flatMap((each) => {
    const userId = current.get(each.userId) ?? each.userId;
    if (taken.has(userId)) return [];
    taken.add(userId);
    return [askedAs(each.asked, userId)];
  });
  return { asked, former: new Map([...current].filter(([id, now]) => id !== now)) };
}

function planOf(site: Site, each: Asked, person: LockedPerson | undefined, { states, moments, decided, room }: Facts): Planned[] {
  const { asked, userId, decisionId } = each;
  const state = states.get(userId);
  if (person === undefined || state === undefined) return [];
  const moment = moments.get(userId);
  const categories = (moment?.point.categories ?? []).map(({ category }) => category);
  // A look lasts a moment: what would have to wait is not shown.
  const view = viewInbox(state, { occasion: decisionId, windowEnd: new Date(site.now.getTime() + 1), categories, at: site.now, zone: person.timezone }, attentionPolicyOf(room.market.policy));
  const plan = planPage(asked.slots, standingOffers(room, userId, site.now).sort(latestFirst), state, view.inbox, site.now);
  const decidedBefore = decided.has(decisionId);
  return [{ ...each, person, state, moment, view, decidedBefore, plan: decidedBefore ? { ...plan, auction: 0 } : plan }];
}

/** What makes two views one: the page, the ad and the minute. */
function viewKey({ page, listingKey, site }: PageView): string {
  return [page, listingKey, String(Math.floor(site.now.getTime() / SAME_VIEW_MS))].join('\u001f');
}

function sameView(view: PageView): string {
  return [view.site.id, view.userId, String(view.slots), viewKey(view)].join('\u001f');
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
