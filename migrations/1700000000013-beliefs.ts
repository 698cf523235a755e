import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './row-level-security.js';

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

      -- The history of journeys as rows, to count who stood where at any instant. It follows journey by the triggers below and has no
      -- other writer: whoever changes a journey, in whatever order, it says the same.
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

      create function stage_stays_of(site_id uuid, user_id uuid, journey_id uuid, programme_id text, history jsonb) returns setof stage_stay
        language sql stable as $$
        select $1, $2, $3, n::int, $4, stage, at, left_at, next_stage, outcome from (
          select n, step ->> 'stage' as stage, (step ->> 'at')::timestamptz as at, lead((step ->> 'at')::timestamptz) over w as left_at,
            lead(step ->> 'stage') over w as next_stage, lead(step ->> 'outcome') over w as outcome
          from jsonb_array_elements($5) with ordinality as s (step, n) window w as (order by n)) as steps
        where stage is not null $$;

      create function write_stage_stays() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then
          insert into stage_stay select s.* from come c, stage_stays_of(c.site_id, c.user_id, c.id, c.programme_id, c.history) s;
        elsif tg_op = 'DELETE' then
          delete from stage_stay s using gone g where s.site_id = g.site_id and s.user_id = g.user_id and s.journey_id = g.id;
        else
          delete from stage_stay s using gone g join come c on c.site_id = g.site_id and c.user_id = g.user_id and c.id = g.id
            where c.history is distinct from g.history and s.site_id = g.site_id and s.user_id = g.user_id and s.journey_id = g.id;
          insert into stage_stay select s.* from gone g join come c on c.site_id = g.site_id and c.user_id = g.user_id and c.id = g.id,
            stage_stays_of(c.site_id, c.user_id, c.id, c.programme_id, c.history) s where c.history is distinct from g.history;
        end if;
        return null;
      end $$;
      create trigger journey_come after insert on journey referencing new table as come for each statement execute function write_stage_stays();
      create trigger journey_changed after update on journey referencing old table as gone new table as come
        for each statement execute function write_stage_stays();
      create trigger journey_gone after delete on journey referencing old table as gone for each statement execute function write_stage_stays();

      set local app.scope = 'system';
      insert into stage_stay select s.* from journey j, stage_stays_of(j.site_id, j.user_id, j.id, j.programme_id, j.history) s;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger journey_come on journey; drop trigger journey_changed on journey; drop trigger journey_gone on journey;
      drop function write_stage_stays(); drop function stage_stays_of(uuid, uuid, uuid, text, jsonb);
      drop table stage_stay, ownership_belief, hypothesis_run, hypothesis_count;
    `);
  }
}
