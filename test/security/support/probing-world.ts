import { derivedId, SYSTEM, userIdOf } from '@ringroad/kernel';
import { type CampaignDraft, Moderation } from '@ringroad/market';
import { Members, Sites } from '@ringroad/platform';
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { PLAIN, Product } from '../../support/product.js';
import { Visitor } from '../../support/visitor.js';
import { operationsOf } from './operation-writer.js';

/** In what two worlds differ. */
export interface Difference {
  /** The bid of the rival that always stands first. */
  readonly rivalBid: bigint;
  /** Whether a certain person, whose car is like no other, lives here. */
  readonly stranger: boolean;
}

const SITE_ID = derivedId('site', 'probing');
const BRANDS = ['Audi', 'BMW', 'Lada'];
const PEOPLE = 121;
const AT_ONCE = 40;
const WISHES = { category: 'detailing' as const, stages: ['posted' as const] };

/** Eve's campaigns: wide ones at several bids, and narrow ones that only the stranger could meet. */
const CAMPAIGNS: readonly (Partial<CampaignDraft> & Pick<CampaignDraft, 'name' | 'maxPrice'>)[] = [
  { name: 'wide, at the reserve', maxPrice: 300n },
  { name: 'wide', maxPrice: 1_500n },
  { name: 'his brand', maxPrice: 9_999n, brands: ['Lancia'] },
  { name: 'his price', maxPrice: 9_998n, priceMin: 777_600n, priceMax: 777_800n },
  { name: 'his year', maxPrice: 9_997n, targeting: { yearMin: 1987, yearMax: 1987 } },
  { name: 'all but him', maxPrice: 1_850n, targeting: { yearMin: 2000 } },
];

/** The stranger's address is all that is in Eve's list; these campaigns keep to it. */
const LISTED: typeof CAMPAIGNS = [
  { name: 'his brand, if he is not here', maxPrice: 9_996n, brands: ['Lancia'] },
  { name: 'wide, if he is not here', maxPrice: 1_450n },
];
const HIS_ADDRESS = 'stranger@example.org';
const SIZE = (field: string) => `mutation ($id: ID!, $contacts: [String!]!) { ${field}(id: $id, contacts: $contacts) { size } }`;

/** What Eve asks beside every query of the schema: overlapping audiences, with and without the stranger. */
const INPUTS: readonly object[] = [
  {}, { regions: ['Minsk'] }, { regions: ['Brest'] }, { regions: ['Minsk', 'Brest'] }, { brands: ['Audi'] }, { brands: ['Lancia'] }, { brands: BRANDS }, { brands: [...BRANDS, 'Lancia'] },
  { yearMin: 1987, yearMax: 1987 }, { yearMin: 1988 }, { yearMax: 2030 }, { priceMinMinor: '777600', priceMaxMinor: '777800' }, { priceMinMinor: '777801' }, { priceMaxMinor: '777599' }, { languages: ['en'] }, { models: ['Thema'] },
].map((wish) => ({ ...WISHES, ...wish }));

/** A site with four bidders and a crowd of people; Eve, one of the four, has as many campaigns as she likes and asks whatever there is. */
export class ProbingWorld {
  private constructor(
    readonly product: Product,
    private readonly eve: Visitor,
    private readonly campaignIds: readonly string[],
    private readonly foreignIds: readonly string[],
    private readonly listId: string,
  ) {}

  static async build(difference: Difference): Promise<ProbingWorld> {
    const product = await Product.start({ siteId: SITE_ID });
    const rival = await product.partner('Rex', { ...WISHES, maxPrice: difference.rivalBid });
    // The order of the other three is another one for each brand: none of them decides alone.
    for (const [at, name] of ['Ada', 'Bea', 'Cleo'].entries()) {
      const less = [800_000, 600_000].map((ppm, step) => ({ dimension: 'brand' as const, value: BRANDS[(at + 1 + step) % 3] ?? '', ppm }));
      await product.partner(name, { ...WISHES, maxPrice: 2_000n, adjustments: less });
    }
    const { partnerId, campaignId } = await product.partner('Eve', { ...WISHES, maxPrice: 1_900n });
    const { app } = product.server;
    const more = [...CAMPAIGNS, ...LISTED].map(({ name }) => derivedId('campaign', partnerId, name));
    const memberId = await product.db.transaction(SYSTEM, async (tx) => {
      const site = await app.get(Sites).get(tx, SITE_ID);
      for (const [at, draft] of CAMPAIGNS.entries()) await app.get(Moderation).launch(tx, site, partnerId, { ...PLAIN, ...WISHES, ...draft }, more[at]);
      return app.get(Members, { strict: false }).add(tx, { siteId: SITE_ID, role: 'partner', partnerId, email: 'eve@eve.test', displayName: 'Eve', locale: 'en' });
    });
    const eve = await Visitor.byLink(product, { role: 'partner', siteId: SITE_ID, partnerId, memberId });
    const { createExclusionList: list } = await eve.ask<{ createExclusionList: { id: string } }>('mutation { createExclusionList(name: "Him alone") { id } }');
    await eve.ask(SIZE('addToExclusionList'), { id: list.id, contacts: [HIS_ADDRESS] });
    await product.db.transaction(SYSTEM, async (tx) => {
      const site = await app.get(Sites).get(tx, SITE_ID);
      for (const [at, draft] of LISTED.entries()) {
        await app.get(Moderation).launch(tx, site, partnerId, { ...PLAIN, ...WISHES, ...draft, targeting: { exclusionLists: [list.id] } }, more[CAMPAIGNS.length + at]);
      }
    });
    const world = new ProbingWorld(product, eve, [campaignId, ...more], [rival.partnerId, rival.campaignId, derivedId('nobody', SITE_ID)], list.id);
    await world.live(difference.stranger);
    return world;
  }

