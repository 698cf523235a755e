import type { MarketPolicyInput } from '@ringroad/market';
import { People, type Person } from '../support/people.js';
import { Product } from '../support/product.js';

interface MoneyText {
  readonly minor: string;
}

interface PolicyText extends Omit<MarketPolicyInput, 'reserves'> {
  readonly version: number;
  readonly reserves: readonly { readonly where: object; readonly price: MoneyText }[];
  readonly publishedBy: string | null;
  readonly note: string;
}

interface ReplayText {
  readonly identical: boolean;
  readonly policyVersion: number;
  readonly explored: boolean;
  readonly candidates: readonly { readonly partnerName: string; readonly outcome: string; readonly price: MoneyText | null; readonly recordedPrice: MoneyText | null; readonly reserve: MoneyText; readonly priceSetBy: string | null }[];
}

interface SideText {
  readonly shown: number;
  readonly filled: number;
  readonly leads: number;
  readonly contactsPerUser: number;
  readonly money: MoneyText;
}

const WHERE = '{ channel stage category region }';
const POLICY = `{ version pricing explorationShare relevanceFloor attentionFloor reserves { where ${WHERE} price { minor } } attentionFloors { where ${WHERE} floor }
  exclusiveCategories categoryCaps { category perMonth } blocked { stage category } blockedWords duplicateDays retired names { category en ru } publishedBy note }`;
const SIDE = '{ shown filled leads contactsPerUser money { minor } }';

/** A value as GraphQL writes it down: names without quotes. */
function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return `{ ${Object.entries(value).map(([name, part]) => `${name}: ${name === 'pricing' ? String(part) : written(part)}`).join(', ')} }`;
  return JSON.stringify(value);
}

