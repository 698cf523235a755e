import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readdirSync, readFileSync } from 'node:fs';
import { FACT_TYPES } from './fact.js';
import { CORRECTION_TYPES } from './standing-facts.js';

interface Published {
  readonly title: string;
  readonly properties: Readonly<Record<string, { readonly description?: string }>>;
  readonly examples: readonly Record<string, unknown>[];
}

const folder = new URL('../../../../docs/events/', import.meta.url);
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
addFormats.default(ajv);
const schemas = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.schema.json'))
    .map((file): [string, Published] => {
      const schema = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Published;
      return [schema.title, schema];
    }),
);

/** The first fault of properties against a schema, as "path keyword"; null when they pass. */
function fault(title: string, properties: unknown): string | null {
  const validate = ajv.getSchema(`${title}`) ?? ajv.compile({ ...schemas.get(title), $id: title });
  if (validate(properties) === true) return null;
  const error = validate.errors?.[0];
  return `${error?.instancePath} ${error?.keyword}`;
}

it('every event of the programme has its schema, and identify has one', () => {
  expect([...schemas.keys()].sort()).toEqual([...FACT_TYPES, ...CORRECTION_TYPES, 'Identify traits'].sort());
});

it.each([...schemas.keys()])('%s: its own example passes, and every property says what it is', (title) => {
  const schema = schemas.get(title);
  expect(schema?.examples.map((example) => fault(title, example))).toEqual([null]);
  expect(Object.values(schema?.properties ?? {}).every(({ description }) => description !== undefined)).toBe(true);
});

it('a property means the same in every event', () => {
  const told = FACT_TYPES.filter((type) => type !== 'Car Bought').map((type) => schemas.get(type)?.properties ?? {});
  for (const properties of told) expect(properties).toMatchObject(schemas.get('Listing Posted')?.properties ?? {});
});

it('the documentation shows every event and names every property', () => {
  const readme = readFileSync(new URL('README.md', folder), 'utf8');
  for (const [title, schema] of schemas) {
    if (title !== 'Identify traits') expect(readme).toContain(`## ${title}`);
    for (const property of Object.keys(schema.properties)) expect(readme).toContain(`\`${property}\``);
  }
});

it.each([
  ['Listing Posted', { brand: 'BMW' }, ' required'],
  ['Listing Posted', { assetId: null, listingId: null }, '/assetId type'],
  ['Listing Posted', { assetId: '   ' }, '/assetId pattern'],
  ['Listing Posted', { listingId: 'x'.repeat(256) }, '/listingId maxLength'],
  ['Listing Posted', { listingId: 'L1', price: '10900' }, '/price type'],
  ['Listing Posted', { listingId: 'L1', price: -1 }, '/price minimum'],
  ['Listing Posted', { listingId: 'L1', year: 2019.5 }, '/year type'],
  ['Listing Posted', { listingId: 'L1', currency: 'dollars' }, '/currency pattern'],
  ['Listing Removed', { listingId: 'L1' }, ' required'],
  ['Listing Removed', { listingId: 'L1', reason: 'bored' }, '/reason enum'],
  ['Event Deleted', {}, ' required'],
  ['Event Deleted', { messageId: 7 }, '/messageId type'],
  ['Event Corrected', { messageId: 'm1' }, ' required'],
  ['Event Corrected', { messageId: 'm1', properties: [] }, '/properties type'],
  ['Identify traits', { email: 'nobody' }, '/email format'],
  ['Identify traits', { locale: 'fr' }, '/locale enum'],
  ['Identify traits', { consents: [{ purpose: 'contact-sharing', channel: 'email', granted: true, textVersion: '1' }] }, '/consents/0/purpose enum'],
])('%s %j is refused: %s', (title, properties, expected) => expect(fault(title, properties)).toBe(expected));

it.each([
  ['Listing Posted', { listingId: 'L1', price: null, mileage: null }],
  ['Listing Renewed', { assetId: 'VIN1', dealerNote: { any: ['thing'] } }],
  ['Identify traits', {}],
])('%s %j passes: null is "not told", unknown properties are kept', (title, properties) => expect(fault(title, properties)).toBeNull());
