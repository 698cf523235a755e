import { pointAt, ringSegments } from './ring-geometry.js';

describe('the ring of the lifecycle map', () => {
  it('begins at the top and goes clockwise', () => {
    const [first, second] = ringSegments([10, 10, 10, 10, 10]);
    expect(pointAt(first!.middle, 100)).toEqual({ x: 200, y: 100 });
    expect(pointAt(second!.middle, 100).x).toBeGreaterThan(200);
  });

  it('is widest where most users stand and never vanishes', () => {
    const widths = ringSegments([0, 50, 100]).map((segment) => segment.width);
    expect(widths[2]).toBe(40);
    expect(widths[1]).toBeLessThan(widths[2]!);
    expect(widths[0]).toBeGreaterThan(0);
  });
});
