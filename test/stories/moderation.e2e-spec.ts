import { SYSTEM, userIdOf } from '@ringroad/kernel';
import { type CampaignDraft, MARKET_POLICY, MarketPolicies, PLAIN_OFFER } from '@ringroad/market';
import { Members, Sites } from '@ringroad/platform';
import { Product } from '../support/product.js';
import { Visitor } from '../support/visitor.js';

const INPUT = {
  name: 'Shine before the sale', category: 'detailing', stages: ['posted'], regions: [], brands: [], seasons: [], maxPriceMinor: '1200', totalBudgetMinor: '100000', dailyBudgetMinor: '5000',
};
const text = (language: string, title: string, terms = 'Once per car.') => ({ language, title, text: `${title}: done in a day.`, terms });
const OFFER = { texts: [text('en', '20 % off a full clean'), text('ru', 'Скидка 20 % на мойку')], validDays: 1 };

const STATE = 'id status pausedBy reviewNote version waitingSince offers { id status waits reviewNote title changedTexts { language title } texts { language title } }';
const CREATE = `mutation ($input: CampaignInput!) { createCampaign(input: $input) { ${STATE} } }`;
const UPDATE = `mutation ($id: ID!, $input: CampaignInput!, $version: Int) { updateCampaign(id: $id, input: $input, version: $version) { ${STATE} maxPrice { minor } } }`;
const MOVE = `mutation ($id: ID!, $status: CampaignStatus!) { setCampaignStatus(id: $id, status: $status) { ${STATE} } }`;
const MINE = `query ($id: ID!) { myCampaign(id: $id) { ${STATE} } }`;
const QUEUE = `{ moderationQueue { totalCount edges { node { kind partnerName version lastNote campaign { id status } offers { texts { language title } shownTexts { title } blockedWords { language part word } } } } } }`;
const APPROVE = `mutation ($id: ID!, $version: Int!) { approveCampaign(id: $id, version: $version) { ${STATE} } }`;
const REFUSE = `mutation ($id: ID!, $version: Int!, $note: String!) { refuseCampaign(id: $id, version: $version, note: $note) { ${STATE} } }`;
const PAUSE = `mutation ($id: ID!, $note: String!) { pauseCampaign(id: $id, note: $note) { ${STATE} } }`;
const RESUME = `mutation ($id: ID!) { resumeCampaign(id: $id) { ${STATE} } }`;
const LOG = `query ($id: ID!) { myCampaignChanges(id: $id, first: 100) { edges { node { version actor memberName field before after note } } } }`;

interface State {
  readonly id: string;
  readonly status: string;
  readonly pausedBy: string | null;
  readonly reviewNote: string | null;
  readonly version: number;
  readonly waitingSince: string | null;
  readonly offers: readonly { readonly id: string; readonly status: string; readonly waits: boolean; readonly reviewNote: string | null; readonly title: string }[];
}

interface Queue {
  readonly moderationQueue: { readonly totalCount: number; readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> & { readonly version: number } }[] };
}

