import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './row-level-security.js';

/** Leads, their one-time codes, their history, and the contact data a partner may read once a lead is qualified. */
export class Leads1700000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table lead (
        site_id uuid not null,
        user_id uuid not null,
        id uuid not null,
        win_id uuid not null,
        partner_id uuid not null,
        campaign_id uuid not null,
        category text not null,
        stage text not null,
        status text not null check (status in ('submitted', 'verifying', 'qualified', 'rejected', 'duplicate', 'expired')),
        billing text not null check (billing in ('none', 'held', 'posted', 'voided')),
        price bigint not null check (price > 0),
        budget_keys text[] not null,
        region text,
        campaign_regions text[] not null,
        asset_id uuid,
        car jsonb,
        reason text not null,
        consent_receipt_id uuid not null,
        shown_text_version text not null,
        contact_index text not null,
        contract_version int not null,
        verdict jsonb,
        evidence jsonb,
        closed_reason text,
        bonus_code text,
        claimed_at timestamptz not null,
        expires_at timestamptz not null,
        verified_at timestamptz,
        verified_index text,
        judged_at timestamptz,
        primary key (site_id, user_id, id),
        -- Each qualified lead is paid for, and only those are.
        check ((billing = 'posted') = (status = 'qualified'))
      );
      create unique index lead_once on lead (site_id, user_id, win_id);
      create index lead_partner on lead (site_id, partner_id, claimed_at desc, id desc);
      create index lead_recent on lead (site_id, claimed_at desc, id desc);
      create index lead_judged on lead (site_id, judged_at) where status = 'qualified';
      create index lead_open on lead (site_id, expires_at) where billing = 'held';
      create unique index lead_bonus_code on lead (site_id, bonus_code, user_id) where bonus_code is not null;
      create index lead_duplicate on lead (site_id, partner_id, category, contact_index) where status = 'qualified';
      ${protect('lead', { partner: 'read', user: 'read' })}

      create table lead_code (
        site_id uuid not null,
        user_id uuid not null,
        lead_id uuid not null,
        digest text not null,
        -- Under the person's own key, until the letter is out.
        sealed_code bytea not null,
        sent_at timestamptz not null,
        expires_at timestamptz not null,
        attempts int not null default 0 check (attempts <= 5),
        resends int not null default 0,
        primary key (site_id, user_id, lead_id)
      );
      ${protect('lead_code')}

      create table lead_event (
        site_id uuid not null,
        user_id uuid not null,
        lead_id uuid not null,
        id uuid not null,
        partner_id uuid not null,
        facet text not null,
        from_state text not null,
        to_state text not null,
        actor text not null,
        reason text not null,
        at timestamptz not null,
        primary key (site_id, user_id, lead_id, id)
      );
      ${protect('lead_event', { partner: 'read' })}
      revoke update, delete on lead_event from ringroad_app;

      -- Written when a lead qualifies and never before: until then there is nothing a partner could read.
      create table lead_contact (
        site_id uuid not null,
        user_id uuid not null,
        lead_id uuid not null,
        partner_id uuid not null,
        ciphertext bytea not null,
        shared_at timestamptz not null,
        primary key (site_id, user_id, lead_id)
      );
      ${protect('lead_contact', { partner: 'read' })}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table lead_contact, lead_event, lead_code, lead');
  }
}
