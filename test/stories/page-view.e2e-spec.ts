import { derivedId, SYSTEM, userIdOf } from '@ringroad/kernel';
import { People } from '@ringroad/lifecycle';
import { MarketCatalogue } from '@ringroad/market';
import { ApiKeys, Members, Sites } from '@ringroad/platform';
import { Product } from '../support/product.js';
import { Visitor } from '../support/visitor.js';

interface PageOffers {
  readonly decisionId: string | null;
  readonly offers: readonly { readonly id: string; readonly partnerName: string; readonly title: string; readonly reason: string; readonly claimUrl: string }[];
  readonly silence: string | null;
  readonly language: string;
}

const DECISION = '{ decision(id: "ID") { channel stage outcome reason slots candidates { partnerName won price { minor } lossReason } } }';
const START = new Date('2026-03-02T09:00:00Z');

describe('a page view', () => {
  let product: Product;
  let site: Visitor;
  let operator: Visitor;

  const post = (body: object, who = site) => who.send('/v1/decide', body);
  const decide = async (body: object): Promise<PageOffers> => (await post(body).expect(200)).body as PageOffers;
  const names = ({ offers }: PageOffers) => offers.map(({ partnerName }) => partnerName).sort();
  const rows = async (what: string, user: string) => {
    const [row] = await product.query<{ count: number }>(`select count(*)::int as count from ${what} where user_id = $1`, [userIdOf(product.siteId, user)]);
    return row?.count;
  };
  const views = (user: string) => rows("(select * from decision where channel = 'page') as d", user);
  const timeline = async (user: string) => {
    const query = `{ user(id: "${userIdOf(product.siteId, user)}") { timeline(first: 50) { edges { node { kind title detail decisionId } } } } }`;
    const { user: found } = await operator.ask<{ user: { timeline: { edges: { node: object }[] } } }>(query);
    return found.timeline.edges.map(({ node }) => node);
  };
  /** What a page knows of campaigns may be a quarter of a second old. */
  const marketIsOld = () => new Promise((resolve) => setTimeout(resolve, 300));
  const somebodyWaits = async () => {
    for (let tries = 0; tries < 100; tries++) {
      const locks = await product.query('select from pg_locks join pg_stat_activity using (pid) where datname = current_database() and not granted');
      if (locks.length > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('nobody waited for a lock');
  };
  const later = (minutes: number) => product.advanceTo(new Date(START.getTime() + minutes * 60_000));

  /** Somebody whose ad went up before any partner was there: the moment itself won nothing. */
  const seller = (user: string) => [
    { type: 'identify', messageId: `i-${user}`, userId: user, traits: { email: `${user}@example.org`, locale: 'en', region: 'Minsk' } },
    { type: 'track', event: 'Listing Posted', messageId: `m-${user}`, userId: user, properties: { listingId: `ad-${user}`, assetId: user, brand: 'Audi', model: 'A6', year: 2015, price: 12_000, currency: 'USD', region: 'Minsk' } },
  ];

  beforeAll(async () => {
    // The draws of an auction come from ids: these users are drawn for no exploration.
    product = await Product.start({ startAt: START, siteId: derivedId('site', 'page views') });
    await product.send(['anna', 'boris', 'clara', 'dina', 'egor', 'fedor', 'galya', 'hanna', 'igor'].flatMap(seller));
    await product.settle();
    await product.partner('Blesk', { category: 'detailing', stages: ['posted'], maxPrice: 2_000n });
    await product.partner('Motor', { category: 'service-centre', stages: ['posted'], maxPrice: 1_500n });
    await product.partner('Bolt', { category: 'parts-shop', stages: ['posted'], maxPrice: 1_000n });
    const key = await product.db.transaction(SYSTEM, (tx) => product.server.app.get(ApiKeys).create(tx, { kind: 'site', siteId: product.siteId, name: 'server' }));
    site = Visitor.bearing(product, key.key);
    const memberId = await product.db.transaction(SYSTEM, (tx) => product.server.app.get(Members, { strict: false }).add(tx, { siteId: product.siteId, email: 'op@site.test', displayName: 'op', role: 'operator' }));
    operator = await Visitor.byLink(product, { siteId: product.siteId, memberId, role: 'operator' });
    await marketIsOld();
  });
  afterAll(() => product.stop());

  it('shows the offer that wins it, with the reason and a way to take it, stored before the page has it', async () => {
    const answer = await decide({ userId: 'anna', page: 'my-ad', listingId: 'ad-anna' });
    expect(answer).toMatchObject({ silence: null, language: 'en', offers: [{ partnerName: 'Blesk', title: 'A bonus for you', reason: 'because you posted your ad' }] });
    expect([await rows('decision', 'anna'), await rows('win', 'anna'), await rows('attention_entry', 'anna')]).toEqual([2, 1, 1]);
    const anna = await Visitor.opening(product, answer.offers[0]?.claimUrl ?? '');
    expect(await anna.ask('{ myOffers { edges { node { id whyMe { fact } } } } }')).toEqual({
      myOffers: { edges: [{ node: { id: answer.offers[0]?.id, whyMe: { fact: 'You posted an ad for your Audi A6 2015 on 2 March 2026.' } } }] },
    });
  });

  it('is explained in the console like any other auction, and stands in the story of its user', async () => {
    const { decisionId } = await decide({ userId: 'anna', page: 'my-ad', listingId: 'ad-anna' });
    const { decision } = await operator.ask<{ decision: { candidates: object[] } }>(DECISION.replace('ID', decisionId ?? ''));
    expect(decision).toMatchObject({ channel: 'page', stage: 'posted', outcome: 'won', reason: null, slots: 1 });
    expect(decision.candidates).toContainEqual(expect.objectContaining({ partnerName: 'Motor', won: false, lossReason: 'OUTRANKED' }));
    const lines = await timeline('anna');
    expect(lines).toContainEqual(expect.objectContaining({ kind: 'decision', title: 'won.page', detail: 'Blesk', decisionId }));
  });

  it('has the same answer when it is asked for again, also many times at once', async () => {
    const view = { userId: 'boris', page: 'my-ad', slots: 2 };
    const answers = await Promise.all(Array.from({ length: 20 }, () => decide(view)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(names(answers[0] as PageOffers)).toEqual(['Blesk', 'Motor']);
    expect([await views('boris'), await rows('win', 'boris'), await rows('attention_entry', 'boris')]).toEqual([1, 2, 2]);
  });

  it('waits for its own user alone: meanwhile others have their answers, and whoever holds that user gets on', async () => {
    const asked: Promise<PageOffers>[] = [];
    await product.db.transaction(SYSTEM, async (tx) => {
      await product.server.app.get(People, { strict: false }).lock(tx, product.siteId, [userIdOf(product.siteId, 'hanna')]);
      await marketIsOld();
      asked.push(decide({ userId: 'hanna', page: 'my-ad' }));
      await somebodyWaits();
      expect(names(await decide({ userId: 'igor', page: 'my-ad' }))).toHaveLength(1);
      await product.server.app.get(MarketCatalogue, { strict: false }).load(tx, await product.server.app.get(Sites).get(tx, product.siteId));
    });
    expect((await Promise.all(asked)).map(names)).toEqual([[expect.any(String)]]);
  });

  it('of one user on many pages at once never wins more than the user can take', async () => {
    await Promise.all(Array.from({ length: 12 }, (_, n) => decide({ userId: 'clara', page: `page-${n}`, slots: 1 })));
    expect([await rows('win', 'clara'), await rows('attention_entry', 'clara')]).toEqual([1, 1]);
  });

  it('fills its places with what stands open first, and asks for new offers only within the caps', async () => {
    const look = async (slots: number) => decide({ userId: 'dina', page: 'my-ad', slots });
    expect(names(await look(1))).toEqual(['Blesk']);
    await later(1);
    expect(await look(1)).toMatchObject({ decisionId: null, silence: null, offers: [{ partnerName: 'Blesk' }] });
    expect(await views('dina')).toBe(1);
    expect(names(await look(2))).toEqual(['Blesk', 'Motor']);
    await later(2);
    const third = await look(3);
    expect([names(third), third.silence]).toEqual([['Blesk', 'Motor'], 'cap-day']);
    const { decision } = await operator.ask<{ decision: object }>(DECISION.replace('ID', third.decisionId ?? ''));
    expect(decision).toMatchObject({ channel: 'page', outcome: 'suppressed', reason: 'cap-day' });
  });

  it('obeys what the user said: nothing of a muted kind, nothing at all after a no', async () => {
    const egor = Visitor.bearing(product, product.userToken(userIdOf(product.siteId, 'egor')));
    const first = await decide({ userId: 'egor', page: 'my-ad' });
    await egor.send(`/v1/offers/${first.offers[0]?.id}/dismiss`, { reason: 'not_relevant' }).expect(204);
    await later(3);
    expect(names(await decide({ userId: 'egor', page: 'my-ad' }))).toEqual(['Motor']);
    await egor.ask('mutation { updatePreferences(input: { inbox: false }) { inbox } }');
    await later(4);
    expect(await decide({ userId: 'egor', page: 'my-ad', slots: 3 })).toMatchObject({ offers: [], silence: 'unsubscribed' });
    await egor.ask('mutation { updatePreferences(input: { inbox: true }) { inbox } }');
    await later(5);
    expect(names(await decide({ userId: 'egor', page: 'my-ad' }))).toEqual(['Motor']);
  });

  it('says why it has nothing for whom nobody knows, or who is at no moment, and keeps nothing about them', async () => {
    expect(await decide({ userId: 'nobody', page: 'home' })).toEqual({ decisionId: null, offers: [], silence: 'unknown-user', language: 'en', timezone: 'Europe/Minsk' });
    await product.send([{ type: 'identify', messageId: 'i-idle', userId: 'idle', traits: { email: 'idle@example.org' } }]);
    await product.settle();
    expect(await decide({ userId: 'idle', page: 'home' })).toMatchObject({ decisionId: null, offers: [], silence: 'no-moment' });
    expect([await rows('decision', 'nobody'), await rows('decision', 'idle')]).toEqual([0, 0]);
  });

  it('opens nobody to the key that stands in public pages, and only the user to whom a token is given', async () => {
    await post({ userId: 'fedor', page: 'home' }, Visitor.stranger(product)).expect(401);
    await post({ userId: 'fedor', page: 'home' }, Visitor.bearing(product, product.writeKey)).expect(403);
    const fedor = Visitor.bearing(product, product.userToken(userIdOf(product.siteId, 'fedor')));
    await post({ userId: 'anna', page: 'home' }, fedor).expect(400);
    const { body } = await post({ page: 'home' }, fedor).expect(200);
    expect(names(body as PageOffers)).toEqual(['Blesk']);
    expect(await views('fedor')).toBe(1);
  });

  it('tells what is wrong with a request', async () => {
    for (const [body, field] of [
      [{ page: 'home' }, 'userId'],
      [{ userId: 'anna' }, 'page'],
      [{ userId: 'anna', page: '' }, 'page'],
      [{ userId: 'anna', page: 'home', slots: 4 }, 'slots'],
      [{ userId: 'anna', page: 'home', slots: 1.5 }, 'slots'],
      [{ userId: 7, page: 'home' }, 'userId'],
      [{ userId: 'anna', page: 'home', listingId: 'x'.repeat(201) }, 'listingId'],
      [{ userId: 'anna', page: 'home', asUser: 'boris' }, 'asUser'],
      [[], ''],
    ] as const) {
      const { status, body: refusal } = await post(body);
      expect([status, refusal.error]).toEqual([400, expect.objectContaining({ code: 'INVALID_INPUT', details: { field } })]);
    }
    await post({ userId: 'anna', page: 'home', listingId: 'a\u0000b' }).expect(400);
  });

  it('refuses more looks of one user than a person has, and no others', async () => {
    const statuses = await Promise.all(Array.from({ length: 121 }, async () => (await post({ userId: 'restless', page: 'home' })).status));
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    await post({ userId: 'calm', page: 'home' }).expect(200);
  });

  it('costs the partners nothing: a price is frozen, and paid for a lead alone', async () => {
    const [money] = await product.query<{ used: bigint; available: bigint; windows: number }>(
      'select sum(held + spent)::bigint as used, sum(available)::bigint as available, (select count(*)::int from budget_window where pending + posted > 0) as windows from wallet',
    );
    expect(money).toEqual({ used: 0n, available: 3_000_000n, windows: 0 });
    const wins = await product.query<{ price: bigint }>('select price from win');
    expect(wins.length).toBeGreaterThan(5);
    expect(await product.broken()).toEqual([]);
  });
});