describe('moderation', () => {
  let product: Product;
  let blesk: Visitor;
  let operator: Visitor;
  let partnerId: string;
  let id: string;
  let ads = 0;

  async function member(role: 'operator' | 'partner', displayName: string, ofPartner: { readonly partnerId?: string } = {}): Promise<Visitor> {
    const memberId = await product.db.transaction(SYSTEM, (tx) =>
      product.server.app.get(Members, { strict: false }).add(tx, { siteId: product.siteId, role, email: `${displayName}@kolesa.test`, displayName, ...ofPartner }),
    );
    return Visitor.byLink(product, role === 'operator' ? { role, siteId: product.siteId, memberId } : { role, siteId: product.siteId, memberId, partnerId: ofPartner.partnerId ?? '' });
  }

  const mine = async () => (await blesk.ask<{ myCampaign: State }>(MINE, { id })).myCampaign;
  const queue = async () => (await operator.ask<Queue>(QUEUE)).moderationQueue;
  const waiting = async () =>
    (await operator.ask<{ today: { attentionNeeded: { kind: string; count: number; link: string }[] } }>('{ today { attentionNeeded { kind count link } } }')).today.attentionNeeded.filter(({ kind }) => kind === 'waiting-campaigns');
  const log = async () => (await blesk.ask<{ myCampaignChanges: { edges: { node: Record<string, unknown> }[] } }>(LOG, { id })).myCampaignChanges.edges.map(({ node }) => node);

  /** The titles of the offers that a new user sees after posting an ad. */
  async function shown(locale = 'en'): Promise<string[]> {
    ads += 1;
    const user = `user-${ads}`;
    await product.send([
      { type: 'identify', messageId: `i-${user}`, userId: user, traits: { email: `${user}@example.org`, name: 'Anna', locale, region: 'Minsk' } },
      { type: 'track', event: 'Listing Posted', messageId: `m-${user}`, userId: user, properties: { listingId: user, assetId: user, brand: 'Audi', model: 'A6', year: 2015, price: 12_000, currency: 'USD', region: 'Minsk' } },
    ]);
    await product.settle();
    const anna = Visitor.bearing(product, product.userToken(userIdOf(product.siteId, user)));
    return (await anna.ask<{ myOffers: { edges: { node: { title: string } }[] } }>('{ myOffers { edges { node { title } } } }')).myOffers.edges.map(({ node }) => node.title);
  }

  beforeAll(async () => {
    product = await Product.start();
    const draft: Partial<CampaignDraft> & Pick<CampaignDraft, 'category' | 'stages' | 'maxPrice'> = { category: 'detailing', stages: ['sold'], maxPrice: 5_000n };
    ({ partnerId } = await product.partner('Blesk', draft));
    blesk = await member('partner', 'boss', { partnerId });
    operator = await member('operator', 'olga');
  });
  afterAll(() => product.stop());

  it('lets a partner write a draft that nobody is shown and nobody has to read', async () => {
    const { createCampaign } = await blesk.ask<{ createCampaign: State }>(CREATE, { input: { ...INPUT, offers: [OFFER] } });
    ({ id } = createCampaign);
    expect(createCampaign).toMatchObject({ status: 'draft', version: 1, waitingSince: null, offers: [{ status: 'draft', waits: true, texts: [{ language: 'en' }, { language: 'ru' }] }] });
    expect(await queue()).toEqual({ totalCount: 0, edges: [] });
    expect(await shown()).toEqual([]);
    expect(await blesk.refused(MOVE, { id, status: 'active' })).toMatchObject({ code: 'CONFLICT', from: 'draft' });
  });

  it('keeps all that a partner asks for and limits, and what an update leaves out', async () => {
    const asked = {
      weeklyBudgetMinor: '20000', monthlyBudgetMinor: '50000', dailyLeads: 3, totalLeads: 40, stock: 25, pacing: 'frontLoaded',
      adjustments: [{ dimension: 'region', value: 'Minsk', percent: 50 }, { dimension: 'segment', value: 'vip', percent: -20 }],
      targeting: { circle: { lat: 53.9, lon: 27.6, km: 30 }, yearMin: 2010, languages: ['ru', 'be'], hours: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' }], models: [] },
    };
    const all = `{ id version pacing adjustments { dimension value percent } limits { weeklyBudget { limit { minor } available { minor } } monthlyBudget { limit { minor } } dailyLeads { limit posted pending available } weeklyLeads { limit }
      totalLeads { available } stock { available } } targeting { models circle { lat lon km } yearMin yearMax languages hours { days from to } } offers { id weight codeKind expiresAt } }`;
    const offers = [{ ...OFFER, weight: 3, codeKind: 'pool', expiresAt: '2026-06-01T00:00:00.000Z' }, OFFER];
    const { createCampaign } = await blesk.ask<{ createCampaign: State }>(`mutation ($input: CampaignInput!) { createCampaign(input: $input) ${all} }`, { input: { ...INPUT, ...asked, offers } });
    expect(createCampaign).toMatchObject({
      pacing: 'frontLoaded',
      adjustments: asked.adjustments,
      limits: {
        weeklyBudget: { limit: { minor: '20000' }, available: { minor: '20000' } }, monthlyBudget: { limit: { minor: '50000' } },
        dailyLeads: { limit: 3, posted: 0, pending: 0, available: 3 }, weeklyLeads: null, totalLeads: { available: 40 }, stock: { available: 25 },
      },
      targeting: { ...asked.targeting, models: null, yearMax: null },
      offers: [{ weight: 3, codeKind: 'pool', expiresAt: '2026-06-01T00:00:00.000Z' }, { weight: 1, codeKind: 'generated', expiresAt: null }],
    });
    const renamed = `mutation ($id: ID!, $input: CampaignInput!) { updateCampaign(id: $id, input: $input) ${all} }`;
    expect(await blesk.ask(renamed, { id: createCampaign.id, input: { ...INPUT, name: 'Renamed' } })).toEqual({ updateCampaign: { ...createCampaign, version: 2 } });
    const wrong = { ...asked, weeklyBudgetMinor: '60000', adjustments: [{ dimension: 'region', value: 'Minsk', percent: 201 }], targeting: { yearMin: 2020, yearMax: 2010 } };
    const { problems } = await blesk.refused(renamed, { id: createCampaign.id, input: { ...INPUT, ...wrong } });
    expect((problems as { path: string }[]).map(({ path }) => path)).toEqual(['targeting.yearMax', 'adjustments.0.percent', 'adjustments', 'weeklyBudget']);
  });

  it('shows what was handed in as users would read it, in every language', async () => {
    expect((await blesk.ask<{ setCampaignStatus: State }>(MOVE, { id, status: 'review' })).setCampaignStatus).toMatchObject({ status: 'review', waitingSince: '2026-03-02T09:00:00.000Z' });
    expect(await shown()).toEqual([]);
    expect(await queue()).toEqual({
      totalCount: 1,
      edges: [
        {
          node: {
            kind: 'newCampaign', partnerName: 'Blesk', version: 2, lastNote: null, campaign: { id, status: 'review' },
            offers: [{ texts: [{ language: 'en', title: '20 % off a full clean' }, { language: 'ru', title: 'Скидка 20 % на мойку' }], shownTexts: null, blockedWords: [] }],
          },
        },
      ],
    });
    expect(await waiting()).toEqual([{ kind: 'waiting-campaigns', count: 1, link: '/console/market/moderation' }]);
  });

  it('is not a partner’s to do', async () => {
    expect(await blesk.refused(APPROVE, { id, version: 2 })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await blesk.refused(QUEUE)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('gives a campaign back with a note that says what to change', async () => {
    expect(await operator.refused(REFUSE, { id, version: 2, note: '  ' })).toMatchObject({ code: 'INVALID_INPUT', field: 'note' });
    const { refuseCampaign } = await operator.ask<{ refuseCampaign: State }>(REFUSE, { id, version: 2, note: 'Say for which cars.' });
    expect(refuseCampaign).toMatchObject({ status: 'draft', reviewNote: 'Say for which cars.', version: 3 });
    expect(await mine()).toEqual(refuseCampaign);
    expect((await queue()).totalCount).toBe(0);
    expect(await waiting()).toEqual([]);
  });

  it('says the same twice without harm, and nothing else once it is decided', async () => {
    expect((await operator.ask<{ refuseCampaign: State }>(REFUSE, { id, version: 2, note: 'Say for which cars.' })).refuseCampaign.version).toBe(3);
    expect(await operator.refused(APPROVE, { id, version: 2 })).toMatchObject({ code: 'CONFLICT' });
    expect(await operator.refused(APPROVE, { id: 'nonsense', version: 2 })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('lets the campaign run when it was handed in again and approved as it was read', async () => {
    const [first] = (await mine()).offers;
    const rewritten = { ...OFFER, id: first?.id, texts: [text('en', '20 % off for all cars'), text('ru', 'Скидка 20 % для всех')] };
    await blesk.ask(UPDATE, { id, input: { ...INPUT, offers: [rewritten] } });
    await blesk.ask(MOVE, { id, status: 'review' });
    const [item] = (await queue()).edges;
    expect(item?.node).toMatchObject({ lastNote: 'Say for which cars.', version: 5 });
    await blesk.ask(UPDATE, { id, input: { ...INPUT, maxPriceMinor: '1300', offers: [rewritten] } });
    expect(await operator.refused(APPROVE, { id, version: 5 })).toMatchObject({ code: 'CONFLICT', current: 6 });
    const { approveCampaign } = await operator.ask<{ approveCampaign: State }>(APPROVE, { id, version: 6 });
    expect(approveCampaign).toMatchObject({ status: 'active', reviewNote: null, waitingSince: null, offers: [{ status: 'approved', waits: false }] });
    expect((await operator.ask<{ approveCampaign: State }>(APPROVE, { id, version: 6 })).approveCampaign).toEqual(approveCampaign);
    expect(await shown()).toEqual(['20 % off for all cars']);
    expect(await shown('ru')).toEqual(['Скидка 20 % для всех']);
  });

  it('shows the old text until the new one is approved; bids and budgets change at once', async () => {
    const [first] = (await mine()).offers;
    const changed = { ...OFFER, id: first?.id, texts: [text('en', '30 % off for all cars')] };
    const { updateCampaign } = await blesk.ask<{ updateCampaign: State & { maxPrice: { minor: string } } }>(UPDATE, { id, version: 7, input: { ...INPUT, maxPriceMinor: '1500', offers: [changed] } });
    expect(updateCampaign).toMatchObject({
      status: 'active', maxPrice: { minor: '1500' }, waitingSince: expect.any(String),
      offers: [{ status: 'approved', waits: true, title: '20 % off for all cars', changedTexts: [{ language: 'en', title: '30 % off for all cars' }] }],
    });
    expect(await shown()).toEqual(['20 % off for all cars']);
    const [item] = (await queue()).edges;
    expect(item?.node).toMatchObject({ kind: 'changedText', offers: [{ texts: [{ title: '30 % off for all cars' }], shownTexts: [{ title: '20 % off for all cars' }, { title: 'Скидка 20 % для всех' }] }] });
    await operator.ask(REFUSE, { id, version: item?.node.version, note: 'Is it really 30 %?' });
    expect(await mine()).toMatchObject({ status: 'active', reviewNote: 'Is it really 30 %?', offers: [{ reviewNote: 'Is it really 30 %?', waits: false, changedTexts: [{ title: '30 % off for all cars' }] }] });
    expect(await shown()).toEqual(['20 % off for all cars']);
    await blesk.ask(UPDATE, { id, input: { ...INPUT, offers: [{ ...changed, texts: [text('en', '25 % off for all cars')] }] } });
    await product.approve(id);
    expect(await shown()).toEqual(['25 % off for all cars']);
    expect(await shown('ru')).toEqual(['25 % off for all cars']);
  });

  it('refuses a change that was written upon another version', async () => {
    expect(await blesk.refused(UPDATE, { id, version: 7, input: INPUT })).toMatchObject({ code: 'CONFLICT', version: 7 });
  });

  it('marks words that the site forbade since, and lets nobody write them down', async () => {
    const [first] = (await mine()).offers;
    await blesk.ask(UPDATE, { id, input: { ...INPUT, offers: [{ ...OFFER, id: first?.id, texts: [text('en', 'A miracle of a clean')] }] } });
    const { app } = product.server;
    await product.db.transaction(SYSTEM, async (tx) => {
      const site = await app.get(Sites).get(tx, product.siteId);
      const by = '00000000-0000-7000-8000-000000000001';
      await app.get(MarketPolicies).publish(tx, site, { settings: { ...MARKET_POLICY, blockedWords: ['miracle'] }, basedOn: 0, note: 'No miracles.', by });
    });
    const [item] = (await queue()).edges;
    expect(item?.node.offers).toMatchObject([{ blockedWords: [{ language: 'en', part: 'title', word: 'miracle' }, { language: 'en', part: 'text', word: 'miracle' }] }]);
    const refusal = await blesk.refused(UPDATE, { id, input: { ...INPUT, offers: [{ ...OFFER, id: first?.id, texts: [text('en', 'A mіrасlе')] }] } });
    expect(refusal).toMatchObject({ code: 'INVALID_INPUT', problems: [{ path: 'offers.0.title', reason: 'says what this site does not allow: miracle' }, { path: 'offers.0.text' }] });
  });

  it('keeps what the site paused paused, whatever its partner tries', async () => {
    expect((await operator.ask<{ pauseCampaign: State }>(PAUSE, { id, note: 'Users complain.' })).pauseCampaign).toMatchObject({ status: 'paused', pausedBy: 'operator' });
    expect(await shown()).toEqual([]);
    expect(await blesk.refused(MOVE, { id, status: 'active' })).toMatchObject({ code: 'CONFLICT', pausedBy: 'operator' });
    await blesk.ask(MOVE, { id, status: 'paused' });
    expect(await blesk.refused(MOVE, { id, status: 'active' })).toMatchObject({ code: 'CONFLICT', pausedBy: 'operator' });
    // The partner paused it as well: the site's word alone does not make it run.
    expect((await operator.ask<{ resumeCampaign: State }>(RESUME, { id })).resumeCampaign).toMatchObject({ status: 'paused', pausedBy: 'partner' });
    expect(await operator.refused(RESUME, { id })).toMatchObject({ code: 'CONFLICT', pausedBy: 'partner' });
    expect(await shown()).toEqual([]);
    expect((await blesk.ask<{ setCampaignStatus: State }>(MOVE, { id, status: 'active' })).setCampaignStatus).toMatchObject({ status: 'active', pausedBy: null });
    expect(await shown()).toEqual(['25 % off for all cars']);
  });

  it('leaves a log of who did what, which the partner reads without the names of the site’s staff', async () => {
    const lines = await log();
    const [last] = lines;
    expect(lines).toContainEqual({ version: last?.version, actor: 'partner', memberName: 'boss', field: 'status', before: '"paused"', after: '"active"', note: null });
    expect(lines.at(-1)).toMatchObject({ version: 1, actor: 'partner', field: 'status', before: null, after: '"draft"' });
    expect(lines).toContainEqual({ version: 3, actor: 'operator', memberName: null, field: 'review', before: '"waiting"', after: '"refused"', note: 'Say for which cars.' });
    expect(lines).toContainEqual({ version: 6, actor: 'partner', memberName: 'boss', field: 'maxPrice', before: '"1200"', after: '"1300"', note: null });
    const { campaignChanges } = await operator.ask<{ campaignChanges: { edges: { node: Record<string, unknown> }[] } }>('query ($id: ID!) { campaignChanges(id: $id, first: 100) { edges { node { memberName field note } } } }', { id });
    expect(campaignChanges.edges.map(({ node }) => node)).toContainEqual({ memberName: 'olga', field: 'pausedBy', note: 'Users complain.' });
  });

  it('of a rival is nobody else’s to see', async () => {
    const { partnerId: rivalId } = await product.partner('Rival', { category: 'car-dealer', stages: ['sold'], maxPrice: 5_000n, offers: [{ ...PLAIN_OFFER, title: 'A', text: 'B', terms: '', validDays: 30 }] });
    const rival = await member('partner', 'rival', { partnerId: rivalId });
    expect(await rival.refused(LOG, { id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await rival.refused(MINE, { id })).toMatchObject({ code: 'NOT_FOUND' });
  });
});
