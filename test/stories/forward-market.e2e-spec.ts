import { SYSTEM, userIdOf } from '@ringroad/kernel';
import { Members } from '@ringroad/platform';
import { Product } from '../support/product.js';
import { Visitor } from '../support/visitor.js';

const FOUNDED = new Date('2026-01-15T09:00:00Z');
const DRIVERS = Array.from({ length: 30 }, (_, i) => `driver${i}`);
const LATECOMERS = Array.from({ length: 20 }, (_, i) => `latecomer${i}`);
const PRODUCTS = `query ($region: String) { forwardProducts(stage: "posted", category: "detailing", region: $region) {
  id stage category region period startsAt endsAt low expected high price { minor currency } freePercent realised } }`;
const RESERVE = `mutation ($input: ReserveInput!) { reserve(input: $input) { id state sharePercent price { minor } expected product { freePercent } } }`;
const CANCEL = 'mutation ($id: ID!) { cancelReservation(id: $id) { state closedAt } }';
const MINE = `{ myReservations(first: 10) { edges { node { id state releaseReason sharePercent campaignName drawn shown qualified spent { minor }
  missed { reason count } weeks { week moments drawn shown } product { region period realised } } } } }`;
const ALL = `{ siteReservations(first: 10) { edges { node { partnerName state releaseReason drawn shown product { region } } } }
  siteForwardProducts { region low expected high realised takenPercent settledAt weeks { week moments } } siteForwardCalibration { predictions coverage ratio } }`;

interface ForwardProduct {
  readonly id: string;
  readonly region: string | null;
  readonly period: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly low: number;
  readonly expected: number;
  readonly high: number;
  readonly price: { readonly minor: string };
  readonly freePercent: number;
}

interface Booked {
  readonly id: string;
  readonly state: string;
  readonly releaseReason: string | null;
  readonly drawn: number;
  readonly shown: number;
  readonly weeks: readonly { readonly week: string; readonly moments: number | null; readonly drawn: number; readonly shown: number }[];
  readonly product: { readonly region: string };
}

