import { readFileSync } from 'node:fs';
import { userIdOf } from '@ringroad/kernel';
import { People } from '../support/people.js';
import { Product } from '../support/product.js';

let product: Product;
let operator: People;

const BOATS = readFileSync(new URL('../../docs/examples/boats.programme.yaml', import.meta.url), 'utf8');
const START = new Date('2026-03-02T09:00:00Z');
const DAY = 86_400_000;

beforeAll(async () => {
  product = await Product.start({ startAt: START });
  operator = new People(product);
});
afterAll(() => product?.stop());

interface Source {
  readonly version: number;
  readonly source: string;
  readonly faults: readonly { readonly path: string; readonly reason: string }[];
}

const save = async (source: string, version?: number) =>
  (await operator.asOperator<{ saveProgrammeDraft: Source }>(
    `mutation { saveProgrammeDraft(programmeId: "boats", source: ${JSON.stringify(source)}${version === undefined ? '' : `, version: ${version}`}) { version source faults { path reason } } }`,
  )).saveProgrammeDraft;
const change = async (plan: string) => (await operator.asOperator<{ changeProgramme: number }>(`mutation { changeProgramme(programmeId: "boats", plan: ${plan}) }`)).changeProgramme;
const preview = async (plan: string) =>
  (await operator.asOperator<{ previewProgrammeChange: Record<string, unknown> }>(
    `{ previewProgrammeChange(programmeId: "boats", plan: ${plan}) { concerned users moves { from { version stage } to { version stage } journeys } contacts { pointId scheduled dueNow rescheduled cancelled } } }`,
  )).previewProgrammeChange;
const versions = async () => {
  const { siteProgrammes } = await operator.asOperator<{ siteProgrammes: { id: string; versions: { version: number; draft: boolean; inForce: boolean; stages: { stage: string; journeys: number }[] }[] }[] }>(
    '{ siteProgrammes { id versions { version draft inForce stages { stage journeys } } } }',
  );
  return siteProgrammes.find(({ id }) => id === 'boats')?.versions;
};
const boat = (event: string, userId: string, day: number, properties: object = {}) => ({
  type: 'track', event, messageId: `${event} ${userId} ${day}`, userId, timestamp: new Date(START.getTime() + day * DAY).toISOString(), properties: { boatId: `${userId}'s`, ...properties },
});
const journeysOf = (user: string) =>
  product.query<{ stage: string; version: number; outcome: string | null }>(
    `select stage, programme_version as version, outcome from journey where user_id = $1 and programme_id = 'boats' order by started_at`, [userIdOf(product.siteId, user)],
  );
const pointsOf = (user: string) =>
  product.query<{ point: string; status: string; due: string }>(
    `select point_id as point, status, to_char(due_at at time zone 'Europe/Minsk', 'YYYY-MM-DD') as due from contact_point where user_id = $1 and programme_id = 'boats' order by due_at, point_id`,
    [userIdOf(product.siteId, user)],
  );
const settle = () => product.settle();
const served = ['marina', 'boatyard', 'sail-loft', 'broker', 'insurer'];

