import { userIdOf } from '@ringroad/kernel';
import { Product } from '../support/product.js';

let product: Product;

beforeAll(async () => {
  product = await Product.start({ startAt: new Date('2026-04-20T08:00:00Z') });
});
afterAll(() => product?.stop());

const track = (event: string, userId: string, day: number, properties: object) => ({
  type: 'track', event, messageId: `${event} ${userId} ${day}`, userId, timestamp: `2026-04-${String(day).padStart(2, '0')}T09:00:00Z`, properties,
});
const tell = async (...messages: readonly object[]) => {
  await product.send(messages);
  await product.settle();
};
const stagesOf = async (user: string) =>
  (await product.query<{ stage: string; at: Date; ended: Date | null }>(
    `select stage, stage_entered_at as at, ended_at as ended from journey where user_id = $1 order by started_at`, [userIdOf(product.siteId, user)],
  )).map(({ stage, at, ended }) => `${stage} since ${at.getUTCDate()}${ended ? ', ended' : ''}`);

describe('a car changes hands', () => {
  it('and only the buyer says so: the seller has sold all the same', async () => {
    await tell(track('Listing Posted', 'anna', 2, { assetId: 'golf', listingId: 'L1' }));
    await tell(track('Car Bought', 'boris', 10, { assetId: 'golf' }));
    expect(await stagesOf('anna')).toEqual(['sold since 10']);
    expect(await stagesOf('boris')).toEqual(['bought since 10']);
  });

  it('and the seller says so five days later: his word counts, and it is one sale', async () => {
    await tell(track('Listing Sold', 'anna', 15, { assetId: 'golf', listingId: 'L1' }));
    expect(await stagesOf('anna')).toEqual(['sold since 15']);
    expect(await stagesOf('boris')).toEqual(['bought since 10']);
  });

  it('and the events come in the wrong order: the ad is heard of after the purchase', async () => {
    await tell(track('Car Bought', 'dina', 9, { assetId: 'niva' }));
    await tell(track('Listing Posted', 'vera', 3, { assetId: 'niva', listingId: 'L2' }));
    expect(await stagesOf('vera')).toEqual(['sold since 9']);
    expect(await stagesOf('dina')).toEqual(['bought since 9']);
  });

  it('and again: each owner has sold once, and the car keeps its history', async () => {
    await tell(track('Listing Posted', 'boris', 16, { assetId: 'golf', listingId: 'L3' }), track('Car Bought', 'egor', 18, { assetId: 'golf' }));
    expect(await stagesOf('anna')).toEqual(['sold since 15']);
    expect(await stagesOf('boris')).toEqual(['bought since 10, ended', 'sold since 18']);
    expect(await stagesOf('egor')).toEqual(['bought since 18']);
    const owners = await product.query(`select 1 from ownership join asset on asset.id = asset_id where asset_key = 'golf'`);
    expect(owners).toHaveLength(3);
  });

  it('and more people say they bought it than ever own a car: nobody is a witness, and nobody is folded again for it', async () => {
    await tell(track('Listing Posted', 'zoya', 2, { assetId: 'bait', listingId: 'L9' }));
    await tell(...Array.from({ length: 40 }, (_, i) => track('Car Bought', `liar-${i}`, 10, { assetId: 'bait' })));
    await tell(track('Listing Renewed', 'zoya', 12, { assetId: 'bait', listingId: 'L9' }));
    expect(await stagesOf('zoya')).toEqual(['renewed since 12']);
    const [later] = await product.query<{ last: string }>(`select max(id::text) as last from outbox where name = 'facts.stored'`);
    await tell(track('Car Bought', 'liar-40', 11, { assetId: 'bait' }));
    const said = await product.query<{ payload: { userIds: string[] } }>(`select payload from outbox where name = 'facts.stored' and id::text > $1`, [later?.last]);
    expect(said.flatMap(({ payload }) => payload.userIds)).toEqual([userIdOf(product.siteId, 'liar-40')]);
  });
});
