import { SYSTEM } from '@ringroad/kernel';
import { Campaigns, Charges, PROGRAM } from '@ringroad/market';
import { Sites, type Tx } from '@ringroad/platform';
import { People, type Person } from '../support/people.js';
import { Product } from '../support/product.js';
import { Visitor } from '../support/visitor.js';

const CLAIM = 'mutation ($id: ID!) { claimOffer(offerId: $id, consentTextVersion: "share-1") { offer { claim { leadId } } } }';
const VERIFY = 'mutation ($id: ID!, $code: String!) { verifyClaim(leadId: $id, code: $code) { offer { state } } }';

/** What is decided about money is decided by how things stand when it moves. */
describe('money that moves', () => {
  let product: Product;
  let people: People;
  beforeAll(async () => {
    product = await Product.start();
    people = new People(product);
  });
  afterAll(() => product.stop());

  const part = <Part>(type: new (...args: never[]) => Part): Part => product.server.app.get(type as never, { strict: false });
  const visitor = (person: Person) => Visitor.bearing(product, product.userToken(person.userId));

  async function offered(name: string): Promise<{ person: Person; offerId: string }> {
    const person = await people.user(name, { email: `${name}@example.org`, name, locale: 'en' });
    await product.send([{ type: 'track', event: 'Listing Posted', messageId: name, userId: name, properties: { assetId: name, listingId: name, brand: 'Audi' } }]);
    await product.settle();
    const [offer] = await people.inbox(person);
    return { person, offerId: offer?.id ?? '' };
  }

  /** Answers a claim that had to wait for its turn at the wallet, while `meanwhile` was done and committed. */
  async function claimWhile(name: string, partnerId: string, meanwhile: (tx: Tx) => Promise<unknown>) {
    const { person, offerId } = await offered(name);
    let answer: Promise<unknown> | undefined;
    await product.db.transaction(SYSTEM, async (tx) => {
      await part(Charges).lock(tx, [{ siteId: product.siteId, partnerId }]);
      answer = visitor(person).refused(CLAIM, { id: offerId });
      await product.until(async () => (await product.query('select from pg_locks join pg_stat_activity a using (pid) where not granted and a.datname = current_database()')).length > 0, 'the claim to wait for the wallet');
      await product.db.transaction(SYSTEM, meanwhile);
    });
    return answer;
  }

  it('is not held for a campaign that was paused while the claim waited', async () => {
    const { partnerId, campaignId } = await product.partner('Blesk', { category: 'detailing', stages: ['posted'], maxPrice: 1_000n });
    const pause = async (tx: Tx) => part(Campaigns).setStatus(tx, await part(Sites).get(tx, product.siteId), partnerId, campaignId, 'paused', PROGRAM);
    expect(await claimWhile('anna', partnerId, pause)).toEqual({ code: 'BUDGET_EXHAUSTED', reason: 'campaign-ended' });
    expect(await people.wallet(partnerId)).toMatchObject({ held: 0n });
  });

  it('keeps within a budget that was lowered while the claim waited', async () => {
    const { partnerId, campaignId } = await product.partner('Motor', { category: 'service-centre', stages: ['posted'], maxPrice: 1_000n });
    const lower = (tx: Tx) => tx.query('update campaign set total_budget = 1, version = version + 1 where id = $1', [campaignId]);
    expect(await claimWhile('boris', partnerId, lower)).toEqual({ code: 'BUDGET_EXHAUSTED', reason: 'total-budget' });
    expect(await people.wallet(partnerId)).toMatchObject({ held: 0n });
  });

  it('and does not move as a lead was judged, leaves the lead unjudged and its contact unshared', async () => {
    const { partnerId, campaignId } = await product.partner('Bolt', { category: 'parts-shop', stages: ['posted'], maxPrice: 1_000n });
    const { person, offerId } = await offered('vera');
    const { leadId } = await people.claim(person, offerId);
    const code = await people.code(person);
    const [lead] = await product.query<{ price: bigint; windowKeys: string[] }>('select price, budget_keys as "windowKeys" from lead where id = $1', [leadId]);
    await product.db.transaction(SYSTEM, async (tx) => {
      const at = new Date('2026-03-02T09:00:00Z');
      await part(Charges).voidAll(tx, [{ siteId: product.siteId, partnerId, campaignId, leadId, amount: lead?.price ?? 0n, windowKeys: lead?.windowKeys ?? [], actor: 'test', at }]);
    });
    await expect(visitor(person).ask(VERIFY, { id: leadId, code })).rejects.toThrow('GraphQL answered');
    expect(await product.query('select status, billing from lead where id = $1', [leadId])).toEqual([{ status: 'verifying', billing: 'held' }]);
    expect(await product.query('select from lead_contact where lead_id = $1', [leadId])).toEqual([]);
  });
});
