import { SYSTEM, userIdOf } from '@ringroad/kernel';
import { Members } from '@ringroad/platform';
import { Product } from '../support/product.js';
import { Visitor } from '../support/visitor.js';

const REPORT = `query ($id: ID!, $days: Int) { campaignReport(campaignId: $id, days: $days) { from to shown claimed qualified spent { minor } averagePrice { minor } moments shownPercent
  lost { heading percent reasons { reason percent action } } won { stage price { minor } bid { minor } reserve { minor } reason } } }`;
const OUTLOOK = 'query ($id: ID!) { campaignOutlook(campaignId: $id) { key span measure used verdict expected earliest latest until } }';

interface Outlook {
  readonly campaignOutlook: readonly { readonly key: string; readonly used: number; readonly verdict: string; readonly expected: string | null; readonly earliest: string | null; readonly until: string | null }[];
}

describe('what became of a campaign, and what will', () => {
  let product: Product;
  let blesk: Visitor;
  let rival: Visitor;
  let campaignId: string;

  async function post(from: number, to: number): Promise<void> {
    const messages = Array.from({ length: to - from }, (_, at) => from + at).flatMap((at) => [
      { type: 'identify', messageId: `i-${at}`, userId: `u-${at}`, traits: { email: `u${at}@example.org`, locale: 'en', region: 'Minsk' } },
      { type: 'track', event: 'Listing Posted', messageId: `m-${at}`, userId: `u-${at}`, properties: { listingId: `l-${at}`, assetId: `a-${at}`, brand: 'Audi', model: 'A6', year: 2015, price: 12_000, currency: 'USD', region: 'Minsk' } },
    ]);
    await product.send(messages);
    await product.settle();
  }
  async function claim(user: string): Promise<void> {
    const driver = Visitor.bearing(product, product.userToken(userIdOf(product.siteId, user)));
    const { myOffers } = await driver.ask<{ myOffers: { edges: { node: { id: string } }[] } }>('{ myOffers { edges { node { id } } } }');
    await driver.ask('mutation ($id: ID!) { claimOffer(offerId: $id, consentTextVersion: "share-1") { message } }', { id: myOffers.edges[0]?.node.id });
  }
  async function staffOf(name: string, partnerId: string): Promise<Visitor> {
    const memberId = await product.db.transaction(SYSTEM, (tx) =>
      product.server.app.get(Members, { strict: false }).add(tx, { siteId: product.siteId, role: 'partner', partnerId, email: `boss@${name}.test`, displayName: name, locale: 'en' }),
    );
    return Visitor.byLink(product, { role: 'partner', siteId: product.siteId, partnerId, memberId });
  }
  const report = async (days = 7) => (await blesk.ask<{ campaignReport: object }>(REPORT, { id: campaignId, days })).campaignReport;
  const outlook = async () => new Map((await blesk.ask<Outlook>(OUTLOOK, { id: campaignId })).campaignOutlook.map(({ key, ...rest }) => [key, rest]));

  beforeAll(async () => {
    product = await Product.start();
    const company = await product.partner('Blesk', { category: 'detailing', stages: ['posted'], maxPrice: 1_200n, totalBudget: 10_000n, dailyBudget: 4_000n });
    const other = await product.partner('Rival', { category: 'insurer', stages: ['posted'], maxPrice: 1_200n });
    campaignId = company.campaignId;
    blesk = await staffOf('blesk', company.partnerId);
    rival = await staffOf('rival', other.partnerId);
    await post(0, 120);
  });
  afterAll(() => product.stop());

  it('is too early to tell before five leads', async () => {
    expect((await outlook()).get('total')).toMatchObject({ used: 0, verdict: 'too-early', expected: null, until: null });
  });

  it('tells when the money is thought to be gone: today’s lasts until midnight, that for good until a day next week', async () => {
    for (let at = 0; at < 6; at++) await claim(`u-${at}`);
    const windows = await outlook();
    expect(windows.get('2026-03-02')).toMatchObject({ used: 0.45, verdict: 'lasts', until: '2026-03-02T21:00:00.000Z' });
    // 1,800 on the first day leave 8,200: for four and a half days more, give or take three.
    const total = windows.get('total');
    expect(total).toMatchObject({ used: 0.18, verdict: 'runs-out', expected: '2026-03-06T22:00:00.000Z' });
    expect(total?.earliest?.slice(0, 10)).toBe('2026-03-05');
  });

  it('says used up of a limit that was lowered below what is committed', async () => {
    await product.query('update campaign set daily_budget = 1500, version = version + 1 where id = $1', [campaignId]);
    expect((await outlook()).get('2026-03-02')).toMatchObject({ used: 1.2, verdict: 'used-up' });
  });

  it('reports whole days: today is not among them', async () => {
    expect(await report()).toMatchObject({ from: '2026-02-23', to: '2026-03-02', shown: null, claimed: 0, moments: null, lost: [], won: [] });
  });

  it('reports the day after what was shown and taken, and why it was won at its price', async () => {
    await product.query(`update campaign set status = 'paused', paused_by = 'partner', version = version + 1 where id = $1`, [campaignId]);
    await post(200, 310);
    await product.advanceTo(new Date('2026-03-03T09:00:00Z'));
    const told = (await report()) as { won: object[] };
    expect(told).toMatchObject({
      from: '2026-02-24', to: '2026-03-03', shown: 120, claimed: 6, qualified: 0, spent: { minor: '0' }, averagePrice: null, moments: 230, shownPercent: 52,
      lost: [{ heading: 'setup', percent: 48, reasons: [{ reason: 'CAMPAIGN_INACTIVE', percent: 48, action: 'loss.campaign.resume' }] }],
    });
    expect(told.won).toHaveLength(6);
    expect(told.won[0]).toEqual({ stage: 'posted', price: { minor: '300' }, bid: { minor: '1200' }, reserve: { minor: '300' }, reason: 'reserve' });
  });

  it('is for the campaign’s own partner, in the given periods', async () => {
    for (const query of [REPORT, OUTLOOK]) for (const id of [campaignId, 'nonsense']) expect((await rival.refused(query, { id })).code).toBe('NOT_FOUND');
    expect(await blesk.refused(REPORT, { id: campaignId, days: 8 })).toEqual({ code: 'INVALID_INPUT', field: 'days' });
  });
});
