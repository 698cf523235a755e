import { arcsOf } from './map-arcs.js';

const moves = (...pairs: string[]) => pairs.map((pair) => ({ from: pair[0]!, to: pair[1]!, cause: { kind: 'state' as const }, condition: null }));

it('ways to the next station are straight, others run beside the road without lying on each other', () => {
  const { straight, forth, back } = arcsOf({ stages: ['a', 'b', 'c', 'd'], moves: moves('ab', 'ab', 'ad', 'bd', 'ca', 'aa', 'ax') });
  expect(straight).toEqual([0]);
  expect(forth.map(({ from, to, depth }) => [from, to, depth])).toEqual([[1, 3, 1], [0, 3, 2]]);
  expect(back).toEqual([{ from: 2, to: 0, depth: 1, out: -12, into: 12 }]);
});
