import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './row-level-security.js';

/** Partners' own bonus codes, each given once; and which offer, in which language, a win showed. */
export class OwnCodes1700000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table offer_code (
        site_id uuid not null,
        partner_id uuid not null,
        offer_id uuid not null,
        code text not null,
        -- Kept for a claim from the moment it is made; free again when the claim comes to nothing.
        lead_id uuid,
        -- Shown to a user: it never comes back.
        given_at timestamptz check (given_at is null or lead_id is not null),
        primary key (site_id, partner_id, offer_id, code)
      );
      create unique index offer_code_lead on offer_code (site_id, partner_id, lead_id) where lead_id is not null;
      create index offer_code_free on offer_code (site_id, partner_id, offer_id) where lead_id is null;
      ${protect('offer_code', { partner: 'write' })}

      -- Of a pool: none is free. A new pool begins without any.
      alter table offer add column out_of_codes boolean not null default true;

      -- While a user has it in hand, no rival's of its kind is shown to the user.
      alter table offer add column keeps_rivals_away boolean not null default false;

      -- Offers of before have one text and rotate with nobody.
      alter table win add column offer_id uuid, add column language text, add column keeps_rivals_away boolean not null default false;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table win drop column offer_id, drop column language, drop column keeps_rivals_away; alter table offer drop column out_of_codes, drop column keeps_rivals_away; drop table offer_code');
  }
}
