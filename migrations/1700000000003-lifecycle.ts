import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './row-level-security.js';

/** People, facts, assets, journeys and their contact points. */
export class Lifecycle1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table site_user (
        site_id uuid not null,
        user_id uuid not null,
        external_id text not null,
        locale text not null default 'ru',
        -- What the user chose in the preferences: it outlives what the site tells.
        chosen_locale text,
        timezone text not null,
        region text,
        first_seen_at timestamptz not null,
        last_event_at timestamptz,
        refold_at timestamptz,
        primary key (site_id, user_id)
      );
      -- When time alone moves a journey on, or the planning horizon needs to be pushed out.
      create index site_user_refold on site_user (site_id, refold_at) where refold_at is not null;
      create index site_user_external on site_user (site_id, external_id);
      ${protect('site_user', { user: 'read' })}

      -- One data key a person, wrapped by the master key: dropping it erases the person's contact data everywhere.
      create table person_key (
        site_id uuid not null,
        user_id uuid not null,
        wrapped_key bytea,
        shredded_at timestamptz,
        primary key (site_id, user_id)
      );
      ${protect('person_key')}

      create table contact (
        site_id uuid not null,
        user_id uuid not null,
        kind text not null check (kind in ('email', 'phone', 'name')),
        ciphertext bytea not null,
        blind_index bytea not null,
        stated_at timestamptz not null,
        verified_at timestamptz,
        primary key (site_id, user_id, kind)
      );
      create index contact_blind on contact (site_id, kind, blind_index);
      ${protect('contact')}

      create table intake_key (
        site_id uuid not null,
        message_id text not null,
        body_hash bytea not null,
        event_id uuid not null,
        primary key (site_id, message_id)
      );
      ${protect('intake_key')}

      create table event (
        site_id uuid not null,
        user_id uuid not null,
        id uuid not null,
        name text not null,
        occurred_at timestamptz not null,
        received_at timestamptz not null,
        message_id text not null,
        properties jsonb not null,
        primary key (site_id, user_id, id, received_at)
      ) partition by range (received_at);
      create table event_default partition of event default;
      ${protect('event', { user: 'read' })}
      ${protect('event_default', { user: 'read' })}
      revoke update, delete on event, event_default from ringroad_app;

      -- The app role owns no table, so it cannot add a month's partition by itself. Facts of a month that had none yet stand in
      -- the default partition, which refuses the new neighbour until they have moved. Months are reached through event only:
      -- its policies hold there, and a month by itself is granted to nobody.
      create function ensure_event_month(month date) returns void language plpgsql security definer
        set search_path = public, pg_temp set timezone = 'UTC' set app.scope = 'system' as $$
      declare
        starts timestamptz := date_trunc('month', month::timestamp);
        ends timestamptz := starts + interval '1 month';
        part text := 'event_' || to_char(month, 'YYYY_MM');
      begin
        if to_regclass(part) is not null then return; end if;
        perform pg_advisory_xact_lock(hashtext('ensure_event_month'));
        if to_regclass(part) is not null then return; end if;
        lock table event_default in access exclusive mode;
        execute format('create table %I (like event)', part);
        execute format('with moved as (delete from event_default where received_at >= %L and received_at < %L returning *)
          insert into %I select * from moved', starts, ends, part);
        execute format('alter table event attach partition %I for values from (%L) to (%L)', part, starts, ends);
        execute format('alter table %I enable row level security', part);
        execute format('alter table %I force row level security', part);
      end $$;
      revoke all on function ensure_event_month(date) from public;
      grant execute on function ensure_event_month(date) to ringroad_app;

      create table asset (
        site_id uuid not null,
        id uuid not null,
        asset_key text not null,
        brand text,
        brand_class text not null,
        premium boolean not null,
        model text,
        year int,
        price bigint,
        currency text,
        mileage int,
        region text,
        transmission text,
        fuel text,
        body_type text,
        engine_capacity double precision,
        condition text,
        last_fact_at timestamptz not null,
        primary key (site_id, id)
      );
      ${protect('asset')}

      create table ownership (
        site_id uuid not null,
        user_id uuid not null,
        asset_id uuid not null,
        owned_from timestamptz,
        owned_to timestamptz,
        primary key (site_id, user_id, asset_id)
      );
      create index ownership_asset on ownership (site_id, asset_id);
      ${protect('ownership', { user: 'read' })}

      create table listing (
        site_id uuid not null,
        user_id uuid not null,
        id uuid not null,
        listing_key text not null,
        asset_id uuid not null,
        status text not null check (status in ('live', 'sold', 'withdrawn', 'expired')),
        posted_at timestamptz,
        renewals int not null,
        last_renewed_at timestamptz,
        ended_at timestamptz,
        primary key (site_id, user_id, id)
      );
      ${protect('listing', { user: 'read' })}

      create table journey (
        site_id uuid not null,
        user_id uuid not null,
        id uuid not null,
        programme_id text not null,
        programme_version int not null,
        asset_id uuid not null,
        cycle int not null,
        stage text not null,
        stage_entered_at timestamptz not null,
        started_at timestamptz not null,
        ended_at timestamptz,
        outcome text,
        goal_reached boolean not null,
        listing_key text,
        renewals int not null,
        predicted_sale_at timestamptz,
        history jsonb not null,
        primary key (site_id, user_id, id)
      );
      create index journey_stage on journey (site_id, stage, stage_entered_at) where ended_at is null;
      ${protect('journey', { user: 'read' })}

      create table contact_point (
        site_id uuid not null,
        user_id uuid not null,
        id uuid not null,
        journey_id uuid not null,
        asset_id uuid not null,
        point_id text not null,
        occurrence text not null,
        cause_id uuid not null,
        stage text not null,
        track text not null,
        reason_key text not null,
        needs text[] not null,
        due_at timestamptz not null,
        window_end timestamptz not null,
        status text not null check (status in ('planned', 'fired', 'missed', 'cancelled')),
        settled_at timestamptz,
        primary key (site_id, user_id, id)
      );
      create index contact_point_due on contact_point (site_id, due_at) where status = 'planned';
      create index contact_point_next on contact_point (site_id, user_id, due_at) where status = 'planned';
      ${protect('contact_point', { user: 'read' })}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table contact_point, journey, listing, ownership, asset, event, intake_key, contact, person_key, site_user;
      drop function ensure_event_month(date);
    `);
  }
}
