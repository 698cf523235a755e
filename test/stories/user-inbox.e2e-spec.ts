import { newId, userIdOf } from '@ringroad/kernel';
import { Product } from '../support/product.js';
import { Visitor } from '../support/visitor.js';

const CARD = `id state stage category partnerName title reason knownEmail expiresAt consentText consentTextVersion
  whyMe { fact rule partnerChoice neverShared } claim { leadId status maskedEmail codeExpiresAt attemptsLeft bonusCode }`;
const OFFERS = `query ($first: Int = 25, $after: String) { myOffers(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { ${CARD} } } } }`;
const OFFER = `query ($id: ID!) { myOffer(id: $id) { ${CARD} } }`;
const CLAIM = `mutation ($id: ID!, $version: String = "share-1", $email: String) { claimOffer(offerId: $id, consentTextVersion: $version, email: $email) { message offer { ${CARD} } } }`;
const VERIFY = `mutation ($id: ID!, $code: String!) { verifyClaim(leadId: $id, code: $code) { message offer { ${CARD} } } }`;
const RESEND = `mutation ($id: ID!) { resendCode(leadId: $id) { message offer { ${CARD} } } }`;
const DISMISS = `mutation ($id: ID!, $reason: DismissReason!) { dismissOffer(offerId: $id, reason: $reason) { state } }`;
const PREFERENCES = 'email inbox quietFrom quietTo maxPerWeek pausedUntil mutedCategories timezone locale';
const UPDATE = `mutation ($input: PreferencesInput!) { updatePreferences(input: $input) { ${PREFERENCES} } }`;

interface Card {
  readonly id: string;
  readonly state: string;
  readonly category: string;
  readonly claim: { readonly leadId: string; readonly attemptsLeft: number } | null;
}

