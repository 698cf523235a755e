import { ENDS, releasePlan, standingByStage, takeOversTo } from './change-plan.js';

const version = (number: number, stages: Record<string, number>, inForce = false) => ({
  version: number, publishedAt: null, draft: !inForce, readable: true, inForce, stages: Object.entries(stages).map(([stage, journeys]) => ({ stage, journeys })),
});
const boats = { id: 'boats', builtIn: false, titles: [], versions: [version(3, { 'in-water': 0, ashore: 0 }), version(2, { afloat: 4, ashore: 1 }, true), version(1, { afloat: 0 })] };

describe('what becomes of journeys under way', () => {
  it('is asked for versions that have any; a stage keeps its name where it can, and needs an heir where it cannot', () => {
    expect(takeOversTo(boats, 3)).toEqual([{ from: 2, journeys: 5, stages: [{ stage: 'afloat', journeys: 4, becomes: null }, { stage: 'ashore', journeys: 1, becomes: 'ashore' }] }]);
    expect(releasePlan(3, false, takeOversTo(boats, 3))).toBeNull();
  });

  it('names only what is called otherwise', () => {
    const [over] = takeOversTo(boats, 3);
    const chosen = [{ ...over!, stages: over!.stages.map((each) => ({ ...each, becomes: each.becomes ?? ENDS })) }];
    expect(releasePlan(3, false, chosen)).toEqual({ release: 3, everSince: false, stop: false, migrations: [{ from: 2, to: 3, stages: [{ stage: 'afloat', becomes: null }] }] });
  });

  it('goes back by the names that were told', () => {
    const told = [{ from: 2, to: 1, stages: [{ stage: 'ashore', becomes: 'afloat' }] }];
    expect(takeOversTo(boats, 1, told)[0]?.stages.map(({ becomes }) => becomes)).toEqual(['afloat', 'afloat']);
  });
});

it('journeys of all versions are counted together by stage', () => {
  expect(standingByStage(boats)).toEqual([{ stage: 'afloat', journeys: 4 }, { stage: 'ashore', journeys: 1 }]);
});
