export const NOW = '2027-03-14T09:30:00.000Z';
const HOUR = 3_600_000;

export function money(minor: number | string) {
  return { minor: String(minor), currency: 'USD' };
}

/** An instant some hours from the sample's now. */
export function hours(count: number): string {
  return new Date(Date.parse(NOW) + count * HOUR).toISOString();
}

export function days(count: number): string {
  return hours(count * 24);
}

/** A Relay connection over a whole list, cut by offset cursors. */
export function connection<Row>(rows: readonly Row[], { first = 25, after }: { first?: number | null; after?: string | null }) {
  const start = after ? Number(after) + 1 : 0;
  const page = rows.slice(start, start + (first ?? 25));
  const end = start + page.length - 1;
  return {
    totalCount: rows.length,
    edges: page.map((node, index) => ({ cursor: String(start + index), node })),
    pageInfo: { hasNextPage: end < rows.length - 1, hasPreviousPage: start > 0, startCursor: page.length ? String(start) : null, endCursor: page.length ? String(end) : null },
  };
}
