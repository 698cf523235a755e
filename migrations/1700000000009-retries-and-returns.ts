import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What fails is tried again for days, what reaches outside is in one hand at a time, and attention that was not taken is given back. */
export class RetriesAndReturns1700000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table outbox_delivery
        -- 'failing': when it is tried again. 'taken': until when a worker has it in hand, unless it says so anew.
        add column not_before timestamptz,
        add column failing_since timestamptz,
        drop constraint outbox_delivery_state_check,
        add constraint outbox_delivery_state_check check (state in ('handled', 'taken', 'failing', 'parked'));
      set local app.scope = 'system';
      update outbox_delivery set not_before = now(), failing_since = at where state = 'failing';
      alter table outbox_delivery add check ((state in ('taken', 'failing')) = (not_before is not null));
      create index outbox_delivery_again on outbox_delivery (not_before) where state in ('taken', 'failing');

      -- A proved lead whose judgement failed: when it is asked for again.
      alter table lead add column judge_again_at timestamptz;
      create index lead_unjudged on lead (site_id, coalesce(judge_again_at, expires_at)) where billing = 'held' and verified_at is not null;

      -- The ledger is appended to only: a line that gives back another says which.
      alter table attention_entry add column returns uuid;
      create unique index attention_returned on attention_entry (site_id, user_id, returns) where returns is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      set local app.scope = 'system';
      delete from attention_entry a where returns is not null
        or exists (select from attention_entry r where r.site_id = a.site_id and r.user_id = a.user_id and r.returns = a.id);
      alter table attention_entry drop column returns;
      alter table lead drop column judge_again_at;
      update outbox_delivery set state = 'failing' where state = 'taken';
      alter table outbox_delivery drop column not_before, drop column failing_since, drop constraint outbox_delivery_state_check,
        add constraint outbox_delivery_state_check check (state in ('handled', 'failing', 'parked'));
    `);
  }
}
