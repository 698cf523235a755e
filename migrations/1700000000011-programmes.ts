import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './row-level-security.js';

/** A site's own programmes: versions, which of them was in force when, and whom a journey and a contact point are about. */
export class Programmes1700000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table programme_version (
        site_id uuid not null,
        programme_id text not null,
        version int not null,
        -- As it was written, comments included.
        source text not null,
        -- JSON, null while a draft does not validate. As text: events of one instant are read in the order in which a programme
        -- names them, and jsonb forgets the order of keys.
        definition text,
        created_at timestamptz not null,
        created_by uuid,
        published_at timestamptz,
        published_by uuid,
        primary key (site_id, programme_id, version),
        check (published_at is null or definition is not null)
      );
      ${protect('programme_version')}

      -- What an operator did to a running programme, in order; nothing here is ever changed. A release puts a version in force for
      -- journeys that begin from then on (none of them when version is null); a migration moves those under way.
      create table programme_change (
        site_id uuid not null,
        programme_id text not null,
        seq int not null,
        -- Of this change alone: what was read before it is told from what was read after.
        id uuid not null,
        kind text not null check (kind in ('release', 'migrate')),
        version int,
        from_version int,
        stages jsonb,
        -- On the site's clock; null since ever.
        at timestamptz,
        made_at timestamptz not null,
        made_by uuid,
        primary key (site_id, programme_id, seq)
      );
      ${protect('programme_change')}

      -- What is published brings words that partners and users read, too.
      create policy programme_version_published on programme_version for select
        using (published_at is not null and current_setting('app.scope', true) in ('partner', 'user')
          and site_id = nullif(current_setting('app.site_id', true), '')::uuid);
      create policy programme_change_readers on programme_change for select
        using (current_setting('app.scope', true) in ('partner', 'user') and site_id = nullif(current_setting('app.site_id', true), '')::uuid);

      alter table journey rename column asset_id to subject_id;
      alter table contact_point rename column asset_id to subject_id;
      alter table contact_point add column programme_id text not null default 'classified', add column programme_version int not null default 1;
      alter table contact_point alter column programme_id drop default, alter column programme_version drop default;
      -- A user has some twenty contact points, which the primary key finds: the index cost each waiting one a sixth of its room.
      drop index contact_point_next;
      create index journey_programme on journey (site_id, programme_id, programme_version) where ended_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index journey_programme;
      create index contact_point_next on contact_point (site_id, user_id, due_at) where status = 'planned';
      alter table contact_point drop column programme_id, drop column programme_version;
      alter table contact_point rename column subject_id to asset_id;
      alter table journey rename column subject_id to asset_id;
      drop table programme_change, programme_version;
    `);
  }
}
