import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A published programme is no secret on its site: partners bid for its moments, users are told its reasons. Its drafts are. */
const READERS = `current_setting('app.scope', true) in ('partner', 'user') and site_id = nullif(current_setting('app.site_id', true), '')::uuid`;

/** A site's own programmes reach partners and users: as what may be bid for, and as the words an offer came with. */
export class OwnWords1700000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create policy programme_version_published on programme_version for select using (${READERS} and published_at is not null);
      create policy programme_change_told on programme_change for select using (${READERS});
      -- By language, as they stood when the offer was won; null where the words are ours.
      alter table win add column reason_texts jsonb;
      alter table lead add column reason_texts jsonb;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table lead drop column reason_texts;
      alter table win drop column reason_texts;
      drop policy programme_change_told on programme_change;
      drop policy programme_version_published on programme_version;
    `);
  }
}
