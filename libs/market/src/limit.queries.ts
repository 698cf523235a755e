import type { Minor } from '@ringroad/kernel';
import type { Site, Tx } from '@ringroad/platform';
import { type AccountLimits, type BudgetLimit, type Calendar, calendarAt, type CampaignLimits, windowOwnerOf, windowsOf } from './domain/budget-window.js';
import { campaignState } from './domain/campaign-money.js';
import type { CampaignState } from './domain/campaign-view.js';
import { type PartnerZone, zoneAt } from './domain/partner-zone.js';

/** A campaign with all that limits it: its own row, its partner's zone, and the tighter of both sets of account limits. */
export interface LimitedCampaign extends CampaignLimits, PartnerZone {
  readonly id: string;
  readonly partnerId: string;
  readonly account: AccountLimits;
}

/** What `LIMITED` selects: plain columns, for a row of JSON would turn money into floating point. */
type LimitedRow = Omit<LimitedCampaign, 'account'> & {
  readonly accountMonthlyBudget: Minor | null;
  readonly accountDailyBudget: Minor | null;
  readonly accountMonthlyLeads: number | null;
  readonly accountDailyLeads: number | null;
};

const LIMITED = `c.id, c.partner_id as "partnerId", c.total_budget as "totalBudget", c.monthly_budget as "monthlyBudget", c.weekly_budget as "weeklyBudget",
  c.daily_budget as "dailyBudget", c.total_leads as "totalLeads", c.monthly_leads as "monthlyLeads", c.weekly_leads as "weeklyLeads", c.daily_leads as "dailyLeads",
  c.stock, p.timezone, p.next_timezone as "nextTimezone", p.next_timezone_at as "nextTimezoneAt",
  a.monthly_budget as "accountMonthlyBudget", a.daily_budget as "accountDailyBudget", a.monthly_leads as "accountMonthlyLeads", a.daily_leads as "accountDailyLeads"`;

/** Of the partner's own and the operator's the tighter; min() passes over what is not set. Index: account_limit_pkey. */
const ACCOUNT = `cross join lateral (
  select min(monthly_budget) as monthly_budget, min(daily_budget) as daily_budget, min(monthly_leads) as monthly_leads, min(daily_leads) as daily_leads
  from account_limit l where l.site_id = c.site_id and l.partner_id = c.partner_id) a`;

function limitedOf<Row extends LimitedRow>({ accountMonthlyBudget, accountDailyBudget, accountMonthlyLeads, accountDailyLeads, ...row }: Row) {
  const account = { monthlyBudget: accountMonthlyBudget, dailyBudget: accountDailyBudget, monthlyLeads: accountMonthlyLeads, dailyLeads: accountDailyLeads };
  return { ...row, account };
}

/** A campaign that takes leads. */
export interface TakingCampaign extends LimitedCampaign {
  /** Its offers that come with a code of the partner's own. */
  readonly pools: readonly string[];
}

/** The campaigns that take leads now, with what limits them; whoever is paused, ended or suspended is missing. */
export async function takingLeads(tx: Tx, keys: readonly { readonly siteId: string; readonly partnerId: string; readonly id: string }[]): Promise<Map<string, TakingCampaign>> {
  const rows = await tx.query<LimitedRow & Pick<TakingCampaign, 'pools'>>(
    `select ${LIMITED},
       array(select o.id from offer o where o.site_id = c.site_id and o.partner_id = c.partner_id and o.campaign_id = c.id and o.code_kind = 'pool') as pools
     from campaign c
     join partner p on p.site_id = c.site_id and p.id = c.partner_id and p.status = 'active'
     join unnest($1::uuid[], $2::uuid[], $3::uuid[]) as k (site_id, partner_id, id) on k.site_id = c.site_id and k.partner_id = c.partner_id and k.id = c.id
     ${ACCOUNT} where c.status = 'active'`,
    [keys.map((key) => key.siteId), keys.map((key) => key.partnerId), keys.map((key) => key.id)],
  );
  return new Map(rows.map((row) => [row.id, limitedOf(row)]));
}

/** Every campaign that is not ended. */
export async function campaignIds(tx: Tx, siteId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(`select id from campaign where site_id = $1 and status <> 'ended' order by partner_id, id`, [siteId]);
  return rows.map(({ id }) => id);
}

/** The limits of a site's campaigns that are not ended; of these partners or campaigns alone when named. */
export async function limitedCampaigns(tx: Tx, siteId: string, only: { readonly partnerIds?: readonly string[]; readonly ids?: readonly string[] } = {}): Promise<LimitedCampaign[]> {
  const rows = await tx.query<LimitedRow>(
    `select ${LIMITED} from campaign c join partner p on p.site_id = c.site_id and p.id = c.partner_id ${ACCOUNT}
     where c.site_id = $1 and (c.status <> 'ended' or c.id = any($3::uuid[])) and ($2::uuid[] is null or c.partner_id = any($2)) and ($3::uuid[] is null or c.id = any($3))`,
    [siteId, only.partnerIds ?? null, only.ids ?? null],
  );
  return rows.map(limitedOf);
}

