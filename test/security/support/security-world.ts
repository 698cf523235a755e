import { Ledger } from '@ringroad/billing';
import { derivedId, siteScope, SYSTEM, userIdOf } from '@ringroad/kernel';
import { Claims } from '@ringroad/leads';
import { WhatIfs } from '@ringroad/insights';
import { ExclusionLists, MARKET_POLICY, MarketPolicies, Moderation, Partners, PLAIN_OFFER, UNLIMITED } from '@ringroad/market';
import { ApiKeys, Database, LoginLinks, Members, Sites, UserTokens } from '@ringroad/platform';
import { ProgrammeEditor } from '@ringroad/lifecycle';
import { readFileSync } from 'node:fs';
import { Product } from '../../support/product.js';
import { bookAhead } from './forward-rows.js';
import { BOATS } from './operation-writer.js';

export const SITES = ['A', 'B'] as const;
export const COMPANIES = ['one', 'two'] as const;
/** anna is proved and qualified; boris is being proved; xenia's is a duplicate; yuri's of A has run out; zoya has yet to come. */
export const PEOPLE = ['anna', 'boris', 'xenia', 'yuri', 'zoya'] as const;
export type SiteKey = (typeof SITES)[number];
export type CompanyKey = (typeof COMPANIES)[number];
export type PersonKey = (typeof PEOPLE)[number];

export interface Company {
  readonly partnerId: string;
  readonly campaignId: string;
  readonly apiKey: string;
  readonly cookie: string;
}

export interface SecretSite {
  readonly key: SiteKey;
  readonly siteId: string;
  readonly operatorId: string;
  readonly writeKey: string;
  readonly siteKey: string;
  readonly operatorCookie: string;
  readonly companies: Readonly<Record<CompanyKey, Company>>;
}

/** Text that tells whose it is wherever it turns up: `SECRET-A-one-campaign`. */
export function secret(site: SiteKey, owner: CompanyKey | PersonKey | 'site' | 'operator', what: string): string {
  return `SECRET-${site}-${owner}-${what}`;
}

/** Bids nobody would meet by chance; the rival's is the higher one, so that it never becomes the first one's price. */
export const BIDS: Readonly<Record<CompanyKey, bigint>> = { one: 1_300_917n, two: 1_900_931n };
const START = new Date('2026-03-02T09:00:00Z');
const CODE = /\b(\d{6})\b/;
const PASSWORD = 'correct horse battery staple';

/** One server, two sites, in each two partners that compete and four users whose leads stand in different states. */
export class SecurityWorld {
  private constructor(
    readonly product: Product,
    readonly sites: Readonly<Record<SiteKey, SecretSite>>,
  ) {}

  static async build(): Promise<SecurityWorld> {
    const product = await Product.start({ startAt: START });
    const world = new SecurityWorld(product, { A: await furnish(product, 'A'), B: await furnish(product, 'B') });
    await world.live();
    return world;
  }

  userId(site: SiteKey, person: PersonKey): string {
    return userIdOf(this.sites[site].siteId, secret(site, person, 'external'));
  }

  userToken(site: SiteKey, person: PersonKey): string {
    return this.product.server.app.get(UserTokens).mint(this.sites[site].siteId, this.userId(site, person), new Date()).token;
  }

  /** A session's cookie for the user, opened with a sign-in link as the demo does. */
  userCookie(site: SiteKey, person: PersonKey): Promise<string> {
    return cookieOf(this.product, { role: 'user', siteId: this.sites[site].siteId, userId: this.userId(site, person) });
  }

  /** xenia shares anna's address: the second lead with it is a duplicate. */
  email(site: SiteKey, person: PersonKey): string {
    return `${secret(site, person === 'xenia' ? 'anna' : person, 'email')}@example.org`.toLowerCase();
  }

  phone(site: SiteKey, person: PersonKey): string {
    return `+375 29 4${SITES.indexOf(site)}${PEOPLE.indexOf(person)}-71-93`;
  }

