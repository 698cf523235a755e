/** Cumulative regret by day, in leads. */
export interface Curve {
  readonly name: string;
  readonly colour: string;
  readonly values: readonly number[];
}

const WIDTH = 760;
const HEIGHT = 360;
const [LEFT, RIGHT, TOP, BOTTOM] = [64, 220, 40, 44];

/** Curves over days as an SVG: what each lost, with the names at their ends. `marks` are days that are told of. */
export function regretChart(title: string, curves: readonly Curve[], marks: readonly { readonly day: number; readonly text: string }[]): string {
  const days = Math.max(...curves.map(({ values }) => values.length));
  const most = Math.max(...curves.flatMap(({ values }) => values));
  const x = (day: number) => Math.round(LEFT + (day / days) * (WIDTH - LEFT - RIGHT));
  const y = (value: number) => Math.round(HEIGHT - BOTTOM - (value / most) * (HEIGHT - TOP - BOTTOM));
  const text = (at: readonly [number, number], words: string, more = '') => `<text x="${at[0]}" y="${at[1]}" ${more}>${words}</text>`;
  const step = 10 ** Math.floor(Math.log10(most)) / (most / 10 ** Math.floor(Math.log10(most)) < 3 ? 2 : 1);
  const rows = Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step).flatMap((value) => [
    `<path d="M${LEFT} ${y(value)}H${WIDTH - RIGHT}" stroke="#ddd"/>`,
    text([LEFT - 8, y(value) + 4], value.toLocaleString('en'), 'text-anchor="end"'),
  ]);
  const columns = Array.from({ length: Math.floor(days / 60) + 1 }, (_, i) => text([x(i * 60), HEIGHT - BOTTOM + 18], `${i * 60}`, 'text-anchor="middle"'));
  const lines = curves.flatMap(({ name, colour, values }) => [
    `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${values.map((value, day) => `${x(day + 1)},${y(value)}`).join(' ')}"/>`,
    text([WIDTH - RIGHT + 8, y(values.at(-1) ?? 0) + 4], name, `fill="${colour}"`),
  ]);
  const told = marks.flatMap(({ day, text: words }) => [`<path d="M${x(day)} ${TOP}V${HEIGHT - BOTTOM}" stroke="#888" stroke-dasharray="3 3"/>`, text([x(day) + 4, TOP + 12], words, 'fill="#555"')]);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" role="img">`,
    `<title>${title}</title><rect width="100%" height="100%" fill="#fff"/>`,
    text([LEFT, 22], title, 'font-size="14"'),
    ...rows,
    ...columns,
    text([(LEFT + WIDTH - RIGHT) / 2, HEIGHT - 6], 'days', 'text-anchor="middle"'),
    ...told,
    ...lines,
    '</svg>\n',
  ].join('\n');
}
