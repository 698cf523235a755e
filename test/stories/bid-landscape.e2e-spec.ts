import { SYSTEM } from '@ringroad/kernel';
import { Members } from '@ringroad/platform';
import { Product } from '../support/product.js';
import { Visitor } from '../support/visitor.js';

const AUDIENCE = `query ($input: AudienceInput!) { audienceForecast(input: $input) { tooFew peopleLow peopleHigh momentsLow momentsHigh finerPercent estimatedFrom parts { stage region people momentsLow momentsHigh } } }`;
const STEPS = 'notEnoughData neededAuctions auctions notCounted suggestedBid { minor } steps { bid { minor } leadsLow leads leadsHigh costLow { minor } costHigh { minor } priceLow { minor } priceHigh { minor } shownPercent }';
const LANDSCAPE = `query ($input: AudienceInput!) { bidLandscape(input: $input) { ${STEPS} } }`;
const OF_CAMPAIGN = `query ($id: ID!) { campaignLandscape(campaignId: $id) { ${STEPS} } }`;

const BRANDS = ['Audi', 'BMW', 'Lada'];
const DETAILING = { category: 'detailing', stages: ['posted'] };

interface Landscape {
  readonly notEnoughData: boolean;
  readonly auctions: number | null;
  readonly suggestedBid: { readonly minor: string } | null;
  readonly steps: readonly { readonly bid: { readonly minor: string }; readonly leads: number; readonly priceHigh: { readonly minor: string } | null; readonly shownPercent: number }[];
}

