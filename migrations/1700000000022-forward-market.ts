import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './row-level-security.js';

/** The forward market: predicted moments, the shares of them that partners reserve, and what became of both. */
export class ForwardMarket1700000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Auctions held at contact points, by day of the site: what predictions are made of and measured against.
      create table moment_day (
        site_id uuid not null,
        day date not null,
        stage text not null,
        category text not null,
        -- Empty where it was not known.
        region text not null,
        moments int not null check (moments > 0),
        primary key (site_id, day, stage, category, region)
      );
      ${protect('moment_day')}

      create table forward_product (
        site_id uuid not null,
        id uuid not null,
        stage text not null,
        category text not null,
        -- Null for all regions.
        region text,
        period text not null check (period in ('month', 'quarter')),
        -- In the site's zone; ends_at is not part of it.
        starts_at timestamptz not null,
        ends_at timestamptz not null check (ends_at > starts_at),
        -- The prediction as it stood when the first share was sold, or when the period began: 80 % between low and high.
        low int not null check (low >= 0),
        expected int not null check (expected >= low),
        high int not null check (high >= expected),
        -- The most of it that is sold, and how much is, what overlaps it counted, in ppm. No moment is promised more than half.
        capacity_ppm int not null check (capacity_ppm between 0 and 500000),
        taken_ppm int not null default 0 check (taken_ppm between 0 and 500000),
        -- Per qualified lead, for whoever books now.
        price bigint not null check (price > 0),
        predicted_at timestamptz not null,
        -- Moments so far: in all, and by the Monday of their week.
        realised int not null default 0,
        weeks jsonb not null default '{}',
        settled_at timestamptz,
        primary key (site_id, id)
      );
      create index forward_product_open on forward_product (site_id, stage, category) where settled_at is null;
      ${protect('forward_product')}
      create policy forward_product_offered on forward_product for select
        using (current_setting('app.scope', true) = 'partner' and site_id = nullif(current_setting('app.site_id', true), '')::uuid);

      create table reservation (
        site_id uuid not null,
        partner_id uuid not null,
        id uuid not null,
        product_id uuid not null,
        campaign_id uuid not null,
        share_ppm int not null check (share_ppm between 1 and 500000),
        -- Per qualified lead, as agreed.
        price bigint not null check (price > 0),
        -- Moments it stood for when it was booked.
        expected int not null,
        state text not null check (state in ('open', 'live', 'settled', 'released', 'cancelled')),
        release_reason text check (release_reason in ('prediction-failed', 'campaign-ended', 'campaign-stopped', 'partner-suspended')),
        -- The product's, so that an auction finds what it must honour in one table.
        stage text not null,
        category text not null,
        region text,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        -- Looks in a row that found its campaign paused.
        stopped_looks int not null default 0,
        booked_at timestamptz not null,
        closed_at timestamptz,
        primary key (site_id, partner_id, id),
        check ((release_reason is not null) = (state = 'released'))
      );
      create index reservation_standing on reservation (site_id, ends_at) where state in ('open', 'live');
      create index reservation_product on reservation (site_id, product_id);
      ${protect('reservation', { partner: 'read' })}

      -- What became of the moments that fell to a reservation: WON, or the reason why its offer was not shown.
      create table reservation_day (
        site_id uuid not null,
        partner_id uuid not null,
        reservation_id uuid not null,
        day date not null,
        outcome text not null,
        count bigint not null,
        primary key (site_id, partner_id, reservation_id, day, outcome)
      );
      ${protect('reservation_day', { partner: 'read' })}

      -- How far the site has looked: days counted, and the day of the last prediction.
      create table forward_look (
        site_id uuid not null,
        looked_on date not null,
        predicted_on date not null,
        primary key (site_id)
      );
      ${protect('forward_look')}

      alter table win add column reservation_id uuid;
      create index win_reservation on win (site_id, reservation_id) where reservation_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table win drop column reservation_id;
      drop table forward_look, reservation_day, reservation, forward_product, moment_day;
    `);
  }
}