  async post(site: SiteKey, person: PersonKey): Promise<void> {
    const userId = secret(site, person, 'external');
    const traits = { email: this.email(site, person), name: secret(site, person, 'name'), phone: this.phone(site, person), locale: 'en', consents: [{ purpose: 'offers', channel: 'email', granted: true, textVersion: 't1' }] };
    const properties = { listingId: secret(site, person, 'listing'), assetId: secret(site, person, 'asset'), brand: 'Audi', model: 'A6', year: 2015, price: 12_000, currency: 'USD', region: 'Minsk' };
    const batch = [
      { type: 'identify', messageId: secret(site, person, 'identify'), userId, traits },
      { type: 'track', event: 'Listing Posted', messageId: secret(site, person, 'posted'), userId, properties },
    ];
    const response = await fetch(`${this.product.url}/v1/batch`, { method: 'POST', headers: { 'content-type': 'application/json', ...basic(this.sites[site].writeKey) }, body: JSON.stringify({ batch }) });
    const answer = (await response.json()) as { accepted?: number };
    if (answer.accepted !== 2) throw new Error(`intake refused ${person}: ${JSON.stringify(answer)}`);
  }

  /** A message of the site's that intake refuses, and keeps for its operator. */
  async blunder(site: SiteKey): Promise<void> {
    const message = { type: 'track', event: 'Listing Posted', messageId: secret(site, 'anna', 'refused'), userId: secret(site, 'anna', 'external'), properties: { price: 'dear' } };
    await fetch(`${this.product.url}/v1/track`, { method: 'POST', headers: { 'content-type': 'application/json', ...basic(this.sites[site].writeKey) }, body: JSON.stringify(message) });
    await this.product.until(async () => (await this.product.query('select from rejected_message where site_id = $1', [this.sites[site].siteId])).length > 0, 'a refused message to be kept');
  }

  /** What the shows of a company taught the site. */
  private async teach(site: SiteKey): Promise<void> {
    const { siteId, companies } = this.sites[site];
    const { partnerId, campaignId } = companies.one;
    await this.product.query(`insert into learning (site_id, until) values ($1, '2026-03-02')`, [siteId]);
    await this.product.query(
      `insert into lesson (site_id, partner_id, campaign_id, offer_id, category, stage, trials, success) values ($1, $2, $3, $3, 'detailing', 'posted', 10.5, 1)`,
      [siteId, partnerId, campaignId],
    );
  }

  /** Codes that a company brings itself. */
  private async handInCodes(site: SiteKey): Promise<void> {
    const { siteId, companies } = this.sites[site];
    for (const company of COMPANIES) {
      const { partnerId, campaignId } = companies[company];
      await this.product.query(
        `insert into offer_code (site_id, partner_id, offer_id, code) select site_id, partner_id, id, $3 from offer where site_id = $1 and partner_id = $2 and campaign_id = $4`,
        [siteId, partnerId, secret(site, company, 'code'), campaignId],
      );
    }
  }

  /** People a company does not want to reach. */
  private async listCustomers(site: SiteKey): Promise<void> {
    const { siteId, companies } = this.sites[site];
    const lists = this.product.server.app.get(ExclusionLists);
    for (const company of COMPANIES) {
      const { partnerId } = companies[company];
      await this.product.server.app.get(Database).transaction(siteScope(siteId), async (tx) => {
        const { id } = await lists.create(tx, await this.product.server.app.get(Sites).get(tx, siteId), partnerId, secret(site, company, 'list'));
        await lists.add(tx, { siteId, partnerId }, id, [`${secret(site, company, 'customer')}@example.org`]);
      });
    }
  }

  /** The user's offer of this company. */
  async offerId(site: SiteKey, person: PersonKey, company: CompanyKey): Promise<string> {
    const { siteId, companies } = this.sites[site];
    const [win] = await this.product.query<{ id: string }>('select id from win where site_id = $1 and user_id = $2 and partner_id = $3', [siteId, this.userId(site, person), companies[company].partnerId]);
    if (!win) throw new Error(`${person} of ${site} was offered nothing by ${company}`);
    return win.id;
  }

  /** The user takes the company's offer; resolves with the lead and the code from the letter. */
  async claim(site: SiteKey, person: PersonKey, company: CompanyKey): Promise<{ readonly leadId: string; readonly code: string }> {
    const letters = () => this.codesOf(site, person);
    const before = letters().length;
    const lead = await this.product.server.app.get(Claims).claim(this.caller(site, person), { offerId: await this.offerId(site, person, company), consentTextVersion: 'share-1' });
    await this.product.until(async () => letters().length > before, 'the letter with the code');
    return { leadId: lead.id, code: letters().at(-1) ?? '' };
  }

