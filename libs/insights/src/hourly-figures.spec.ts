import type { Site } from '@ringroad/platform';
import { HourlyFigures } from './hourly-figures.js';

const site = (minutes: number, id = 's'): Site => ({ id, slug: 's', name: 'S', kind: 'sandbox', currency: 'USD', timezone: 'UTC', language: 'en', now: new Date(Date.UTC(2026, 5, 1, 10, minutes)) });

describe('figures of the hour', () => {
  it('are gathered once for all who ask within it, for each site by itself', async () => {
    let gathered = 0;
    const figures = new HourlyFigures(() => Promise.resolve(++gathered));
    expect(await Promise.all([figures.of(site(0)), figures.of(site(0)), figures.of(site(59))])).toEqual([1, 1, 1]);
    expect(await figures.of(site(60))).toBe(2);
    expect(await figures.of(site(60, 'other'))).toBe(3);
    expect(await figures.of(site(60))).toBe(2);
  });

  it('are tried again after a failure', async () => {
    const outcomes = [Promise.reject(new Error('no database')), Promise.resolve('figures')];
    outcomes[0]?.catch(() => undefined);
    const figures = new HourlyFigures(() => outcomes.shift() ?? Promise.reject(new Error('asked too often')));
    await expect(figures.of(site(0))).rejects.toThrow('no database');
    expect(await figures.of(site(0))).toBe('figures');
  });
});
