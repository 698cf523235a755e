import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './row-level-security.js';

/** Sites, members, sessions, keys, and the outbox. */
export class Platform1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$ begin
        if not exists (select from pg_roles where rolname = 'ringroad_app') then
          begin
            create role ringroad_app nologin;
          exception when duplicate_object or unique_violation then null; -- another database of this cluster was faster
          end;
        end if;
        if not pg_has_role(current_user, 'ringroad_app', 'member') then
          execute format('grant ringroad_app to %I', current_user);
        end if;
      end $$;
      grant usage on schema public to ringroad_app;

      create table site (
        id uuid primary key,
        slug text not null unique,
        name text not null,
        kind text not null check (kind in ('live', 'sandbox')),
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        timezone text not null,
        clock_at timestamptz,
        -- A sandbox that lives through a prepared history: from when, and until when it is still loading.
        replay_from timestamptz,
        replay_until timestamptz,
        created_at timestamptz not null default now(),
        check ((kind = 'sandbox') = (clock_at is not null))
      );
      ${protect('site', { siteColumn: 'id' })}
      -- Partners and users read their own site's name and clock, and nothing else of it.
      create policy site_member_read on site for select
        using (current_setting('app.scope', true) in ('partner', 'user')
          and id = nullif(current_setting('app.site_id', true), '')::uuid);

      -- One advance of a sandbox clock at a time; the worker goes on with it after a restart.
      create table clock_advance (
        site_id uuid primary key references site,
        from_at timestamptz not null,
        to_at timestamptz not null check (to_at > from_at),
        finished_at timestamptz
      );
      ${protect('clock_advance')}

      create table member (
        site_id uuid not null references site,
        id uuid not null,
        partner_id uuid,
        role text not null check (role in ('operator', 'partner')),
        email text not null,
        display_name text not null,
        password_hash text,
        locale text not null default 'en',
        created_at timestamptz not null default now(),
        primary key (site_id, id),
        check ((role = 'partner') = (partner_id is not null))
      );
      create unique index member_email on member (lower(email));
      ${protect('member', { partner: 'read' })}

      create table session (
        token_hash bytea primary key,
        site_id uuid not null references site,
        role text not null check (role in ('operator', 'partner', 'user')),
        member_id uuid,
        partner_id uuid,
        user_id uuid,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null
      );
      create index session_expiry on session (expires_at);
      ${protect('session')}

      create table login_token (
        token_hash bytea primary key,
        site_id uuid not null references site,
        role text not null check (role in ('operator', 'partner', 'user')),
        member_id uuid,
        partner_id uuid,
        user_id uuid,
        return_path text,
        expires_at timestamptz not null,
        used_at timestamptz
      );
      ${protect('login_token')}

      create table api_key (
        site_id uuid not null references site,
        id uuid not null,
        kind text not null check (kind in ('write', 'site', 'partner')),
        partner_id uuid,
        name text not null,
        prefix text not null,
        key_hash bytea not null,
        created_at timestamptz not null default now(),
        revoked_at timestamptz,
        primary key (site_id, id),
        check ((kind = 'partner') = (partner_id is not null))
      );
      create unique index api_key_hash on api_key (key_hash);
      ${protect('api_key')}

      create table outbox (
        id uuid primary key,
        site_id uuid not null,
        name text not null,
        payload jsonb not null,
        created_at timestamptz not null default now(),
        relayed_at timestamptz,
        open_handlers int not null check (open_handlers >= 0)
      );
      create index outbox_waiting on outbox (id) where relayed_at is null;
      create index outbox_open on outbox (site_id) where open_handlers > 0;
      create index outbox_open_consent on outbox (site_id, (payload ->> 'userId')) where name = 'consent.stated' and open_handlers > 0;
      ${protect('outbox')}
      -- Partners and users cause events too (a claim, an edited campaign); they may add, never read.
      create policy outbox_add on outbox for insert
        with check (site_id = nullif(current_setting('app.site_id', true), '')::uuid);

      create table outbox_delivery (
        outbox_id uuid not null,
        site_id uuid not null,
        handler text not null,
        state text not null check (state in ('handled', 'failing', 'parked')),
        attempts int not null default 1,
        error text,
        at timestamptz not null default now(),
        primary key (outbox_id, handler)
      );
      create index outbox_delivery_trouble on outbox_delivery (state, at) where state <> 'handled';
      ${protect('outbox_delivery')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table outbox_delivery, outbox, api_key, login_token, session, member, clock_advance, site');
  }
}
