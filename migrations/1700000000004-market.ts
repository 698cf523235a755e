import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './row-level-security.js';

/** Partners, their campaigns, offers and budgets; the decisions of the auction and what was won. */
export class Market1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table partner (
        site_id uuid not null,
        id uuid not null,
        name text not null,
        categories text[] not null,
        status text not null check (status in ('active', 'suspended')),
        created_at timestamptz not null,
        primary key (site_id, id)
      );
      ${protect('partner')}
      create policy partner_own on partner for select
        using (current_setting('app.scope', true) = 'partner'
          and site_id = nullif(current_setting('app.site_id', true), '')::uuid
          and id = nullif(current_setting('app.partner_id', true), '')::uuid);

      create table campaign (
        site_id uuid not null,
        partner_id uuid not null,
        id uuid not null,
        name text not null,
        status text not null check (status in ('draft', 'active', 'paused', 'ended')),
        category text not null,
        stages text[] not null,
        regions text[] not null default '{}',
        brands text[] not null default '{}',
        price_min bigint,
        price_max bigint,
        seasons text[] not null default '{}',
        max_price bigint not null check (max_price > 0),
        total_budget bigint not null check (total_budget > 0),
        daily_budget bigint check (daily_budget > 0),
        starts_at timestamptz,
        ends_at timestamptz,
        version int not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null default clock_timestamp(),
        primary key (site_id, partner_id, id)
      );
      create index campaign_changes on campaign (site_id, updated_at);
      ${protect('campaign', { partner: 'write' })}

      create table offer (
        site_id uuid not null,
        partner_id uuid not null,
        id uuid not null,
        campaign_id uuid not null,
        title text not null,
        text text not null,
        terms text not null,
        valid_days int not null check (valid_days between 1 and 365),
        status text not null check (status in ('draft', 'approved', 'refused')),
        primary key (site_id, partner_id, id)
      );
      create index offer_campaign on offer (site_id, partner_id, campaign_id);
      ${protect('offer', { partner: 'write' })}

      -- One counter row per campaign and window ('total' or the local day); never a SUM.
      create table budget_window (
        site_id uuid not null,
        partner_id uuid not null,
        campaign_id uuid not null,
        window_key text not null,
        cap bigint not null check (cap >= 0),
        pending bigint not null default 0 check (pending >= 0),
        posted bigint not null default 0 check (posted >= 0),
        primary key (site_id, partner_id, campaign_id, window_key)
      ) with (fillfactor = 10); -- few rows, all hot: leave room for heap-only updates
      ${protect('budget_window', { partner: 'read' })}

      create table decision (
        site_id uuid not null,
        user_id uuid not null,
        id uuid not null,
        contact_point_id uuid,
        stage text not null,
        channel text not null,
        outcome text not null,
        winners int not null,
        record jsonb not null,
        at timestamptz not null,
        primary key (site_id, user_id, id)
      );
      create unique index decision_once on decision (site_id, user_id, contact_point_id, channel) where contact_point_id is not null;
      create index decision_time on decision (site_id, at);
      ${protect('decision')}

      -- What a winner won: the offer as it was shown, and the price frozen for its claim.
      create table win (
        site_id uuid not null,
        user_id uuid not null,
        id uuid not null,
        decision_id uuid not null,
        partner_id uuid not null,
        campaign_id uuid not null,
        category text not null,
        stage text not null,
        position int not null,
        price bigint not null check (price > 0),
        quality_ppm int not null,
        partner_name text not null,
        title text not null,
        text text not null,
        terms text not null,
        regions text[] not null,
        reason text not null,
        shown_at timestamptz not null,
        expires_at timestamptz not null,
        state text not null check (state in ('fresh', 'claimed', 'dismissed', 'expired')),
        -- What the user said when putting it away; kept when the user takes it after all.
        dismiss_reason text check (dismiss_reason in ('not-relevant', 'already-done')),
        -- "Later": still fresh, and out of sight until then.
        hidden_until timestamptz,
        qualified_at timestamptz,
        primary key (site_id, user_id, id)
      );
      create index win_shown on win (site_id, shown_at);
      create index win_quality on win (site_id, campaign_id, shown_at);
      ${protect('win', { user: 'read', partner: 'read' })}

      -- Claims as the market remembers them: no second offer of the same partner and category within the duplicate window.
      create table recent_claim (
        site_id uuid not null,
        user_id uuid not null,
        partner_id uuid not null,
        category text not null,
        claimed_at timestamptz not null,
        primary key (site_id, user_id, partner_id, category)
      );
      ${protect('recent_claim')}

      create table loss_tally (
        site_id uuid not null,
        partner_id uuid not null,
        campaign_id uuid not null,
        day date not null,
        reason text not null,
        count bigint not null,
        primary key (site_id, partner_id, campaign_id, day, reason)
      );
      ${protect('loss_tally', { partner: 'read' })}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table loss_tally, recent_claim, win, decision, budget_window, offer, campaign, partner');
  }
}
