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
        primary key (site_id, partner_id)
      ) with (fillfactor = 50); -- the hottest row of all: leave room for heap-only updates
      ${protect('wallet', { partner: 'read' })}

      create table transfer (
        site_id uuid not null,
        partner_id uuid not null,
        id uuid not null,
        kind text not null check (kind in ('topup', 'hold', 'post', 'void', 'credit')),
        debit text not null check (debit in ('bank', 'available', 'held', 'revenue')),
        credit text not null check (credit in ('bank', 'available', 'held', 'revenue') and credit <> debit),
        amount bigint not null check (amount > 0),
        hold_id uuid,
        lead_id uuid,
        reference text,
        actor text not null,
        at timestamptz not null,
        available_after bigint not null,
        booked_at timestamptz not null default clock_timestamp(),
        primary key (site_id, partner_id, id),
        check ((kind in ('post', 'void')) = (hold_id is not null)),
        check (case kind
          when 'topup' then debit = 'bank' and credit = 'available'
          when 'hold' then debit = 'available' and credit = 'held'
          when 'post' then debit = 'held' and credit = 'revenue'
          when 'void' then debit = 'held' and credit = 'available'
          when 'credit' then debit = 'revenue' and credit = 'available'
        end)
      );
      -- A hold resolves at most once.
      create unique index transfer_resolution on transfer (site_id, partner_id, hold_id) where hold_id is not null;
      create index transfer_by_time on transfer (site_id, partner_id, at desc, id desc);
      create index transfer_site_time on transfer (site_id, kind, at);
      ${protect('transfer', { partner: 'read' })}
      revoke update, delete on transfer from ringroad_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table transfer, wallet');
  }
}
