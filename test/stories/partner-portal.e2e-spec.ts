import { derivedId, newId, SYSTEM, userIdOf } from '@ringroad/kernel';
import { Ledger } from '@ringroad/billing';
import { Partners } from '@ringroad/market';
import { ApiKeys, Members, Sites } from '@ringroad/platform';
import { Product } from '../support/product.js';
import { Visitor } from '../support/visitor.js';

const PASSWORD = 'a long enough password';
const INPUT = {
  name: 'Shine before the sale',
  category: 'detailing',
  stages: ['posted', 'renewed'],
  regions: ['Minsk'],
  brands: [],
  seasons: [],
  maxPriceMinor: '1200',
  totalBudgetMinor: '100000',
  dailyBudgetMinor: '5000',
  offerTitle: '20 % off a full clean',
  offerText: 'Done in a day.',
  offerTerms: 'Once per car.',
  offerValidDays: 14,
};
const CREATE = 'mutation ($input: CampaignInput!) { createCampaign(input: $input) { id status } }';
const UPDATE = 'mutation ($id: ID!, $input: CampaignInput!) { updateCampaign(id: $id, input: $input) { id maxPrice { minor } endsAt } }';
const SET_STATUS = 'mutation ($id: ID!, $status: CampaignStatus!) { setCampaignStatus(id: $id, status: $status) { status } }';
const CAMPAIGN = `query ($id: ID!) { myCampaign(id: $id) {
  name status category stages targeting { regions brands priceMin { minor } seasons } maxPrice { minor currency }
  totalBudget { limit { minor } posted { minor } pending { minor } available { minor } } dailyBudget { posted { minor } pending { minor } available { minor } }
  offer { title validDays } shown30 claimed30 qualified30 averagePrice30 { minor } lossShares { reason share action } } }`;
const LEADS = `query ($status: LeadStatus, $search: String) { myLeads(status: $status, search: $search) { totalCount edges { node {
  id status billing price { minor currency } contact { name email phone } campaignName reason car { brand model year premium externalId } bonusCode qualifiedAt
  verdict { code description passed evidence } } } } }`;
const WALLET = '{ myWallet { available { minor } held { minor } spent { minor } daysLeft } }';

interface LeadPage {
  readonly myLeads: { readonly totalCount: number; readonly edges: readonly { readonly node: Record<string, unknown> & { readonly id: string } }[] };
}