  /** The code of the newest letter, once it has come. */
  async codeOf(site: SiteKey, person: PersonKey): Promise<string> {
    await this.product.until(async () => this.codesOf(site, person).length > 0, 'a code');
    return this.codesOf(site, person).at(-1) ?? '';
  }

  private codesOf(site: SiteKey, person: PersonKey): string[] {
    return this.product.mailbox.to(this.email(site, person)).flatMap((letter) => CODE.exec(letter.text ?? '')?.[1] ?? []);
  }

  async prove(site: SiteKey, person: PersonKey, company: CompanyKey): Promise<string> {
    const { leadId, code } = await this.claim(site, person, company);
    return (await this.product.server.app.get(Claims).verify(this.caller(site, person), leadId, code)).status;
  }

  private caller(site: SiteKey, person: PersonKey) {
    const { siteId } = this.sites[site];
    const userId = this.userId(site, person);
    return { siteId, userId, scope: { kind: 'user', siteId, userId } } as const;
  }

  private async live(): Promise<void> {
    const { product } = this;
    await this.post('A', 'yuri');
    await product.settle();
    await this.claim('A', 'yuri', 'one');
    await product.advanceTo(new Date(START.getTime() + 4 * 86_400_000));
    for (const site of SITES) for (const person of ['anna', 'boris', 'xenia'] as const) await this.post(site, person);
    await this.post('B', 'yuri');
    await product.settle();
    for (const site of SITES) {
      const states = [await this.prove(site, 'anna', 'one'), await this.prove(site, 'anna', 'two'), await this.prove(site, 'boris', 'two'), await this.prove(site, 'xenia', 'one')];
      if (states.join() !== 'qualified,qualified,qualified,duplicate') throw new Error(`the leads of ${site} became ${states.join()}`);
      await this.claim(site, 'boris', 'one');
      await this.blunder(site);
      await this.teach(site);
      await this.handInCodes(site);
      await this.listCustomers(site);
      await bookAhead(product, this.sites[site].siteId, Object.values(this.sites[site].companies));
      await this.runProgramme(site);
      await this.makeRules(site);
      await this.buyBoat(site, 'anna');
    }
    await product.settle();
  }

  /** A programme of the site's own, with a second version in the making. Its titles are for whoever it speaks to, its notes and drafts for operators. */
  private async runProgramme(site: SiteKey): Promise<void> {
    const { siteId, operatorId } = this.sites[site];
    const editor = this.product.server.app.get(ProgrammeEditor);
    const published = programmeOf(site, 'title');
    await this.product.db.transaction(SYSTEM, async (tx) => {
      const now = await this.product.server.app.get(Sites).get(tx, siteId);
      await editor.saveDraft(tx, now, operatorId, { programmeId: 'boats', version: null, source: published });
      await editor.make(tx, now, operatorId, 'boats', { release: { version: 1, everSince: false }, migrations: [] }, new Set(HARBOUR));
      await editor.saveDraft(tx, now, operatorId, { programmeId: 'boats', version: null, source: programmeOf(site, 'draft') });
    });
  }

  /** The rules of the market are the site's own; why they were made, and what others would have done, is for its operators. */
  private async makeRules(site: SiteKey): Promise<void> {
    const { siteId, operatorId } = this.sites[site];
    const { app } = this.product.server;
    await this.product.db.transaction(SYSTEM, async (tx) => {
      const change = { settings: MARKET_POLICY, basedOn: 0, note: secret(site, 'site', 'policy-note'), by: operatorId };
      const now = await app.get(Sites).get(tx, siteId);
      await app.get(MarketPolicies).publish(tx, now, change);
      await app.get(WhatIfs).start(tx, now, { settings: MARKET_POLICY, days: 30, by: operatorId });
    });
  }

  private async buyBoat(site: SiteKey, person: PersonKey): Promise<void> {
    const message = { type: 'track', event: 'Boat Bought', messageId: secret(site, person, 'boat'), userId: secret(site, person, 'external'), properties: { boatId: secret(site, person, 'hull'), lengthM: 7, engine: 'outboard' } };
    const answer = await fetch(`${this.product.url}/v1/track`, { method: 'POST', headers: { 'content-type': 'application/json', ...basic(this.sites[site].siteKey) }, body: JSON.stringify(message) });
    if (!answer.ok) throw new Error(`intake refused a boat: ${await answer.text()}`);
  }
}

