import { AttemptLimit } from './attempt-limit.js';

const at = (seconds: number) => new Date(seconds * 1000);

describe('password attempts', () => {
  it('are refused after the limit, with the seconds to wait, until the window ends', () => {
    const limit = new AttemptLimit({ attempts: 2, windowMs: 60_000, keys: 10 });
    expect([limit.take('a', at(0)), limit.take('a', at(1)), limit.take('a', at(10))]).toEqual([0, 0, 50]);
    expect(limit.take('b', at(10))).toBe(0);
    expect(limit.take('a', at(60))).toBe(0);
  });

  it('start afresh after a success', () => {
    const limit = new AttemptLimit({ attempts: 1, windowMs: 60_000, keys: 10 });
    limit.take('a', at(0));
    limit.forget('a');
    expect(limit.take('a', at(1))).toBe(0);
  });

  it('of very many strangers do not fill the memory', () => {
    const limit = new AttemptLimit({ attempts: 1, windowMs: 60_000, keys: 3 });
    for (const key of ['a', 'b', 'c', 'd']) limit.take(key, at(0));
    expect(limit.take('a', at(1))).toBe(0);
    expect(limit.take('d', at(1))).toBe(59);
  });
});
