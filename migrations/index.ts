import { migrate } from '@ringroad/platform';
import { Platform1700000000001 } from './1700000000001-platform.js';
import { Billing1700000000002 } from './1700000000002-billing.js';
import { Lifecycle1700000000003 } from './1700000000003-lifecycle.js';
import { Market1700000000004 } from './1700000000004-market.js';
import { Outreach1700000000005 } from './1700000000005-outreach.js';
import { Leads1700000000006 } from './1700000000006-leads.js';
import { HoldsAndFollowers1700000000007 } from './1700000000007-holds-and-followers.js';
import { CampaignStamp1700000000008 } from './1700000000008-campaign-stamp.js';
import { RetriesAndReturns1700000000009 } from './1700000000009-retries-and-returns.js';
import { ProvenWords1700000000010 } from './1700000000010-proven-words.js';
import { Programmes1700000000011 } from './1700000000011-programmes.js';
import { RejectedMessages1700000000012 } from './1700000000012-rejected-messages.js';
import { Beliefs1700000000013 } from './1700000000013-beliefs.js';
import { MergedUsers1700000000014 } from './1700000000014-merged-users.js';
import { OwnWords1700000000015 } from './1700000000015-own-words.js';
import { WholeCampaigns1700000000016 } from './1700000000016-whole-campaigns.js';
import { OwnCodes1700000000017 } from './1700000000017-own-codes.js';
import { Touches1700000000018 } from './1700000000018-touches.js';
import { AccountLimits1700000000019 } from './1700000000019-account-limits.js';
import { Lessons1700000000020 } from './1700000000020-lessons.js';
import { MarketPolicy1700000000021 } from './1700000000021-market-policy.js';
import { ForwardMarket1700000000022 } from './1700000000022-forward-market.js';
import { PageViews1700000000024 } from './1700000000024-page-views.js';

/** In the order they run. */
export const migrations = [
  Platform1700000000001,
  Billing1700000000002,
  Lifecycle1700000000003,
  Market1700000000004,
  Outreach1700000000005,
  Leads1700000000006,
  HoldsAndFollowers1700000000007,
  CampaignStamp1700000000008,
  RetriesAndReturns1700000000009,
  ProvenWords1700000000010,
  Programmes1700000000011,
  RejectedMessages1700000000012,
  Beliefs1700000000013,
  MergedUsers1700000000014,
  OwnWords1700000000015,
  WholeCampaigns1700000000016,
  OwnCodes1700000000017,
  Touches1700000000018,
  AccountLimits1700000000019,
  Lessons1700000000020,
  MarketPolicy1700000000021,
  ForwardMarket1700000000022,
  PageViews1700000000024,
];

/** Brings the database at `ownerUrl` up to date; see platform's `migrate` for what it raises. */
export function migrateDatabase(ownerUrl: string): Promise<string[]> {
  return migrate(ownerUrl, migrations);
}