const HARBOUR = ['marina', 'boatyard', 'sail-loft', 'broker', 'insurer'];

function programmeOf(site: SiteKey, what: 'title' | 'draft'): string {
  const boats = readFileSync(BOATS, 'utf8').replace('programme.boats: {en: Boats', `programme.boats: {en: ${secret(site, 'site', `programme-${what}`)}`);
  return `# ${secret(site, 'site', 'programme-notes')}\n${boats}`;
}

export function basic(key: string): { readonly authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` };
}

/** The cookie of a session that a sign-in link opened. */
async function cookieOf(product: Product, owner: Parameters<LoginLinks['issue']>[0]): Promise<string> {
  const link = new URL(await product.server.app.get(LoginLinks).issue(owner));
  const answer = await fetch(`${product.url}${link.pathname}`, { redirect: 'manual' });
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

async function furnish(product: Product, key: SiteKey): Promise<SecretSite> {
  const { app } = product.server;
  const siteId = key === 'A' ? product.siteId : derivedId('site', product.siteId, key);
  const made = await product.db.transaction(SYSTEM, async (tx) => {
    const name = secret(key, 'site', 'name');
    if (key === 'A') await tx.query('update site set name = $2 where id = $1', [siteId, name]);
    else await app.get(Sites).create(tx, { id: siteId, slug: `site-${key}`, name, kind: 'sandbox', currency: 'USD', timezone: 'Europe/Minsk', clockAt: START });
    const keys = app.get(ApiKeys);
    const operator = await app.get(Members).add(tx, { siteId, role: 'operator', email: `${secret(key, 'operator', 'email')}@example.org`, displayName: secret(key, 'operator', 'name'), password: PASSWORD });
    const writeKey = (await keys.create(tx, { kind: 'write', siteId, name: secret(key, 'site', 'write-key') })).key;
    return { operator, writeKey, siteKey: (await keys.create(tx, { kind: 'site', siteId, name: secret(key, 'site', 'site-key') })).key };
  });
  const companies = Object.fromEntries(await Promise.all(COMPANIES.map(async (company) => [company, await found(product, key, siteId, company)] as const)));
  const operatorCookie = await cookieOf(product, { role: 'operator', siteId, memberId: made.operator });
  return { key, siteId, operatorId: made.operator, writeKey: made.writeKey, siteKey: made.siteKey, operatorCookie, companies: companies as Record<CompanyKey, Company> };
}

async function found(product: Product, key: SiteKey, siteId: string, company: CompanyKey): Promise<Company> {
  const { app } = product.server;
  const partnerId = derivedId('partner', siteId, company);
  const campaignId = derivedId('campaign', partnerId);
  const offer = { ...PLAIN_OFFER, title: secret(key, company, 'title'), text: secret(key, company, 'text'), terms: secret(key, company, 'terms'), validDays: 30 };
  const { apiKey, memberId } = await product.db.transaction(SYSTEM, async (tx) => {
    const site = await app.get(Sites).get(tx, siteId);
    await app.get(Partners).create(tx, site, { id: partnerId, name: secret(key, company, 'partner'), categories: ['detailing'] });
    const draft = { ...UNLIMITED, name: secret(key, company, 'campaign'), category: 'detailing', stages: ['posted'], maxPrice: BIDS[company], totalBudget: 900_000_000n, offers: [offer] } as const;
    await app.get(Moderation).launch(tx, site, partnerId, draft, campaignId);
    await app.get(Ledger).topUp(tx, { siteId, partnerId, amount: 900_000_000n, reference: secret(key, company, 'reference'), actor: secret(key, company, 'actor'), at: site.now });
    const member = await app.get(Members).add(tx, { siteId, role: 'partner', partnerId, email: `${secret(key, company, 'email')}@example.org`, displayName: secret(key, company, 'name'), password: PASSWORD });
    return { memberId: member, apiKey: (await app.get(ApiKeys).create(tx, { kind: 'partner', siteId, partnerId, name: secret(key, company, 'api-key') })).key };
  });
  return { partnerId, campaignId, apiKey, cookie: await cookieOf(product, { role: 'partner', siteId, memberId, partnerId }) };
}
