import { userIdOf } from '@ringroad/kernel';
import { People } from '../support/people.js';
import { Product } from '../support/product.js';

interface Standing {
  readonly stage: string;
  readonly users: number;
}

interface Portfolio {
  readonly users: number;
  readonly stages: readonly Standing[];
  readonly emptied: readonly { readonly stage: string; readonly since: string; readonly days: number }[];
}

/** A user posts on 2 March, sells on 26 March and buys another car on 30 March. */
describe('the balance of stages', () => {
  let product: Product;
  let people: People;

  beforeAll(async () => {
    product = await Product.start();
    people = new People(product);
  });
  afterAll(() => product.stop());

  async function tell(event: string, messageId: string, properties: object): Promise<void> {
    await product.send([{ type: 'track', event, messageId, userId: 'anna', properties }]);
    await product.settle();
  }
  const portfolio = async (at?: string): Promise<Portfolio> =>
    (await people.asOperator<{ portfolio: Portfolio }>(`{ portfolio(programmeId: "classified"${at ? `, at: "${at}"` : ''}) { users stages { stage users } emptied { stage since days } } }`)).portfolio;
  const standing = ({ stages }: Portfolio) => stages.flatMap(({ stage, users }) => (users > 0 ? [[stage, users]] : []));

  it('is told for now and for any instant before', async () => {
    await tell('Listing Posted', 'posted', { listingId: '1', assetId: 'golf', brand: 'Volkswagen', price: 9_000, currency: 'USD' });
    await product.advanceTo(new Date('2026-03-26T09:00:00Z'));
    await tell('Listing Sold', 'sold', { listingId: '1', assetId: 'golf' });
    await product.advanceTo(new Date('2026-03-30T09:00:00Z'));
    await tell('Car Bought', 'bought', { assetId: 'x5', brand: 'BMW', mileage: 40_000 });
    const now = await portfolio();
    expect(now.stages.map(({ stage }) => stage)).toEqual(['posted', 'renewed', 'sold', 'bought', 'owning']);
    expect([now.users, standing(now)]).toEqual([1, [['bought', 1]]]);
    expect(standing(await portfolio('2026-03-27T00:00:00Z'))).toEqual([['sold', 1]]);
    expect(standing(await portfolio('2026-03-10T00:00:00Z'))).toEqual([['posted', 1]]);
    expect(standing(await portfolio('2026-03-01T00:00:00Z'))).toEqual([]);
    await expect(portfolio('2026-04-30T00:00:00Z')).rejects.toThrow('INVALID_INPUT');
  });

  it('warns of the stage that emptied, with since when, on the first page too', async () => {
    const alert = { stage: 'posted', since: '2026-03-26T09:00:00.000Z', days: 24 };
    expect((await portfolio()).emptied).toEqual([alert]);
    const { today } = await people.asOperator<{ today: { attentionNeeded: object[] } }>('{ today { attentionNeeded { kind stage since count } } }');
    expect(today.attentionNeeded).toContainEqual({ kind: 'empty-stage', stage: 'posted', since: alert.since, count: 24 });
  });

  it('tells who went where in a period', async () => {
    const flows = async (from: string, to: string) =>
      (await people.asOperator<{ stageFlows: object[] }>(`{ stageFlows(programmeId: "classified", from: "${from}", to: "${to}") { from to outcome users } }`)).stageFlows;
    expect(await flows('2026-03-01T00:00:00Z', '2026-03-26T09:00:00Z')).toEqual([{ from: null, to: 'posted', outcome: null, users: 1 }]);
    expect(await flows('2026-03-26T09:00:00Z', '2026-04-01T00:00:00Z')).toEqual([
      { from: null, to: 'bought', outcome: null, users: 1 },
      { from: 'posted', to: 'sold', outcome: null, users: 1 },
      { from: 'sold', to: null, outcome: 'bought-next', users: 1 },
    ]);
    await expect(flows('2026-03-26T09:00:00Z', '2026-03-26T09:00:00Z')).rejects.toThrow('INVALID_INPUT');
  });

  it('tells when the car that was bought is likely to be sold, and refreshes it as its mileage comes', async () => {
    interface Sale {
      readonly asset: { readonly brand: string };
      readonly likelyAt: string;
      readonly earliestAt: string;
      readonly latestAt: string;
      readonly usage: number;
    }
    const id = userIdOf(product.siteId, 'anna');
    const sales = async () => (await people.asOperator<{ saleForecasts: Sale[] }>(`{ saleForecasts(userId: "${id}") { asset { brand } likelyAt earliestAt latestAt usage } }`)).saleForecasts;
    const [fresh] = await sales();
    // A premium car is kept for 41 months on average.
    expect(fresh).toMatchObject({ asset: { brand: 'BMW' }, likelyAt: '2029-08-30T09:00:00.000Z', usage: 1 });
    expect([fresh?.earliestAt ?? '', fresh?.likelyAt ?? '', fresh?.latestAt ?? ''].toSorted()).toEqual([fresh?.earliestAt, fresh?.likelyAt, fresh?.latestAt]);
    await product.advanceTo(new Date('2026-07-30T09:00:00Z'));
    await tell('Listing Posted', 'mileage', { listingId: '2', assetId: 'x5', brand: 'BMW', mileage: 40_000 + 4 * 4 * 1590 });
    await tell('Listing Removed', 'withdrawn', { listingId: '2', assetId: 'x5', reason: 'withdrawn' });
    const [driven] = await sales();
    expect(driven?.usage).toBeCloseTo(2, 1);
    expect((driven?.likelyAt ?? '') < '2028-06-01').toBe(true);
  });
});
