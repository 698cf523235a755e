import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './row-level-security.js';

/** The ledger: wallets with guarded balances, and immutable one-debit-one-credit transfers. */
export class Billing1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table wallet (
        site_id uuid not null,
        partner_id uuid not null,
        currency text not null,
        available bigint not null default 0 check (available >= 0),
        held bigint not null default 0 check (held >= 0),
        spent bigint not null default 0 check (spent >= 0),
        lines bigint not null default 0,
        primary key (site_id, partner_id)
      ) with (fillfactor = 10); -- the hottest row of all: leave room for heap-only updates
      ${protect('wallet', { partner: 'read' })}

      -- \`line\` counts a wallet's transfers without a gap, under the wallet's lock: the order in which money moved.
      create table transfer (
        site_id uuid not null,
        partner_id uuid not null,
        id uuid not null,
        line bigint not null check (line > 0),
        -- The only six ways money moves, each with its debit and its credit.
        kind text not null check (kind in ('top-up', 'hold', 'post', 'release', 'void', 'credit')),
        debit text not null generated always as (case kind
          when 'top-up' then 'bank' when 'hold' then 'wallet:available' when 'credit' then 'revenue' else 'wallet:held' end) stored,
        credit text not null generated always as (case kind
          when 'hold' then 'wallet:held' when 'post' then 'revenue' else 'wallet:available' end) stored,
        amount bigint not null check (amount > 0),
        hold_id uuid,
        reference text not null,
        actor text not null,
        at timestamptz not null,
        available_after bigint not null check (available_after >= 0),
        booked_at timestamptz not null default clock_timestamp(),
        primary key (site_id, partner_id, id),
        check ((kind in ('top-up', 'hold')) = (hold_id is null))
      );
      -- Every index but the primary key is partial, also the one that holds every row: while the table has no statistics yet,
      -- the planner would as soon look up an id by the first column of any other index. A query must name the condition to use one.
      create index transfer_site_time on transfer (site_id, kind, at) where kind in ('top-up', 'post', 'credit');
      create index transfer_top_up on transfer (site_id, reference) where kind = 'top-up';
      create unique index transfer_line on transfer (site_id, partner_id, line) where line > 0;
      -- A hold resolves at most once.
      create unique index transfer_resolution on transfer (site_id, partner_id, hold_id) where kind in ('post', 'void');
      ${protect('transfer', { partner: 'read' })}
      revoke update, delete on transfer from ringroad_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table transfer, wallet');
  }
}
