import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './row-level-security.js';

/** Campaigns as partners really write them: limits for every span, several offers in several languages, an operator's approval, and a log of all that changed. */
export class WholeCampaigns1700000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The language of the texts that every offer has; offers may speak the others besides.
      alter table site add column language text not null default 'en' check (language in ('ru', 'be', 'en'));
      -- Null: the partner's days are the site's.
      alter table partner add column timezone text;

      alter table campaign
        drop constraint campaign_status_check,
        add constraint campaign_status_check check (status in ('draft', 'review', 'active', 'paused', 'ended')),
        -- Whose pause it is: an operator's outweighs the partner's, which is remembered beside it.
        add column paused_by text check (paused_by in ('partner', 'operator')),
        add column partner_paused boolean not null default false,
        -- What the operator said when refusing it the last time.
        add column review_note text,
        -- Since when something of it waits for an operator: all of it, or a changed text.
        add column waiting_since timestamptz,
        add column targeting jsonb not null default '{}',
        add column adjustments jsonb not null default '[]',
        add column weekly_budget bigint check (weekly_budget > 0),
        add column monthly_budget bigint check (monthly_budget > 0),
        add column total_leads int check (total_leads > 0),
        add column monthly_leads int check (monthly_leads > 0),
        add column weekly_leads int check (weekly_leads > 0),
        add column daily_leads int check (daily_leads > 0),
        add column pacing text not null default 'even' check (pacing in ('even', 'front-loaded', 'asap')),
        -- How many bonuses there are in all; null for as many as are wanted.
        add column stock int check (stock > 0);
      update campaign set paused_by = 'partner', partner_paused = true where status = 'paused';
      alter table campaign add constraint campaign_paused_check check ((status = 'paused') = (paused_by is not null));
      create index campaign_waiting on campaign (site_id, waiting_since, id) where waiting_since is not null;

      alter table offer
        -- Texts in other languages than the site's own, which stand in the columns.
        add column texts jsonb not null default '{}',
        -- The share of shows among the offers of its campaign.
        add column weight int not null default 1 check (weight between 1 and 100),
        add column expires_at timestamptz,
        add column code_kind text not null default 'generated' check (code_kind in ('generated', 'pool')),
        -- A changed text of an approved offer: shown only when an operator approves it.
        add column changed_text jsonb,
        add column review_note text,
        -- Taken out by the partner: refused to everybody from then on, what was shown of it runs its course.
        add column removed_at timestamptz,
        add column created_at timestamptz not null default clock_timestamp();

      -- Every edit and every move of a campaign, field by field; never changed. An offer's fields are named by its id.
      create table campaign_change (
        site_id uuid not null,
        partner_id uuid not null,
        campaign_id uuid not null,
        id uuid not null,
        -- The campaign's version that the change made: what was changed together shares it.
        version int not null,
        at timestamptz not null,
        actor text not null check (actor in ('partner', 'operator', 'program')),
        member_id uuid,
        field text not null,
        before jsonb,
        after jsonb,
        note text,
        primary key (site_id, partner_id, campaign_id, id)
      );
      ${protect('campaign_change', { partner: 'write' })}
      revoke update, delete on campaign_change from ringroad_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table campaign_change;
      alter table offer drop column texts, drop column weight, drop column expires_at, drop column code_kind, drop column changed_text, drop column review_note,
        drop column removed_at, drop column created_at;
      drop index campaign_waiting;
      update campaign set status = 'draft' where status = 'review';
      alter table campaign
        drop constraint campaign_status_check,
        drop constraint campaign_paused_check,
        add constraint campaign_status_check check (status in ('draft', 'active', 'paused', 'ended')),
        drop column paused_by, drop column partner_paused, drop column review_note, drop column waiting_since, drop column targeting, drop column adjustments,
        drop column weekly_budget, drop column monthly_budget, drop column total_leads, drop column monthly_leads, drop column weekly_leads,
        drop column daily_leads, drop column pacing, drop column stock;
      alter table partner drop column timezone;
      alter table site drop column language;
    `);
  }
}
