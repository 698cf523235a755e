import { type Category, type Minor, type Stage } from '@ringroad/kernel';
import { PlannedMomentCounts } from '@ringroad/lifecycle';
import { OnEvent, type Site, Sites, type StoredEvent, Stretch, type Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { type MomentKind, offersOf, type PricedOffer } from './domain/forward-offer.js';
import { comingPeriods, dayNumbered, dayOf, type ForwardPeriod, instantOf, numberOf } from './domain/forward-period.js';
import type { MomentHistory } from './domain/forward-prediction.js';
import { bookingPrice } from './domain/forward-share.js';
import { reserveFor } from './domain/reserve.js';
import { lastLook } from './forward-look.queries.js';
import { momentCrowds, type MomentDay, momentDays, replaceProducts, usualPrices } from './forward-prediction.queries.js';
import { MarketPolicies } from './market-policies.js';

/** So much of the past is predicted from, and so much of it tells who has such moments and what they cost. */
const HISTORY_DAYS = 2 * 364;
const LATELY_DAYS = 84;

/** Contact points are auctioned in the inbox. */
const CHANNEL = 'inbox';

/** Predicts coming moments from what was counted and planned, and puts them on sale. */
@Injectable()
export class ForwardPredictions {
  constructor(
    private readonly sites: Sites,
    private readonly plans: PlannedMomentCounts,
    private readonly policies: MarketPolicies,
  ) {}

  /** A job of its own: all that is read before anything is written, so that nobody waits for it. */
  @OnEvent('market.predict-moments')
  async onMomentsCounted(tx: Tx, events: readonly StoredEvent<'market.predict-moments'>[]): Promise<void> {
    for (const siteId of new Set(events.map(({ payload }) => payload.siteId))) {
      const look = await lastLook(tx, siteId);
      if (look !== null) await this.renew(tx, await this.sites.get(tx, siteId), look.lookedOn);
    }
  }

  /** Puts on sale what can be predicted; every day before `today` (`2026-03-02`) has been counted. */
  private async renew(tx: Tx, site: Site, today: string): Promise<void> {
    const now = numberOf(today);
    const lately = instantOf(dayNumbered(now - LATELY_DAYS), site.timezone);
    const days = await momentDays(tx, site.id, dayNumbered(now - HISTORY_DAYS));
    const periods = comingPeriods(site.now, site.timezone).map((period) => ({ ...period, from: numberOf(dayOf(period.startsAt, site.timezone)), to: numberOf(dayOf(period.endsAt, site.timezone)) }));
    const knowledge = {
      siteId: site.id,
      crowds: await momentCrowds(tx, site.id, lately),
      periods,
      history: historiesOf(days, now),
      planned: await this.plan(tx, site, periods),
    };
    const price = await this.prices(tx, site, lately);
    const offers: PricedOffer[] = [];
    const stretch = new Stretch();
    for (const offer of offersOf(knowledge)) {
      offers.push({ ...offer, price: price(offer) });
      if (stretch.isOver()) await stretch.breathe();
    }
    await replaceProducts(tx, site, offers);
  }

  private async plan(tx: Tx, site: Site, periods: readonly ForwardPeriod[]): Promise<(kind: MomentKind, period: ForwardPeriod) => number> {
    const ends = periods.map(({ endsAt }) => endsAt.getTime());
    const planned = await this.plans.count(tx, site, periods[0]?.startsAt ?? site.now, new Date(Math.max(...ends)));
    const months = planned.map((each) => ({ ...each, at: instantOf(each.month, site.timezone) }));
    return ({ stage, category, region }, { startsAt, endsAt }) =>
      months
        .filter((each) => each.stage === stage && each.category === category && (region === null || each.region === region) && startsAt <= each.at && each.at < endsAt)
        .reduce((sum, { moments }) => sum + moments, 0);
  }

  private async prices(tx: Tx, site: Site, since: Date): Promise<(kind: MomentKind) => Minor> {
    const { reserves } = await this.policies.policyOf(tx, site);
    const usual = new Map((await usualPrices(tx, site.id, since)).map(({ stage, category, price }) => [`${stage} ${category}`, price]));
    return ({ stage, category, region }) => bookingPrice(reserveFor(reserves, [CHANNEL, stage, category, region ?? '']), usual.get(`${stage} ${category}`) ?? null);
  }
}

/** The days of each kind without gaps, from the first day on which the site had any moment until `now`. */
function historiesOf(days: readonly MomentDay[], now: number): (kind: MomentKind) => MomentHistory {
  const since = days.reduce((first, { day }) => Math.min(first, day), now);
  const counts = new Map<string, number[]>();
  const add = (stage: Stage, category: Category, region: string | null, { day, moments }: MomentDay) => {
    const key = JSON.stringify([stage, category, region]);
    let list = counts.get(key);
    if (list === undefined) counts.set(key, (list = Array.from({ length: now - since }, () => 0)));
    list[day - since] = (list[day - since] ?? 0) + moments;
  };
  for (const each of days) {
    add(each.stage, each.category, each.region, each);
    add(each.stage, each.category, null, each);
  }
  return ({ stage, category, region }) => ({ since, counts: counts.get(JSON.stringify([stage, category, region])) ?? [] });
}
