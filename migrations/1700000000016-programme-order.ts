import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events of one instant are read in the order in which a programme names them, and jsonb forgets the order of keys; json keeps it. */
export class ProgrammeOrder1700000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table programme_version alter column definition type json');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table programme_version alter column definition type jsonb');
  }
}
