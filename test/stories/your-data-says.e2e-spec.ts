import { newId } from '@ringroad/kernel';
import { TEMPLATES } from '@ringroad/lifecycle';
import { People } from '../support/people.js';
import { Product } from '../support/product.js';

interface Claim {
  readonly id: string;
  readonly claims: readonly { readonly language: string; readonly text: string }[];
  readonly claimedPpm: number;
  readonly claimed: string;
  readonly measured: { readonly counted: number; readonly led: number; readonly sharePpm: number | null; readonly verdict: string; readonly reason: string; readonly needed: number | null; readonly measuredAt: string } | null;
}

const QUERY = '{ hypotheses(programmeId: "shop.new") { id claims { language text } claimedPpm claimed measured { counted led sharePpm verdict reason needed measuredAt } } }';

/** A shop publishes the programme for new buyers and looks a year later at what its own buyers did. */
describe('your data says', () => {
  let product: Product;
  let people: People;

  beforeAll(async () => {
    product = await Product.start();
    people = new People(product);
    const at = new Date('2026-03-01T00:00:00Z');
    const shop = TEMPLATES.find(({ id }) => id === 'shop.new');
    await product.query(
      `insert into programme_version (site_id, programme_id, version, source, definition, created_at, published_at) values ($1, 'shop.new', 1, '', $2, $3, $3)`,
      [product.siteId, JSON.stringify(shop), at],
    );
    await product.query(`insert into programme_change (site_id, programme_id, seq, id, kind, version, at, made_at) values ($1, 'shop.new', 1, $2, 'release', 1, $3, $3)`, [product.siteId, newId(), at]);
  });
  afterAll(() => product.stop());

  const hypotheses = async () => (await people.asOperator<{ hypotheses: Claim[] }>(QUERY)).hypotheses;

  async function measuredAfter(instant: string): Promise<Claim['measured']> {
    for (;;) {
      const measured = (await hypotheses())[0]?.measured ?? null;
      if (measured !== null && measured.measuredAt >= instant) return measured;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  it('shows a claim as a claim, and says nothing while too few buyers’ year is over', async () => {
    const order = (userId: string, messageId: string, timestamp: string) => ({ type: 'track', event: 'Order Completed', userId, messageId, timestamp, properties: {} });
    await product.send([
      order('anna', 'a1', '2025-02-01T10:00:00Z'),
      order('anna', 'a2', '2025-05-01T10:00:00Z'),
      order('boris', 'b1', '2025-02-10T10:00:00Z'),
      order('vera', 'v1', '2026-03-01T10:00:00Z'),
    ]);
    await product.settle();
    const [claim] = await hypotheses();
    expect(claim).toMatchObject({ id: 'half-never-again', claimedPpm: 500_000, claimed: 'at_most' });
    expect(claim?.claims.map(({ language }) => language)).toEqual(['en', 'ru']);
    await product.advanceTo(new Date('2026-03-05T09:00:00Z'));
    expect(await measuredAfter('2026-03-05')).toMatchObject({ counted: 2, led: 1, sharePpm: 500_000, verdict: 'too_few', reason: 'events-too-few', needed: 100 });
  });

  it('is counted again as the days go by', async () => {
    await product.advanceTo(new Date('2027-03-10T09:00:00Z'));
    expect(await measuredAfter('2027-03-10')).toMatchObject({ counted: 3, led: 1 });
  });

  it('a programme that is not in force claims nothing', async () => {
    expect((await people.asOperator<{ hypotheses: Claim[] }>(QUERY.replace('shop.new', 'shop.returned'))).hypotheses).toEqual([]);
  });
});
