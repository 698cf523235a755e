import { readFileSync } from 'node:fs';
import { derivedId, isCategory, SYSTEM, userIdOf } from '@ringroad/kernel';
import { Ledger } from '@ringroad/billing';
import { Partners } from '@ringroad/market';
import { Members, Sites } from '@ringroad/platform';
import { Product } from '../support/product.js';
import { Visitor } from '../support/visitor.js';

const BOATS = readFileSync(new URL('../../docs/examples/boats.programme.yaml', import.meta.url), 'utf8');
const HARBOUR = ['marina', 'boatyard', 'sail-loft', 'broker', 'insurer'];
const CAMPAIGN = {
  name: 'A berth for the first summer', category: 'marina', stages: ['boats/afloat'], regions: [], brands: [], seasons: [], maxPriceMinor: '1200', totalBudgetMinor: '100000',
  offerTitle: 'Two weeks at the pier for nothing', offerText: 'With water and power.', offerTerms: '', offerValidDays: 14,
};
const CREATE = 'mutation ($input: CampaignInput!) { createCampaign(input: $input) { id category stages reserve { minor } } }';
const OFFERS = '{ myOffers(first: 9) { edges { node { id stage category partnerName reason whyMe { fact rule partnerChoice neverShared } } } } }';
const CLAIM = 'mutation ($id: ID!) { claimOffer(offerId: $id, consentTextVersion: "share-1") { offer { claim { leadId } } } }';
const VERIFY = 'mutation ($leadId: ID!, $code: String!) { verifyClaim(leadId: $leadId, code: $code) { offer { claim { status bonusCode } } } }';
const LEADS = '{ myLeads { edges { node { stage category status billing price { minor } reason car { brand } contact { email } } } } }';
const USER = `query ($id: ID!) { user(id: $id) { stage asset { brand } journeys { stage programmeId programmeTitles { language text } asset { brand } closed }
  timeline(first: 100) { edges { node { kind title detail stage category } } } } }`;

interface Card {
  readonly id: string;
  readonly category: string;
}

