import { ContactPoints, currentIds, type DuePoint, People, type Person } from '@ringroad/lifecycle';
import { type Auctioned, Market, type SuppressedMoment } from '@ringroad/market';
import { OnEvent, type Site, Sites, type StoredEvent, type Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { AttentionLedger } from './attention-ledger.js';
import { auctionRequest, type Moment } from './auction-request.js';
import { Deliveries, type NewDelivery } from './deliveries.js';
import type { AttentionPolicy, AttentionState, Contact } from './domain/attention-state.js';
import { mayHear, type MomentView, viewMoment } from './domain/moment.js';

const SLOTS = 3;

/** A contact point that has come due: a letter may follow the card. */
interface DueMoment extends Moment {
  readonly view: MomentView;
}

/**
 * Turns a contact point into an opportunity: may we speak, to whom would it be offered, and what then goes out. Attention,
 * decision and deliveries are one transaction under the user's lock, so two moments of a user never spend the same attention.
 */
@Injectable()
export class Opportunities {
  constructor(
    private readonly lifecycle: ContactPoints,
    private readonly people: People,
    private readonly sites: Sites,
    private readonly market: Market,
    private readonly attention: AttentionLedger,
    private readonly deliveries: Deliveries,
  ) {}

  @OnEvent('outreach.open-opportunity')
  async onContactPointDue(tx: Tx, events: readonly StoredEvent<'outreach.open-opportunity'>[]): Promise<void> {
    const bySite = new Map<string, { userId: string; id: string }[]>();
    for (const { payload } of events) {
      const points = bySite.get(payload.siteId) ?? [];
      points.push({ userId: payload.userId, id: payload.contactPointId });
      bySite.set(payload.siteId, points);
    }
    for (const siteId of bySite.keys()) await this.lookIn(tx, await this.sites.get(tx, siteId));
    for (const [siteId, points] of bySite) await this.open(tx, siteId, points);
  }

  /** Before `open` and before anybody is locked: a market that this process does not know yet takes long to read. */
  lookIn(tx: Tx, site: Site): Promise<void> {
    return this.market.lookIn(tx, site);
  }

  /** Opens contact points; also those held until now, which are decided anew. */
  async open(tx: Tx, siteId: string, ids: readonly { readonly userId: string; readonly id: string }[]): Promise<void> {
    const userIds = [...new Set(ids.map((point) => point.userId))].sort();
    const locked = await this.people.lock(tx, siteId, userIds);
    const people = new Map(locked.map((person) => [person.userId, person]));
    const site = await this.sites.get(tx, siteId);
    // A point that fired under an id its user has no more is of whoever stands for it.
    const current = currentIds(locked);
    const points = await this.lifecycle.get(tx, siteId, ids.map(({ userId, id }) => ({ userId: current.get(userId) ?? userId, id })));
    points.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.id < b.id ? -1 : 1));
    const policy = await this.attention.policyOf(tx, site);
    // A user's second moment must see what the first one took: one moment per user a round.
    for (const round of rounds(points)) {
      const states = await this.attention.load(tx, site, round.map((point) => point.userId));
      const moments = round.flatMap((point) => momentOf(point, people.get(point.userId), states.get(point.userId), site, policy));
      await this.decideRound(tx, site, moments);
    }
  }

  private async decideRound(tx: Tx, site: Site, moments: readonly DueMoment[]): Promise<void> {
    const assets = await this.people.assets(tx, site.id, moments.map(({ point }) => point.subjectId));
    const open = moments.filter(({ view }) => view.inbox.kind === 'allow');
    const requests = open.map((moment) => auctionRequest(site, moment, assets.get(moment.point.subjectId), { contactPointId: moment.point.id, pageView: null, slots: SLOTS, channel: 'inbox' }));
    const auctioned = await this.market.decide(tx, site, requests);
    this.market.suppress(tx, site, moments.flatMap(suppressedOf));
    const deliveries = moments.flatMap((moment) => {
      const index = open.indexOf(moment);
      return deliveriesOf(site, moment, index < 0 ? undefined : auctioned[index]);
    });
    await this.deliveries.add(tx, site, deliveries);
    this.attention.record(tx, site.id, open.flatMap((moment, index) => contactsOf(site, moment, auctioned[index], deliveries)));
  }
}

function suppressedOf({ point, view: { inbox } }: DueMoment): SuppressedMoment[] {
  if (inbox.kind !== 'suppress') return [];
  return [{ userId: point.userId, contactPointId: point.id, pageView: null, stage: point.stage, channel: 'inbox', reason: inbox.reason }];
}

function rounds(points: readonly DuePoint[]): DuePoint[][] {
  const result: DuePoint[][] = [];
  const taken = new Map<string, number>();
  for (const point of points) {
    const round = taken.get(point.userId) ?? 0;
    taken.set(point.userId, round + 1);
    (result[round] ??= []).push(point);
  }
  return result;
}

function momentOf(point: DuePoint, person: Person | undefined, state: AttentionState | undefined, site: Site, policy: AttentionPolicy): DueMoment[] {
  if (!person || !state) return [];
  const categories = point.categories.map(({ category }) => category);
  const moment = { occasion: point.id, windowEnd: point.windowEnd, categories, at: site.now, zone: person.timezone };
  return [{ point, person, state, view: viewMoment(state, moment, policy) }];
}

/** What goes out: a card at once, a letter now, later or not at all, and why. */
function deliveriesOf(site: Site, moment: DueMoment, auctioned: Auctioned | undefined): NewDelivery[] {
  const { point, view, state } = moment;
  const base = { userId: point.userId, contactPointId: point.id, windowEnd: point.windowEnd };
  if (view.inbox.kind === 'hold') {
    return [{ ...base, channel: 'inbox', decisionId: null, state: 'held', reason: view.inbox.reason, notBefore: view.inbox.until }];
  }
  if (!auctioned || auctioned.wins.length === 0) return [];
  const card: NewDelivery = { ...base, channel: 'inbox', decisionId: auctioned.decisionId, state: 'sent', reason: null, notBefore: site.now };
  const letter = { ...base, channel: 'email' as const, decisionId: auctioned.decisionId };
  if (!auctioned.wins.some((win) => mayHear(state, 'email', win.category, site.now))) {
    const reason = view.email.kind === 'suppress' ? view.email.reason : 'muted';
    return [card, { ...letter, state: 'suppressed', reason, notBefore: site.now }];
  }
  switch (view.email.kind) {
    case 'allow':
      return [card, { ...letter, state: 'queued', reason: null, notBefore: site.now }];
    case 'hold':
      return [card, { ...letter, state: 'held', reason: view.email.reason, notBefore: view.email.until }];
    case 'suppress':
      return [card, { ...letter, state: 'suppressed', reason: view.email.reason, notBefore: site.now }];
  }
}

function contactsOf(site: Site, { point }: DueMoment, auctioned: Auctioned | undefined, deliveries: readonly NewDelivery[]): (Contact & { userId: string })[] {
  const channels = deliveries
    .filter((delivery) => delivery.contactPointId === point.id && (delivery.state === 'sent' || delivery.state === 'queued'))
    .map((delivery) => delivery.channel);
  return channels.flatMap((channel) =>
    (auctioned?.wins ?? []).map((win) => ({
      userId: point.userId,
      at: site.now,
      channel,
      occasion: point.id,
      partnerId: win.partnerId,
      category: win.category,
    })),
  );
}
