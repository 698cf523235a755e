import type { MigrationInterface, QueryRunner } from 'typeorm';
import { notTouching, touching } from './market-touches.js';
import { protect } from './row-level-security.js';

/** What shows taught, counted once a day of the site instead of at every reading of its campaigns. */
export class Lessons1700000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The price was given back: the lead no longer counts as one.
      alter table win add column credited_at timestamptz;

      -- Shows whose attribution window is over, and how many of them became a qualified lead that was kept; older ones weigh less.
      create table lesson (
        site_id uuid not null,
        partner_id uuid not null,
        campaign_id uuid not null,
        -- The campaign's own id where a show does not tell its offer.
        offer_id uuid not null,
        category text not null,
        stage text not null,
        trials float8 not null check (trials >= 0),
        success float8 not null check (success between 0 and trials),
        primary key (site_id, partner_id, campaign_id, offer_id, category, stage)
      );
      ${protect('lesson')}

      -- Up to which midnight of the site its lessons were counted; a site that never had any is missing.
      create table learning (
        site_id uuid not null,
        until timestamptz not null,
        primary key (site_id)
      );
      ${protect('learning')}
      ${touching('learning', { partner: 'null', campaign: 'null', what: 'lessons' })}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${notTouching('learning')}
      drop table learning, lesson;
      alter table win drop column credited_at;
    `);
  }
}