describe("a site's own programme", () => {
  let product: Product;
  let operator: Visitor;
  let harbour: Visitor;
  let harbourId: string;

  const reader = (user: string) => Visitor.bearing(product, product.userToken(userIdOf(product.siteId, user)));
  const offers = async (user: string) => (await reader(user).ask<{ myOffers: { edges: { node: Card }[] } }>(OFFERS)).myOffers.edges.map(({ node }) => node);
  const bought = (user: string, locale: string) =>
    product.send([
      { type: 'identify', messageId: `i-${user}`, userId: user, traits: { email: `${user}@example.org`, name: user, locale, consents: [{ purpose: 'offers', channel: 'email', granted: true, textVersion: 't1' }] } },
      { type: 'track', event: 'Boat Bought', messageId: `b-${user}`, userId: user, properties: { boatId: `hull-${user}`, lengthM: 7, engine: 'outboard' } },
    ]);

  async function company(category: string): Promise<string> {
    const id = derivedId('partner', product.siteId, category);
    const { app } = product.server;
    await product.db.transaction(SYSTEM, async (tx) => {
      const site = await app.get(Sites).get(tx, product.siteId);
      await app.get(Partners).create(tx, site, { id, name: `Harbour ${category}`, categories: [category].filter(isCategory) });
      await app.get(Ledger).topUp(tx, { siteId: product.siteId, partnerId: id, amount: 50_000n, reference: `bank-${category}`, actor: 'test', at: site.now });
    });
    return id;
  }

  async function member(role: 'operator' | 'partner', partnerId: string | null): Promise<Visitor> {
    const owner = role === 'operator' ? { role } : { role, partnerId: partnerId ?? '' };
    const memberId = await product.db.transaction(SYSTEM, (tx) =>
      product.server.app.get(Members, { strict: false }).add(tx, { siteId: product.siteId, email: `${role}@harbour.test`, displayName: role, ...owner }),
    );
    return Visitor.byLink(product, { siteId: product.siteId, memberId, ...owner });
  }

  beforeAll(async () => {
    product = await Product.start();
    operator = await member('operator', null);
  });
  afterAll(() => product.stop());

  it('brings kinds of business: a partner can have one as soon as the draft is there, and none that nobody named', async () => {
    await expect(company('marina')).rejects.toThrow('no partners of the category marina. There are: detailing, ');
    await operator.ask('mutation ($source: String!) { saveProgrammeDraft(programmeId: "boats", source: $source) { version } }', { source: BOATS });
    for (const category of HARBOUR) await company(category);
    harbourId = derivedId('partner', product.siteId, 'marina');
    harbour = await member('partner', harbourId);
  });

  it('brings moments to bid for, from the day it is published', async () => {
    const early = await harbour.refused(CREATE, { input: CAMPAIGN });
    expect(early).toMatchObject({ code: 'INVALID_INPUT', problems: [{ path: 'stages', reason: expect.stringContaining('does not know: boats/afloat. There are: posted') }] });
    expect(await harbour.ask('{ moments { stage } }')).toEqual({ moments: ['posted', 'renewed', 'sold', 'bought', 'owning'].map((stage) => ({ stage })) });

    await operator.ask('mutation { changeProgramme(programmeId: "boats", plan: { release: 1, migrations: [] }) }');
    const { moments } = await harbour.ask<{ moments: object[] }>('{ moments { stage programmeId titles { text } programmeTitles { language text } categories } }');
    expect(moments[5]).toEqual({
      stage: 'boats/afloat',
      programmeId: 'boats',
      titles: [{ text: 'afloat' }],
      programmeTitles: [{ language: 'en', text: 'Boats' }, { language: 'ru', text: 'Лодки' }],
      categories: expect.arrayContaining(['marina', 'insurer', 'boatyard']),
    });
    const { categories } = await harbour.ask<{ categories: object[] }>('{ categories { category titles { text } } }');
    expect(categories.slice(-4)).toEqual(HARBOUR.slice(0, 4).map((category) => ({ category, titles: [{ text: category.replace('-', ' ') }] })));
    const made = await harbour.ask<{ createCampaign: { id: string } }>(CREATE, { input: CAMPAIGN });
    expect(made).toEqual({ createCampaign: { id: expect.any(String), category: 'marina', stages: ['boats/afloat'], reserve: { minor: '300' } } });
    await product.approve(made.createCampaign.id);
    expect(await operator.refused('query ($c: Category) { partners(category: $c) { totalCount } }', { c: 'Service_Centre' })).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('its event brings the offer, told in its own words and with no word of a car', async () => {
    expect(await bought('olga', 'en')).toMatchObject({ accepted: 2, rejected: [] });
    await bought('oleg', 'ru');
    await product.settle();
    const [offer, ...others] = await offers('olga');
    expect(others).toEqual([]);
    expect(offer).toEqual({
      id: expect.any(String),
      stage: 'boats/afloat',
      category: 'marina',
      partnerName: 'Harbour marina',
      reason: 'You bought a boat',
      whyMe: {
        fact: 'You bought a boat. Counted from 2 March 2026.',
        rule: 'At this moment offers that fit it are shown to everybody alike.',
        partnerChoice: 'Harbour marina (marina) asked for people at these moments: afloat. Regions: all.',
        neverShared: expect.arrayContaining(['what else the site knows of you']),
      },
    });
    expect((await offers('oleg'))[0]).toMatchObject({ reason: 'Вы купили лодку' });
    const [letter] = product.mailbox.to('olga@example.org');
    expect(letter?.subject).toBe('You bought a boat: a bonus for you');
    expect(product.mailbox.to('oleg@example.org')[0]?.subject).toBe('Вы купили лодку: бонус для вас');
    expect(`${letter?.text} ${JSON.stringify(offer)}`).not.toMatch(/\bcar\b|null|undefined|\{\w+\}/);
    const widget = await reader('olga').get('/v1/offers');
    expect(widget.body).toMatchObject({ offers: [{ title: CAMPAIGN.offerTitle, reason: 'You bought a boat' }] });
  });

  it('the claim is proved by the code, the partner reads why, and pays once', async () => {
    const [offer] = await offers('olga');
    const { claimOffer } = await reader('olga').ask<{ claimOffer: { offer: { claim: { leadId: string } } } }>(CLAIM, { id: offer?.id });
    await product.until(async () => product.mailbox.to('olga@example.org').length === 2, 'the letter with the code');
    const code = /\b(\d{6})\b/.exec(product.mailbox.to('olga@example.org')[1]?.text ?? '')?.[1] ?? '';
    expect(await reader('olga').ask(VERIFY, { leadId: claimOffer.offer.claim.leadId, code })).toEqual({ verifyClaim: { offer: { claim: { status: 'qualified', bonusCode: expect.stringMatching(/^RR-/) } } } });
    await product.settle();
    const { myLeads } = await harbour.ask<{ myLeads: { edges: { node: object }[] } }>(LEADS);
    expect(myLeads.edges.map(({ node }) => node)).toEqual([
      { stage: 'boats/afloat', category: 'marina', status: 'qualified', billing: 'posted', price: { minor: '300' }, reason: 'this was the moment: “You bought a boat”', car: null, contact: { email: 'olga@example.org' } },
    ]);
    expect(await harbour.ask('{ myWallet { available { minor } held { minor } spent { minor } } }')).toEqual({ myWallet: { available: { minor: '49700' }, held: { minor: '0' }, spent: { minor: '300' } } });
    expect(await product.broken()).toEqual([]);
  });

  it('the operator finds the user by the stage and reads the journey, of which no car is part', async () => {
    const { users } = await operator.ask<{ users: { totalCount: number } }>('{ users(stage: "boats/afloat") { totalCount edges { node { externalId stage } } } }');
    expect(users).toMatchObject({ totalCount: 2, edges: expect.arrayContaining([{ node: { externalId: 'olga', stage: 'boats/afloat' } }]) });
    expect(await operator.ask('{ users(stage: "owning") { totalCount } }')).toEqual({ users: { totalCount: 0 } });
    const { user } = await operator.ask<{ user: { timeline: { edges: { node: object }[] } } }>(USER, { id: userIdOf(product.siteId, 'olga') });
    expect(user).toMatchObject({
      stage: 'boats/afloat',
      asset: null,
      journeys: [{ stage: 'boats/afloat', programmeId: 'boats', programmeTitles: [{ language: 'en', text: 'Boats' }, { language: 'ru', text: 'Лодки' }], asset: null, closed: false }],
    });
    const lines = user.timeline.edges.map(({ node }) => node);
    expect(lines).toContainEqual({ kind: 'stage', title: 'stage.afloat', detail: 'programme:boats', stage: 'boats/afloat', category: null });
    expect(lines).toContainEqual({ kind: 'contact_point', title: 'bought.now', detail: 'berth, cover', stage: 'boats/afloat', category: null });
    expect(lines).toContainEqual({ kind: 'claim', title: 'claim', detail: null, stage: 'boats/afloat', category: 'marina' });
  });

  it('a campaign for every moment is there at moments that were published after it', async () => {
    const insurer = derivedId('partner', product.siteId, 'insurer');
    const { createCampaign } = await (await memberOf(insurer)).ask<{ createCampaign: { id: string } }>(CREATE, { input: { ...CAMPAIGN, category: 'insurer', stages: [], offerTitle: 'Cover' } });
    expect(createCampaign).toMatchObject({ stages: [] });
    await product.approve(createCampaign.id);
    await bought('vera', 'en');
    await product.settle();
    expect((await offers('vera')).map(({ category }) => category).sort()).toEqual(['insurer', 'marina']);
    const vera = reader('vera');
    const [cover] = (await offers('vera')).filter(({ category }) => category === 'insurer');
    expect(cover).toMatchObject({ whyMe: { partnerChoice: 'Harbour insurer (insurance) asked for people at any moment. Regions: all.' } });
    const [berth] = (await offers('vera')).filter(({ category }) => category === 'marina');
    await vera.ask('mutation ($id: ID!) { dismissOffer(offerId: $id, reason: not_relevant) { state } }', { id: berth?.id });
    expect(await vera.refused('mutation { updatePreferences(input: { mutedCategories: ["marina", "airport"] }) { email } }')).toMatchObject({ code: 'INVALID_INPUT', field: 'mutedCategories', unknown: ['airport'] });
    expect(await vera.ask('{ myPreferences { mutedCategories } categories { category } }')).toMatchObject({ myPreferences: { mutedCategories: ['marina'] }, categories: expect.arrayContaining([{ category: 'marina' }]) });
  });

  it('events of one instant are read in the order in which the programme names them: a boat bought and sold at once is followed no more', async () => {
    const told = ['Boat Sold', 'Boat Bought'].map((event) => ({ type: 'track', event, messageId: `${event}-dora`, userId: 'dora', properties: { boatId: 'hull-dora' } }));
    expect(await product.send(told)).toMatchObject({ accepted: 2, rejected: [] });
    await product.settle();
    const { user } = await operator.ask<{ user: object }>(USER, { id: userIdOf(product.siteId, 'dora') });
    expect(user).toMatchObject({ journeys: [{ programmeId: 'boats', closed: true }] });
  });

  it('a campaign keeps its moment when the programme is stopped, and can still be changed', async () => {
    await operator.ask('mutation { changeProgramme(programmeId: "boats", plan: { stop: true, migrations: [] }) }');
    expect(await harbour.ask('{ moments { stage } }')).toEqual({ moments: ['posted', 'renewed', 'sold', 'bought', 'owning'].map((stage) => ({ stage })) });
    const { myCampaigns } = await harbour.ask<{ myCampaigns: { edges: { node: { id: string } }[] } }>('{ myCampaigns { edges { node { id } } } }');
    const update = 'mutation ($id: ID!, $input: CampaignInput!) { updateCampaign(id: $id, input: $input) { stages maxPrice { minor } } }';
    const changed = await harbour.ask(update, { id: myCampaigns.edges[0]?.node.id, input: { ...CAMPAIGN, maxPriceMinor: '1500' } });
    expect(changed).toEqual({ updateCampaign: { stages: ['boats/afloat'], maxPrice: { minor: '1500' } } });
    expect((await offers('olga')).map(({ category }) => category)).toContain('marina');
  });

  async function memberOf(partnerId: string): Promise<Visitor> {
    const memberId = await product.db.transaction(SYSTEM, (tx) =>
      product.server.app.get(Members, { strict: false }).add(tx, { siteId: product.siteId, role: 'partner', partnerId, email: 'insurer@harbour.test', displayName: 'Insurer' }),
    );
    return Visitor.byLink(product, { role: 'partner', siteId: product.siteId, partnerId, memberId });
  }
});
