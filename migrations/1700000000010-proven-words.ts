import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose word it is, and when it was given, decides what it is worth: consent, addresses and the codes sent to them. */
export class ProvenWords1700000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      set local app.scope = 'system';
      -- Told by a clock that ran ahead: it would outlast what the user says until then.
      update consent_receipt c set at = coalesce(s.clock_at, now()) from site s where s.id = c.site_id and c.at > coalesce(s.clock_at, now());

      -- Which address a code was sent to: a code proves that one, whatever address is known when it is typed in.
      alter table lead_code add column contact_index bytea;
      update lead_code c set contact_index = decode(l.contact_index, 'hex') from lead l
        where l.site_id = c.site_id and l.user_id = c.user_id and l.id = c.lead_id;
      alter table lead_code alter column contact_index set not null;

      -- Whose word a contact is. A page's key can be read by anybody: nobody knows whose an address is that only a page told.
      alter table contact add column told_by text not null default 'page' check (told_by in ('site', 'page', 'user'));
      alter table contact alter column told_by drop default;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table contact drop column told_by; alter table lead_code drop column contact_index');
  }
}
