import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { makeDemoWorld } from './demo-world.js';
import { firstWords } from './first-words.js';
import { BRANDS, REGION_SHARES } from './market-statistics.js';

const terms = { seed: 'demo-1', firstDay: '2026-01-05', users: 2000 };
const world = makeDemoWorld(terms);
const firstYear = world.messages.filter(({ at }) => at < new Date('2027-01-05T00:00:00Z'));
const count = (event: string) => firstYear.filter(({ message }) => message.event === event).length;
const quantile = (values: number[], q: number) => values.sort((a, b) => a - b)[Math.floor(values.length * q)] ?? 0;

const ajv = new Ajv2020({ allowUnionTypes: true });
addFormats.default(ajv);
const published = ['car-bought', 'identify', 'listing-posted', 'listing-removed', 'listing-renewed', 'listing-sold'];
const schemas = new Map(published.map((name) => [name, ajv.compile(JSON.parse(readFileSync(`docs/events/${name}.schema.json`, 'utf8')))]));

describe('the demo world', () => {
  it('is the same from the same seed and another from another', () => {
    const small = { ...terms, users: 60 };
    expect(makeDemoWorld(small)).toEqual(makeDemoWorld(small));
    expect(makeDemoWorld({ ...small, seed: 'demo-2' }).messages).not.toEqual(makeDemoWorld(small).messages);
  });

  it('sends nothing that the published schemas refuse', () => {
    const problems = world.messages.flatMap(({ message }) => {
      const fits = schemas.get((message.event ?? 'identify').toLowerCase().replace(' ', '-'));
      return fits?.(message.traits ?? message.properties) ? [] : [{ errors: fits?.errors, message }];
    });
    expect(problems).toEqual([]);
  });

  it('sends each message once, in the order of time, and nothing before it happened', () => {
    expect(new Set(world.messages.map(({ message }) => message.messageId)).size).toBe(world.messages.length);
    expect(world.messages.every(({ at }, i) => i === 0 || (world.messages[i - 1]?.at ?? at) <= at)).toBe(true);
    expect(world.messages.filter(({ at, message }) => Date.parse(message.timestamp) > at.getTime())).toEqual([]);
  });

  it('fills a year: two thousand users, a thousand ads, some thousand renewals, purchases and sales', () => {
    expect(firstYear.filter(({ message }) => message.type === 'identify')).toHaveLength(2000);
    expect(count('Listing Posted')).toBeGreaterThan(1000);
    expect(count('Listing Renewed')).toBeGreaterThan(4000);
    expect(count('Listing Sold')).toBeGreaterThan(400);
    expect(count('Listing Removed')).toBeGreaterThan(300);
    expect(count('Car Bought')).toBeGreaterThan(1000);
  });

  it('looks like the market it was derived from: regions, brands, prices, mileages', () => {
    const cars = world.lives.flatMap((life) => life.cars);
    for (const [region, share] of REGION_SHARES) expect(world.people.filter((person) => person.region === region).length / world.people.length).toBeCloseTo(share / 1000, 1.5);
    const all = BRANDS.reduce((sum, brand) => sum + brand.share, 0);
    for (const { name, share } of BRANDS.slice(0, 8)) expect(Math.abs(cars.filter((car) => car.brand === name).length / cars.length - share / all)).toBeLessThan(0.02);
    // Medians of the snapshot: 4,800 USD, 250,000 km.
    expect(quantile(cars.map((car) => car.price), 0.5)).toBeGreaterThan(3_800);
    expect(quantile(cars.map((car) => car.price), 0.5)).toBeLessThan(5_800);
    expect(Math.abs(quantile(cars.map((car) => car.mileage), 0.5) - 250_000)).toBeLessThan(30_000);
  });

  it('renews as people do: about a fifth never, some very often', () => {
    const ads = world.lives.flatMap((life) => {
      const posts = life.steps.filter((step) => step.kind === 'posted');
      return posts.map((post) => life.steps.filter((step) => step.kind === 'renewed' && step.listing === post.listing).length);
    });
    const never = ads.filter((renewals) => renewals === 0).length / ads.length;
    expect(never).toBeGreaterThan(0.15);
    expect(never).toBeLessThan(0.35);
    expect(quantile(ads, 0.9)).toBeGreaterThan(12);
  });

  it('has owners at every point of the ownership programme within the year, and cars that change hands on the site', () => {
    const boughtBefore = world.lives.flatMap((life) => life.steps.filter((step) => step.kind === 'bought' && step.day < 0).map((step) => -step.day / 30.4));
    for (const months of [6, 10, 12, 36]) expect(boughtBefore.filter((ago) => ago < months && ago > months - 12).length).toBeGreaterThan(40);
    const owners = new Map<string, Set<string>>();
    for (const { message } of firstYear) {
      const asset = message.properties?.['assetId'];
      if (typeof asset === 'string') owners.set(asset, (owners.get(asset) ?? new Set()).add(message.userId));
    }
    expect([...owners.values()].filter((users) => users.size > 1).length).toBeGreaterThan(50);
  });

  it('has the user of the sign-in link live the whole ring with a premium car, with something new at the end of the year', () => {
    const index = world.people.findIndex((person) => person.externalId === 'u-01924');
    const life = world.lives[index];
    const steps = (life?.steps ?? []).filter((step) => step.day < 365);
    expect(world.people[index]).toMatchObject({ locale: 'ru', consent: { inbox: true, email: true } });
    expect(life?.cars[0]).toMatchObject({ brand: 'BMW', model: 'X5' });
    expect(new Set(steps.map((step) => step.kind))).toEqual(new Set(['posted', 'renewed', 'sold', 'bought']));
    expect(steps.at(-1)?.day).toBeGreaterThan(350);
    expect(world.messages.find(({ message }) => message.userId === 'u-01924')?.message).toEqual(firstWords(terms.seed, terms.firstDay, 'u-01924'));
  });

  it('tells places, groups and scores, so that partners may ask for them', () => {
    const near = world.messages.filter(({ message: { properties } }) => Math.hypot((Number(properties?.['lat']) - 53.9) * 111, (Number(properties?.['lon']) - 27.56) * 65.6) < 15);
    expect(near.length).toBeGreaterThan(800);
    const told = firstYear.flatMap(({ message }) => (message.type === 'identify' ? [message.traits] : []));
    expect(told.filter((traits) => Array.isArray(traits?.['segments']) && traits['segments'].includes('app')).length / told.length).toBeCloseTo(0.55, 1);
    expect(told.filter((traits) => Number(traits?.['score']) >= 70).length / told.length).toBeCloseTo(0.25, 1);
  });

  it('lets people live by day, on their own clocks, and mostly agree to be contacted', () => {
    expect(world.lives.every((life) => life.steps.every((step) => step.hour >= 7.5 && step.hour <= 23))).toBe(true);
    const agreed = world.people.filter((person) => person.consent?.email === true).length / world.people.length;
    expect(agreed).toBeCloseTo(0.85, 1.5);
    expect(world.people.every((person) => person.email.endsWith('@mail.demo.test'))).toBe(true);
    expect(new Set(world.people.map((person) => person.email)).size).toBe(world.people.length);
  });
});
