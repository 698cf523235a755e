import type { MigrationInterface, QueryRunner } from 'typeorm';
import { notTouching, touching } from './market-touches.js';
import { protect } from './row-level-security.js';

/** The operator's rules of a site's market, version by version, and what others would have done. */
export class MarketPolicy1700000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Nothing here is ever changed: the newest version is in force, and who published what, when and why stays.
      create table market_policy (
        site_id uuid not null,
        version int not null check (version > 0),
        -- Of this row alone: a version whose transaction was given up is told from the one that took its number.
        id uuid not null,
        settings jsonb not null,
        by_member uuid,
        -- On the site's clock.
        at timestamptz not null,
        note text not null,
        primary key (site_id, version)
      );
      ${protect('market_policy')}
      revoke update, delete on market_policy from ringroad_app;

      -- Partners read the reserves of their kind of business by them, users what a kind of business is called.
      create policy market_policy_readers on market_policy for select
        using (current_setting('app.scope', true) in ('partner', 'user') and site_id = nullif(current_setting('app.site_id', true), '')::uuid);
      ${touching('market_policy', { partner: 'null', campaign: 'null', what: 'policy' })}

      -- A replay of stored auctions under rules that nobody published: counted page by page in the order of users, so that a restart
      -- goes on where it was. It changes nothing but itself.
      create table what_if_run (
        site_id uuid not null,
        id uuid not null,
        settings jsonb not null,
        -- The version it is compared with: the one in force when it began.
        compared_with int not null,
        days int not null check (days between 1 and 90),
        -- On the site's clock: auctions from then until then, both included.
        from_at timestamptz not null,
        until_at timestamptz not null,
        by_member uuid,
        state text not null check (state in ('running', 'done', 'failed')),
        -- Null until it has begun.
        total int,
        tally jsonb,
        -- The auction counted last.
        after_user uuid,
        after_at timestamptz,
        after_id uuid,
        primary key (site_id, id)
      );
      create index what_if_running on what_if_run (site_id, id) where state = 'running';
      ${protect('what_if_run')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`${notTouching('market_policy')} drop table what_if_run, market_policy`);
  }
}
