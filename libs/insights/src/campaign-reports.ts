import { DomainError, siteScope } from '@ringroad/kernel';
import {
  type AuctionTerms, type BudgetOutlook, budgetOutlook, type BudgetStateRow, isAccountWindow, LEAST_CROWD, limitedCampaigns, type LossReport, lossReport, MarketPolicies, paceSince,
  publishable, type WonPrice, windowEnd, windowStates, wonPrice, zoneAt,
} from '@ringroad/market';
import { Database, type PartnerPrincipal, type Site, Sites, type Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { type FunnelRow, funnelOf, lossesOf, momentsByHour, recordsOf, type ReportDays, spentLately, type TakenWin, takenWins } from './campaign-report.queries.js';
import { HourlyFigures } from './hourly-figures.js';
import { ownCampaign } from './own-campaign.js';

/** Leads whose price is explained one by one. */
const EXPLAINED = 20;

/** Always the same periods: periods of one's own choice would tell single days apart. */
const PERIODS = [7, 30, 90];

export interface CampaignReport {
  readonly site: Site;
  readonly days: ReportDays;
  /** Shows, rounded; null while fewer than 100 people saw the offer. */
  readonly shown: number | null;
  readonly funnel: Omit<FunnelRow, 'shown' | 'people'>;
  readonly losses: LossReport | null;
  readonly won: readonly (Pick<TakenWin, 'stage' | 'price' | 'shownAt'> & { readonly why: WonPrice | null })[];
}

export interface WindowOutlook extends BudgetStateRow {
  readonly outlook: BudgetOutlook;
}

/** What a partner reads of its own campaigns: its own rows in its own scope, and of the site's no more than its own line or a crowd. */
@Injectable()
export class CampaignReports {
  private readonly hours = new HourlyFigures<readonly number[]>((site) => this.database.transaction(siteScope(site.id), (tx) => hoursOf(tx, site)));

  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly policies: MarketPolicies,
  ) {}

  /** Of so many whole days before today. Raises NOT_FOUND for a campaign that is not one's own, INVALID_INPUT for other periods than 7, 30 and 90 days. */
  async report(caller: PartnerPrincipal, campaignId: string, length: number): Promise<CampaignReport> {
    if (!PERIODS.includes(length)) throw new DomainError('INVALID_INPUT', `Ask for the last ${PERIODS.join(', ')} days.`, { field: 'days' });
    const { people, shown, wins, funnel, lost, ...own } = await this.database.transaction(caller.scope, async (tx) => {
      const campaign = await ownCampaign(tx, caller, campaignId);
      const site = await this.sites.get(tx, caller.siteId);
      const days = daysBefore(site, length);
      const { people, shown, ...funnel } = await funnelOf(tx, site, campaign.id, days);
      return { site, days, people, shown, funnel, lost: await lossesOf(tx, site, campaign, days), wins: await takenWins(tx, site, campaign.id, days, EXPLAINED) };
    });
    const told = people < LEAST_CROWD ? null : publishable(shown);
    const prices = await this.pricesOf(caller.siteId, campaignId, wins);
    const won = wins.map(({ stage, price, shownAt, decisionId }) => ({ stage, price, shownAt, why: prices.get(decisionId) ?? null }));
    return { ...own, shown: told, funnel, losses: lossReport(told, lost), won };
  }

  /** Of each limit that holds for the campaign now. Raises NOT_FOUND for a campaign that is not one's own. */
  async outlook(caller: PartnerPrincipal, campaignId: string): Promise<readonly WindowOutlook[]> {
    const own = await this.database.transaction(caller.scope, async (tx) => {
      const campaign = await ownCampaign(tx, caller, campaignId);
      const site = await this.sites.get(tx, caller.siteId);
      const [limited] = await limitedCampaigns(tx, site.id, { ids: [campaign.id] });
      const states = limited === undefined ? [] : ((await windowStates(tx, site, [limited])).get(campaign.id) ?? []);
      return { site, campaign, states, zone: limited === undefined ? site.timezone : zoneAt(limited, site.timezone, site.now), spent: await spentLately(tx, site, campaign) };
    });
    const { site, campaign, spent, zone } = own;
    const hours = await this.hours.of(site);
    const ofCampaign = { began: campaign.createdAt, leads: spent.leads, money: spent.money };
    const ofAccount = { began: spent.accountBegan ?? campaign.createdAt, leads: spent.accountLeads, money: spent.accountMoney };
    return own.states.map((state) => {
      const { began, leads, money } = isAccountWindow(state.key) ? ofAccount : ofCampaign;
      const pace = paceSince(began, site.now, state.measure === 'leads' ? leads : Number(money), leads, hours);
      const left = Number(state.cap - state.posted - state.pending);
      return { ...state, outlook: budgetOutlook(left, windowEnd(state.span, site.now, zone), pace, site.now) };
    });
  }

  /** By decision. Of each record only the campaign's own line is told. */
  private async pricesOf(siteId: string, campaignId: string, wins: readonly TakenWin[]): Promise<Map<string, WonPrice>> {
    if (wins.length === 0) return new Map();
    return this.database.transaction(siteScope(siteId), async (tx) => {
      const terms = new Map<number, AuctionTerms>();
      const prices = new Map<string, WonPrice>();
      for (const [seed, record] of await recordsOf(tx, siteId, wins)) {
        const known = terms.get(record.policy) ?? (await this.policies.ofVersion(tx, siteId, record.policy)).terms;
        terms.set(record.policy, known);
        const price = wonPrice({ seed, terms: known, record }, campaignId);
        if (price !== null) prices.set(seed, price);
      }
      return prices;
    });
  }
}

function daysBefore({ now, timezone }: Site, length: number): ReportDays {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timezone).toPlainDate();
  return { from: today.subtract({ days: length }).toString(), to: today.toString() };
}

/** Of a crowd of moments, or nothing. */
async function hoursOf(tx: Tx, site: Site): Promise<readonly number[]> {
  const moments = await momentsByHour(tx, site);
  const all = moments.reduce((sum, count) => sum + count, 0);
  return all < LEAST_CROWD ? [] : moments.map((count) => count / all);
}

