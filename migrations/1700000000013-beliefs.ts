import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './row-level-security.js';

/** What a site's own events say: of the numbers a programme's hypotheses claim, and of how long its users keep a car. */
export class Beliefs1700000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table hypothesis_count (
        site_id uuid not null,
        programme_id text not null,
        hypothesis_id text not null,
        -- The version whose measure was counted: of another one this says nothing.
        programme_version int not null,
        counts jsonb not null,
        -- On the site's clock.
        measured_at timestamptz not null,
        primary key (site_id, programme_id, hypothesis_id)
      );
      ${protect('hypothesis_count')}

      -- A count that is under way: over users in the order of their ids, a page at a time, so that a restart goes on where it was.
      create table hypothesis_run (
        site_id uuid not null,
        programme_id text not null,
        programme_version int not null,
        -- What was counted so far, by hypothesis.
        counts jsonb not null,
        as_of timestamptz not null,
        after_user uuid,
        primary key (site_id, programme_id)
      );
      ${protect('hypothesis_run')}

      create table ownership_belief (
        site_id uuid not null,
        brand_class text not null,
        -- By which sales are foreseen; the last learnt mean that was far enough from the one before.
        mean_months int not null check (mean_months > 0),
        learnt_months double precision not null,
        observed int not null,
        ended int not null,
        learnt_at timestamptz not null,
        primary key (site_id, brand_class)
      );
      ${protect('ownership_belief')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table ownership_belief, hypothesis_run, hypothesis_count');
  }
}
