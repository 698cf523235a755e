import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What campaigns may ask of people and cars beside what was known. */
export class Touches1700000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table site_user add column segments text[] not null default '{}', add column score int check (score between 0 and 100);
      alter table asset add column lat double precision, add column lon double precision;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table asset drop column lat, drop column lon;
      alter table site_user drop column segments, drop column score;
    `);
  }
}