describe('the inbox of a user', () => {
  let product: Product;

  const visitor = (user: string) => Visitor.bearing(product, product.userToken(userIdOf(product.siteId, user)));
  const cards = async (who: Visitor) => (await who.ask<{ myOffers: { edges: { node: Card }[] } }>(OFFERS)).myOffers.edges.map(({ node }) => node);
  const offerOf = async (who: Visitor, category: string) => (await cards(who)).find((card) => card.category === category) as Card;
  const claim = async (who: Visitor, id: string) => (await who.ask<{ claimOffer: { message: string; offer: Card } }>(CLAIM, { id })).claimOffer;
  const minutes = async (count: number) => {
    const [site] = await product.query<{ at: Date }>('select clock_at as at from site');
    await product.advanceTo(new Date((site?.at.getTime() ?? 0) + count * 60_000));
  };

  /** A person whose ad has just gone up. */
  async function seller(user: string, traits: object = { email: `${user}@example.org` }): Promise<Visitor> {
    await product.send([
      { type: 'identify', messageId: `i-${user}`, userId: user, traits: { name: 'Anna', locale: 'en', region: 'Minsk', ...traits } },
      { type: 'track', event: 'Listing Posted', messageId: `m-${user}`, userId: user, properties: { listingId: user, assetId: user, brand: 'Audi', model: 'A6', year: 2015, price: 12_000, currency: 'USD', region: 'Minsk' } },
    ]);
    await product.settle();
    return visitor(user);
  }

  async function codeFor(email: string): Promise<string> {
    await product.settle();
    return /\b(\d{6})\b/.exec(product.mailbox.to(email).at(-1)?.text ?? '')?.[1] ?? '';
  }

  beforeAll(async () => {
    product = await Product.start();
    await product.partner('Blesk', { category: 'detailing', stages: ['posted', 'renewed'], maxPrice: 1_000n, regions: ['Minsk', 'Brest'] });
    await product.partner('Motor', { category: 'service-centre', stages: ['posted'], maxPrice: 1_000n, brands: ['Audi'] });
    await product.partner('Bolt', { category: 'parts-shop', stages: ['posted'], maxPrice: 1_000n });
  });
  afterAll(() => product.stop());

  it('says of each offer why it came, what the partner asked for and what nobody shares', async () => {
    const anna = await seller('anna');
    expect((await cards(anna)).map(({ category, state }) => [category, state]).sort()).toEqual([
      ['detailing', 'fresh'],
      ['parts-shop', 'fresh'],
      ['service-centre', 'fresh'],
    ]);
    expect(await offerOf(anna, 'detailing')).toMatchObject({
      partnerName: 'Blesk',
      reason: 'because you posted your ad',
      knownEmail: 'a•••@example.org',
      claim: null,
      consentText: 'Blesk gets my name, e-mail and phone, to contact me about this offer. Nobody else does.',
      whyMe: {
        fact: 'You posted an ad for your Audi A6 2015 on 2 March 2026.',
        rule: 'When an ad goes up, help with preparing the car for sale is offered.',
        partnerChoice: 'Blesk (car wash and detailing) asked for people who posted an ad or renewed their ad. Regions: Minsk, Brest. Makes: all.',
        neverShared: expect.arrayContaining(['your name, e-mail and phone, unless you take the offer and confirm it']),
      },
    });
    expect(await offerOf(anna, 'service-centre')).toMatchObject({ whyMe: { partnerChoice: expect.stringContaining('Makes: Audi.') } });
  });

  it('speaks Russian to who chose it, whatever the site says later', async () => {
    const vera = await seller('vera');
    await vera.ask(UPDATE, { input: { locale: 'ru' } });
    await product.send([{ type: 'identify', messageId: 'i-vera-2', userId: 'vera', traits: { locale: 'en' } }]);
    await product.settle();
    expect(await offerOf(vera, 'detailing')).toMatchObject({ reason: 'потому что вы разместили объявление', whyMe: { fact: 'Вы разместили объявление: Audi A6 2015, 2 марта 2026.' } });
    expect(await vera.refused(UPDATE, { input: { locale: 'fr' } })).toEqual({ code: 'INVALID_INPUT', field: 'locale' });
  });

  it('turns pages without losing or repeating an offer', async () => {
    const anna = visitor('anna');
    type Page = { myOffers: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; edges: { node: Card }[] } };
    const first = await anna.ask<Page>(OFFERS, { first: 2 });
    const second = await anna.ask<Page>(OFFERS, { first: 2, after: first.myOffers.pageInfo.endCursor });
    expect(new Set([...first.myOffers.edges, ...second.myOffers.edges].map(({ node }) => node.id)).size).toBe(3);
    expect([first.myOffers.totalCount, first.myOffers.pageInfo.hasNextPage, second.myOffers.pageInfo.hasNextPage]).toEqual([3, true, false]);
  });

  it('counts wrong codes down, locks, sends another code after a minute, and gives the bonus for the right one', async () => {
    const anna = visitor('anna');
    const { id } = await offerOf(anna, 'detailing');
    expect(await anna.refused(CLAIM, { id, version: 'share-0' })).toEqual({ code: 'CONFLICT', current: 'share-1' });
    const taken = await claim(anna, id);
    expect(taken.message).toBe('We sent a code to a•••@example.org. Enter it to confirm.');
    expect(taken.offer).toMatchObject({ state: 'claimed', claim: { status: 'verifying', maskedEmail: 'a•••@example.org', attemptsLeft: 5, codeExpiresAt: '2026-03-02T09:15:00.000Z', bonusCode: null } });
    const leadId = taken.offer.claim?.leadId;
    expect((await claim(anna, id)).offer.claim?.leadId).toBe(leadId);

    const right = await codeFor('anna@example.org');
    const wrong = right === '000000' ? '111111' : '000000';
    for (const attemptsLeft of [4, 3, 2, 1, 0]) expect(await anna.refused(VERIFY, { id: leadId, code: wrong })).toEqual({ code: 'INVALID_INPUT', attemptsLeft });
    expect(await anna.refused(VERIFY, { id: leadId, code: right })).toEqual({ code: 'RATE_LIMITED', attemptsLeft: 0 });
    expect(await anna.ask(OFFER, { id })).toMatchObject({ myOffer: { claim: { attemptsLeft: 0 } } });
    expect(await anna.refused(RESEND, { id: leadId })).toEqual({ code: 'RATE_LIMITED', retryAt: '2026-03-02T09:01:00.000Z' });

    await minutes(2);
    expect(await anna.ask(RESEND, { id: leadId })).toMatchObject({ resendCode: { offer: { claim: { attemptsLeft: 5 } } } });
    const spaced = (await codeFor('anna@example.org')).replace(/(...)/, '$1 ');
    const { verifyClaim } = await anna.ask<{ verifyClaim: { message: string; offer: Card } }>(VERIFY, { id: leadId, code: spaced });
    expect(verifyClaim.offer).toMatchObject({ state: 'verified', claim: { status: 'qualified', bonusCode: expect.stringMatching(/^RR-/), attemptsLeft: null } });
    expect(verifyClaim.message).toMatch(/^It is yours\. Show the code RR-/);
    expect(await anna.refused(DISMISS, { id, reason: 'not_relevant' })).toMatchObject({ code: 'CONFLICT' });
  });

  it('mutes a category that is not relevant, keeps the answer to what is done, and hides what may come later for three days', async () => {
    const boris = await seller('boris');
    const [detailing, service, parts] = [await offerOf(boris, 'detailing'), await offerOf(boris, 'service-centre'), await offerOf(boris, 'parts-shop')];
    expect(await boris.ask(DISMISS, { id: detailing.id, reason: 'not_relevant' })).toEqual({ dismissOffer: { state: 'dismissed' } });
    expect(await boris.ask(DISMISS, { id: detailing.id, reason: 'not_relevant' })).toEqual({ dismissOffer: { state: 'dismissed' } });
    expect(await boris.ask(DISMISS, { id: service.id, reason: 'already_done' })).toEqual({ dismissOffer: { state: 'dismissed' } });
    expect(await boris.ask(DISMISS, { id: parts.id, reason: 'later' })).toEqual({ dismissOffer: { state: 'fresh' } });
    expect(await boris.ask('{ myPreferences { mutedCategories } }')).toEqual({ myPreferences: { mutedCategories: ['detailing'] } });
    expect(await product.query('select dismiss_reason as said from win where id = any($1::uuid[]) order by said', [[detailing.id, service.id, parts.id]])).toEqual([
      { said: 'already-done' },
      { said: 'not-relevant' },
      { said: null },
    ]);
    expect((await cards(boris)).map((card) => card.category).sort()).toEqual(['detailing', 'service-centre']);
    await minutes(3 * 24 * 60);
    expect((await cards(boris)).find((card) => card.id === parts.id)).toMatchObject({ state: 'fresh' });
  });

  it('lets a user take what was put away, while it lasts', async () => {
    const boris = visitor('boris');
    const { id } = await offerOf(boris, 'service-centre');
    expect((await claim(boris, id)).offer).toMatchObject({ state: 'claimed' });
  });

  it('asks for an address only where none is known', async () => {
    const guest = await seller('guest', {});
    const { id } = await offerOf(guest, 'detailing');
    expect(await guest.ask(OFFER, { id })).toMatchObject({ myOffer: { knownEmail: null } });
    expect(await guest.refused(CLAIM, { id })).toEqual({ code: 'INVALID_INPUT', field: 'email' });
    expect(await guest.refused(CLAIM, { id, email: 'nobody' })).toEqual({ code: 'INVALID_INPUT', field: 'email' });
    expect(await guest.ask(CLAIM, { id, email: 'guest@example.org' })).toMatchObject({ claimOffer: { offer: { claim: { maskedEmail: 'g•••@example.org' } } } });
  });

  it('knows nothing of the offers and claims of others', async () => {
    const [anna, boris] = [visitor('anna'), visitor('boris')];
    const theirs = await offerOf(anna, 'detailing');
    for (const id of [theirs.id, newId(), 'nonsense']) {
      expect((await boris.refused(OFFER, { id })).code).toBe('NOT_FOUND');
      expect((await boris.refused(CLAIM, { id })).code).toBe('NOT_FOUND');
      expect((await boris.refused(DISMISS, { id, reason: 'later' })).code).toBe('NOT_FOUND');
      expect((await boris.send(`/v1/offers/${id}/dismiss`, { reason: 'later' })).status).toBe(404);
    }
    for (const id of [theirs.claim?.leadId, 'nonsense']) {
      expect((await boris.refused(VERIFY, { id, code: '123456' })).code).toBe('NOT_FOUND');
      expect((await boris.refused(RESEND, { id })).code).toBe('NOT_FOUND');
    }
    expect((await Visitor.stranger(product).refused(OFFERS)).code).toBe('UNAUTHENTICATED');
    expect((await boris.refused('{ myCampaigns { totalCount } }')).code).toBe('FORBIDDEN');
  });

  it('is over when it is over', async () => {
    const late = await seller('late');
    const { id } = await offerOf(late, 'detailing');
    await minutes(31 * 24 * 60);
    expect(await late.ask(OFFER, { id })).toMatchObject({ myOffer: { state: 'expired' } });
    expect((await late.refused(CLAIM, { id })).code).toBe('EXPIRED');
    expect((await late.get('/v1/offers')).body).toEqual({ language: 'en', timezone: 'Europe/Minsk', offers: [] });
  });
});

