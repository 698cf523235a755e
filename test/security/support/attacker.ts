import type { Product } from '../../support/product.js';
import { AccessNotes } from './access-notes.js';
import { FieldWalker } from './field-walker.js';
import type { Operation } from './operation-writer.js';
import { askersOf } from './principals.js';
import { SecretFinder } from './secret-finder.js';
import { basic, type PersonKey, type SecurityWorld, type SiteKey } from './security-world.js';

export type Headers = Readonly<Record<string, string>>;

export interface Told {
  readonly status: number;
  /** Of the first error; undefined when there was none. */
  readonly code: string | undefined;
  /** The whole body. */
  readonly told: string;
}

/** What has broken programs before. */
export const EVIL_TEXTS = [
  `'; drop table site; --`,
  `" or 1=1 --`,
  '%',
  '_%\\',
  '\\',
  'a\u0000b',
  '\ud800',
  '\udc00 half',
  '\u202eright to left',
  '{"$ne": null}',
  '__proto__',
  '${7*7}{{7*7}}',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  "2026-13-45T99:99:99Z",
  '-1',
  '99999999999999999999999',
  'NaN',
  '',
  ' ',
  'x'.repeat(20_000),
  '🚗'.repeat(300),
] as const;

/** Sort keys of a page that was never given out. */
export const EVIL_CURSORS = [
  {},
  null,
  [null, null],
  ['2026', `'; select 1`],
  [`'; drop table site`, '00000000-0000-7000-8000-000000000000'],
  ['2026-99-99 99:99:99+00', '00000000-0000-7000-8000-000000000000'],
  ['infinity', '00000000-0000-7000-8000-000000000000'],
  ['2026-03-01 00:00:00+00', 'not-a-uuid'],
  ['a\u0000b', '00000000-0000-7000-8000-000000000000'],
  ['99999999999999999999'],
  ['-1'],
  [1e308],
] as const;

/** The variables once for each text in them, with this text in its place; and with it for a cursor. */
export function withText(variables: Record<string, unknown>, text: string): Record<string, unknown>[] {
  return Object.entries(variables).flatMap(([key, value]) => {
    if (typeof value === 'string') return [{ ...variables, [key]: text }];
    if (Array.isArray(value)) return value.some((each) => typeof each === 'string') ? [{ ...variables, [key]: [text] }] : [];
    if (typeof value !== 'object' || value === null) return [];
    return withText(value as Record<string, unknown>, text).map((changed) => ({ ...variables, [key]: changed }));
  });
}

/** Somebody with bad intentions and whatever credentials the test gives him. */
export class Attacker {
  constructor(private readonly product: Product) {}

  async ask(query: string, variables: Readonly<Record<string, unknown>>, headers: Headers = {}): Promise<Told> {
    const response = await fetch(`${this.product.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query, variables }) });
    const told = await response.text();
    const { errors } = JSON.parse(told) as { errors?: { extensions?: { code?: string } }[] };
    return { status: response.status, code: errors?.[0]?.extensions?.code, told };
  }

  asUser(world: SecurityWorld, site: SiteKey, person: PersonKey): Headers {
    return { authorization: `Bearer ${world.userToken(site, person)}` };
  }

  write(world: SecurityWorld): Headers {
    return basic(world.sites.B.writeKey);
  }

  /** Every operation with who may ask for it. */
  async allowedOperations(world: SecurityWorld): Promise<{ readonly headers: Headers; readonly operation: Operation }[]> {
    const walker = await FieldWalker.into(world.product, await SecretFinder.over(world), new AccessNotes(), new Set());
    const askers = (await askersOf(world)).filter((asker) => ["the operator's session", "the partner's key", "the user's token"].includes(asker.name));
    const found: { headers: Headers; operation: Operation }[] = [];
    for (const operation of walker.operations()) {
      for (const { headers } of askers) {
        const { told } = await this.ask(operation.text, operation.variables('none'), headers);
        if (!told.includes('This is not yours to see or do.')) found.push({ headers, operation });
      }
    }
    return found;
  }

  /** The second company of B writes its offer anew, over the API, and nobody at the site minds. */
  async rewriteOffer(world: SecurityWorld, { title, terms }: { readonly title: string; readonly terms: string }): Promise<void> {
    const { campaignId, apiKey } = world.sites.B.companies.two;
    const input = { name: 'evil', category: 'detailing', stages: ['posted'], regions: [], brands: [], seasons: [], maxPriceMinor: '1900931', totalBudgetMinor: '900000000', offerTitle: title, offerText: 'text', offerTerms: terms, offerValidDays: 30 };
    const { code, told } = await this.ask('mutation ($id: ID!, $input: CampaignInput!) { updateCampaign(id: $id, input: $input) { id } }', { id: campaignId, input }, { authorization: `Bearer ${apiKey}` });
    if (code) throw new Error(told);
    await world.product.approve(campaignId, world.sites.B.siteId);
  }
}