describe('an operator writes a programme for boats', () => {
  it('and is told everything that is wrong with it at once, and nothing is lost of what was typed', async () => {
    const broken = BOATS.replace('to: ashore}', 'to: aground}').replace('facts.engine != ""', 'facts.engin != ""');
    const draft = await save(broken);
    expect(draft.version).toBe(1);
    expect(draft.faults.map(({ path }) => path)).toEqual(expect.arrayContaining(['transitions[0].to', 'needs[2].condition', 'stages[1]']));
    const { programmeSource } = await operator.asOperator<{ programmeSource: Source }>('{ programmeSource(programmeId: "boats", version: 1) { version source faults { path } } }');
    expect(programmeSource.source).toBe(broken);
  });

  it('which cannot be published as it is, nor while nobody serves what it asks for', async () => {
    await expect(change('{ release: 1, migrations: [] }')).rejects.toThrow('cannot be read yet');
    expect((await save(BOATS, 1)).faults).toEqual([]);
    await expect(change('{ release: 1, migrations: [] }')).rejects.toThrow(/needs\[0\]\.categories\[0\]: no partner serves \\+"marina\\+" here/);
  });

  it('and publishes it once partners serve it: from then on boats are followed', async () => {
    for (const category of served) await product.partner(`The ${category}`, { category: category as 'insurer', stages: [], maxPrice: 500n }, 100_000n);
    await product.send([boat('Boat Bought', 'early', -40, { lengthM: 8, engine: 'diesel' })]);
    expect(await change('{ release: 1, migrations: [] }')).toBe(0);
    await settle();
    const answer = await product.send([boat('Boat Bought', 'anna', 0, { lengthM: 8, engine: 'diesel' })]);
    expect(answer).toMatchObject({ accepted: 1, rejected: [] });
    await settle();
    expect(await journeysOf('anna')).toEqual([{ stage: 'afloat', version: 1, outcome: null }]);
    expect((await pointsOf('anna')).map(({ point, status, due }) => [point, status, due])).toEqual([
      ['bought.now', 'fired', '2026-03-02'], ['autumn', 'planned', '2026-04-01'], ['service.due', 'planned', '2027-02-16'], ['sale.expected', 'planned', expect.any(String)],
    ]);
    expect(await versions()).toMatchObject([{ version: 1, draft: false, inForce: true, stages: [{ stage: 'afloat', journeys: 1 }, { stage: 'ashore', journeys: 0 }] }]);
  });

  it('and a draft that somebody else saved meanwhile is not overwritten unseen', async () => {
    const { version, source } = await save(BOATS);
    const after = (loaded: string) =>
      operator.asOperator(`mutation { saveProgrammeDraft(programmeId: "boats", version: ${version}, source: ${JSON.stringify(`${source}# mine`)}, loaded: ${JSON.stringify(loaded)}) { source } }`);
    await expect(after(`${source}# theirs`)).rejects.toThrow('Somebody saved this draft meanwhile');
    await after(source);
    await operator.asOperator(`mutation { deleteProgrammeDraft(programmeId: "boats", version: ${version}) }`);
  });

  it('and what is published stays as it is', async () => {
    await expect(save(BOATS, 1)).rejects.toThrow('is published and stays as it is');
    await expect(operator.asOperator('mutation { deleteProgrammeDraft(programmeId: "boats", version: 1) }')).rejects.toThrow('There is no draft');
  });
});

describe('an edit of it while it runs', () => {
  const SECOND = BOATS.replaceAll('afloat', 'in-water').replace('offset: -P14D', 'offset: -P30D');

  it('is compared with what runs, and its effect is seen before it is made', async () => {
    expect(await save(SECOND)).toMatchObject({ version: 2, faults: [] });
    const { programmeDifferences } = await operator.asOperator<{ programmeDifferences: { path: string; before: string; after: string }[] }>(
      '{ programmeDifferences(programmeId: "boats", before: 1, after: 2) { path before after } }',
    );
    expect(programmeDifferences).toContainEqual({ path: 'contactPoints[service.due].when.offset', before: '"-P14D"', after: '"-P30D"' });
    await expect(preview('{ release: 2, migrations: [{ from: 1, to: 2, stages: [] }] }')).rejects.toThrow('stages.afloat: version 2 has no such stage');
    expect(await preview('{ release: 2, migrations: [{ from: 1, to: 2, stages: [{ stage: "afloat", becomes: "in-water" }] }] }')).toEqual({
      concerned: 1,
      users: 1,
      moves: [{ from: { version: 1, stage: 'afloat' }, to: { version: 2, stage: 'in-water' }, journeys: 1 }],
      contacts: [{ pointId: 'service.due', scheduled: 0, dueNow: 0, rescheduled: 1, cancelled: 0 }],
    });
    expect(await journeysOf('anna')).toEqual([{ stage: 'afloat', version: 1, outcome: null }]);
  });

  it('leaves who is under way in his version until he is taken over, and contacts nobody twice', async () => {
    await change('{ release: 2, migrations: [] }');
    await product.advanceTo(new Date(START.getTime() + DAY));
    await product.send([boat('Boat Bought', 'boris', 1, { lengthM: 5, engine: '' })]);
    await settle();
    expect(await journeysOf('anna')).toEqual([{ stage: 'afloat', version: 1, outcome: null }]);
    expect(await journeysOf('boris')).toEqual([{ stage: 'in-water', version: 2, outcome: null }]);
    await change('{ migrations: [{ from: 1, to: 2, stages: [{ stage: "afloat", becomes: "in-water" }] }] }');
    await settle();
    expect(await journeysOf('anna')).toEqual([{ stage: 'in-water', version: 2, outcome: null }]);
    expect((await pointsOf('anna')).map(({ point, status, due }) => [point, status, due])).toEqual([
      ['bought.now', 'fired', '2026-03-02'], ['autumn', 'planned', '2026-04-01'], ['service.due', 'planned', '2027-01-31'], ['sale.expected', 'planned', expect.any(String)],
    ]);
  });

  it('is taken back as it was made', async () => {
    const { programmeRollBack } = await operator.asOperator<{ programmeRollBack: object }>('{ programmeRollBack(programmeId: "boats") { release stop migrations { from to stages { stage becomes } } } }');
    expect(programmeRollBack).toEqual({ release: 1, stop: false, migrations: [{ from: 2, to: 1, stages: [{ stage: 'in-water', becomes: 'afloat' }] }] });
    await change('{ release: 1, migrations: [{ from: 2, to: 1, stages: [{ stage: "in-water", becomes: "afloat" }] }] }');
    await settle();
    expect(await journeysOf('anna')).toEqual([{ stage: 'afloat', version: 1, outcome: null }]);
    expect(await journeysOf('boris')).toEqual([{ stage: 'afloat', version: 1, outcome: null }]);
    expect((await pointsOf('anna')).map(({ point, status, due }) => [point, status, due])).toContainEqual(['service.due', 'planned', '2027-02-16']);
    const { programmeChanges } = await operator.asOperator<{ programmeChanges: { kind: string; version: number }[] }>('{ programmeChanges(programmeId: "boats") { kind version } }');
    expect(programmeChanges.map(({ kind, version }) => `${kind} ${version}`)).toEqual(['migrate 1', 'release 1', 'migrate 2', 'release 2', 'release 1']);
  });
});

test('a draft is tried on a population before it is published', async () => {
  const { simulateProgramme } = await operator.asOperator<{ simulateProgramme: { people: number; contacts: { id: string; count: number }[]; occupancy: object[] } }>(
    `{ simulateProgramme(programmeId: "boats", source: ${JSON.stringify(BOATS)}, people: 5, months: 12) { people contacts { id count } occupancy { month stages { id count } } } }`,
  );
  expect(simulateProgramme.people).toBe(5);
  expect(simulateProgramme.occupancy).toHaveLength(12);
  expect(simulateProgramme.contacts.map(({ id }) => id)).toContain('bought.now');
  await expect(operator.asOperator(`{ simulateProgramme(programmeId: "boats", source: "id: boats") { people } }`)).rejects.toThrow('stages');
});

test('an edit of the built-in programme is a version like any other', async () => {
  const { programmeTemplates } = await operator.asOperator<{ programmeTemplates: { id: string; source: string }[] }>('{ programmeTemplates { id source } }');
  const classified = programmeTemplates.find(({ id }) => id === 'classified')?.source ?? '';
  await operator.asOperator(`mutation { saveProgrammeDraft(programmeId: "classified", source: ${JSON.stringify(classified.replace('offset: P7D', 'offset: P9D'))}) { version } }`);
  await operator.asOperator('mutation { changeProgramme(programmeId: "classified", plan: { release: 2, migrations: [] }) }');
  await product.send([{ type: 'track', event: 'Listing Sold', messageId: 's', userId: 'seller', timestamp: START.toISOString(), properties: { assetId: 'golf', listingId: 'L1' } }]);
  await product.send([{ type: 'track', event: 'Listing Posted', messageId: 'p', userId: 'seller', timestamp: new Date(START.getTime() - DAY).toISOString(), properties: { assetId: 'golf', listingId: 'L1' } }]);
  await settle();
  const rows = await product.query<{ version: number }>('select programme_version as version from journey where user_id = $1', [userIdOf(product.siteId, 'seller')]);
  expect(rows).toEqual([{ version: 1 }]);
  await product.advanceTo(new Date(START.getTime() + 2 * DAY));
  await product.send([{ type: 'track', event: 'Listing Posted', messageId: 'next', userId: 'next', timestamp: new Date(START.getTime() + 2 * DAY).toISOString(), properties: { assetId: 'polo', listingId: 'L2' } }]);
  await settle();
  expect(await product.query('select programme_version as version from journey where user_id = $1', [userIdOf(product.siteId, 'next')])).toEqual([{ version: 2 }]);
});

test('who stood where, and when, is what became of the histories', async () => {
  expect(await product.staysFollowHistories()).toBe(true);
});
