import { newId, siteScope, SYSTEM } from '@ringroad/kernel';
import { staysOf } from '@ringroad/lifecycle';
import { connect, type Database, Sites } from '@ringroad/platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { emptiedStages, movesBetween, stagesAt } from './portfolio.queries.js';

const SITE = { id: newId(), timezone: 'Europe/Berlin' };
const day = (text: string) => new Date(`${text}T10:00:00Z`);

interface Step {
  readonly stage?: string;
  readonly outcome?: string;
  readonly at: Date;
}

describe('who stands where', () => {
  let clone: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    clone = await createTestDatabase();
    database = await connect({ url: clone.url, poolSize: 4 });
    await database.transaction(SYSTEM, (tx) =>
      new Sites().create(tx, { ...SITE, slug: 's', name: 'S', kind: 'sandbox', currency: 'USD', clockAt: day('2026-06-01') }),
    );
  });
  afterAll(async () => {
    await database.close();
    await clone.drop();
  });

  async function journey(userId: string, id: string, steps: readonly Step[], programmeId = 'boats'): Promise<void> {
    const history = steps.map(({ stage = null, outcome = null, at }) => ({ stage, outcome, at, causeId: id, by: 'event' as const }));
    await database.transaction(SYSTEM, async (tx) => {
      await tx.query('delete from stage_stay where site_id = $1 and journey_id = $2', [SITE.id, id]);
      for (const stay of staysOf({ id, userId, programmeId, history })) {
        await tx.query(
          `insert into stage_stay (site_id, user_id, journey_id, step, programme_id, stage, entered_at, left_at, next_stage, outcome) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
          [SITE.id, stay.userId, stay.journeyId, stay.step, stay.programmeId, stay.stage, stay.enteredAt, stay.leftAt, stay.nextStage, stay.outcome],
        );
      }
    });
  }
  const at = async (instant: Date, programmeId = 'boats') =>
    Object.fromEntries((await database.transaction(siteScope(SITE.id), (tx) => stagesAt(tx, SITE, instant, programmeId))).map(({ stage, users, journeys }) => [stage, [users, journeys]]));
  const moves = async (from: Date, to: Date) =>
    (await database.transaction(siteScope(SITE.id), (tx) => movesBetween(tx, SITE, from, to, 'boats'))).map(({ from: before, to: after, outcome, users }) => [before, after ?? outcome, users]);
  const emptied = (instant: Date, ...stages: string[]) => database.transaction(siteScope(SITE.id), (tx) => emptiedStages(tx, SITE, instant, 'boats', stages));

  const [anna, boris] = [newId(), newId()];
  const [yacht, dinghy, raft] = [newId(), newId(), newId()];

  it('is told for any instant: from the one of entering on, until the one of leaving', async () => {
    await journey(anna, yacht, [{ stage: 'afloat', at: day('2026-01-10') }, { stage: 'ashore', at: day('2026-03-10') }]);
    await journey(anna, dinghy, [{ stage: 'afloat', at: day('2026-02-10') }]);
    await journey(boris, raft, [{ stage: 'afloat', at: day('2026-02-10') }, { outcome: 'sunk', at: day('2026-04-10') }]);
    expect(await at(new Date(day('2026-01-10').getTime() - 1))).toEqual({});
    expect(await at(day('2026-01-10'))).toEqual({ afloat: [1, 1] });
    expect(await at(day('2026-03-01'))).toEqual({ afloat: [2, 3] });
    expect(await at(day('2026-03-10'))).toEqual({ afloat: [2, 2], ashore: [1, 1] });
    expect(await at(day('2026-04-10'))).toEqual({ afloat: [1, 1], ashore: [1, 1] });
    expect(await at(day('2026-04-10'), 'cars')).toEqual({});
  });

  it('tells who went where in a period: what happened at its beginning belongs to it, what happened at its end to the next', async () => {
    expect(await moves(day('2026-01-10'), day('2026-04-10'))).toEqual([[null, 'afloat', 2], ['afloat', 'ashore', 1]]);
    expect(await moves(day('2026-04-10'), day('2026-05-10'))).toEqual([['afloat', 'sunk', 1]]);
    expect(await moves(day('2026-05-10'), day('2026-06-10'))).toEqual([]);
  });

  it('a late event changes the past: who came ashore in March had done so in February', async () => {
    await journey(anna, yacht, [{ stage: 'afloat', at: day('2026-01-10') }, { stage: 'ashore', at: day('2026-02-20') }]);
    expect(await at(day('2026-03-01'))).toEqual({ afloat: [2, 2], ashore: [1, 1] });
  });

  it('an ended journey that was taken up again was nowhere in between', async () => {
    const id = newId();
    await journey(boris, id, [{ stage: 'listed', at: day('2026-01-01') }, { outcome: 'withdrawn', at: day('2026-01-05') }, { stage: 'sold', at: day('2026-01-09') }], 'cars');
    expect(await at(day('2026-01-07'), 'cars')).toEqual({});
    expect(await at(day('2026-01-09'), 'cars')).toEqual({ sold: [1, 1] });
  });

  it('a stage where somebody stood on most of thirty days and nobody does has emptied, and since when', async () => {
    expect(await emptied(day('2026-04-20'), 'afloat')).toEqual([{ stage: 'afloat', since: day('2026-04-10'), days: 20 }]);
    expect(await emptied(day('2026-04-24'), 'afloat')).toMatchObject([{ days: 16 }]);
    expect(await emptied(day('2026-04-25'), 'afloat')).toEqual([]);
    expect(await emptied(day('2026-04-20'), 'moored')).toEqual([]);
  });

  it('days are those of the site’s calendar across a change of its clocks', async () => {
    // 29 March 2026 has 23 hours in Berlin: thirty times 24 hours before is 9:30 of the first day, when the barge had not come yet.
    const barge = newId();
    const local = (text: string) => new Date(text);
    await journey(boris, barge, [{ stage: 'lying', at: local('2026-03-28T10:20:00+01:00') }, { outcome: 'gone', at: local('2026-04-27T10:15:00+02:00') }]);
    expect(await emptied(local('2026-04-27T10:30:00+02:00'), 'lying')).toEqual([{ stage: 'lying', since: local('2026-04-27T10:15:00+02:00'), days: 30 }]);
  });

  it('a partner or a user sees nobody', async () => {
    const scope = { kind: 'user', siteId: SITE.id, userId: boris } as const;
    expect(await database.transaction(scope, (tx) => stagesAt(tx, SITE, day('2026-03-01'), 'boats'))).toEqual([]);
  });
});
