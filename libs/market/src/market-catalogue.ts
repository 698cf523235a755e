import type { Site, Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { budgetWindowKey } from './domain/budget.js';
import type { CampaignView } from './domain/campaign-view.js';
import { marketCampaign, type MarketCampaign } from './domain/examination.js';
import { campaignStamp, type CampaignRow, type CampaignStateRow, loadCampaigns, loadStates, loadTrackRecords } from './market.queries.js';
import { qualityByStage } from './domain/track-record.js';

/** A live campaign with what its winner shows the user. */
export interface CatalogueEntry extends MarketCampaign {
  readonly row: CampaignRow;
}

interface Cached {
  readonly stamp: string;
  readonly views: ReadonlyMap<string, { readonly row: CampaignRow; readonly campaign: CampaignView }>;
}

/**
 * What competes on a site: campaigns as they change now and then (kept, and read again when their stamp moved), and their
 * money as it stands in this very transaction. A stale read can only let somebody show an offer; claiming is guarded by
 * the wallet's and the budget's own rows.
 */
@Injectable()
export class MarketCatalogue {
  private readonly cache = new Map<string, Cached>();

  async load(tx: Tx, site: Site): Promise<CatalogueEntry[]> {
    const { views } = await this.views(tx, site);
    const states = await loadStates(tx, site.id, budgetWindowKey('daily', site.now, site.timezone));
    return states.flatMap((state) => {
      const view = views.get(state.campaignId);
      return view ? [{ ...marketCampaign(view.campaign, moneyOf(state, view.row)), row: view.row }] : [];
    });
  }

  private async views(tx: Tx, site: Site): Promise<Cached> {
    const day = budgetWindowKey('daily', site.now, site.timezone);
    const stamp = `${day} ${await campaignStamp(tx, site.id)}`;
    const known = this.cache.get(site.id);
    if (known?.stamp === stamp) return known;
    const rows = await loadCampaigns(tx, site.id);
    const records = await loadTrackRecords(tx, site.id, site.now);
    const fresh: Cached = {
      stamp,
      views: new Map(rows.map((row) => [row.id, { row, campaign: { ...row, modifiers: [], qualityPpm: qualityByStage(row, records) } }])),
    };
    this.cache.set(site.id, fresh);
    return fresh;
  }
}

function moneyOf(state: CampaignStateRow, row: CampaignRow) {
  return {
    walletAvailable: state.walletAvailable,
    totalRemaining: row.totalBudget - state.totalUsed,
    dailyRemaining: row.dailyBudget === null ? null : row.dailyBudget - state.dailyUsed,
    passPpm: 1_000_000,
  };
}

