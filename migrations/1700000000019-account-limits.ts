import type { MigrationInterface, QueryRunner } from 'typeorm';
import { notTouching, touching } from './market-touches.js';
import { protect } from './row-level-security.js';

const own = `current_setting('app.scope', true) = 'partner' and set_by = 'partner'
  and site_id = nullif(current_setting('app.site_id', true), '')::uuid and partner_id = nullif(current_setting('app.partner_id', true), '')::uuid`;

/** Limits over all campaigns of a partner, and what pacing remembers: how a site's moments lie in the day, and what each campaign lets pass. */
export class AccountLimits1700000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A changed zone counts from the next midnight of the old one: no day, week or month opens twice. Null: the site's.
      alter table partner add column next_timezone text, add column next_timezone_at timestamptz;

      -- Null where nothing is said. Of the partner's own and the operator's the tighter counts.
      create table account_limit (
        site_id uuid not null,
        partner_id uuid not null,
        set_by text not null check (set_by in ('partner', 'operator')),
        monthly_budget bigint check (monthly_budget > 0),
        daily_budget bigint check (daily_budget > 0),
        monthly_leads int check (monthly_leads > 0),
        daily_leads int check (daily_leads > 0),
        set_at timestamptz not null,
        primary key (site_id, partner_id, set_by)
      );
      ${protect('account_limit', { partner: 'read' })}
      create policy account_limit_own_insert on account_limit for insert with check (${own});
      create policy account_limit_own_update on account_limit for update using (${own}) with check (${own});

      -- The share of its moments that a campaign enters, as the pacer saw it last, and what it needs to know the next time.
      create table campaign_pace (
        site_id uuid not null,
        partner_id uuid not null,
        campaign_id uuid not null,
        pass_ppm int not null check (pass_ppm between 0 and 1000000),
        memory jsonb not null,
        looked_at timestamptz not null,
        primary key (site_id, partner_id, campaign_id)
      );
      ${protect('campaign_pace', { partner: 'read' })}

      ${touching('account_limit', { partner: 'partner_id', campaign: 'null', what: 'terms' })}
      ${touching('campaign_pace', { partner: 'partner_id', campaign: 'campaign_id', what: 'money', when: ['pass_ppm'] })}

      -- When the pacer looked at a site the last time, and up to which hour it has counted the site's moments.
      create table pace_look (
        site_id uuid not null primary key,
        looked_at timestamptz not null,
        counted_until timestamptz not null
      );
      ${protect('pace_look')}

      -- Auctions held, by hour.
      create table moment_hour (
        site_id uuid not null,
        hour timestamptz not null,
        stage text not null,
        moments int not null check (moments > 0),
        primary key (site_id, hour, stage)
      );
      ${protect('moment_hour')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${['account_limit', 'campaign_pace'].map(notTouching).join('\n')}
      drop table moment_hour, pace_look, campaign_pace, account_limit;
      alter table partner drop column next_timezone, drop column next_timezone_at;
    `);
  }
}