  /** How often an offer of Eve's was shown to somebody who drives what the stranger drives: what she must not find out. */
  async showsToStranger(): Promise<number> {
    const [row] = await this.product.query<{ count: number }>('select count(*)::int as count from win where user_id = $1 and campaign_id = any($2::uuid[])', [
      userIdOf(SITE_ID, 'stranger'),
      this.campaignIds,
    ]);
    return row?.count ?? 0;
  }

  /** How many of the stranger's moments a list of Eve's kept a campaign of hers away from: what she must not find out either. */
  async keptFromStranger(): Promise<number> {
    const [row] = await this.product.query<{ count: number }>(`select count(*)::int as count from decision where user_id = $1 and record::text like '%EXCLUSION_LIST%'`, [userIdOf(SITE_ID, 'stranger')]);
    return row?.count ?? 0;
  }

  /** Everything Eve can ask, and what she is answered; ids and cursors, which are drawn anew in each world, taken out. */
  async answers(): Promise<Map<string, unknown>> {
    const { data } = await this.eve.answer<IntrospectionQuery>(getIntrospectionQuery({ typeDepth: 4 }));
    if (!data) throw new Error('the schema is not told');
    const told = new Map<string, unknown>();
    const ask = async (name: string, text: string, variables: object) => told.set(`${name} ${JSON.stringify(variables).replace(this.listId, 'LIST')}`, plain(await this.eve.answer(text, variables)));
    for (const operation of operationsOf(buildClientSchema(data)).filter(({ kind }) => kind === 'query')) {
      for (const id of operation.takesId ? [...this.campaignIds, ...this.foreignIds] : ['']) {
        const variables = operation.variables(id);
        const periods = operation.field === 'campaignReport' ? [7, 30, 90].map((days) => ({ ...variables, days })) : [variables];
        const inputs = operation.field === 'audienceForecast' || operation.field === 'bidLandscape' ? INPUTS.map((input) => ({ input })) : periods;
        for (const each of inputs) await ask(operation.field, operation.text, each);
      }
    }
    // Somebody in the list is taken out and put in again, and so is nobody: whatever is said of it is said of either.
    for (const field of ['removeFromExclusionList', 'addToExclusionList']) {
      for (const contacts of [['nobody@example.org'], [HIS_ADDRESS]]) await ask(field, SIZE(field), { id: this.listId, contacts });
    }
    return told;
  }

  /** People post their ads, two of them take an offer of Eve's, a night passes. */
  private async live(withStranger: boolean): Promise<void> {
    const people = Array.from({ length: PEOPLE }, (_, at) => ({ user: `u-${at}`, brand: BRANDS[at % 3], model: 'X', year: 2015, price: 12_000 }));
    if (withStranger) people.push({ user: 'stranger', brand: 'Lancia', model: 'Thema', year: 1987, price: 7_777 });
    for (let from = 0; from < people.length; from += AT_ONCE) {
      await this.product.send(
        people.slice(from, from + AT_ONCE).flatMap(({ user, ...car }) => [
          { type: 'identify', messageId: `i-${user}`, userId: user, traits: { email: `${user}@example.org`, locale: 'en', region: 'Minsk' } },
          { type: 'track', event: 'Listing Posted', messageId: `m-${user}`, userId: user, properties: { ...car, listingId: user, assetId: user, currency: 'USD', region: 'Minsk' } },
        ]),
      );
      await this.product.settle();
    }
    const taken = await this.product.query<{ userId: string; id: string }>(
      `select user_id as "userId", id from win where campaign_id = $1 and user_id <> $2 order by user_id limit 2`,
      [this.campaignIds[0], userIdOf(SITE_ID, 'stranger')],
    );
    for (const { userId, id } of taken) {
      await Visitor.bearing(this.product, this.product.userToken(userId)).ask('mutation ($id: ID!) { claimOffer(offerId: $id, consentTextVersion: "share-1") { message } }', { id });
    }
    await this.product.advanceTo(new Date('2026-03-03T10:00:00Z'));
  }
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

function plain(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer, (key, part: unknown) => (/cursor$/i.test(key) ? 'CURSOR' : part)).replaceAll(ID, 'ID'));
}
