import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './row-level-security.js';

/** One step (e) of the history of a journey (c) as a row of stage_stay: from there until the next step. */
const STAY = `c.site_id, c.user_id, c.id, e.n::int, c.programme_id, e.step ->> 'stage', (e.step ->> 'at')::timestamptz,
  (c.history -> e.n::int ->> 'at')::timestamptz, c.history -> e.n::int ->> 'stage', c.history -> e.n::int ->> 'outcome'`;

/**
 * What a site's own events say of the numbers a programme's hypotheses claim, and of how long its users keep a car; and who stood in
 * which stage at any instant.
 */
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

      -- The history of journeys as rows, to count who stood where at any instant; written with the journeys.
      create table stage_stay (
        site_id uuid not null,
        user_id uuid not null,
        journey_id uuid not null,
        step int not null,
        programme_id text not null,
        stage text not null,
        entered_at timestamptz not null,
        -- Null while it lasts. At that instant the journey stood in next_stage already, or had ended with outcome.
        left_at timestamptz,
        next_stage text,
        outcome text,
        primary key (site_id, user_id, journey_id, step)
      );
      create index stage_stay_left on stage_stay (site_id, programme_id, left_at, stage);
      create index stage_stay_begun on stage_stay (site_id, programme_id, entered_at) where step = 1;
      ${protect('stage_stay')}

      set local app.scope = 'system';
      insert into stage_stay select ${STAY} from journey c, jsonb_array_elements(c.history) with ordinality as e (step, n)
        where e.step ->> 'stage' is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table stage_stay, ownership_belief, hypothesis_run, hypothesis_count;
    `);
  }
}
