import { newId } from '@ringroad/kernel';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AccessNotes, type AccessTable } from './support/access-notes.js';
import { FieldWalker } from './support/field-walker.js';
import { fieldsBelow, type Operation } from './support/operation-writer.js';
import { type Asker, askersOf, type RoleName } from './support/principals.js';
import { SecretFinder } from './support/secret-finder.js';
import { type SecurityWorld as World, SecurityWorld } from './support/security-world.js';
import { fingerprint } from './support/table-fingerprint.js';

/**
 * Who may ask for which field and route: the test fails until a new one stands in it. `ACCESS_TABLE=write` writes what was
 * observed; read the difference as what it is, a decision about who sees what.
 */
const TABLE = fileURLToPath(new URL('access-table.json', import.meta.url));
const LONG = 400_000;
/** They open and end the sessions of the walk itself: tried last. */
const SESSION_OF_ONES_OWN = ['signIn', 'signOut'];

describe('every field, as every role, with every id', () => {
  let world: World;
  let walker: FieldWalker;
  let finder: SecretFinder;
  let askers: Asker[];
  let ids: string[];
  const notes = new AccessNotes();
  const leaks = new Set<string>();

  beforeAll(async () => {
    world = await SecurityWorld.build();
    finder = await SecretFinder.over(world);
    walker = await FieldWalker.into(world.product, finder, notes, leaks);
    askers = await askersOf(world);
    ids = finder.ids();
  }, LONG);
  afterAll(() => world?.product.stop());

  const own = (asker: Asker) => ids.filter((id) => finder.maySeeId(asker, id));
  const foreign = (asker: Asker) => ids.filter((id) => !finder.maySeeId(asker, id));
  const decided = JSON.parse(readFileSync(TABLE, 'utf8')) as AccessTable;
  const may = (asker: Asker, { kind, field }: Operation) => {
    const roles = decided[kind === 'query' ? 'Query' : 'Mutation']?.[field] ?? '';
    return roles === 'anyone' || roles.split(' ').includes(asker.role);
  };

  it('the world is rich enough to prove something', () => {
    expect(ids.length).toBeGreaterThan(100);
    for (const asker of askers) expect([asker.name, foreign(asker).length > 60]).toEqual([asker.name, true]);
  });

  it('queries and routes that read show nobody what is another’s', async () => {
    const before = await fingerprint(world.product);
    for (const asker of askers) {
      for (const query of walker.operations('query')) {
        await walker.askAll(asker, query, query.takesId ? [newId(), ...own(asker)] : [newId()]);
      }
      for (const route of walker.routes('GET')) await walker.callAll(asker, route, route.path.includes(':') ? [newId(), ...sample(ids)] : [newId()]);
    }
    expect([...leaks]).toEqual([]);
    expect(await fingerprint(world.product)).toEqual(before);
  }, LONG);

  it('what is another’s answers as what does not exist', async () => {
    const different: string[] = [];
    for (const asker of askers) {
      for (const operation of walker.operations().filter((each) => each.takesId && (each.kind === 'query' || may(asker, each)))) {
        const others = may(asker, operation) ? foreign(asker) : sample(foreign(asker));
        if (!(await walker.answersAlike(asker, operation, others))) different.push(`${asker.name}: ${operation.field}`);
      }
    }
    expect(different).toEqual([]);
    expect([...leaks]).toEqual([]);
  }, LONG);

  it('mutations and routes change nothing for those who may not, nor with another’s id', async () => {
    await world.product.settle();
    const before = await fingerprint(world.product);
    for (const asker of askers) {
      for (const mutation of walker.operations('mutation').filter(({ field }) => !SESSION_OF_ONES_OWN.includes(field))) {
        const refused = !may(asker, mutation);
        const tries = refused ? sample(ids) : mutation.takesId ? foreign(asker) : [];
        await walker.askAll(asker, mutation, tries);
      }
      for (const route of walker.routes('POST')) await walker.callAll(asker, route, route.path.includes(':') ? foreign(asker) : [newId()]);
    }
    expect([...leaks]).toEqual([]);
    await world.product.settle();
    expect(await fingerprint(world.product)).toEqual(before);
  }, LONG);

  it('what one may change leaves all others as they were', async () => {
    const { A, B } = world.sites;
    const rival = () => fingerprint(world.product, { column: 'partner_id', id: A.companies.two.partnerId });
    const neighbour = () => fingerprint(world.product, { column: 'user_id', id: world.userId('A', 'boris') });
    const site = () => fingerprint(world.product, { column: 'site_id', id: B.siteId });
    const before = { rival: await rival(), neighbour: await neighbour(), site: await site() };
    const act = async (role: RoleName) => {
      for (const asker of askers.filter((each) => each.role === role)) {
        for (const mutation of walker.operations('mutation').filter((each) => may(asker, each) && !SESSION_OF_ONES_OWN.includes(each.field))) {
          await walker.askAll(asker, mutation, mutation.takesId ? own(asker) : [newId()]);
        }
        for (const route of walker.routes('POST')) await walker.callAll(asker, route, route.path.includes(':') ? own(asker) : [newId()]);
      }
    };
    await act('partner');
    await world.product.settle();
    expect([await rival(), await neighbour()]).toEqual([before.rival, before.neighbour]);
    await act('user');
    await world.product.settle();
    expect(await neighbour()).toEqual(before.neighbour);
    await act('operator');
    await world.product.settle();
    for (const asker of askers) {
      for (const mutation of walker.operations('mutation').filter(({ field }) => SESSION_OF_ONES_OWN.includes(field))) await walker.askAll(asker, mutation, [newId()]);
    }
    expect(await site()).toEqual(before.site);
    expect([...leaks]).toEqual([]);
  }, LONG);

  it('who may ask for what stands in access-table.json, field by field', () => {
    for (const operation of walker.operations()) for (const path of fieldsBelow(walker.schema, operation.kind, operation.field)) notes.reachable(operation.field, path);
    const observed = notes.table();
    if (process.env.ACCESS_TABLE === 'write') writeFileSync(TABLE, `${JSON.stringify(observed, null, 2)}\n`);
    expect(observed).toEqual(decided);
    expect(notes.contradictions).toEqual([]);
  });
});

/** For the roles that are refused before an id is even looked at. */
function sample(ids: readonly string[]): string[] {
  return ids.filter((_, at) => at % 12 === 0);
}
