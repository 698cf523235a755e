import { DomainError, isUuid, type Minor } from '@ringroad/kernel';
import type { Site, Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { ACCOUNT_WINDOWS, type AccountLimits as Limits, accountWindows, type BudgetMeasure, type BudgetSpan, calendarAt, NO_ACCOUNT_LIMITS } from './domain/budget-window.js';
import type { UsedLimit } from './domain/campaign-money.js';
import { isZone, moveTo, type PartnerZone, zoneAt } from './domain/partner-zone.js';
import { problem } from './domain/problem.js';

export type LimitSetter = 'partner' | 'operator';

/** A partner's limits over all its campaigns, whoever set them, what became of them, and in which zone its days are counted. */
export interface Account {
  readonly own: Limits;
  readonly operators: Limits;
  /** The tighter of both, each with what is spent and on hold in it. */
  readonly used: readonly UsedLimit[];
  readonly zone: PartnerZone;
}

/** What all campaigns of a partner may spend together, and the zone of its days. */
@Injectable()
export class AccountLimits {
  /** Raises NOT_FOUND for a partner the scope cannot see. */
  async get(tx: Tx, site: Site, partnerId: string): Promise<Account> {
    const zone = await partnerZone(tx, site, partnerId);
    const rows = await tx.query<Limits & { readonly setBy: LimitSetter }>(
      `select set_by as "setBy", monthly_budget as "monthlyBudget", daily_budget as "dailyBudget", monthly_leads as "monthlyLeads", daily_leads as "dailyLeads"
       from account_limit where site_id = $1 and partner_id = $2`,
      [site.id, partnerId],
    );
    const setBy = (setter: LimitSetter) => rows.find((row) => row.setBy === setter) ?? NO_ACCOUNT_LIMITS;
    const [own, operators] = [setBy('partner'), setBy('operator')];
    const calendar = calendarAt(site.now, zoneAt(zone, site.timezone, site.now));
    const counters = await tx.query<{ key: string; posted: Minor; pending: Minor }>(
      'select window_key as key, posted, pending from budget_window where site_id = $1 and partner_id = $2 and campaign_id = $3 and window_key = any($4)',
      [site.id, partnerId, ACCOUNT_WINDOWS, [...accountWindows(own, calendar), ...accountWindows(operators, calendar)].map(({ key }) => key)],
    );
    const tightest = new Map<string, UsedLimit>();
    for (const window of [...accountWindows(own, calendar), ...accountWindows(operators, calendar)]) {
      const known = tightest.get(window.key);
      if (known !== undefined && known.cap <= window.cap) continue;
      const counter = counters.find(({ key }) => key === window.key);
      tightest.set(window.key, { ...window, posted: counter?.posted ?? 0n, pending: counter?.pending ?? 0n });
    }
    return { own, operators, used: [...tightest.values()], zone };
  }

  /**
   * All of them anew, from now on: below what is spent already, nothing more is taken until there is room. Raises INVALID_INPUT for a limit
   * that is not above zero, or a day's above its month's, NOT_FOUND.
   */
  async set(tx: Tx, site: Site, partnerId: string, setBy: LimitSetter, limits: Limits): Promise<void> {
    await partnerZone(tx, site, partnerId);
    refuseBad(limits);
    await tx.query(
      `insert into account_limit (site_id, partner_id, set_by, monthly_budget, daily_budget, monthly_leads, daily_leads, set_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (site_id, partner_id, set_by) do update set monthly_budget = excluded.monthly_budget, daily_budget = excluded.daily_budget,
         monthly_leads = excluded.monthly_leads, daily_leads = excluded.daily_leads, set_at = excluded.set_at`,
      [site.id, partnerId, setBy, limits.monthlyBudget, limits.dailyBudget, limits.monthlyLeads, limits.dailyLeads, site.now],
    );
  }

  /** From the partner's next midnight on its days are counted there; null for the site's zone. Raises INVALID_INPUT for an unknown zone, NOT_FOUND. */
  async move(tx: Tx, site: Site, partnerId: string, timezone: string | null): Promise<void> {
    if (timezone !== null && !isZone(timezone)) throw new DomainError('INVALID_INPUT', 'Name a time zone as the IANA calendar does, such as Europe/Minsk.', { field: 'timezone' });
    const { timezone: own, nextTimezone, nextTimezoneAt } = moveTo(await partnerZone(tx, site, partnerId), timezone, site.timezone, site.now);
    await tx.query('update partner set timezone = $3, next_timezone = $4, next_timezone_at = $5 where site_id = $1 and id = $2', [site.id, partnerId, own, nextTimezone, nextTimezoneAt]);
  }
}

async function partnerZone(tx: Tx, site: Site, partnerId: string): Promise<PartnerZone> {
  const query = 'select timezone, next_timezone as "nextTimezone", next_timezone_at as "nextTimezoneAt" from partner where site_id = $1 and id = $2';
  const [zone] = isUuid(partnerId) ? await tx.query<PartnerZone>(query, [site.id, partnerId]) : [];
  if (!zone) throw new DomainError('NOT_FOUND', 'This partner does not exist.', { partnerId });
  return zone;
}

function refuseBad(limits: Limits): void {
  const problems = (Object.entries(limits) as [keyof Limits, bigint | number | null][]).flatMap(([path, limit]) => (limit !== null && limit <= 0 ? [problem(path, 'above-zero')] : []));
  const above = <Cap extends bigint | number>(day: Cap | null, month: Cap | null) => day !== null && month !== null && day > month;
  if (above(limits.dailyBudget, limits.monthlyBudget)) problems.push(problem('dailyBudget', 'above-month-budget'));
  if (above(limits.dailyLeads, limits.monthlyLeads)) problems.push(problem('dailyLeads', 'above-month-leads'));
  if (problems.length > 0) throw new DomainError('INVALID_INPUT', `The limits cannot be saved: ${problems.map(({ path, reason }) => `${path} ${reason}`).join('; ')}.`, { problems });
}

/** The limit of a span and measure, if one is set. */
export function limitIn(used: readonly UsedLimit[], span: BudgetSpan, measure: BudgetMeasure): UsedLimit | null {
  return used.find((limit) => limit.span === span && limit.measure === measure) ?? null;
}
