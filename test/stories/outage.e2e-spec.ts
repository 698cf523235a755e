import { CONFIG, OutboxRelay, type ReadyConfig } from '@ringroad/platform';
import { Client } from 'pg';
import { startServer } from '../../apps/api/src/bootstrap.js';
import { type Person, People } from '../support/people.js';
import { Product } from '../support/product.js';

const NOBODY = () => false;

/** The mail server, the database or a worker is away for a while: nothing is lost, nothing comes twice, and nothing comes at night. */
describe('an outage', () => {
  let product: Product;
  let people: People;
  let partnerId: string;

  beforeAll(async () => {
    product = await Product.start();
    people = new People(product);
    ({ partnerId } = await product.partner('Blesk', { category: 'detailing', stages: ['posted'], maxPrice: 1_000n }));
  });
  afterAll(() => product.stop());
  afterEach(() => product.mailbox.refuse(NOBODY));

  async function posts(name: string): Promise<Person> {
    const person = await people.user(name, { email: `${name}@example.org`, name, locale: 'en' });
    await product.send([{ type: 'track', event: 'Listing Posted', messageId: `ad-${name}`, userId: name, properties: { assetId: name, listingId: name, brand: 'Audi', model: 'A6' } }]);
    return person;
  }
  const letter = async (person: Person) => {
    const rows = await product.query<{ state: string; reason: string | null; notBefore: Date }>(
      `select state, reason, not_before as "notBefore" from delivery where user_id = $1 and channel = 'email'`,
      [person.userId],
    );
    return rows[0];
  };
  const arrived = (person: Person) => product.mailbox.to(person.email).length;
  const failures = () => product.query<{ state: string; attempts: number }>(`select state, attempts from outbox_delivery where state <> 'handled'`);
  /** What would be tried again in a while is tried now. */
  const tryNow = () => product.query(`update outbox_delivery set not_before = now() where state = 'failing'`);
  async function clockArrives(at: string): Promise<void> {
    await product.startAdvance(new Date(at));
    await product.until(async () => (await product.query('select from clock_advance where finished_at is null')).length === 0, 'the clock to arrive');
  }
  /** Attention that letters have taken of this user. */
  const taken = async (person: Person) => {
    const rows = await product.query(
      `select from attention_entry a where user_id = $1 and channel = 'email' and returns is null and not exists (select from attention_entry r where r.returns = a.id)`,
      [person.userId],
    );
    return rows.length;
  };

  it('of the mail server for longer than a few seconds only delays a letter', async () => {
    product.mailbox.refuse(() => true);
    const anna = await posts('anna');
    await product.until(async () => ((await failures())[0]?.attempts ?? 0) >= 6, 'six failures');
    expect(await failures()).toMatchObject([{ state: expect.stringMatching(/^(taken|failing)$/) }]);
    product.mailbox.refuse(NOBODY);
    await tryNow();
    await product.settle();
    expect(await letter(anna)).toMatchObject({ state: 'sent' });
    expect(arrived(anna)).toBe(1);
  });

  it('of one receiver delays no other letter and doubles none', async () => {
    const names = ['g1', 'grey', 'g2', 'g3'];
    product.mailbox.refuse((address) => address.startsWith('grey'));
    const persons = await Promise.all(names.map((name) => people.user(name, { email: `${name}@example.org`, name, locale: 'en' })));
    await product.send(names.map((name) => ({ type: 'track', event: 'Listing Posted', messageId: `ad-${name}`, userId: name, properties: { assetId: name, listingId: name } })));
    await product.until(async () => ((await failures())[0]?.attempts ?? 0) >= 3, 'the greylisted letter to have failed for a while');
    expect(persons.map(arrived)).toEqual([1, 0, 1, 1]);
    product.mailbox.refuse(NOBODY);
    await product.settle();
    expect(persons.map(arrived)).toEqual([1, 1, 1, 1]);
  });

  it('that ends at night wakes nobody: a letter queued by day waits for the morning, and takes its attention then', async () => {
    product.mailbox.refuse(() => true);
    const gus = await posts('gus');
    await product.until(async () => (await letter(gus))?.state === 'sending', 'the letter to be under way');
    expect(await taken(gus)).toBe(1);
    await clockArrives('2026-03-03T00:30:00Z');
    product.mailbox.refuse(NOBODY);
    await tryNow();
    await product.settle();
    expect(await letter(gus)).toEqual({ state: 'held', reason: 'quiet-hours', notBefore: new Date('2026-03-03T06:00:00Z') });
    expect([arrived(gus), await taken(gus)]).toEqual([0, 0]);
    await product.advanceTo(new Date('2026-03-03T06:30:00Z'));
    expect(await letter(gus)).toMatchObject({ state: 'sent' });
    expect([arrived(gus), await taken(gus)]).toEqual([1, 1]);
  });

  it('that outlives the moment ends the letter: it is not sent, and its attention is given back', async () => {
    product.mailbox.refuse(() => true);
    const fay = await posts('fay');
    await product.until(async () => (await letter(fay))?.state === 'sending', 'the letter to be under way');
    await product.query(`update delivery set window_end = (select clock_at from site) + interval '1 minute' where user_id = $1 and channel = 'email'`, [fay.userId]);
    await product.until(async () => ((await failures())[0]?.attempts ?? 0) >= 5, 'five failures');
    await clockArrives('2026-03-03T08:00:00Z');
    product.mailbox.refuse(NOBODY);
    await tryNow();
    await product.settle();
    expect(await letter(fay)).toMatchObject({ state: 'suppressed', reason: 'window-over' });
    expect([arrived(fay), await taken(fay)]).toEqual([0, 0]);
  });

  it('has the user’s pause respected that began in the middle of it', async () => {
    product.mailbox.refuse(() => true);
    const ivy = await posts('ivy');
    await product.until(async () => (await letter(ivy))?.state === 'sending', 'the letter to be under way');
    await people.asUser(ivy, 'mutation { updatePreferences(input: { pausedUntil: "2026-03-04T08:00:00Z" }) { email } }');
    product.mailbox.refuse(NOBODY);
    await tryNow();
    await product.settle();
    expect(await letter(ivy)).toMatchObject({ state: 'held', reason: 'paused' });
    expect(arrived(ivy)).toBe(0);
  });

  it('longer than a code is good for brings no code that is over', async () => {
    const jon = await posts('jon');
    await product.settle();
    const [offer] = await people.inbox(jon);
    const letters = arrived(jon);
    product.mailbox.refuse(() => true);
    await people.claim(jon, offer?.id ?? '');
    await product.until(async () => ((await failures())[0]?.attempts ?? 0) >= 5, 'five failures');
    await clockArrives('2026-03-03T08:20:00Z');
    product.mailbox.refuse(NOBODY);
    await tryNow();
    await product.settle();
    expect(arrived(jon)).toBe(letters);
  });

  it('is none for a second worker that starts in the middle: no letter goes out twice', async () => {
    const config = product.server.app.get<ReadyConfig>(CONFIG);
    product.mailbox.delay(400);
    const persons = await Promise.all(Array.from({ length: 6 }, (_, n) => posts(`w${n}`)));
    await product.until(async () => persons.some((person) => arrived(person) > 0), 'a first letter');
    const second = await startServer(config, { withWorker: true });
    await product.settle();
    await second.close();
    product.mailbox.delay(0);
    expect(persons.map(arrived)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('of judging leaves no proved lead without its verdict, nor the partner’s money on hold', async () => {
    const hal = await posts('hal');
    await product.settle();
    const [offer] = await people.inbox(hal);
    const claim = await people.claim(hal, offer?.id ?? '');
    const code = await people.code(hal);
    const standing = () => product.query('select status, billing from lead where id = $1', [claim.leadId]);
    const owner = new Client({ connectionString: product.server.app.get<ReadyConfig>(CONFIG).databaseUrl });
    await owner.connect();
    await owner.query('alter table lead_contact add constraint broken check (false) not valid');
    await expect(people.asUser(hal, `mutation { verifyClaim(leadId: "${claim.leadId}", code: "${code}") { offer { state } } }`)).rejects.toThrow();
    await product.until(async () => (await failures()).some(({ state }) => state === 'parked'), 'the judgement to be parked');
    await owner.query('alter table lead_contact drop constraint broken').finally(() => owner.end());
    expect(await standing()).toEqual([{ status: 'verifying', billing: 'held' }]);
    expect(await product.broken()).toEqual([expect.stringMatching(/^no event is parked: 1 parked: leads.judge 1 \(.*ringroad rebuild --parked$/)]);

    await product.advanceTo(new Date('2026-03-07T08:00:00Z'));
    expect(await standing()).toEqual([{ status: 'qualified', billing: 'posted' }]);
    expect((await people.wallet(partnerId)).held).toBe(0n);
    await product.server.app.get(OutboxRelay, { strict: false }).unpark();
    await product.settle();
    expect(await product.broken()).toEqual([]);
  });
});
