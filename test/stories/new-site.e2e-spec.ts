import { userIdOf } from '@ringroad/kernel';
import { People } from '../support/people.js';
import { Product } from '../support/product.js';

interface TodayText {
  readonly firstSteps: readonly { readonly kind: string; readonly done: boolean }[];
  readonly attentionNeeded: readonly { readonly kind: string }[];
  readonly usersOnTheRoad: number;
  readonly lifecycleMap: readonly { readonly stage: string; readonly users: number }[];
}

describe('a new site', () => {
  let product: Product;
  let people: People;

  const today = async () =>
    (await people.asOperator<{ today: TodayText }>('{ today { firstSteps { kind done } attentionNeeded { kind } usersOnTheRoad lifecycleMap { stage users } } }')).today;
  const done = (text: TodayText) => text.firstSteps.filter((step) => step.done).map((step) => step.kind);

  async function tell(event: string, messageId: string, properties: object): Promise<void> {
    await product.send([{ type: 'track', event, messageId, userId: 'anna', properties }]);
    await product.settle();
  }

  beforeAll(async () => {
    product = await Product.start();
    people = new People(product);
  });
  afterAll(() => product.stop());

  it('is told what to do first, and not that its stages are empty', async () => {
    expect(await today()).toMatchObject({
      firstSteps: ['events', 'partner', 'top-up', 'campaign'].map((kind) => ({ kind, done: false })),
      attentionNeeded: [],
      usersOnTheRoad: 0,
    });
    await tell('Listing Posted', 'audi', { listingId: '1', assetId: 'audi', brand: 'Audi', model: 'A6', year: 2015 });
    const begun = await today();
    expect(done(begun)).toEqual(['events']);
    expect(begun.attentionNeeded).toEqual([]);
  });

  it('hears nothing of stages where nobody ever stood', async () => {
    await product.partner('Blesk', { category: 'detailing', stages: ['posted'], maxPrice: 1_000n });
    const { firstSteps, attentionNeeded } = await today();
    expect(firstSteps).toEqual([]);
    expect(attentionNeeded).toEqual([]);
  });

  it('counts a user with cars in two stages once on the road', async () => {
    await product.advanceTo(new Date('2026-03-04T09:00:00Z'));
    await tell('Car Bought', 'volvo', { assetId: 'volvo', brand: 'Volvo', model: 'XC60', year: 2021 });
    const { lifecycleMap, usersOnTheRoad } = await today();
    expect(lifecycleMap.filter((flow) => flow.users > 0).map((flow) => flow.stage)).toEqual(['posted', 'bought']);
    expect(usersOnTheRoad).toBe(1);
  });

  it('reads in the timeline which car was renewed and sold, by its ad where nothing else is known', async () => {
    await tell('Listing Renewed', 'renewed', { listingId: '1' });
    await tell('Listing Sold', 'sold', { assetId: 'audi' });
    await tell('Listing Posted', 'unknown', { listingId: '777' });
    const { user } = await people.asOperator<{ user: { timeline: { edges: { node: { kind: string; title: string; detail: string | null } }[] } } }>(
      `{ user(id: "${userIdOf(product.siteId, 'anna')}") { timeline(first: 50) { edges { node { kind title detail } } } } }`,
    );
    const events = user.timeline.edges.map(({ node }) => node).filter((node) => node.kind === 'event');
    expect(events.map(({ title, detail }) => [title, detail]).sort()).toEqual([
      ['Car Bought', 'Volvo XC60 2021'],
      ['Listing Posted', 'Audi A6 2015'],
      ['Listing Posted', 'listing:777'],
      ['Listing Renewed', 'Audi A6 2015'],
      ['Listing Sold', 'Audi A6 2015'],
    ]);
  });
});
