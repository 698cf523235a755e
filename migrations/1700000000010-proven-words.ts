import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose word it is, and when it was given, decides what it is worth: consent, addresses and the codes sent to them. */
export class ProvenWords1700000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      set local app.scope = 'system';
      -- Told by a clock that ran ahead: it would outlast what the user says until then.
      update consent_receipt c set at = coalesce(s.clock_at, now()) from site s where s.id = c.site_id and c.at > coalesce(s.clock_at, now());
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('select 1');
  }
}