describe('a partner that thinks of bidding', () => {
  let product: Product;
  let newcomer: Visitor;
  let campaignId: string;

  async function post(from: number, to: number): Promise<void> {
    const messages = Array.from({ length: to - from }, (_, at) => from + at).flatMap((at) => [
      { type: 'identify', messageId: `i-${at}`, userId: `u-${at}`, traits: { email: `u${at}@example.org`, locale: 'en', region: 'Minsk' } },
      { type: 'track', event: 'Listing Posted', messageId: `m-${at}`, userId: `u-${at}`, properties: { listingId: `l-${at}`, assetId: `a-${at}`, brand: BRANDS[at % 3], model: 'X', year: 2015, price: 12_000, currency: 'USD', region: 'Minsk' } },
    ]);
    expect(await product.send(messages)).toMatchObject({ success: true, rejected: [] });
    await product.settle();
  }
  const landscape = async (input: object = DETAILING) => (await newcomer.ask<{ bidLandscape: Landscape }>(LANDSCAPE, { input })).bidLandscape;
  const nextHour = async () => {
    const [row] = await product.query<{ at: Date }>('select clock_at as at from site where id = $1', [product.siteId]);
    await product.advanceTo(new Date((row?.at.getTime() ?? 0) + 3_600_000));
  };

  beforeAll(async () => {
    product = await Product.start();
    // Each bids less for one brand: who is third, and must be beaten for one of three places, is another one for each.
    for (const [at, name] of ['Ada', 'Bea', 'Cleo'].entries()) {
      await product.partner(name, { category: 'detailing', stages: ['posted'], maxPrice: 2_000n, adjustments: [{ dimension: 'brand', value: BRANDS[at] ?? '', ppm: 600_000 }] });
    }
    // Too dear for its own purse: it never wins, and wants to know what it would take.
    const company = await product.partner('Newcomer', { category: 'detailing', stages: ['posted'], maxPrice: 400n, targeting: { exclusionLists: [], hours: [] } }, 0n);
    campaignId = company.campaignId;
    const memberId = await product.db.transaction(SYSTEM, (tx) =>
      product.server.app.get(Members, { strict: false }).add(tx, { siteId: product.siteId, role: 'partner', partnerId: company.partnerId, email: 'boss@new.test', displayName: 'New', locale: 'en' }),
    );
    newcomer = await Visitor.byLink(product, { role: 'partner', siteId: product.siteId, partnerId: company.partnerId, memberId });
  });
  afterAll(() => product.stop());

  it('hears nothing of a site of fewer than a hundred people', async () => {
    await post(0, 60);
    expect(await newcomer.ask(AUDIENCE, { input: DETAILING })).toEqual({
      audienceForecast: { tooFew: true, peopleLow: null, peopleHigh: null, momentsLow: null, momentsHigh: null, finerPercent: null, estimatedFrom: [], parts: [] },
    });
    expect(await landscape()).toEqual({ notEnoughData: true, neededAuctions: 100, auctions: null, notCounted: [], suggestedBid: null, steps: [] });
  });

  it('hears within the hour how many people and moments there are, once there are more', async () => {
    await post(60, 126);
    expect(await newcomer.ask(AUDIENCE, { input: DETAILING })).toMatchObject({ audienceForecast: { tooFew: true } });
    await nextHour();
    expect(await newcomer.ask(AUDIENCE, { input: DETAILING })).toEqual({
      audienceForecast: {
        tooFew: false, peopleLow: 130, peopleHigh: 130, momentsLow: 0, momentsHigh: 130, finerPercent: 100, estimatedFrom: [],
        parts: [{ stage: 'posted', region: 'Minsk', people: 130, momentsLow: 0, momentsHigh: 130 }],
      },
    });
    expect(await newcomer.ask(AUDIENCE, { input: { ...DETAILING, brands: ['Lada'] } })).toMatchObject({ audienceForecast: { tooFew: true } });
    expect(await newcomer.ask(AUDIENCE, { input: { ...DETAILING, yearMin: 2010, yearMax: 2020 } })).toMatchObject({ audienceForecast: { finerPercent: 100, estimatedFrom: ['year'] } });
    expect(await newcomer.ask(AUDIENCE, { input: { ...DETAILING, regions: ['Brest'] } })).toMatchObject({ audienceForecast: { tooFew: true } });
    expect(await newcomer.refused(AUDIENCE, { input: { ...DETAILING, priceMinMinor: '-1' } })).toEqual({ code: 'INVALID_INPUT', field: 'priceMinMinor' });
  });

  it('is shown what bids would have brought, and a bid that gets most of it', async () => {
    const told = await landscape();
    expect(told).toMatchObject({ notEnoughData: false, auctions: 130, notCounted: [] });
    expect(told.steps.map(({ bid }) => bid.minor)).toEqual(['300', '360', '450', '600', '750', '900', '1200', '1500', '1950', '2400', '3000', '4500']);
    // The third place was bid for with 1,200 everywhere, known to within an eighth.
    const shown = new Map(told.steps.map(({ bid, shownPercent }) => [bid.minor, shownPercent]));
    expect([shown.get('900'), shown.get('1500'), shown.get('4500')]).toEqual([0, 100, 100]);
    expect(told.steps.at(-1)).toMatchObject({ leads: 4 });
    expect(['1200', '1500']).toContain(told.suggestedBid?.minor);
    for (const { bid, priceHigh } of told.steps) expect(Number(priceHigh?.minor ?? 0)).toBeLessThanOrEqual(Number(bid.minor));
  });

  it('is shown the same for a campaign of its own, with what is left out of account', async () => {
    const { campaignLandscape } = await newcomer.ask<{ campaignLandscape: Landscape }>(OF_CAMPAIGN, { id: campaignId });
    expect(campaignLandscape).toEqual(await landscape());
    expect((await newcomer.refused(OF_CAMPAIGN, { id: 'nonsense' })).code).toBe('NOT_FOUND');
    const [rival] = await product.query<{ id: string }>('select c.id from campaign c join partner p on p.id = c.partner_id where p.name = $1', ['Ada']);
    expect((await newcomer.refused(OF_CAMPAIGN, { id: rival?.id })).code).toBe('NOT_FOUND');
  });

  it('has not enough data where a crowd is missing', async () => {
    expect((await landscape({ ...DETAILING, regions: ['Brest'] })).notEnoughData).toBe(true);
    expect((await landscape({ category: 'insurer' })).notEnoughData).toBe(true);
  });
});