describe('the widget on a page of the site', () => {
  let product: Product;
  let anna: Visitor;

  beforeAll(async () => {
    product = await Product.start();
    await product.partner('Blesk', { category: 'detailing', stages: ['posted'], maxPrice: 1_000n });
    await product.partner('Motor', { category: 'service-centre', stages: ['posted'], maxPrice: 1_000n });
    await product.send([{ type: 'track', event: 'Listing Posted', messageId: 'm1', userId: 'anna', properties: { listingId: 'l1', assetId: 'a1', brand: 'Audi' } }]);
    await product.settle();
    anna = Visitor.bearing(product, product.userToken(userIdOf(product.siteId, 'anna')));
  });
  afterAll(() => product.stop());

  it('shows what was won, with a link that opens the offer signed in', async () => {
    const answer = await anna.get('/v1/offers');
    expect([answer.status, answer.get('access-control-allow-origin'), answer.get('cache-control')]).toEqual([200, '*', 'no-store']);
    expect(answer.body.offers).toHaveLength(2);
    const [offer] = answer.body.offers as { id: string; claimUrl: string; title: string; reason: string }[];
    expect(Object.keys(offer ?? {})).toEqual(['id', 'partnerName', 'title', 'text', 'reason', 'expiresAt', 'claimUrl']);
    const opened = await Visitor.stranger(product).get(new URL(offer?.claimUrl ?? '').pathname);
    expect([opened.status, opened.get('location')]).toEqual([303, `/me/offers/${offer?.id}`]);
    const signedIn = await Visitor.opening(product, offer?.claimUrl ?? '');
    expect(await signedIn.ask('query ($id: ID!) { me { role } myOffer(id: $id) { title } }', { id: offer?.id })).toEqual({ me: { role: 'USER' }, myOffer: { title: offer?.title } });
  });

  it('takes a no for an answer', async () => {
    const [first, second] = (await anna.get('/v1/offers')).body.offers as { id: string }[];
    expect((await anna.send(`/v1/offers/${first?.id}/dismiss`, { reason: 'bored' })).body).toMatchObject({ error: { code: 'INVALID_INPUT' } });
    expect((await anna.send(`/v1/offers/${first?.id}/dismiss`, { reason: 'already_done' })).status).toBe(204);
    expect((await anna.send(`/v1/offers/${second?.id}/dismiss`, { reason: 'later' })).status).toBe(204);
    expect((await anna.get('/v1/offers')).body).toEqual({ language: 'en', timezone: 'Europe/Minsk', offers: [] });
  });

  it('has nothing, and no error, for somebody the site never told of', async () => {
    const unknown = Visitor.bearing(product, product.userToken(userIdOf(product.siteId, 'nobody')));
    expect((await unknown.get('/v1/offers')).body).toEqual({ language: 'en', timezone: 'Europe/Minsk', offers: [] });
    expect(await unknown.ask('{ myOffers { totalCount edges { cursor } } }')).toEqual({ myOffers: { totalCount: 0, edges: [] } });
  });

  it('is for users only', async () => {
    expect((await Visitor.stranger(product).get('/v1/offers')).status).toBe(401);
    expect((await Visitor.bearing(product, product.writeKey).get('/v1/offers')).status).toBe(403);
  });
});

