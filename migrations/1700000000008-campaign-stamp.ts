import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a site's campaigns changed is told by their versions (docs/adr/0007): a time of change, and an index of it, serve nobody. */
export class CampaignStamp1700000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index campaign_changes; alter table campaign drop column updated_at');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table campaign add column updated_at timestamptz not null default clock_timestamp();
      create index campaign_changes on campaign (site_id, updated_at);
    `);
  }
}
