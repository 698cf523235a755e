import { derivedId, SYSTEM, siteScope } from '@ringroad/kernel';
import { type CampaignDraft, Campaigns, Moderation, Partners, PROGRAM } from '@ringroad/market';
import { ApiKeys, Database, Members, type Site, Sites, type Tx } from '@ringroad/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { atLocalHour } from './world/demo-days.js';
import { LOADED_DAYS } from './world/demo-world.js';
import { PARTNERS } from './world/partners.js';
import { WAITING_CAMPAIGNS } from './world/waiting-campaigns.js';

/** All that makes one demo world and no other. */
export const DEMO = {
  siteId: derivedId('site', 'demo'),
  slug: 'demo',
  name: 'Kolesnik',
  currency: 'USD',
  timezone: 'Europe/Minsk',
  language: 'ru',
  seed: 'demo-1',
  firstDay: '2026-01-05',
  users: 2_000,
  operatorEmail: 'operator@demo.test',
  /** Whom the user's sign-in link signs in: posts, renews and sells a premium car, buys the next and lists it late in the year. */
  userId: 'u-01924',
} as const;

/** Where the sandbox clock starts, and where it stands when the world is loaded. */
export const DEMO_BEGIN = atLocalHour(DEMO.firstDay, 0, 0, DEMO.timezone);
export const DEMO_END = atLocalHour(DEMO.firstDay, LOADED_DAYS, 0, DEMO.timezone);

const LOADER_KEY = 'demo loader';

export function demoPartnerId(slug: string): string {
  return derivedId('demo-partner', slug);
}

export function partnerEmail(slug: string): string {
  return `${slug}@partners.demo.test`;
}

/** The one password of all demo members: the same on every start of an installation, another in each of them. */
export function demoPassword(secret: string): string {
  return createHmac('sha256', secret).update('demo members').digest('base64url').slice(0, 14);
}

/**
 * Creates the demo site with its operator, its partners, their members and campaigns, in one transaction; when it is there,
 * nothing changes. Wallets are empty: the operator fills them as the world goes on.
 */
export async function seedDemoSite(app: INestApplicationContext, secret: string): Promise<void> {
  const sites = app.get(Sites, { strict: false });
  const password = demoPassword(secret);
  await app.get(Database, { strict: false }).transaction(SYSTEM, async (tx) => {
    if ((await sites.all(tx)).some((site) => site.id === DEMO.siteId)) return;
    const { siteId: id, slug, name, currency, timezone, language } = DEMO;
    await sites.create(tx, { id, slug, name, kind: 'sandbox', currency, timezone, language, clockAt: DEMO_BEGIN, replayUntil: DEMO_END });
    const site = await sites.get(tx, id);
    await app.get(Members, { strict: false }).add(tx, { siteId: id, role: 'operator', email: DEMO.operatorEmail, displayName: 'Demo operator', password });
    await seedPartners(app, tx, site, password);
  });
}

async function seedPartners(app: INestApplicationContext, tx: Tx, site: Site, password: string): Promise<void> {
  const [members, partners, moderation] = [app.get(Members, { strict: false }), app.get(Partners, { strict: false }), app.get(Moderation, { strict: false })];
  for (const { slug, name, campaigns: plans } of PARTNERS) {
    const partnerId = demoPartnerId(slug);
    const categories = [...new Set(plans.map((plan) => plan.category))];
    await partners.create(tx, site, { id: partnerId, name, categories });
    await members.add(tx, { siteId: site.id, role: 'partner', partnerId, email: partnerEmail(slug), displayName: name, password, locale: 'ru' });
    for (const plan of plans) await moderation.launch(tx, site, partnerId, plan, derivedId('demo-campaign', slug, plan.name));
    const waiting = WAITING_CAMPAIGNS.get(slug);
    if (waiting) await handIn(app.get(Campaigns, { strict: false }), tx, site, partnerId, waiting);
  }
}

async function handIn(campaigns: Campaigns, tx: Tx, site: Site, partnerId: string, draft: CampaignDraft): Promise<void> {
  const { campaign } = await campaigns.create(tx, site, partnerId, draft, PROGRAM, derivedId('demo-waiting', partnerId));
  await campaigns.setStatus(tx, site, partnerId, campaign.id, 'review', PROGRAM);
}

/**
 * The key of the classified site's own server: for events, for what the site knows of its people, and for their tokens. A key is shown
 * only once, so every start takes the loader's old one back and makes a new one.
 */
export async function renewDemoKey(app: INestApplicationContext): Promise<string> {
  const keys = app.get(ApiKeys, { strict: false });
  const { siteId } = DEMO;
  return app.get(Database, { strict: false }).transaction(siteScope(siteId), async (tx) => {
    for (const key of await keys.live(tx, siteId)) if (key.name === LOADER_KEY) await keys.revoke(tx, siteId, key.id);
    return (await keys.create(tx, { kind: 'site', siteId, name: LOADER_KEY })).key;
  });
}
