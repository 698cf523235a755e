import type { Row } from './row.js';

const COLUMNS = ['', 'ours', 'limit', 'ratio', 'goal', 'CPU µs/op', 'correct'] as const;

/** One table of one path, aligned for a terminal. */
export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.peer ? `${row.name} (against ${row.peer})` : row.name,
    `${figure(row.ours)} ${row.unit}`,
    row.limit === null ? '' : figure(row.limit),
    row.ratio === null ? '' : `${row.ratio.toFixed(2)}×`,
    row.goal,
    row.cpuMicros === null ? '' : figure(row.cpuMicros),
    row.correct ? 'yes' : 'NO',
  ]);
  const lines = [[...COLUMNS], ...cells];
  const widths = COLUMNS.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines.map((line) => line.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')).join('\n');
}

/** Three significant digits below 100, whole numbers with a thin space above. */
function figure(value: number): string {
  if (Math.abs(value) < 100) return String(Number(value.toPrecision(3)));
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ' ');
}
