import { ProbingWorld } from './support/probing-world.js';

const LONG = 240_000;

type Answers = ReadonlyMap<string, unknown>;
type Alike = (a: unknown, b: unknown, question: string) => boolean;

/** The questions that two worlds answer differently. */
function differences(one: Answers, other: Answers, alike: Alike): string[] {
  const asked = new Set([...one.keys(), ...other.keys()]);
  return [...asked]
    .filter((question) => !alike(one.get(question), other.get(question), question))
    .map((question) => `${question}: ${JSON.stringify(one.get(question))} / ${JSON.stringify(other.get(question))}`);
}

const same: Alike = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** The same but for one step of rounding. Counts below a hundred have none; estimates of a bid landscape are rounded to whole ones. */
const nearlySame: Alike = (a, b, question) => {
  const [one, other] = [a, b].map((part) => (typeof part === 'number' || (typeof part === 'string' && /^\d{1,15}$/.test(part)) ? Number(part) : null));
  if (one != null && other != null) {
    const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(one, other, 1))) - 1);
    return one === other || ((Math.min(one, other) >= 100 || question.includes('Landscape')) && Math.abs(one - other) <= step);
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return left.size === right.size && [...left.keys()].every((key) => nearlySame(left.get(key), right.get(key), question));
};

/**
 * A partner that bids and asks without end learns no more of a rival's bid than its own wins and losses show, and nothing of
 * whether a certain person is here: worlds that differ in just that give the same answers to everything there is to ask.
 */
describe('a partner that probes', () => {
  const worlds: ProbingWorld[] = [];
  let usual: Answers;

  const world = async (rivalBid: bigint, stranger: boolean) => {
    const built = await ProbingWorld.build({ rivalBid, stranger });
    worlds.push(built);
    return built;
  };

  beforeAll(async () => {
    usual = await (await world(2_600n, false)).answers();
  }, LONG);
  afterAll(() => Promise.all(worlds.map(({ product }) => product.stop())));

  it('is answered with figures: the test would see a difference', () => {
    const told = (start: string) => [...usual].filter(([question]) => question.startsWith(start)).map(([, answer]) => JSON.stringify(answer));
    expect(told('bidLandscape').some((answer) => answer.includes('"notEnoughData":false'))).toBe(true);
    expect(told('audienceForecast').some((answer) => answer.includes('"tooFew":false'))).toBe(true);
    expect(told('campaignReport').some((answer) => answer.includes('"shown":120'))).toBe(true);
    expect(told('campaignReport').some((answer) => answer.includes('"reason":"next-offer"'))).toBe(true);
    expect(told('myLeads').some((answer) => answer.includes('"totalCount":2'))).toBe(true);
    expect(told('exclusionLists').some((answer) => answer.includes('"size":1'))).toBe(true);
    expect(usual.size).toBeGreaterThan(150);
    expect([...usual].filter(([, answer]) => JSON.stringify(answer).includes('INTERNAL'))).toEqual([]);
  });

  it('finds no trace of a bid that won before and wins now', async () => {
    const answers = await (await world(3_900n, false)).answers();
    expect(differences(usual, answers, same)).toEqual([]);
  }, LONG);

  it('finds no trace of a person, though its narrowest campaigns met him and a list holds nobody but him', async () => {
    const met = await world(2_600n, true);
    expect([await worlds[0]?.showsToStranger(), await met.showsToStranger()]).toEqual([0, 1]);
    expect([await worlds[0]?.keptFromStranger(), await met.keptFromStranger()]).toEqual([0, 1]);
    expect(differences(usual, await met.answers(), nearlySame)).toEqual([]);
  }, LONG);
});
