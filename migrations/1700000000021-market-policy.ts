import type { MigrationInterface, QueryRunner } from 'typeorm';
import { notTouching, touching } from './market-touches.js';
import { protect } from './row-level-security.js';

/** The operator's rules of a site's market, version by version. */
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
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`${notTouching('market_policy')} drop table market_policy`);
  }
}