describe('the preferences of a user', () => {
  let product: Product;
  let anna: Visitor;

  beforeAll(async () => {
    product = await Product.start();
    await product.partner('Blesk', { category: 'detailing', stages: ['posted'], maxPrice: 1_000n });
    await product.partner('Polis', { category: 'insurer', stages: ['renewed'], maxPrice: 1_000n });
    const consents = [{ purpose: 'offers', channel: 'email', granted: true, textVersion: 't1' }];
    await product.send([{ type: 'identify', messageId: 'i1', userId: 'anna', traits: { email: 'anna@example.org', locale: 'en', timezone: 'Europe/Minsk', consents } }]);
    await product.settle();
    anna = Visitor.bearing(product, product.userToken(userIdOf(product.siteId, 'anna')));
  });
  afterAll(() => product.stop());

  it('begin with the measure of the site and what was agreed to there', async () => {
    expect(await anna.ask(`{ myPreferences { ${PREFERENCES} } }`)).toEqual({
      myPreferences: { email: true, inbox: true, quietFrom: '21:00', quietTo: '09:00', maxPerWeek: 5, pausedUntil: null, mutedCategories: [], timezone: 'Europe/Minsk', locale: 'en' },
    });
  });

  it('change one by one, and refuse what makes no sense', async () => {
    const pausedUntil = '2026-03-09T09:00:00.000Z';
    expect(await anna.ask(UPDATE, { input: { quietFrom: '22:30', maxPerWeek: 2, pausedUntil, mutedCategories: ['bank', 'tyre-shop'] } })).toMatchObject({
      updatePreferences: { email: true, quietFrom: '22:30', quietTo: '09:00', maxPerWeek: 2, pausedUntil, mutedCategories: ['bank', 'tyre-shop'] },
    });
    expect(await anna.ask(UPDATE, { input: { pausedUntil: null, mutedCategories: ['bank'], maxPerWeek: null } })).toMatchObject({
      updatePreferences: { quietFrom: '22:30', maxPerWeek: 5, pausedUntil: null, mutedCategories: ['bank'] },
    });
    expect(await anna.refused(UPDATE, { input: { quietTo: '25:00' } })).toEqual({ code: 'INVALID_INPUT', field: 'quietTo' });
    expect(await anna.refused(UPDATE, { input: { maxPerWeek: -1 } })).toEqual({ code: 'INVALID_INPUT', field: 'maxPerWeek' });
  });

  it('keep a receipt for each turn of a switch, and send no letter while e-mail is off', async () => {
    await anna.ask(UPDATE, { input: { email: false } });
    expect(await anna.ask(UPDATE, { input: { email: false } })).toMatchObject({ updatePreferences: { email: false, inbox: true } });
    expect(await product.query(`select action, channel, text_version as version from consent_receipt where source = 'preferences'`)).toEqual([
      { action: 'withdrawn', channel: 'email', version: 'preferences-1' },
    ]);
    await product.send([{ type: 'track', event: 'Listing Posted', messageId: 'm1', userId: 'anna', properties: { listingId: 'l1', assetId: 'a1', brand: 'Audi' } }]);
    await product.settle();
    expect(await anna.ask('{ myOffers { totalCount } }')).toEqual({ myOffers: { totalCount: 1 } });
    expect(product.mailbox.to('anna@example.org')).toEqual([]);

    await product.advanceTo(new Date('2026-03-05T09:00:00Z'));
    await anna.ask(UPDATE, { input: { email: true } });
    await product.send([{ type: 'track', event: 'Listing Renewed', messageId: 'm2', userId: 'anna', properties: { listingId: 'l1', assetId: 'a1' } }]);
    await product.settle();
    expect(product.mailbox.to('anna@example.org')).toHaveLength(1);
  });

  it('leave the inbox empty for who switched it off', async () => {
    await anna.ask(UPDATE, { input: { inbox: false } });
    await product.send([{ type: 'track', event: 'Listing Posted', messageId: 'm3', userId: 'anna', properties: { listingId: 'l2', assetId: 'a2', brand: 'BMW' } }]);
    await product.settle();
    expect(await product.query(`select stage, record->>'reason' as reason from decision where outcome = 'suppressed'`)).toEqual([{ stage: 'posted', reason: 'unsubscribed' }]);
    expect(await anna.ask('{ myOffers { totalCount } }')).toEqual({ myOffers: { totalCount: 2 } });
  });
});
