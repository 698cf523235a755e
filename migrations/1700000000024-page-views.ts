import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A page view is put up for auction like a contact point, and says which moment of a life it found its user in. */
export class PageViews1700000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The contact point whose needs a page view took over; its own auction, under contact_point_id, is another decision.
      alter table decision add column moment_id uuid;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table decision drop column moment_id');
  }
}