describe('the partner portal', () => {
  let product: Product;
  let blesk: Visitor;
  let rival: Visitor;
  let rivalCampaignId: string;
  let partnerId: string;
  let campaignId: string;

  const post = (user: string, listing: string) =>
    product.send([
      { type: 'identify', messageId: `i-${user}`, userId: user, traits: { email: `${user}@example.org`, name: 'Anna', locale: 'en', region: 'Minsk' } },
      { type: 'track', event: 'Listing Posted', messageId: `m-${listing}`, userId: user, properties: { listingId: listing, assetId: listing, brand: 'Audi', model: 'A6', year: 2015, price: 12_000, currency: 'USD', region: 'Minsk' } },
    ]);
  const driver = (user: string) => Visitor.bearing(product, product.userToken(userIdOf(product.siteId, user)));
  const leads = async (variables: object = {}) => (await blesk.ask<LeadPage>(LEADS, variables)).myLeads;

  beforeAll(async () => {
    product = await Product.start();
    partnerId = derivedId('partner', product.siteId, 'Blesk');
    const { app } = product.server;
    await product.db.transaction(SYSTEM, async (tx) => {
      const site = await app.get(Sites).get(tx, product.siteId);
      await app.get(Partners).create(tx, site, { id: partnerId, name: 'Blesk', categories: ['detailing'] });
      await app.get(Ledger).topUp(tx, { siteId: product.siteId, partnerId, amount: 50_000n, reference: 'BANK-1', actor: 'test', at: site.now });
      await app.get(Members, { strict: false }).add(tx, { siteId: product.siteId, role: 'partner', partnerId, email: 'boss@blesk.test', displayName: 'Boss', password: PASSWORD });
    });
    const other = await product.partner('Rival', { category: 'car-dealer', stages: ['sold'], maxPrice: 5_000n });
    rivalCampaignId = other.campaignId;
    const memberId = await product.db.transaction(SYSTEM, (tx) =>
      app.get(Members, { strict: false }).add(tx, { siteId: product.siteId, role: 'partner', partnerId: other.partnerId, email: 'boss@rival.test', displayName: 'Rival', locale: 'ru' }),
    );
    rival = await Visitor.byLink(product, { role: 'partner', siteId: product.siteId, partnerId: other.partnerId, memberId });
    blesk = await Visitor.byPassword(product, 'boss@blesk.test', PASSWORD);
  });
  afterAll(() => product.stop());

  it('signs its staff in with a password and shows them their company', async () => {
    expect(await blesk.ask('{ me { role displayName } myCompany { id name categories status } }')).toEqual({
      me: { role: 'PARTNER', displayName: 'Boss' },
      myCompany: { id: partnerId, name: 'Blesk', categories: ['detailing'], status: 'active' },
    });
  });

  it('tells everything that is wrong with a campaign at once', async () => {
    const refusal = await blesk.refused(CREATE, { input: { ...INPUT, category: 'bank', stages: ['posted', 'boats/afloat'], seasons: ['mud'], totalBudgetMinor: '1' } });
    expect(refusal.code).toBe('INVALID_INPUT');
    expect((refusal.problems as { path: string }[]).map(({ path }) => path)).toEqual(['category', 'stages', 'seasons', 'totalBudget', 'dailyBudget']);
    expect((refusal.problems as { reason: string }[])[1]?.reason).toBe('has moments this site does not know: boats/afloat. There are: posted, renewed, sold, bought, owning');
    expect(await blesk.refused(CREATE, { input: { ...INPUT, maxPriceMinor: '12.50' } })).toEqual({ code: 'INVALID_INPUT', field: 'maxPriceMinor' });
  });

  it('writes a campaign down that runs, with all its money free, when an operator approved it', async () => {
    const { createCampaign } = await blesk.ask<{ createCampaign: { id: string; status: string } }>(CREATE, { input: INPUT });
    campaignId = createCampaign.id;
    expect(createCampaign.status).toBe('draft');
    expect(await blesk.refused(SET_STATUS, { id: campaignId, status: 'active' })).toMatchObject({ code: 'CONFLICT', from: 'draft', to: 'active' });
    await product.approve(campaignId);
    expect(await blesk.ask(CAMPAIGN, { id: campaignId })).toEqual({
      myCampaign: {
        name: 'Shine before the sale',
        status: 'active',
        category: 'detailing',
        stages: ['posted', 'renewed'],
        targeting: { regions: ['Minsk'], brands: [], priceMin: null, seasons: [] },
        maxPrice: { minor: '1200', currency: 'USD' },
        totalBudget: { limit: { minor: '100000' }, posted: { minor: '0' }, pending: { minor: '0' }, available: { minor: '100000' } },
        dailyBudget: { posted: { minor: '0' }, pending: { minor: '0' }, available: { minor: '5000' } },
        offer: { title: '20 % off a full clean', validDays: 14 },
        shown30: null,
        claimed30: 0,
        qualified30: 0,
        averagePrice30: null,
        lossShares: [],
      },
    });
  });

  it('changes what is written and keeps a schedule it was not told about', async () => {
    const endsAt = '2027-01-01T00:00:00.000Z';
    await blesk.ask(UPDATE, { id: campaignId, input: { ...INPUT, endsAt } });
    expect(await blesk.ask(UPDATE, { id: campaignId, input: { ...INPUT, maxPriceMinor: '1000' } })).toEqual({ updateCampaign: { id: campaignId, maxPrice: { minor: '1000' }, endsAt } });
    expect(await blesk.ask(UPDATE, { id: campaignId, input: { ...INPUT, maxPriceMinor: '1000', endsAt: null } })).toMatchObject({ updateCampaign: { endsAt: null } });
  });

  it('shows a lead at once, and whom to call only when the contact is proved', async () => {
    await post('anna', 'l1');
    await product.settle();
    expect(await blesk.ask(CAMPAIGN, { id: campaignId })).toMatchObject({ myCampaign: { shown30: null, claimed30: 0 } });

    const anna = driver('anna');
    const { myOffers } = await anna.ask<{ myOffers: { edges: { node: { id: string } }[] } }>('{ myOffers { edges { node { id } } } }');
    const { claimOffer } = await anna.ask<{ claimOffer: { offer: { claim: { leadId: string } } } }>(
      'mutation ($id: ID!) { claimOffer(offerId: $id, consentTextVersion: "share-1") { offer { claim { leadId } } } }',
      { id: myOffers.edges[0]?.node.id },
    );
    const { leadId } = claimOffer.offer.claim;
    const [open] = (await leads({ status: 'verifying' })).edges;
    expect(open?.node).toMatchObject({
      id: leadId,
      billing: 'held',
      price: { minor: '300', currency: 'USD' },
      contact: null,
      bonusCode: null,
      verdict: [],
      campaignName: 'Shine before the sale',
      reason: 'posted an ad: Audi A6 2015',
      car: { brand: 'Audi', model: 'A6', year: 2015, premium: true, externalId: null },
    });
    expect(await blesk.ask(CAMPAIGN, { id: campaignId })).toMatchObject({ myCampaign: { totalBudget: { pending: { minor: '300' } }, dailyBudget: { pending: { minor: '300' } } } });
    expect(await blesk.ask(WALLET)).toEqual({ myWallet: { available: { minor: '49700' }, held: { minor: '300' }, spent: { minor: '0' }, daysLeft: null } });
    expect((await leads({ search: 'anna@example.org' })).totalCount).toBe(0);

    await product.settle();
    const code = /\b(\d{6})\b/.exec(product.mailbox.to('anna@example.org').at(-1)?.text ?? '')?.[1];
    await anna.ask('mutation ($id: ID!, $code: String!) { verifyClaim(leadId: $id, code: $code) { message } }', { id: leadId, code });
    const [won] = (await leads({ status: 'qualified' })).edges;
    expect(won?.node).toMatchObject({
      billing: 'posted',
      contact: { name: 'Anna', email: 'anna@example.org', phone: null },
      bonusCode: expect.stringMatching(/^RR-/),
      qualifiedAt: '2026-03-02T09:00:00.000Z',
    });
    const verdict = won?.node.verdict as { code: string; passed: boolean; description: string; evidence: string }[];
    expect(verdict.map((rule) => [rule.code, rule.passed])).toEqual(
      ['not-expired', 'verified-contact', 'consent-receipt', 'inside-area', 'not-suppressed', 'not-duplicate'].map((rule) => [rule, true]),
    );
    expect(verdict[3]).toMatchObject({ description: expect.stringMatching(/region/), evidence: 'Minsk; wanted: Minsk' });
  });

  it('agrees on the money in the wallet, its lines and the campaign', async () => {
    await product.settle();
    expect(await blesk.ask(WALLET)).toEqual({ myWallet: { available: { minor: '49700' }, held: { minor: '0' }, spent: { minor: '300' }, daysLeft: (49_700 * 14) / 300 } });
    expect(await blesk.ask(CAMPAIGN, { id: campaignId })).toMatchObject({
      myCampaign: { shown30: null, claimed30: 1, qualified30: 1, averagePrice30: { minor: '300' }, totalBudget: { posted: { minor: '300' }, pending: { minor: '0' }, available: { minor: '99700' } } },
    });
    const LINES = 'query ($first: Int!, $after: String) { myWalletLines(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { kind amount { minor } available { minor } leadId reference } } } }';
    type Lines = { myWalletLines: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; edges: { node: object }[] } };
    const first = await blesk.ask<Lines>(LINES, { first: 2 });
    const [lead] = (await leads()).edges;
    expect(first.myWalletLines).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const second = await blesk.ask<Lines>(LINES, { first: 2, after: first.myWalletLines.pageInfo.endCursor });
    expect([...first.myWalletLines.edges, ...second.myWalletLines.edges].map(({ node }) => node)).toEqual([
      { kind: 'post', amount: { minor: '0' }, available: { minor: '49700' }, leadId: lead?.node.id, reference: null },
      { kind: 'hold', amount: { minor: '-300' }, available: { minor: '49700' }, leadId: lead?.node.id, reference: null },
      { kind: 'topup', amount: { minor: '50000' }, available: { minor: '50000' }, leadId: null, reference: 'BANK-1' },
    ]);
  });

  it('finds leads by campaign, car, bonus code, and by the whole address of a client', async () => {
    const [lead] = (await leads()).edges;
    for (const search of ['SHINE', 'audi a6', String(lead?.node.bonusCode).toLowerCase(), 'Anna@Example.org']) {
      expect([search, (await leads({ search })).totalCount]).toEqual([search, 1]);
    }
    for (const search of ['anna', 'bmw', '100%', '_']) expect([search, (await leads({ search })).totalCount]).toEqual([search, 0]);
  });

  it('does not know the campaigns and leads of another partner', async () => {
    const [lead] = (await leads()).edges;
    for (const id of [rivalCampaignId, newId(), 'nonsense']) {
      expect((await blesk.refused(CAMPAIGN, { id })).code).toBe('NOT_FOUND');
      expect((await blesk.refused(UPDATE, { id, input: INPUT })).code).toBe('NOT_FOUND');
      expect((await blesk.refused(SET_STATUS, { id, status: 'paused' })).code).toBe('NOT_FOUND');
    }
    for (const id of [lead?.node.id, 'nonsense']) {
      expect((await rival.refused('query ($id: ID!) { myLead(id: $id) { id } }', { id })).code).toBe('NOT_FOUND');
    }
    expect(await rival.ask('{ myLeads { totalCount } myWallet { spent { minor } } }')).toEqual({ myLeads: { totalCount: 0 }, myWallet: { spent: { minor: '0' } } });
    expect(await rival.ask('{ myCampaigns { totalCount edges { node { id } } } }')).toEqual({ myCampaigns: { totalCount: 1, edges: [{ node: { id: rivalCampaignId } }] } });
  });

  it('says nothing of moments of fewer than a hundred people, and that ended is final', async () => {
    expect(await blesk.ask(SET_STATUS, { id: campaignId, status: 'paused' })).toEqual({ setCampaignStatus: { status: 'paused' } });
    await post('boris', 'l2');
    await product.settle();
    expect(await blesk.ask(CAMPAIGN, { id: campaignId })).toMatchObject({
      myCampaign: { status: 'paused', shown30: null, lossShares: [] },
    });
    await blesk.ask(SET_STATUS, { id: campaignId, status: 'ended' });
    expect(await blesk.refused(SET_STATUS, { id: campaignId, status: 'active' })).toMatchObject({ code: 'CONFLICT', from: 'ended', to: 'active' });
    expect((await blesk.refused(UPDATE, { id: campaignId, input: INPUT })).code).toBe('CONFLICT');
  });

  it('turns the pages of campaigns, filters and searches them', async () => {
    for (const name of ['Second 100%', 'Third']) await blesk.ask(CREATE, { input: { ...INPUT, name } });
    const PAGE = 'query ($first: Int!, $after: String, $search: String, $status: CampaignStatus) { myCampaigns(first: $first, after: $after, search: $search, status: $status) { totalCount pageInfo { hasNextPage endCursor } edges { node { name } } } }';
    type Page = { myCampaigns: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; edges: { node: { name: string } }[] } };
    const names = (page: Page) => page.myCampaigns.edges.map(({ node }) => node.name);
    const first = await blesk.ask<Page>(PAGE, { first: 2 });
    const second = await blesk.ask<Page>(PAGE, { first: 2, after: first.myCampaigns.pageInfo.endCursor });
    expect([...names(first), ...names(second)].sort()).toEqual(['Second 100%', 'Shine before the sale', 'Third']);
    expect([first.myCampaigns.totalCount, second.myCampaigns.pageInfo.hasNextPage]).toEqual([3, false]);
    expect(names(await blesk.ask<Page>(PAGE, { first: 5, search: '0%' }))).toEqual(['Second 100%']);
    expect(names(await blesk.ask<Page>(PAGE, { first: 5, status: 'ended' }))).toEqual(['Shine before the sale']);
    expect(await blesk.refused(PAGE, { first: 5, after: 'bm9uc2Vuc2U' })).toEqual({ code: 'INVALID_INPUT', field: 'after' });
  });

  it('opens to a program with the partner’s key, and to nobody else', async () => {
    const { key } = await product.db.transaction(SYSTEM, (tx) =>
      product.server.app.get(ApiKeys, { strict: false }).create(tx, { kind: 'partner', siteId: product.siteId, partnerId, name: 'crm' }),
    );
    expect(await Visitor.bearing(product, key).ask('{ myLeads { totalCount edges { node { contact { email } } } } }')).toEqual({
      myLeads: { totalCount: 1, edges: [{ node: { contact: { email: 'anna@example.org' } } }] },
    });
    for (const query of ['{ myCompany { id } }', '{ myCampaigns { totalCount } }', '{ myLeads { totalCount } }', WALLET, '{ myWalletLines { totalCount } }']) {
      expect((await driver('anna').refused(query)).code).toBe('FORBIDDEN');
      expect((await Visitor.bearing(product, product.writeKey).refused(query)).code).toBe('FORBIDDEN');
      expect((await Visitor.stranger(product).refused(query)).code).toBe('UNAUTHENTICATED');
    }
  });
});
