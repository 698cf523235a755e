import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The words of a site's own programme stay with an offer as they stood when it was won, whatever is published later. */
export class OwnWords1700000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- By language; null where the words are ours.
      alter table win add column reason_texts jsonb;
      alter table lead add column reason_texts jsonb;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table lead drop column reason_texts;
      alter table win drop column reason_texts;
    `);
  }
}
