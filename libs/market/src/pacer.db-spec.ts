import { newId, siteScope } from '@ringroad/kernel';
import { ChargingHouse, type Payer } from '../../../test/support/charging-house.js';
import { campaignStates, limitedCampaigns } from './limit.queries.js';
import { Pacer } from './pacer.js';

/** Ten in the morning in Minsk. */
const MORNING = new Date('2026-11-23T07:00:00Z');
const PRICE = 100n;
let house: ChargingHouse;

beforeAll(async () => {
  house = await ChargingHouse.open(MORNING);
});
afterAll(() => house?.close());

const after = (minutes: number) => new Date(MORNING.getTime() + minutes * 60_000);
const pacers = () => house.processes.map((database) => new Pacer(database));
const lookAt = async (now: Date) => {
  for (const pacer of pacers()) await pacer.fireDue({ ...house.site, now });
};
const passOf = async ({ id }: Payer) => house.work(async (tx) => (await campaignStates(tx, house.site, await limitedCampaigns(tx, house.site.id, { ids: [id] }))).get(id)?.passPpm);
const inSite = (sql: string, ...values: unknown[]) => house.work((tx) => tx.query(sql, values));

/** Moments of a stage, at an instant each. */
const moments = (stage: string, instants: readonly Date[]) =>
  inSite(
    `insert into decision (site_id, user_id, id, stage, channel, outcome, winners, record, at)
     select $1, gen_random_uuid(), gen_random_uuid(), $2, 'inbox', 'won', 1, '{}', at from unnest($3::timestamptz[]) as at`,
    house.site.id,
    stage,
    instants,
  );

const shows = ({ id, partnerId }: Payer, count: number, at: Date) =>
  inSite(
    `insert into win (site_id, user_id, id, decision_id, partner_id, campaign_id, category, stage, position, price, quality_ppm, partner_name, title, text, terms, regions, reason, shown_at, expires_at, state)
     select $1, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), $2, $3, 'detailing', 'posted', 1, ${PRICE}, 100000, '', '', '', '', '{}', '', $4::timestamptz, $4::timestamptz + interval '14 days', 'fresh'
     from generate_series(1, $5)`,
    house.site.id,
    partnerId,
    id,
    at,
    count,
  );

describe('the pacer', () => {
  it('holds a campaign back whose day would be spent within the hour, and no other', async () => {
    const partnerId = await house.partner(1_000_000n);
    const crowded = await house.campaign(partnerId, { dailyBudget: 50n * PRICE });
    const [quiet, hasty, open] = [await house.campaign(partnerId, { dailyBudget: 50n * PRICE }), await house.campaign(partnerId, { dailyBudget: 50n * PRICE }), await house.campaign(partnerId)];
    await inSite(`update campaign set pacing = 'asap' where id = $1`, hasty.id);
    await lookAt(MORNING);
    expect(await Promise.all([crowded, quiet, hasty, open].map(passOf))).toEqual([1_000_000, 1_000_000, 1_000_000, 1_000_000]);
    // 20 leads are expected of ten minutes; at this rate the day's 50 are gone in 25.
    for (const payer of [crowded, hasty, open]) await shows(payer, 200, after(5));
    await shows(quiet, 2, after(5));
    await lookAt(after(10));
    const [held, ...others] = await Promise.all([crowded, quiet, hasty, open].map(passOf));
    expect(held).toBeGreaterThan(0);
    expect(held).toBeLessThan(150_000);
    expect(others).toEqual([1_000_000, 1_000_000, 1_000_000]);
    await inSite(`update campaign set pacing = 'asap' where id = $1`, crowded.id);
    await lookAt(after(20));
    expect(await passOf(crowded)).toBe(1_000_000);
  });

  it('looks once at an instant, in however many processes, and not again within five minutes', async () => {
    const looks = () => house.work((tx) => tx.query<{ at: Date }>('select looked_at as at from pace_look where site_id = $1', [house.site.id]));
    const at = after(60);
    await Promise.all([...pacers(), ...pacers(), ...pacers()].map((pacer) => pacer.fireDue({ ...house.site, now: at })));
    expect(await looks()).toEqual([{ at }]);
    await lookAt(after(64));
    expect(await looks()).toEqual([{ at }]);
    await lookAt(after(65));
    expect(await looks()).toEqual([{ at: after(65) }]);
  });

  it('counts the moments of each hour once it is over, and forgets them after four weeks', async () => {
    const counted = () => house.work((tx) => tx.query<{ hour: Date; stage: string; moments: number }>('select hour, stage, moments from moment_hour order by hour', []));
    const hour = new Date('2026-11-24T07:00:00Z');
    await moments('posted', [hour, new Date(hour.getTime() + 3_599_000), new Date(hour.getTime() + 3_600_000)]);
    await lookAt(new Date(hour.getTime() + 3_700_000));
    expect(await counted()).toEqual([{ hour, stage: 'posted', moments: 2 }]);
    await lookAt(new Date(hour.getTime() + 2 * 3_600_000));
    expect((await counted()).map((each) => each.moments)).toEqual([2, 1]);
    await lookAt(new Date(hour.getTime() + 29 * 86_400_000));
    expect(await counted()).toEqual([]);
  });

  it('expects of the evening what the evenings before have brought', async () => {
    const days = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2027, 0, 4 + day, 18)));
    await moments('sold', days.flatMap((evening) => Array.from({ length: 500 }, (_, at) => new Date(evening.getTime() + at * 7_000))));
    const partnerId = await house.partner(1_000_000n);
    const [morning, evening] = [await house.campaign(partnerId, { dailyBudget: 50n * PRICE }), await house.campaign(partnerId, { dailyBudget: 50n * PRICE })];
    await inSite(`update campaign set stages = '{sold}' where id = $1`, evening.id);
    const noon = new Date('2027-01-11T09:00:00Z');
    await lookAt(noon);
    for (const payer of [morning, evening]) await shows(payer, 200, noon);
    await lookAt(new Date(noon.getTime() + 600_000));
    // The same supply since noon: few moments of sellers come by noon, so all of theirs are still to come.
    const [flat, late] = await Promise.all([morning, evening].map(passOf));
    expect(late ?? 0).toBeLessThan((flat ?? 0) / 2);
  });

  it('writes in the site’s own scope', async () => {
    const rows = await house.processes[0]?.transaction(siteScope(newId()), (tx) => tx.query('select from campaign_pace'));
    expect(rows).toEqual([]);
  });
});
