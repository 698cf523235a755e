import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Two user ids that the site found to be one person (docs/adr/0009). Whoever locks a person's row learns from that row alone who the
 * person is now and which ids it had: a row of another table would be read as it was before the wait for the lock.
 */
export class MergedUsers1700000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table site_user
        -- Always the one that stands for all of them: a chain is made flat when it grows.
        add column merged_into uuid,
        add column merged_at timestamptz,
        -- Of the one that stands for all: the others.
        add column former_ids uuid[] not null default '{}',
        add constraint site_user_merged check ((merged_into is null) = (merged_at is null) and (merged_into is null or former_ids = '{}'));
      -- Few of all users: nearly always nobody asked about is among them.
      create index site_user_merged_ids on site_user (site_id, user_id) where merged_into is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index site_user_merged_ids; alter table site_user drop constraint site_user_merged, drop column merged_into, drop column merged_at, drop column former_ids');
  }
}
