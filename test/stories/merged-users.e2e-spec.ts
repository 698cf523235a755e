import { SYSTEM, userIdOf } from '@ringroad/kernel';
import { ApiKeys, Outbox, SignedLinks } from '@ringroad/platform';
import request from 'supertest';
import { People } from '../support/people.js';
import { Product } from '../support/product.js';
import { Visitor } from '../support/visitor.js';

/** A site finds that two of its user ids are one person, and says so. */
describe('two user ids of one person', () => {
  let product: Product;
  let people: People;
  let siteKey: string;

  beforeAll(async () => {
    product = await Product.start({ startAt: new Date('2026-03-02T09:00:00Z') });
    people = new People(product);
    const keys = product.server.app.get(ApiKeys, { strict: false });
    siteKey = await product.db.transaction(SYSTEM, async (tx) => (await keys.create(tx, { kind: 'site', siteId: product.siteId, name: 'server' })).key);
    await product.partner('Blesk', { category: 'detailing', stages: ['posted'], maxPrice: 1_000n });
  });
  afterAll(() => product?.stop());
  afterEach(async () => expect(await product.broken()).toEqual([]));

  const idOf = (externalId: string) => userIdOf(product.siteId, externalId);
  const alias = (previousId: string, userId: string, more: object = {}) => request(product.url).post('/v1/alias').auth(siteKey, '').send({ previousId, userId, ...more });
  const isOne = async (previousId: string, userId: string) => {
    await alias(previousId, userId).expect(200);
    await product.settle();
  };
  const refusal = async (previousId: string, userId: string) => {
    const { status, body } = await alias(previousId, userId);
    return [status, (body as { error: { code: string } }).error.code, (body as { error: { message: string } }).error.message];
  };
  const person = (name: string, email = `${name}@example.org`) => people.user(name, { email, name, locale: 'en' });
  const letters = (email: string) => product.mailbox.to(email).filter(({ text }) => !/^\s*\d{6}\s*$/m.test(text ?? '')).length;

  const happened = (event: string, userId: string, day: string, properties: object) => ({
    type: 'track', event, messageId: `${event} ${userId} ${day} ${JSON.stringify(properties)}`, userId, timestamp: `${day}T09:00:00Z`, properties,
  });
  const tell = async (...messages: readonly object[]) => {
    expect(await product.send(messages)).toMatchObject({ success: true });
    await product.settle();
  };
  const lifeOf = async (externalId: string) => ({
    journeys: await product.query(
      `select subject_id as subject, cycle, stage, stage_entered_at as entered, started_at as started, ended_at as ended, outcome from journey where user_id = $1 order by started_at, subject_id, cycle`,
      [idOf(externalId)],
    ),
    ahead: await product.query(`select point_id as point, due_at as due, window_end as until, needs from contact_point where user_id = $1 and status = 'planned' order by due_at, point_id`, [idOf(externalId)]),
  });
  const nothingOf = async (externalId: string) => {
    const [row] = await product.query(
      `select (select count(*)::int from journey where user_id = $1) + (select count(*)::int from contact_point where user_id = $1) + (select count(*)::int from ownership where user_id = $1)
         + (select count(*)::int from listing where user_id = $1) + (select count(*)::int from win where user_id = $1) + (select count(*)::int from lead where user_id = $1)
         + (select count(*)::int from delivery where user_id = $1) + (select count(*)::int from contact where user_id = $1) as rows`,
      [idOf(externalId)],
    );
    return row;
  };

  it('are joined by the site’s own word and not by a page’s, whose key anybody can read', async () => {
    const page = await request(product.url).post('/v1/alias').auth(product.writeKey, '').send({ previousId: 'eve', userId: 'anna' });
    expect([page.status, JSON.stringify(page.body)]).toEqual([403, expect.stringContaining("the site's own key only")]);
    expect(await product.send([{ type: 'alias', previousId: 'eve', userId: 'anna' }])).toMatchObject({ success: false, rejected: [{ path: 'type', reason: expect.stringContaining('anybody can read it') }] });
  });

  it.each([
    ['before any event', 0],
    ['between the events', 1],
    ['after all events', 2],
  ])('live one life, told of %s', async (_when, at) => {
    const [old, now, control] = [`old-${at}`, `now-${at}`, `one-${at}`];
    const told = (a: string, b: string, car: string) => [
      [happened('Car Bought', a, '2026-01-05', { assetId: `golf-${car}` }), happened('Listing Posted', b, '2026-02-20', { assetId: `golf-${car}`, listingId: `L-${car}` })],
      [happened('Listing Sold', a, '2026-02-27', { assetId: `golf-${car}`, listingId: `L-${car}` }), happened('Car Bought', b, '2026-02-28', { assetId: `niva-${car}` })],
    ];
    const [first, second] = told(old, now, 'x') as [object[], object[]];
    if (at === 0) await isOne(old, now);
    await tell(...first);
    if (at === 1) await isOne(old, now);
    await tell(...second);
    if (at === 2) await isOne(old, now);
    for (const part of told(control, control, 'x')) await tell(...part);
    expect(await lifeOf(now)).toEqual(await lifeOf(control));
    expect((await lifeOf(now)).journeys).toHaveLength(3);
    expect(await nothingOf(old)).toEqual({ rows: 0 });
  });

  it('stay one whatever is said again, and are never turned round', async () => {
    await isOne('a', 'b');
    await isOne('b', 'c');
    await isOne('a', 'b');
    await isOne('a', 'c');
    expect(await refusal('c', 'a')).toEqual([409, 'CONFLICT', expect.stringContaining('the other way round')]);
    expect(await refusal('b', 'd')).toEqual([409, 'CONFLICT', expect.stringContaining('merged into another user before')]);
    expect(await refusal('d', 'd')).toEqual([400, 'INVALID_INPUT', expect.stringContaining('userId itself')]);
    await tell(happened('Listing Posted', 'a', '2026-03-01', { assetId: 'a-car' }));
    expect((await lifeOf('c')).journeys).toHaveLength(1);
    expect(await product.query('select merged_into as into from site_user where user_id = any($1::uuid[])', [[idOf('a'), idOf('b')]])).toEqual([{ into: idOf('c') }, { into: idOf('c') }]);
    const again = { messageId: 'the-same', timestamp: '2026-03-01T10:00:00Z' };
    await alias('a', 'c', again).expect(200);
    await alias('a', 'c', again).expect(200);
    await alias('a', 'x', again).expect(409);
  });

  it('are not joined to the erased', async () => {
    await person('gone');
    await product.query('update person_key set wrapped_key = null, shredded_at = now() where user_id = $1', [idOf('gone')]);
    expect(await refusal('gone', 'heir')).toEqual([409, 'CONFLICT', expect.stringContaining('erased')]);
    expect(await refusal('heir', 'gone')).toEqual([409, 'CONFLICT', expect.stringContaining('erased')]);
    await product.query('delete from contact where user_id = $1', [idOf('gone')]);
  });

  it('hear of one ad once, also when the site told of it under both', async () => {
    const [one, two] = [await person('dora-1', 'dora@example.org'), await person('dora-2', 'dora@example.org')];
    await tell(happened('Listing Posted', one.externalId, '2026-03-02', { assetId: 'dora-car', listingId: 'D1' }));
    expect(letters('dora@example.org')).toBe(1);
    await isOne('dora-1', 'dora-2');
    await tell(happened('Listing Posted', two.externalId, '2026-03-02', { assetId: 'dora-car', listingId: 'D1' }));
    expect(letters('dora@example.org')).toBe(1);
    expect(await people.inbox(two)).toHaveLength(1);
  });

  it('are reached where somebody proved the address, and keep what either took back', async () => {
    const [old, now] = [await person('fred-1'), await person('fred-2')];
    await request(product.url).post('/v1/identify').auth(siteKey, '').send({ userId: 'fred-1', traits: { email: 'fred@proved.org' } }).expect(200);
    await product.settle();
    await isOne('fred-1', 'fred-2');
    await tell(happened('Listing Posted', 'fred-1', '2026-03-02', { assetId: 'fred-car' }));
    expect([letters('fred@proved.org'), letters(old.email), letters(now.email)]).toEqual([1, 0, 0]);
    // The letter was for the id that stands; so is a word about one that has gone.
    const url = product.server.app.get(SignedLinks, { strict: false }).url({ purpose: 'unsubscribe', siteId: product.siteId, userId: old.userId, subject: 'email', expiresAt: new Date('2030-01-01') });
    await request(product.url).post(new URL(url).pathname).type('form').send('List-Unsubscribe=One-Click').expect(200);
    await tell(happened('Listing Posted', 'fred-2', '2026-03-02', { assetId: 'fred-other-car' }));
    expect(letters('fred@proved.org')).toBe(1);
    expect(await people.asUser(now, '{ myPreferences { email } }')).toEqual({ myPreferences: { email: false } });
  });

  it('keep an offer, its link in a letter and a claim under way, and the partner pays once', async () => {
    const [old, now] = [await person('gleb-1', 'gleb@example.org'), await person('gleb-2', 'gleb@example.org')];
    await request(product.url).post('/v1/identify').auth(siteKey, '').send({ userId: 'gleb-1', traits: { email: 'gleb@example.org' } }).expect(200);
    await tell(happened('Listing Posted', 'gleb-1', '2026-03-02', { assetId: 'gleb-car' }));
    const [offer] = await people.inbox(old);
    const link = /http\S*\/l\/offer\S*/.exec(product.mailbox.to('gleb@example.org')[0]?.text ?? '')?.[0] ?? 'no link in the letter';
    const before = await Visitor.opening(product, link);
    const claim = await people.claim(old, offer?.id ?? '');
    expect(claim.status).toBe('verifying');
    await isOne('gleb-1', 'gleb-2');

    const after = await Visitor.opening(product, link);
    expect(await after.ask('{ me { role } myOffers(first: 5) { edges { node { id state } } } }')).toMatchObject({ myOffers: { edges: [{ node: { id: offer?.id, state: 'claimed' } }] } });
    expect((await people.verify(now, claim.leadId)).status).toBe('qualified');
    await product.until(async () => JSON.stringify(await before.ask('{ myOffers(first: 5) { edges { node { id state } } } }')).includes('verified'), 'the session of before to be the other’s');
    const leads = await people.leads(await people.partnerOf('Blesk'));
    expect(leads.filter(({ contact }) => contact?.email === 'gleb@example.org')).toMatchObject([{ status: 'qualified', billing: 'posted' }]);
    expect(await nothingOf('gleb-1')).toEqual({ rows: 0 });
  });

  it('are spoken to no more than one id would be', async () => {
    const twice = async (first: string, second: string, name: string) => {
      await tell(happened('Listing Posted', first, '2026-03-02', { assetId: `${name}-one` }));
      if (first !== second) await isOne(first, second);
      await tell(happened('Listing Posted', second, '2026-03-02', { assetId: `${name}-two` }));
      const rows = await product.query('select channel, state, reason, not_before as "notBefore" from delivery where user_id = $1', [idOf(second)]);
      return rows.map((row) => JSON.stringify(row)).sort();
    };
    for (const name of ['ida-1', 'ida-2', 'ida']) await person(name, 'ida@example.org');
    expect(await twice('ida-1', 'ida-2', 'joined')).toEqual(await twice('ida', 'ida', 'plain'));
    await product.query(`insert into preference (site_id, user_id, settings, updated_at) values ($1, $2, $3, now())`, [
      product.siteId, idOf('ida-2'), JSON.stringify({ off: [], quietHours: null, maxPerWeek: 7, pausedUntil: null, muted: [{ category: 'detailing', until: '2026-09-01T00:00:00Z' }] }),
    ]);
    await isOne('ida-2', 'ida');
    expect(await people.asUser({ externalId: 'ida', userId: idOf('ida'), email: '' }, '{ myPreferences { maxPerWeek mutedCategories } }')).toEqual({ myPreferences: { maxPerWeek: 7, mutedCategories: ['detailing'] } });
  });

  it('are one also for what is told late of the first of three', async () => {
    await person('mila-1', 'mila@example.org');
    await isOne('mila-1', 'mila-2');
    await isOne('mila-2', 'mila-3');
    const no = [{ purpose: 'offers', channel: 'email', granted: false, textVersion: 'site-2' }];
    await request(product.url).post('/v1/identify').auth(siteKey, '').send({ userId: 'mila-1', timestamp: '2026-03-02T09:00:00Z', traits: { phone: '+375291234567', consents: no } }).expect(200);
    await tell(happened('Listing Posted', 'mila-3', '2026-03-02', { assetId: 'mila-car' }));
    expect(letters('mila@example.org')).toBe(0);
    expect(await product.query(`select kind from contact where user_id = $1 order by kind`, [idOf('mila-3')])).toEqual([{ kind: 'email' }, { kind: 'name' }, { kind: 'phone' }]);
    expect(await people.asUser({ externalId: 'mila-1', userId: idOf('mila-1'), email: '' }, 'mutation { updatePreferences(input: { email: true, maxPerWeek: 5 }) { email maxPerWeek } }')).toEqual({
      updatePreferences: { email: true, maxPerWeek: 5 },
    });
    expect(await product.query('select user_id as user from preference where user_id = any($1::uuid[])', [['mila-1', 'mila-2', 'mila-3'].map(idOf)])).toEqual([{ user: idOf('mila-3') }]);
  });

  it('are one user in the console, with the facts of both', async () => {
    const { users } = await people.asOperator<{ users: { totalCount: number } }>('{ users(first: 1, search: "gleb") { totalCount } }');
    expect(users.totalCount).toBe(1);
    const ask = (id: string) => people.asOperator<{ user: { id: string; timeline: { edges: { node: { kind: string; title: string } }[] } } }>(`{ user(id: "${id}") { id timeline(first: 50) { edges { node { kind title } } } } }`);
    const { user } = await ask(idOf('gleb-1'));
    expect(user.id).toBe(idOf('gleb-2'));
    expect(user.timeline.edges.map(({ node }) => node.title)).toContain('Listing Posted');
  });

  describe('told by many at once', () => {
    const statuses = async (pairs: readonly (readonly [string, string])[]) => {
      const answers = await Promise.all(pairs.map(([a, b]) => alias(a, b)));
      await product.settle();
      return answers.map(({ status }) => status);
    };

    it('are joined one way only, and nobody is lost on the way', async () => {
      expect((await statuses([['r-1', 'r-2'], ['r-2', 'r-1']])).sort()).toEqual([200, 409]);
      await tell(...['s-1', 's-2', 's-3', 's-4'].map((id) => happened('Listing Posted', id, '2026-03-01', { assetId: `car-of-${id}` })));
      expect(await statuses([['s-1', 's-2'], ['s-2', 's-3'], ['s-3', 's-4'], ['s-1', 's-2']])).toEqual([200, 200, 200, 200]);
      expect((await lifeOf('s-4')).journeys).toHaveLength(4);
    });

    it('are contacted once, also while a contact point fires', async () => {
      const names = Array.from({ length: 12 }, (_, i) => `fire-${i}`);
      for (const name of names) await person(`${name}-old`, `${name}@example.org`);
      await Promise.all(
        names.map(async (name, i) => {
          await product.send([happened('Listing Posted', `${name}-old`, '2026-03-02', { assetId: `${name}-car` })]);
          await new Promise((resolve) => setTimeout(resolve, i * 4));
          await alias(`${name}-old`, name).expect(200);
        }),
      );
      await product.settle();
      expect(names.map((name) => letters(`${name}@example.org`))).toEqual(names.map(() => 1));
      const cards = await product.query<{ n: number }>(`select count(*)::int as n from delivery where channel = 'inbox' and user_id = any($1::uuid[]) group by user_id`, [names.map(idOf)]);
      expect(cards.map(({ n }) => n)).toEqual(names.map(() => 1));
    });

    it('wait for a contact point that is just being fired, and do not plan it again', async () => {
      await tell(happened('Listing Sold', 'slow-old', '2026-03-01', { assetId: 'slow-car' }));
      let commit = (): void => undefined;
      let fired = (): void => undefined;
      const isFired = new Promise<void>((resolve) => (fired = resolve));
      const firing = product.db.transaction(SYSTEM, async (tx) => {
        const [point] = await tx.query<{ id: string }>(
          `update contact_point set status = 'fired', settled_at = due_at where user_id = $1 and point_id = 'sold.day-7' returning id`, [idOf('slow-old')],
        );
        const outbox = product.server.app.get(Outbox, { strict: false });
        await outbox.add(tx, 'contact-point.due', { siteId: product.siteId, userId: idOf('slow-old'), contactPointId: point?.id ?? '' });
        const committed = new Promise<void>((resolve) => (commit = resolve));
        fired();
        await committed;
      });
      await isFired;
      const joined = alias('slow-old', 'slow').then(({ status }) => status);
      await new Promise((resolve) => setTimeout(resolve, 400));
      commit();
      await firing;
      expect(await joined).toBe(200);
      await product.settle();
      const points = await product.query(`select user_id as user, status from contact_point where point_id = 'sold.day-7' and user_id = any($1::uuid[]) and status <> 'cancelled'`, [[idOf('slow'), idOf('slow-old')]]);
      expect(points).toEqual([{ user: idOf('slow'), status: 'fired' }]);
    });

    it('lose no claim and no money that is on its way', async () => {
      const names = Array.from({ length: 8 }, (_, i) => `claim-${i}`);
      const offers = new Map<string, string>();
      for (const name of names) {
        const old = await person(`${name}-old`, `${name}@example.org`);
        await tell(happened('Listing Posted', old.externalId, '2026-03-02', { assetId: `${name}-car` }));
        offers.set(name, (await people.inbox(old))[0]?.id ?? '');
      }
      const outcomes = await Promise.all(
        names.map(async (name, i) => {
          const claimed = people.claim({ externalId: name, userId: idOf(`${name}-old`), email: '' }, offers.get(name) ?? '').then(() => true, () => false);
          await new Promise((resolve) => setTimeout(resolve, i * 5));
          await alias(`${name}-old`, name).expect(200);
          return claimed;
        }),
      );
      await product.settle();
      const leads = await product.query<{ user: string }>('select user_id as user from lead where user_id = any($1::uuid[])', [names.flatMap((name) => [idOf(name), idOf(`${name}-old`)])]);
      const kept = names.filter((name) => leads.some(({ user }) => user === idOf(name)));
      expect(leads).toHaveLength(kept.length);
      names.forEach((name, i) => expect([name, outcomes[i] && !kept.includes(name)]).toEqual([name, false]));
      // Who was refused takes it under the id that stands.
      for (const name of names.filter((each) => !kept.includes(each))) {
        const now = { externalId: name, userId: idOf(name), email: `${name}@example.org` };
        expect((await people.claim(now, offers.get(name) ?? '')).status).toBe('verifying');
      }
    });

    it('are never a thousand: whoever has the key cannot make one of everybody', async () => {
      const send = (from: number, to: number) =>
        request(product.url).post('/v1/batch').auth(siteKey, '').send({ batch: Array.from({ length: to - from }, (_, i) => ({ type: 'alias', previousId: `many-${from + i}`, userId: 'victim' })) });
      await send(0, 1_000).expect(413);
      expect((await send(0, 90).expect(200)).body).toMatchObject({ success: true, accepted: 90 });
      const refused = { path: 'previousId', reason: expect.stringContaining('more than 100 ids') };
      expect((await send(90, 110).expect(200)).body).toMatchObject({ accepted: 10, rejected: Array(10).fill(refused) });
    });
  });

  it('stood where the histories say, which were told anew', async () => {
    expect(await product.staysFollowHistories()).toBe(true);
  });
});
