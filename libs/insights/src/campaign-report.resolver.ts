import { Allow, Caller, type PartnerPrincipal, toMoney } from '@ringroad/platform';
import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { BudgetOutlookObject, CampaignReportObject } from './campaign-report.graphql.js';
import { type CampaignReport, CampaignReports } from './campaign-reports.js';

const CAMPAIGN = { type: () => ID, description: 'The id of the campaign.' };

/** What became of a partner's own campaigns, and what will. */
@Resolver()
@Allow('partner')
export class CampaignReportResolver {
  constructor(private readonly reports: CampaignReports) {}

  @Query(() => CampaignReportObject, { description: 'Shown, taken, qualified, and why not shown. NOT_FOUND for a campaign that is not one’s own, INVALID_INPUT for another period.' })
  async campaignReport(
    @Caller() caller: PartnerPrincipal,
    @Args('campaignId', CAMPAIGN) campaignId: string,
    @Args('days', { type: () => Int, defaultValue: 30, description: 'Whole days before today: 7, 30 or 90.' }) days: number,
  ): Promise<CampaignReportObject> {
    return reportObject(await this.reports.report(caller, campaignId, days));
  }

  @Query(() => [BudgetOutlookObject], { description: 'When each limit of a campaign is thought to be used up. NOT_FOUND for a campaign that is not one’s own.' })
  async campaignOutlook(@Caller() caller: PartnerPrincipal, @Args('campaignId', CAMPAIGN) campaignId: string): Promise<BudgetOutlookObject[]> {
    const windows = await this.reports.outlook(caller, campaignId);
    return windows.map(({ key, span, measure, cap, posted, pending, outlook }) => ({ key, span, measure, used: Number(posted + pending) / Math.max(1, Number(cap)), ...outlook }));
  }
}

function reportObject({ site, days, shown, funnel, losses, won }: CampaignReport): CampaignReportObject {
  const money = (minor: bigint) => toMoney(minor, site.currency);
  const { claimed, qualified, spent } = funnel;
  return {
    ...days,
    shown,
    claimed,
    qualified,
    spent: money(spent),
    averagePrice: qualified === 0 ? null : money(spent / BigInt(qualified)),
    moments: losses?.moments ?? null,
    shownPercent: losses?.shownPercent ?? null,
    lost: losses?.headings ?? [],
    won: won.map(({ stage, price, shownAt, why }) => ({
      stage,
      shownAt,
      price: money(price),
      bid: why === null ? null : money(why.bid),
      reserve: why === null ? null : money(why.reserve),
      reason: why?.reason ?? null,
    })),
  };
}
