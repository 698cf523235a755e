import { newId, SYSTEM } from '@ringroad/kernel';
import { ClockAdvances, Sites } from '@ringroad/platform';
import { Product } from '../support/product.js';

const siteId = newId();
const DAY = 86_400_000;
const START = new Date('2026-03-02T09:00:00Z');
const MONTH_LATER = new Date(START.getTime() + 30 * DAY);

/** The same people and partners every time: some with an ad, some who sold or bought, with little money to go round. */
async function seeded(): Promise<Product> {
  const product = await Product.start({ siteId, startAt: START });
  await product.partner('Blesk', { category: 'detailing', stages: ['posted'], maxPrice: 900n }, 2_000n);
  await product.partner('Glanz', { category: 'detailing', stages: ['posted', 'renewed'], maxPrice: 700n });
  await product.partner('Polis', { category: 'insurer', stages: ['renewed', 'bought', 'owning'], maxPrice: 1_500n });
  await product.partner('Motor', { category: 'service-centre', stages: ['posted', 'bought', 'owning'], maxPrice: 600n });
  await product.partner('Kredit', { category: 'bank', stages: ['sold'], maxPrice: 2_000n });
  await product.partner('Shina', { category: 'tyre-shop', stages: ['bought', 'owning'], maxPrice: 500n });
  const people = ['anna', 'boris', 'clara', 'dmitry', 'elena', 'fedor'];
  const consents = [{ purpose: 'offers', channel: 'email', granted: true, textVersion: 't1' }];
  const track = (userId: string, event: string, daysAgo: number, more: object = {}) => ({
    type: 'track',
    event,
    messageId: `${userId}-${event}-${daysAgo}`,
    userId,
    timestamp: new Date(START.getTime() - daysAgo * DAY).toISOString(),
    properties: { listingId: `${userId}-1`, assetId: `${userId}-car`, brand: 'Audi', model: 'A6', year: 2018, price: 21_000, currency: 'USD', region: 'Minsk', ...more },
  });
  await product.send([
    ...people.map((name) => ({ type: 'identify', messageId: `i-${name}`, userId: name, traits: { email: `${name}@example.org`, locale: 'en', timezone: 'Europe/Minsk', consents } })),
    track('anna', 'Listing Posted', 0),
    track('boris', 'Listing Posted', 5),
    track('boris', 'Listing Renewed', 0, { renewal: 1 }),
    track('clara', 'Listing Posted', 20),
    track('clara', 'Listing Sold', 0),
    track('dmitry', 'Car Bought', 1, { listingId: undefined }),
    track('elena', 'Car Bought', 20, { listingId: undefined }),
    track('fedor', 'Listing Posted', 27),
  ]);
  await product.settle();
  return product;
}

/** What was lived through, in an order of its own; ids that no business key names are left out. */
async function lifeOf(product: Product) {
  const [points, decisions, deliveries, wins, attention, journeys] = await Promise.all([
    product.query('select user_id, id, point_id, stage, status, due_at, settled_at from contact_point order by user_id, due_at, id'),
    product.query('select user_id, contact_point_id, channel, stage, outcome, winners, at from decision order by at, user_id, contact_point_id, channel'),
    product.query('select user_id, id, channel, state, reason, not_before, sent_at, created_at from delivery order by created_at, user_id, id'),
    product.query('select user_id, partner_id, position, price, shown_at, expires_at, state from win order by shown_at, user_id, decision_id, position'),
    product.query('select user_id, channel, occasion, partner_id, category, at from attention_entry order by at, user_id, channel, occasion, partner_id'),
    product.query('select user_id, id, stage, stage_entered_at, ended_at, outcome from journey order by user_id, id'),
  ]);
  return { points, decisions, deliveries, wins, attention, journeys };
}

type Life = Awaited<ReturnType<typeof lifeOf>>;

async function livedThrough(advance: (product: Product) => Promise<void>): Promise<Life> {
  const product = await seeded();
  try {
    await advance(product);
    return await lifeOf(product);
  } finally {
    await product.stop();
  }
}

describe('the clock of a sandbox', () => {
  let atOnce: Life;
  beforeAll(async () => {
    atOnce = await livedThrough((product) => product.advanceTo(MONTH_LATER));
  });

  it('has the planned things happen on the way, each at its own time', () => {
    const times = new Set(atOnce.decisions.map((decision) => String((decision as { at: Date }).at)));
    expect(times.size).toBeGreaterThan(3);
    expect(atOnce.wins.length).toBeGreaterThan(5);
    const fired = atOnce.points as { status: string; due_at: Date; settled_at: Date }[];
    for (const point of fired.filter(({ status, due_at }) => status === 'fired' && due_at > START)) {
      const late = point.settled_at.getTime() - point.due_at.getTime();
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThan(3_600_000);
    }
  });

  it('makes no difference between a month at once and thirty single days', async () => {
    const dayByDay = await livedThrough(async (product) => {
      for (let day = 1; day <= 30; day++) await product.advanceTo(new Date(START.getTime() + day * DAY));
    });
    expect(dayByDay).toEqual(atOnce);
  });

  it('goes on after a restart where it was, and the result is the same', async () => {
    const interrupted = await livedThrough(async (product) => {
      await product.startAdvance(MONTH_LATER);
      const now = async () => (await product.query<{ now: Date }>('select clock_at as now from site'))[0]?.now ?? START;
      await product.until(async () => (await now()) > START, 'the clock to move');
      const asked = performance.now();
      await product.restart();
      expect(performance.now() - asked).toBeLessThan(15_000);
      await product.arrival();
      await expect(now()).resolves.toEqual(MONTH_LATER);
    });
    expect(interrupted).toEqual(atOnce);
  });

  it('is refused to a live site, to the past, and while it moves already', async () => {
    const product = await Product.start({ startAt: START });
    const advances = product.server.app.get(ClockAdvances);
    const liveId = newId();
    const request = (id: string, to: Date) => product.db.transaction(SYSTEM, (tx) => advances.request(tx, id, to));
    try {
      await product.db.transaction(SYSTEM, (tx) =>
        product.server.app.get(Sites).create(tx, { id: liveId, slug: 'live', name: 'Live', kind: 'live', currency: 'USD', timezone: 'Europe/Minsk', clockAt: null }),
      );
      await expect(request(liveId, new Date(Date.now() + DAY))).rejects.toMatchObject({ code: 'CONFLICT' });
      await expect(product.db.transaction(SYSTEM, (tx) => product.server.app.get(Sites).moveClock(tx, liveId, START, MONTH_LATER))).rejects.toMatchObject({ code: 'CONFLICT' });
      await expect(request(product.siteId, START)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
      const answers = await Promise.allSettled([request(product.siteId, MONTH_LATER), request(product.siteId, MONTH_LATER)]);
      expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      await product.arrival();
    } finally {
      await product.stop();
    }
  });
});