describe('the forward market', () => {
  let product: Product;
  let blesk: Visitor;
  let rival: Visitor;
  let operator: Visitor;
  let bleskId: string;
  let campaignId: string;
  let minsk: ForwardProduct;
  let gomel: ForwardProduct;

  const member = async (name: string, partnerId: string) => {
    const memberId = await product.db.transaction(SYSTEM, (tx) =>
      product.server.app.get(Members, { strict: false }).add(tx, { siteId: product.siteId, role: 'partner', partnerId, email: `boss@${name}.test`, displayName: name }),
    );
    return Visitor.byLink(product, { role: 'partner', siteId: product.siteId, partnerId, memberId });
  };
  const post = (users: readonly string[]) =>
    product.send(
      users.flatMap((user) => [
        { type: 'identify', messageId: `i-${user}`, userId: user, traits: { email: `${user}@example.org`, name: user, locale: 'en', region: 'Minsk' } },
        { type: 'track', event: 'Listing Posted', messageId: `m-${user}`, userId: user, properties: { listingId: user, assetId: user, brand: 'Audi', model: 'A6', year: 2015, price: 12_000, currency: 'USD', region: 'Minsk' } },
      ]),
    );
  const reservations = async () => (await blesk.ask<{ myReservations: { edges: { node: Booked }[] } }>(MINE)).myReservations.edges.map(({ node }) => node);
  const reservationOf = async (region: string) => (await reservations()).find((each) => each.product.region === region);

  beforeAll(async () => {
    product = await Product.start({ startAt: FOUNDED });
    const own = await product.partner('Blesk', { category: 'detailing', stages: ['posted'], maxPrice: 300n });
    const other = await product.partner('Rival', { category: 'detailing', stages: ['posted'], maxPrice: 5_000n });
    [bleskId, campaignId] = [own.partnerId, own.campaignId];
    blesk = await member('blesk', own.partnerId);
    rival = await member('rival', other.partnerId);
    const operatorId = await product.db.transaction(SYSTEM, (tx) =>
      product.server.app.get(Members, { strict: false }).add(tx, { siteId: product.siteId, role: 'operator', email: 'op@kolesa.test', displayName: 'Op' }),
    );
    operator = await Visitor.byLink(product, { role: 'operator', siteId: product.siteId, memberId: operatorId });
    // What the auctions of two months leave behind: 150 people in each of two regions, some in a third.
    for (const [region, people, count] of [['Minsk', 150, 256], ['Gomel', 150, 256], ['Brest', 20, 40]] as const) {
      await product.query(
        `insert into decision (site_id, user_id, id, contact_point_id, stage, channel, outcome, winners, record, at)
         select $1, md5($2 || i % $3::int)::uuid, gen_random_uuid(), gen_random_uuid(), 'posted', 'inbox', 'no-winner', 0,
           jsonb_build_object('kind', 'auction', 'opportunity', jsonb_build_object('needs', '[["detailing", 1000000, 1000000]]'::jsonb, 'asset', jsonb_build_object('region', $2::text))),
           timestamptz '2026-01-15 10:00Z' + i * (interval '64 days' / $4::int) from generate_series(0, $4::int - 1) i`,
        [product.siteId, region, people, count],
      );
    }
    await product.advanceTo(new Date('2026-03-20T09:00:00Z'));
  });
  afterAll(() => product.stop());

  it('puts coming months and quarters on sale where a crowd is expected, and tells no more than round numbers', async () => {
    const { forwardProducts } = await blesk.ask<{ forwardProducts: ForwardProduct[] }>(PRODUCTS, {});
    const april = forwardProducts.filter(({ startsAt, period }) => period === 'month' && startsAt === '2026-03-31T21:00:00.000Z');
    // Brest is too few to be sold, and all regions together would tell how few.
    expect(april.map(({ region }) => region)).toEqual(['Gomel', 'Minsk']);
    [gomel, minsk] = april as [ForwardProduct, ForwardProduct];
    expect(minsk).toMatchObject({ endsAt: '2026-04-30T21:00:00.000Z', expected: 120, price: { minor: '360', currency: 'USD' }, freePercent: 40, realised: null });
    expect(minsk.low).toBeLessThan(100);
    expect(minsk.high).toBeGreaterThan(150);
    expect(new Set(forwardProducts.map(({ period, startsAt }) => `${period} ${startsAt}`)).size).toBe(5);
    expect((await rival.ask<{ forwardProducts: ForwardProduct[] }>(PRODUCTS, { region: 'Gomel' })).forwardProducts.every(({ region }) => region === 'Gomel')).toBe(true);
  });

  it('books a share once, however often it is asked, and never more than there is', async () => {
    const input = { productId: minsk.id, campaignId, sharePercent: 35, key: 'april' };
    const { reserve } = await blesk.ask<{ reserve: Booked }>(RESERVE, { input });
    expect(reserve).toMatchObject({ state: 'open', sharePercent: 35, price: { minor: '360' }, expected: 40, product: { freePercent: 10 } });
    expect((await blesk.ask<{ reserve: Booked }>(RESERVE, { input })).reserve.id).toBe(reserve.id);
    expect((await blesk.refused(RESERVE, { input: { ...input, sharePercent: 5 } })).code).toBe('CONFLICT');
    expect((await blesk.refused(RESERVE, { input: { ...input, key: 'more', sharePercent: 20 } })).code).toBe('CONFLICT');
    expect((await blesk.refused(RESERVE, { input: { ...input, key: 'odd', sharePercent: 7 } })).problems).toMatchObject([{ path: 'sharePercent' }]);
    await blesk.ask(RESERVE, { input: { ...input, productId: gomel.id, sharePercent: 45, key: 'gomel' } });
    // April is part of the quarter that begins with it.
    const quarter = (await blesk.ask<{ forwardProducts: ForwardProduct[] }>(PRODUCTS, { region: 'Gomel' })).forwardProducts.find(({ period, startsAt }) => period === 'quarter' && startsAt === gomel.startsAt);
    expect(quarter).toMatchObject({ freePercent: 0 });
  });

  it('takes a share back before its period begins, and another partner may have it', async () => {
    const { reserve } = await rival.ask<{ reserve: Booked }>(RESERVE, { input: { productId: minsk.id, campaignId: (await rivalCampaign()), sharePercent: 10, key: '1' } });
    expect((await blesk.refused(CANCEL, { id: reserve.id })).code).toBe('NOT_FOUND');
    expect(await rival.ask(CANCEL, { id: reserve.id })).toEqual({ cancelReservation: { state: 'cancelled', closedAt: '2026-03-20T09:00:00.000Z' } });
    expect((await rival.refused(CANCEL, { id: reserve.id })).code).toBe('CONFLICT');
    const [again] = (await blesk.ask<{ forwardProducts: ForwardProduct[] }>(PRODUCTS, { region: 'Minsk' })).forwardProducts;
    expect(again).toMatchObject({ id: minsk.id, freePercent: 10 });
  });

  it('honours it in the auction: its share of the moments, the first place, the agreed price, beside a rival that bids more', async () => {
    await product.advanceTo(new Date('2026-04-02T09:00:00Z'));
    await post(DRIVERS);
    await product.settle();
    const won = await product.query<{ reserved: boolean; position: number; price: bigint }>(
      `select reservation_id is not null as reserved, position, price from win where site_id = $1 and partner_id = $2`,
      [product.siteId, bleskId],
    );
    const promised = won.filter(({ reserved }) => reserved);
    expect(promised.length).toBeGreaterThan(2);
    expect(promised.length).toBeLessThan(22);
    expect(promised.every(({ position, price }) => position === 0 && price === 360n)).toBe(true);
    // Elsewhere the rival's bid goes first, and its price does not know of the promise.
    expect(won.filter(({ reserved }) => !reserved).every(({ position, price }) => position === 1 && price <= 300n)).toBe(true);
    const live = await reservationOf('Minsk');
    expect(live).toMatchObject({ drawn: promised.length, shown: promised.length, missed: [] });
  });

  it('charges a lead of it at the agreed price', async () => {
    const [win] = await product.query<{ id: string; userId: string }>('select id, user_id as "userId" from win where site_id = $1 and reservation_id is not null order by id limit 1', [product.siteId]);
    const name = DRIVERS.find((each) => userIdOf(product.siteId, each) === win?.userId);
    const driver = Visitor.bearing(product, product.userToken(win?.userId ?? ''));
    const { claimOffer } = await driver.ask<{ claimOffer: { offer: { claim: { leadId: string } } } }>(
      'mutation ($id: ID!) { claimOffer(offerId: $id, consentTextVersion: "share-1") { offer { claim { leadId } } } }',
      { id: win?.id },
    );
    await product.settle();
    const code = /\b(\d{6})\b/.exec(product.mailbox.to(`${name}@example.org`).at(-1)?.text ?? '')?.[1];
    await driver.ask('mutation ($id: ID!, $code: String!) { verifyClaim(leadId: $id, code: $code) { message } }', { id: claimOffer.offer.claim.leadId, code });
    await product.settle();
    expect(await reservationOf('Minsk')).toMatchObject({ qualified: 1, spent: { minor: '360' } });
  });

  it('gives back what was reserved of moments that do not come, and tells why; what comes as foreseen goes on', async () => {
    await product.advanceTo(new Date('2026-04-15T09:00:00Z'));
    expect(await reservationOf('Gomel')).toMatchObject({ state: 'live', releaseReason: null });
    await product.advanceTo(new Date('2026-04-17T09:00:00Z'));
    expect(await reservationOf('Gomel')).toMatchObject({ state: 'released', releaseReason: 'prediction-failed', drawn: 0 });
    expect(await reservationOf('Minsk')).toMatchObject({ state: 'live' });
  });

  it('settles it when the period is over, and shows reserved against realised to the partner and to the site', async () => {
    await post(LATECOMERS);
    await product.advanceTo(new Date('2026-05-02T09:00:00Z'));
    const settled = await reservationOf('Minsk');
    expect(settled?.state).toBe('settled');
    expect(settled?.weeks[0]).toMatchObject({ week: '2026-03-30', moments: null, drawn: expect.any(Number) });
    const site = await operator.ask<{ siteForwardProducts: { region: string; realised: number; low: number; settledAt: string }[]; siteForwardCalibration: { predictions: number; coverage: number } }>(ALL);
    expect(site).toMatchObject({
      siteReservations: { edges: expect.arrayContaining([{ node: expect.objectContaining({ partnerName: 'Blesk', state: 'released', releaseReason: 'prediction-failed', product: { region: 'Gomel' } }) }]) },
      siteForwardCalibration: { predictions: 2 },
    });
    const held = site.siteForwardProducts.find(({ region }) => region === 'Minsk');
    const [counted] = await product.query<{ count: number }>(
      `select count(*)::int as count from decision where site_id = $1 and stage = 'posted' and at >= $2 and at < $3 and outcome <> 'suppressed'`,
      [product.siteId, minsk.startsAt, minsk.endsAt],
    );
    expect(held?.realised).toBe(counted?.count);
    expect(held?.settledAt).not.toBeNull();
    expect(await product.broken()).toEqual([]);
  });

  async function rivalCampaign(): Promise<string> {
    const { myCampaigns } = await rival.ask<{ myCampaigns: { edges: { node: { id: string } }[] } }>('{ myCampaigns { edges { node { id } } } }');
    return myCampaigns.edges[0]?.node.id ?? '';
  }
});
