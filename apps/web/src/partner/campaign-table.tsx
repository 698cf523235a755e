import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CampaignRowFragment } from '../api/operations.js';
import { currencyDigits, minorToDecimal } from '../i18n/format.js';
import { useI18n } from '../i18n/i18n-context.js';
import { BudgetBar } from '../ui/budget-bar.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { CampaignBadge } from '../ui/status-badge.js';
import { useVocabulary } from '../ui/vocabulary.js';
import { LossShares } from './loss-shares.js';
import classes from './campaigns.module.css';

/** The operator's view of a partner's campaigns: the same columns, without the partner's buttons. */
export function CampaignTable({ label, campaigns, partnerId }: { label: string; campaigns: readonly CampaignRowFragment[]; partnerId: string }) {
  const columns = useCampaignColumns({ operatedAt: partnerId });
  return <DataTable label={label} columns={columns} rows={campaigns} rowKey={(campaign) => campaign.id} />;
}

interface ColumnOptions {
  linked?: boolean;
  /** The partner's id, for an operator: each name leads to the site's page of the campaign. */
  operatedAt?: string;
  actions?: (campaign: CampaignRowFragment) => ReactNode;
}

export function useCampaignColumns({ linked, operatedAt, actions }: ColumnOptions = {}): Column<CampaignRowFragment>[] {
  const { t, fmt } = useI18n();
  const { categoryName, stageName } = useVocabulary();
  const words = t.partner.campaigns;
  const columns: Column<CampaignRowFragment>[] = [
    {
      id: 'campaign',
      header: words.campaign,
      cell: (campaign) => (
        <div className={classes.name}>
          {operatedAt === undefined ? (
            <Link to="/partner/campaigns/$id" params={{ id: campaign.id }}>
              {campaign.name}
            </Link>
          ) : (
            <Link to="/console/partners/$id/campaigns/$campaign" params={{ id: operatedAt, campaign: campaign.id }}>
              {campaign.name}
            </Link>
          )}
          <span className="quiet small">
            {categoryName(campaign.category)} · {campaign.stages.length === 0 ? words.everyMoment : campaign.stages.map(stageName).join(', ')}
          </span>
          <span className={classes.status}>
            <CampaignBadge status={campaign.status} /> {actions?.(campaign)}
          </span>
        </div>
      ),
      csv: (campaign) => campaign.name,
    },
    {
      id: 'price',
      header: words.priceBid,
      hint: words.priceHint,
      cell: (campaign) => <PriceAgainstBid campaign={campaign} />,
      csv: (campaign) => minorToDecimal(campaign.maxPrice.minor, currencyDigits(campaign.maxPrice.currency)),
    },
    {
      id: 'budget',
      header: words.budget,
      cell: (campaign) => (
        <div>
          {campaign.dailyBudget && <BudgetBar label={words.today} budget={campaign.dailyBudget} />}
          <BudgetBar label={words.total} budget={campaign.totalBudget} />
        </div>
      ),
      csv: (campaign) => minorToDecimal(campaign.totalBudget.posted.minor, currencyDigits(campaign.totalBudget.posted.currency)),
    },
    {
      id: 'funnel',
      header: words.funnel,
      end: true,
      cell: (campaign) => (
        <span className="nowrap">
          {campaign.shown30 === null ? words.fewShown : fmt.number(campaign.shown30)} → {fmt.number(campaign.claimed30)} → <b>{fmt.number(campaign.qualified30)}</b>
        </span>
      ),
      csv: (campaign) => campaign.qualified30,
    },
    { id: 'lost', header: words.lost, cell: (campaign) => <LossShares campaign={campaign} linked={linked} /> },
  ];
  return columns;
}

/** How far the price stays under the bid: what a second-price auction gives back. */
function PriceAgainstBid({ campaign }: { campaign: CampaignRowFragment }) {
  const { t, fmt } = useI18n();
  const price = campaign.averagePrice30;
  const share = price ? Math.min(100, (Number(price.minor) / Math.max(1, Number(campaign.maxPrice.minor))) * 100) : 0;
  return (
    <div className={classes.price}>
      <span className="nowrap">
        {price ? <b>{fmt.money(price)}</b> : <span className="quiet">{t.partner.campaigns.noPrice}</span>} <span className="quiet">/ {fmt.money(campaign.maxPrice)}</span>
      </span>
      <span className={classes.priceTrack} aria-hidden>
        <span style={{ width: `${share}%` }} />
      </span>
    </div>
  );
}
