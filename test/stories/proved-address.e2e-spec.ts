import { SYSTEM, userIdOf } from '@ringroad/kernel';
import { ApiKeys, Outbox } from '@ringroad/platform';
import supertest from 'supertest';
import { People } from '../support/people.js';
import { Product } from '../support/product.js';
import { Visitor } from '../support/visitor.js';

const CARD = 'id category claim { leadId status bonusCode }';
const VERIFY = `mutation ($id: ID!, $code: String!) { verifyClaim(leadId: $id, code: $code) { offer { ${CARD} } } }`;
const RESEND = 'mutation ($id: ID!) { resendCode(leadId: $id) { message } }';

/** A one-time code proves the address its letter went to, and no other. */
describe('the code of a claim, when the address changes in between', () => {
  let product: Product;
  let people: People;
  let siteKey: string;
  let partnerId: string;

  beforeAll(async () => {
    product = await Product.start();
    people = new People(product);
    const keys = product.server.app.get(ApiKeys, { strict: false });
    siteKey = await product.db.transaction(SYSTEM, async (tx) => (await keys.create(tx, { kind: 'site', siteId: product.siteId, name: 'server' })).key);
    ({ partnerId } = await product.partner('Blesk', { category: 'detailing', stages: ['posted'], maxPrice: 1_000n }));
  });
  afterAll(() => product.stop());

  const userId = (name: string) => userIdOf(product.siteId, name);
  const visitor = (name: string) => Visitor.bearing(product, product.userToken(userId(name)));

  async function moves(name: string, email: string): Promise<void> {
    const [site] = await product.query<{ now: Date }>('select clock_at as now from site');
    await supertest(product.url).post('/v1/identify').auth(siteKey, '').send({ messageId: `${name}-${email}`, userId: name, timestamp: site?.now.toISOString(), traits: { email } }).expect(200);
    await product.settle();
  }

  /** Posts an ad, takes the offer that comes of it, and asks for the code. */
  async function claims(name: string, email = `${name}@example.org`) {
    const person = await people.user(name, { email, name, locale: 'en' });
    await product.send([{ type: 'track', event: 'Listing Posted', messageId: `ad-${name}`, userId: name, properties: { assetId: name, listingId: name, brand: 'Audi' } }]);
    await product.settle();
    const [offer] = await people.inbox(person);
    const { leadId } = await people.claim(person, offer?.id ?? '');
    return { leadId, code: await people.code(person) };
  }

  it('does not prove the new address; another code, sent there, does', async () => {
    const { leadId, code } = await claims('anna');
    await moves('anna', 'new@example.org');
    const anna = visitor('anna');
    expect(await anna.refused(VERIFY, { id: leadId, code })).toEqual({ code: 'CONFLICT', reason: 'address-changed' });
    expect(await product.query(`select verified_at as at from contact where kind = 'email' and user_id = $1`, [userId('anna')])).toEqual([{ at: null }]);
    expect(await people.leads(partnerId)).toMatchObject([{ status: 'verifying', billing: 'held', contact: null }]);

    await product.advanceTo(new Date('2026-03-02T09:02:00Z'));
    await anna.ask(RESEND, { id: leadId });
    expect(await anna.refused(VERIFY, { id: leadId, code })).toEqual({ code: 'INVALID_INPUT', attemptsLeft: 4 });
    const sent = await people.code({ externalId: 'anna', userId: userId('anna'), email: 'new@example.org' });
    expect(await anna.ask(VERIFY, { id: leadId, code: sent })).toMatchObject({ verifyClaim: { offer: { claim: { status: 'qualified' } } } });
    expect(await people.leads(partnerId)).toMatchObject([{ status: 'qualified', billing: 'posted', contact: { email: 'new@example.org' } }]);
  });

  it('makes a duplicate of whoever proves the same address to the same partner later', async () => {
    const { leadId, code } = await claims('other-anna', 'new@example.org');
    expect(await visitor('other-anna').ask(VERIFY, { id: leadId, code })).toMatchObject({ verifyClaim: { offer: { claim: { status: 'duplicate', bonusCode: null } } } });
  });

  it('is not sent to an address it was not made for', async () => {
    const { leadId } = await claims('vera');
    const letters = () => product.mailbox.to('vera-new@example.org').length;
    await moves('vera', 'vera-new@example.org');
    // The letter is asked for again, as after a crash.
    const again = { siteId: product.siteId, userId: userId('vera'), leadId, sends: 1 };
    await product.db.transaction(SYSTEM, (tx) => product.server.app.get(Outbox, { strict: false }).add(tx, 'code.requested', again));
    await product.settle();
    expect(letters()).toBe(0);
  });

  it('qualifies nothing when the address changes between the proof and the verdict', async () => {
    const { leadId, code } = await claims('boris');
    let judged: Promise<unknown> | undefined;
    await product.db.transaction(SYSTEM, async (tx) => {
      // Whoever judges a lead of this person waits for us.
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 7))', [`${product.siteId} ${partnerId} detailing ${userId('boris')}`]);
      judged = visitor('boris').ask(VERIFY, { id: leadId, code });
      await product.until(async () => (await product.query('select from lead where id = $1 and verified_at is not null', [leadId])).length > 0, 'the proof');
      await supertest(product.url).post('/v1/identify').auth(siteKey, '').send({ messageId: 'boris-moves', userId: 'boris', timestamp: '2026-03-02T09:02:00Z', traits: { email: 'boris-new@example.org' } }).expect(200);
    });
    expect(await judged).toMatchObject({ verifyClaim: { offer: { claim: { status: 'rejected' } } } });
    expect(await product.query('select closed_reason as reason, billing from lead where id = $1', [leadId])).toEqual([{ reason: 'verified-contact', billing: 'voided' }]);
    expect(await product.broken()).toEqual([]);
  });
});
