const WIDTH = 120;
const HEIGHT = 28;

/** The shape of a series, decoration beside its number: screen readers get the number and the delta. */
export function Sparkline({ points }: { points: readonly number[] }) {
  if (points.length < 2) return null;
  const top = Math.max(...points);
  const bottom = Math.min(0, ...points);
  const span = top - bottom || 1;
  const place = points.map((point, index) => ({
    x: (index / (points.length - 1)) * (WIDTH - 6) + 3,
    y: HEIGHT - 3 - ((point - bottom) / span) * (HEIGHT - 6),
  }));
  const line = place.map(({ x, y }, index) => `${index ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
  const last = place.at(-1)!;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" height={HEIGHT} preserveAspectRatio="none" aria-hidden="true" style={{ marginTop: 8, display: 'block' }}>
      <path d={`${line}L${last.x} ${HEIGHT}L3 ${HEIGHT}Z`} fill="var(--rr-bar)" opacity="0.07" />
      <path d={line} fill="none" stroke="var(--rr-bar)" strokeWidth="1.5" vectorEffect="non-scaling-stroke" strokeLinejoin="round" />
    </svg>
  );
}
