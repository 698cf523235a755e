import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A hold and what follows it stand side by side in one index: it finds them together, and promises that a hold is placed, resolved,
 * released and credited at most once each. Before, each post went into two indexes that knew no order, and was looked up in both.
 */
export class HoldsAndFollowers1700000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      set local app.scope = 'system';
      alter table transfer drop constraint transfer_check;
      update transfer set hold_id = id where hold_id is null;
      alter table transfer
        -- A top-up and a hold name themselves.
        alter column hold_id set not null,
        add constraint transfer_follows check ((kind in ('top-up', 'hold')) = (hold_id = id)),
        -- A post and a void are the same step: a hold resolves at most once.
        add column step smallint not null
          generated always as (case kind when 'post' then 1 when 'void' then 1 when 'release' then 2 when 'credit' then 3 else 0 end) stored,
        drop constraint transfer_pkey,
        add primary key (site_id, partner_id, hold_id, step);
      drop index transfer_resolution;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      set local app.scope = 'system';
      alter table transfer drop constraint transfer_pkey, drop constraint transfer_follows, drop column step, alter column hold_id drop not null;
      update transfer set hold_id = null where kind in ('top-up', 'hold');
      alter table transfer add constraint transfer_check check ((kind in ('top-up', 'hold')) = (hold_id is null)), add primary key (site_id, partner_id, id);
      create unique index transfer_resolution on transfer (site_id, partner_id, hold_id) where kind in ('post', 'void');
    `);
  }
}
