import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './row-level-security.js';

/** What intake refused, for an operator to look into, put right and send again. */
export class RejectedMessages1700000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rejected_message (
        site_id uuid not null,
        id uuid not null,
        -- Whose word it was: the site's own server, a page's public key, or an import. A replay has no more rights than that.
        source text not null check (source in ('server', 'page', 'import')),
        -- Keyed hash of the body: the same one again is counted here and kept once.
        body_hash bytea not null,
        -- It may hold personal data: sealed under a key of its own, and gone once the message is stored or dismissed.
        wrapped_key bytea,
        body bytea,
        -- Bytes that are kept.
        size int not null,
        name text not null,
        path text not null,
        reason text not null,
        status text not null default 'open' check (status in ('open', 'replayed', 'dismissed')),
        count int not null,
        -- The first time, on the site's clock: when it happened, where the message does not say it.
        received_at timestamptz not null,
        last_at timestamptz not null,
        settled_at timestamptz,
        primary key (site_id, id),
        unique (site_id, source, body_hash),
        check ((status = 'open') = (body is not null and wrapped_key is not null))
      );
      create index rejected_message_last on rejected_message (site_id, last_at desc, id desc);
      ${protect('rejected_message')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table rejected_message');
  }
}