/** The counters that a lead of this campaign moves at this moment (`windowsOf`). */
export function currentWindows(campaign: LimitedCampaign, site: Pick<Site, 'timezone'>, calendarOf: (zone: string) => Calendar, instant: Date): BudgetLimit[] {
  return windowsOf(campaign, campaign.account, calendarOf(zoneAt(campaign, site.timezone, instant)));
}

/** The calendar of each zone at one instant, made once: reading a zone costs more than all the rest of a claim. */
export function calendarsAt(instant: Date): (zone: string) => Calendar {
  const known = new Map<string, Calendar>();
  return (zone) => {
    let calendar = known.get(zone);
    if (!calendar) known.set(zone, (calendar = calendarAt(instant, zone)));
    return calendar;
  };
}

/** A limit and what became of it. After it was lowered, posted and pending may be above it; then nothing is left. */
export interface BudgetStateRow extends BudgetLimit {
  readonly posted: Minor;
  readonly pending: Minor;
}

/** Every limit that holds for these campaigns now, in the order of `windowsOf`, with what was spent and is on hold in it. */
export async function budgetStates(tx: Tx, site: Site, campaignIds: readonly string[]): Promise<Map<string, BudgetStateRow[]>> {
  return windowStates(tx, site, await limitedCampaigns(tx, site.id, { ids: campaignIds }));
}

/** The same for campaigns whose limits are known. One row per limit, by primary key (budget_window_pkey): never a sum over leads. */
export async function windowStates(tx: Tx, site: Site, campaigns: readonly LimitedCampaign[]): Promise<Map<string, BudgetStateRow[]>> {
  const calendarOf = calendarsAt(site.now);
  const windows = new Map(campaigns.map((campaign) => [campaign, currentWindows(campaign, site, calendarOf, site.now)]));
  const asked = new Map([...windows].flatMap(([{ partnerId, id }, limits]) => limits.map(({ key }) => [`${partnerId}/${windowOwnerOf(key, id)}/${key}`, { partnerId, owner: windowOwnerOf(key, id), key }])));
  const keys = [...asked.values()];
  const rows = await tx.query<{ partnerId: string; owner: string; key: string; posted: Minor; pending: Minor }>(
    `select b.partner_id as "partnerId", b.campaign_id as owner, b.window_key as key, b.posted, b.pending
     from unnest($2::uuid[], $3::uuid[], $4::text[]) as k (partner_id, campaign_id, window_key)
     join budget_window b on b.site_id = $1 and b.partner_id = k.partner_id and b.campaign_id = k.campaign_id and b.window_key = k.window_key`,
    [site.id, keys.map((each) => each.partnerId), keys.map((each) => each.owner), keys.map((each) => each.key)],
  );
  const found = new Map(rows.map((row) => [`${row.partnerId}/${row.owner}/${row.key}`, row]));
  const stateOf = ({ partnerId, id }: LimitedCampaign, limit: BudgetLimit): BudgetStateRow => {
    const row = found.get(`${partnerId}/${windowOwnerOf(limit.key, id)}/${limit.key}`);
    return { ...limit, posted: row?.posted ?? 0n, pending: row?.pending ?? 0n };
  };
  return new Map([...windows].map(([campaign, limits]) => [campaign.id, limits.map((limit) => stateOf(campaign, limit))]));
}

/** What the gates and the auction know of the campaigns' money now: wallet, every limit, pacing. By campaign. */
export async function campaignStates(tx: Tx, site: Site, campaigns: readonly LimitedCampaign[]): Promise<Map<string, CampaignState>> {
  const partnerIds = [...new Set(campaigns.map(({ partnerId }) => partnerId))];
  const [windows, wallets, paces] = await Promise.all([
    windowStates(tx, site, campaigns),
    tx.query<{ partnerId: string; available: Minor }>('select partner_id as "partnerId", available from wallet where site_id = $1 and partner_id = any($2::uuid[])', [site.id, partnerIds]),
    tx.query<{ campaignId: string; passPpm: number }>(
      'select campaign_id as "campaignId", pass_ppm as "passPpm" from campaign_pace where site_id = $1 and partner_id = any($2::uuid[]) and pass_ppm < 1000000',
      [site.id, partnerIds],
    ),
  ]);
  const available = new Map(wallets.map((wallet) => [wallet.partnerId, wallet.available]));
  const passes = new Map(paces.map((pace) => [pace.campaignId, pace.passPpm]));
  return new Map(
    campaigns.map(({ id, partnerId }) => [id, campaignState({ walletAvailable: available.get(partnerId) ?? 0n, windows: windows.get(id) ?? [], passPpm: passes.get(id) ?? 1_000_000 })]),
  );
}

