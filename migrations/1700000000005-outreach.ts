import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './row-level-security.js';

/** Consent, attention, preferences and deliveries. */
export class Outreach1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table consent_receipt (
        site_id uuid not null,
        user_id uuid not null,
        id uuid not null,
        purpose text not null,
        channel text,
        category text,
        partner_id uuid,
        action text not null check (action in ('granted', 'withdrawn')),
        text_version text not null,
        source text not null,
        at timestamptz not null,
        primary key (site_id, user_id, id)
      );
      ${protect('consent_receipt', { user: 'read' })}
      revoke update, delete on consent_receipt from ringroad_app;

      -- What took a user's attention: one line per channel and offer; lines of one occasion and day count once.
      create table attention_entry (
        site_id uuid not null,
        user_id uuid not null,
        id uuid not null,
        channel text not null,
        occasion text not null,
        partner_id uuid,
        category text,
        at timestamptz not null,
        primary key (site_id, user_id, id)
      );
      create index attention_recent on attention_entry (site_id, user_id, at);
      ${protect('attention_entry', { user: 'read' })}
      revoke update, delete on attention_entry from ringroad_app;

      create table preference (
        site_id uuid not null,
        user_id uuid not null,
        settings jsonb not null,
        updated_at timestamptz not null,
        primary key (site_id, user_id)
      );
      ${protect('preference', { user: 'write' })}

      create table suppression (
        site_id uuid not null,
        blind_index bytea not null,
        channel text not null,
        reason text not null,
        at timestamptz not null,
        primary key (site_id, blind_index, channel)
      );
      ${protect('suppression')}

      create table delivery (
        site_id uuid not null,
        user_id uuid not null,
        id uuid not null,
        contact_point_id uuid,
        decision_id uuid,
        channel text not null check (channel in ('inbox', 'email')),
        state text not null check (state in ('held', 'queued', 'sending', 'sent', 'suppressed', 'failed')),
        reason text,
        not_before timestamptz not null,
        window_end timestamptz not null,
        attempts int not null default 0,
        sent_at timestamptz,
        created_at timestamptz not null,
        primary key (site_id, user_id, id)
      );
      create unique index delivery_once on delivery (site_id, user_id, contact_point_id, channel) where contact_point_id is not null;
      create index delivery_held on delivery (site_id, not_before) where state = 'held';
      create index delivery_unsent on delivery (site_id, created_at) where state in ('queued', 'sending');
      ${protect('delivery', { user: 'read' })}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table delivery, suppression, preference, attention_entry, consent_receipt');
  }
}