describe('the operator’s rules of the market', () => {
  let product: Product;
  let people: People;

  const BIDS = { Amber: 2_000n, Blesk: 1_800n, Clean: 1_600n, Dew: 400n } as const;

  async function rules(): Promise<PolicyText> {
    return (await people.asOperator<{ marketPolicy: PolicyText }>(`{ marketPolicy ${POLICY} }`)).marketPolicy;
  }

  /** The rules in force with a change, as an operator's form would send them. */
  async function changed(change: Partial<Record<keyof MarketPolicyInput, unknown>>): Promise<{ readonly input: string; readonly version: number }> {
    const { version, publishedBy: _by, note: _note, reserves, ...rest } = await rules();
    const input = { ...rest, reserves: reserves.map(({ where, price }) => ({ where, priceMinor: price.minor })), ...change };
    return { input: written(input), version };
  }

  async function publish(change: Partial<Record<keyof MarketPolicyInput, unknown>>, note = 'Spring'): Promise<PolicyText> {
    const { input, version } = await changed(change);
    return (await people.asOperator<{ publishMarketPolicy: PolicyText }>(`mutation { publishMarketPolicy(basedOn: ${version}, note: "${note}", input: ${input}) ${POLICY} }`)).publishMarketPolicy;
  }

  /** Somebody new posts an ad: one auction. */
  async function posted(name: string): Promise<Person> {
    const person = await people.user(name, { email: `${name}@example.org`, name, locale: 'en' });
    const properties = { listingId: `l-${name}`, assetId: `a-${name}`, brand: 'Audi', model: 'A6', price: 12_000, currency: 'USD', region: 'Minsk' };
    await product.send([{ type: 'track', event: 'Listing Posted', messageId: `posted-${name}`, userId: name, properties }]);
    await product.settle();
    return person;
  }

  async function replayOf(person: Person): Promise<ReplayText> {
    const [row] = await product.query<{ id: string }>('select id from decision where user_id = $1 order by at desc limit 1', [person.userId]);
    const { decisionReplay } = await people.asOperator<{ decisionReplay: ReplayText }>(
      `{ decisionReplay(userId: "${person.userId}", decisionId: "${row?.id}") { identical policyVersion explored candidates { partnerName outcome price { minor } recordedPrice { minor } reserve { minor } priceSetBy } } }`,
    );
    return decisionReplay;
  }

  const outcomes = ({ candidates }: ReplayText) => Object.fromEntries(candidates.map(({ partnerName, outcome }) => [partnerName, outcome]));

  /** A hundred people post an ad: fewer are no crowd that a partner may be told of. */
  async function crowd(name: string): Promise<void> {
    const properties = (n: number) => ({ listingId: `l-${name}-${n}`, assetId: `a-${name}-${n}`, brand: 'Audi', model: 'A6', price: 12_000, currency: 'USD', region: 'Minsk' });
    await product.send(Array.from({ length: 100 }, (_, n) => ({ type: 'track', event: 'Listing Posted', messageId: `${name}-${n}`, userId: `${name}-${n}`, properties: properties(n) })));
    await product.settle();
  }

  /** Why a partner's campaign was not shown, as it is counted for its reports. */
  async function counted(name: string): Promise<string[]> {
    const rows = await product.query<{ reason: string }>('select reason from loss_tally where partner_id = $1', [await people.partnerOf(name)]);
    return rows.map(({ reason }) => reason);
  }

  /** The same as its own page says. */
  async function losses(name: string): Promise<Record<string, number>> {
    const { myCampaigns } = await people.asPartner<{ myCampaigns: { edges: { node: { lossShares: { reason: string; share: number }[] } }[] } }>(
      await people.partnerOf(name),
      '{ myCampaigns { edges { node { lossShares { reason share } } } } }',
    );
    return Object.fromEntries(myCampaigns.edges.flatMap(({ node }) => node.lossShares.map(({ reason, share }) => [reason, share])));
  }

  const reserveFor = (price: string, where: object) => async () => [...(await rules()).reserves.map((rule) => ({ where: rule.where, priceMinor: rule.price.minor })), { where, priceMinor: price }];

  beforeAll(async () => {
    product = await Product.start();
    people = new People(product);
    for (const [name, maxPrice] of Object.entries(BIDS)) await product.partner(name, { category: 'detailing', stages: ['posted'], maxPrice });
  });
  afterAll(() => product.stop());

  it('are those that ship until somebody publishes; nobody is tried when the share is none', async () => {
    expect(await rules()).toMatchObject({ version: 0, pricing: 'gsp', explorationShare: 0.05, publishedBy: null, note: '' });
    expect(await publish({ explorationShare: 0 }, 'No experiments yet')).toMatchObject({ version: 1, explorationShare: 0, note: 'No experiments yet', publishedBy: expect.any(String) });
    const replay = await replayOf(await posted('anna'));
    expect(replay).toMatchObject({ identical: true, policyVersion: 1, explored: false });
    expect(outcomes(replay)).toEqual({ Amber: 'WON', Blesk: 'WON', Clean: 'WON', Dew: 'OUTRANKED' });
    for (const { outcome, price, recordedPrice } of replay.candidates) expect(price).toEqual(outcome === 'WON' ? recordedPrice : null);
    expect(replay.candidates.map(({ priceSetBy }) => priceSetBy)).toEqual(['rival', 'rival', 'rival', null]);
  });

  it('say which of them counts for a moment, and why, before they are published', async () => {
    const reserves = await reserveFor('900', { stage: 'posted', category: 'detailing' })();
    const { input } = await changed({ reserves });
    const where = '{ channel: "inbox", stage: "posted", category: "detailing", region: "Minsk" }';
    const ask = async (given: string) => (await people.asOperator<{ previewReserve: object }>(`{ previewReserve(where: ${where}${given}) { reserve { minor } reason rule { where ${WHERE} } passedOver { where ${WHERE} } closed attentionFloor } }`)).previewReserve;
    const anywhere = { channel: null, stage: null, category: null, region: null };
    expect(await ask('')).toEqual({ reserve: { minor: '300' }, reason: 'only-match', rule: { where: anywhere }, passedOver: [], closed: null, attentionFloor: 5 });
    expect(await ask(`, input: ${input}`)).toMatchObject({ reserve: { minor: '900' }, reason: 'fewest-wildcards', rule: { where: { stage: 'posted', category: 'detailing' } }, passedOver: [{ where: anywhere }] });
    expect((await rules()).version).toBe(1);
  });

  it('tell what they would have done, in the background, and publish nothing', async () => {
    for (const name of ['boris', 'clara']) await posted(name);
    const { input, version } = await changed({ reserves: await reserveFor('1700', { category: 'detailing' })() });
    const asked = await people.asOperator<{ startWhatIf: { id: string; comparedWith: number } }>(`mutation { startWhatIf(days: 7, input: ${input}) { id comparedWith } }`);
    expect(asked.startWhatIf.comparedWith).toBe(version);
    const run = async () =>
      (await people.asOperator<{ whatIf: { state: string; progress: number; auctions: number; users: number; now: SideText; instead: SideText; categories: { category: string; now: SideText; instead: SideText }[] } }>(
        `{ whatIf(id: "${asked.startWhatIf.id}") { state progress auctions users now ${SIDE} instead ${SIDE} categories { category now { shown } instead { shown } } } }`,
      )).whatIf;
    await product.until(async () => (await run()).state === 'done', 'the what-if to be counted');
    const { progress, auctions, users, now, instead, categories } = await run();
    expect({ progress, auctions, users }).toEqual({ progress: 1, auctions: 3, users: 3 });
    expect(now).toMatchObject({ shown: 9, filled: 3, contactsPerUser: 1 });
    // Amber and Blesk stay, and pay more for each lead; Clean is not shown any more.
    expect(instead).toMatchObject({ shown: 6, filled: 3 });
    expect(instead.leads).toBeLessThan(now.leads);
    expect(categories).toEqual([{ category: 'detailing', now: { shown: 9 }, instead: { shown: 6 } }]);
    const { whatIfs } = await people.asOperator<{ whatIfs: { id: string }[] }>('{ whatIfs { id } }');
    expect(whatIfs.map(({ id }) => id)).toEqual([asked.startWhatIf.id]);
    expect((await rules()).version).toBe(version);
    const RESERVES = `reserves { where ${WHERE} price { minor } }`;
    const { whatIf, marketPolicyVersion: before } = await people.asOperator<{ whatIf: { rules: { reserves: object[] } }; marketPolicyVersion: { reserves: object[] } }>(
      `{ whatIf(id: "${asked.startWhatIf.id}") { rules { ${RESERVES} } } marketPolicyVersion(version: ${version}) { ${RESERVES} } }`,
    );
    expect(whatIf.rules.reserves).toHaveLength(before.reserves.length + 1);
    expect(whatIf.rules.reserves).toContainEqual({ where: expect.objectContaining({ category: 'detailing' }), price: { minor: '1700' } });
    expect(outcomes(await replayOf(await posted('dora')))).toMatchObject({ Clean: 'WON' });
  });

  it('and come to the same when they are the same', async () => {
    const { input } = await changed({});
    const { startWhatIf } = await people.asOperator<{ startWhatIf: { id: string } }>(`mutation { startWhatIf(days: 1, input: ${input}) { id } }`);
    const run = async () => (await people.asOperator<{ whatIf: { state: string; now: SideText; instead: SideText } }>(`{ whatIf(id: "${startWhatIf.id}") { state now ${SIDE} instead ${SIDE} } }`)).whatIf;
    await product.until(async () => (await run()).state === 'done', 'the what-if to be counted');
    const { now, instead } = await run();
    expect(now.shown).toBe(12);
    expect(instead).toEqual(now);
  });

  it('hold at once: who bids below a raised reserve is not shown, and reads why and what it takes', async () => {
    await publish({ reserves: await reserveFor('500', { category: 'detailing' })() }, 'Detailing is worth more');
    const replay = await replayOf(await posted('emil'));
    expect(replay).toMatchObject({ identical: true, policyVersion: 2 });
    expect(outcomes(replay)).toEqual({ Amber: 'WON', Blesk: 'WON', Clean: 'WON', Dew: 'BELOW_RESERVE' });
    expect(replay.candidates.map(({ reserve }) => reserve.minor)).toEqual(['500', '500', '500', '500']);
    await crowd('emils');
    expect(await losses('Dew')).toMatchObject({ BELOW_RESERVE: expect.any(Number) });
    const { myCompany } = await people.asPartner<{ myCompany: object }>(await people.partnerOf('Dew'), '{ myCompany { reserves { category reserve { minor } } } }');
    expect(myCompany).toEqual({ reserves: [{ category: 'detailing', reserve: { minor: '500' } }] });
  });

  it('try somebody at every auction when all is explored', async () => {
    await publish({ explorationShare: 1, reserves: await reserveFor('350', { category: 'detailing', stage: 'posted' })() });
    const replay = await replayOf(await posted('fedor'));
    expect(replay).toMatchObject({ identical: true, explored: true });
    expect(replay.candidates.filter(({ priceSetBy }) => priceSetBy === 'exploration')).toHaveLength(1);
    await publish({ explorationShare: 0 });
    expect(await replayOf(await posted('galina'))).toMatchObject({ explored: false });
  });

  it('keep a kind of business out of a stage, and let a user hear of it so often and no oftener', async () => {
    await publish({ blocked: [{ stage: 'posted', category: 'detailing' }] });
    expect((await replayOf(await posted('hugo'))).candidates).toEqual([]);
    expect(await counted('Amber')).toContain('BLOCKED_COMBINATION');
    await publish({ blocked: [], categoryCaps: [{ category: 'detailing', perMonth: 0 }] });
    expect((await replayOf(await posted('ilya'))).candidates).toEqual([]);
    expect(await counted('Amber')).toContain('CATEGORY_CAPPED');
    await publish({ categoryCaps: [], retired: ['detailing'], names: [{ category: 'detailing', en: 'Shine', ru: 'Блеск' }] });
    await posted('jana');
    expect(await counted('Amber')).toContain('CATEGORY_RETIRED');
    const { categories } = await people.asPartner<{ categories: { category: string }[] }>(await people.partnerOf('Amber'), '{ categories { category retired titles { language text } } }');
    expect(categories.find(({ category }) => category === 'detailing')).toEqual({ category: 'detailing', retired: true, titles: [{ language: 'en', text: 'Shine' }, { language: 'ru', text: 'Блеск' }] });
  });

  it('are not overwritten by whoever had not seen them, and keep who said why', async () => {
    const { input, version } = await changed({});
    await expect(people.asOperator(`mutation { publishMarketPolicy(basedOn: ${version - 1}, note: "Late", input: ${input}) { version } }`)).rejects.toThrow(/meanwhile/);
    await expect(people.asOperator(`mutation { publishMarketPolicy(basedOn: ${version}, note: " ", input: ${input}) { version } }`)).rejects.toThrow(/why/);
    const { marketPolicyHistory } = await people.asOperator<{ marketPolicyHistory: { edges: { node: { version: number; note: string } }[] } }>('{ marketPolicyHistory(first: 100) { edges { node { version note } } } }');
    expect(marketPolicyHistory.edges.map(({ node }) => node.version)).toEqual(Array.from({ length: version }, (_, n) => version - n));
    expect(marketPolicyHistory.edges.at(-1)?.node.note).toBe('No experiments yet');
    const of = async (number: number) => (await people.asOperator<{ marketPolicyVersion: object }>(`{ marketPolicyVersion(version: ${number}) { version note explorationShare publishedBy } }`)).marketPolicyVersion;
    expect(await of(0)).toEqual({ version: 0, note: '', explorationShare: 0.05, publishedBy: null });
    expect(await of(1)).toMatchObject({ version: 1, note: 'No experiments yet', explorationShare: 0, publishedBy: expect.any(String) });
    for (const unknown of [version + 1, -1, 2_147_483_647]) await expect(of(unknown)).rejects.toThrow(/no market rules of this version/);
  });
});
