import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconDownload, IconSearch } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useI18n } from '../i18n/i18n-context.js';
import { downloadCsv, toCsv } from './csv.js';
import type { Column } from './data-table.js';
import { DataTable } from './data-table.js';
import { useErrorText } from './error-text.js';
import classes from './list.module.css';
import { Loaded, EmptyState } from './states.js';

export const PAGE_SIZE = 25;
const EXPORT_PAGE = 100;

/** The state of a list as it stands in the URL. `trail` holds the cursors walked so far, so that "previous" works after a reload. */
export interface ListSearch {
  q?: string;
  trail?: string[];
}

export function lastCursor(search: ListSearch): string | undefined {
  return search.trail?.at(-1);
}

export interface Connection<Row> {
  /** Missing where nobody counts all pages. */
  readonly totalCount?: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: Row }[];
}

interface ListProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  linked?: boolean;
  answer: { data: Connection<Row> | undefined; error: Error | null; refetch: () => unknown; isPlaceholderData?: boolean };
  /** One page of the same list from a cursor: what the export walks through. */
  load: (first: number, after: string | undefined) => Promise<Connection<Row>>;
  search: ListSearch;
  onSearch: (change: ListSearch & Record<string, undefined | string | string[]>) => void;
  searchLabel?: string;
  filters?: ReactNode;
  filtered: boolean;
  onClear: () => void;
  empty: ReactNode;
}

export function List<Row>(props: ListProps<Row>) {
  const { t, fmt } = useI18n();
  const { search, answer } = props;
  const trail = search.trail ?? [];
  const total = answer.data?.totalCount;
  return (
    <section className={classes.list} aria-label={props.label}>
      <div className={classes.bar}>
        {props.searchLabel ? (
          <SearchField label={props.searchLabel} value={search.q ?? ''} onChange={(q) => props.onSearch({ q: q || undefined, trail: undefined })} />
        ) : (
          <h2>{props.label}</h2>
        )}
        {props.filters}
        <span className={classes.space} />
        <span className={classes.count} aria-live="polite">
          {total === undefined ? '' : t.common.rows(total)}
        </span>
        <ExportButton columns={props.columns} load={props.load} name={props.label} disabled={!answer.data?.edges.length} />
      </div>
      <Loaded answer={answer} rows={10}>
        {(connection) =>
          connection.edges.length > 0 ? (
            <div className={answer.isPlaceholderData ? classes.stale : undefined}>
              <DataTable label={props.label} columns={props.columns} rows={connection.edges.map((edge) => edge.node)} rowKey={props.rowKey} linked={props.linked} />
              {(trail.length > 0 || connection.pageInfo.hasNextPage) && (
                <nav className={classes.pager} aria-label={props.label}>
                  <span className="quiet tabular">
                    {fmt.number(trail.length * PAGE_SIZE + 1)}–{fmt.number(trail.length * PAGE_SIZE + connection.edges.length)}{connection.totalCount !== undefined && ` / ${fmt.number(connection.totalCount)}`}
                  </span>
                  <Button
                    size="xs"
                    leftSection={<IconChevronLeft size={14} />}
                    disabled={trail.length === 0}
                    onClick={() => props.onSearch({ ...search, trail: trail.length > 1 ? trail.slice(0, -1) : undefined })}
                  >
                    {t.common.previous}
                  </Button>
                  <Button
                    size="xs"
                    rightSection={<IconChevronRight size={14} />}
                    disabled={!connection.pageInfo.hasNextPage}
                    onClick={() => props.onSearch({ ...search, trail: [...trail, connection.pageInfo.endCursor ?? ''] })}
                  >
                    {t.common.next}
                  </Button>
                </nav>
              )}
            </div>
          ) : props.filtered ? (
            <EmptyState title={t.common.nothingFound} text={t.common.nothingFoundText} action={<Button onClick={props.onClear}>{t.common.clearFilters}</Button>} />
          ) : (
            props.empty
          )
        }
      </Loaded>
    </section>
  );
}

function SearchField({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  const [settled, setSettled] = useState(value);
  const settle = useDebouncedCallback(onChange, 250);
  // The address changed under the field (back, a cleared filter): it follows, but never against what is being typed.
  if (settled !== value) {
    setSettled(value);
    if (typed.trim() !== value) setTyped(value);
  }
  return (
    <TextInput
      className={classes.search}
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={15} aria-hidden />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        settle(event.currentTarget.value.trim());
      }}
    />
  );
}

interface ExportProps<Row> {
  columns: readonly Column<Row>[];
  load: (first: number, after: string | undefined) => Promise<Connection<Row>>;
  name: string;
  disabled: boolean;
}

/** Walks all pages of the list with its present filters, so that the file holds what is listed and not just what is seen. */
function ExportButton<Row>({ columns, load, name, disabled }: ExportProps<Row>) {
  const { t } = useI18n();
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    const exported = columns.filter((column) => column.csv);
    const rows: Row[] = [];
    let after: string | undefined;
    do {
      const page: Connection<Row> = await load(EXPORT_PAGE, after);
      rows.push(...page.edges.map((edge) => edge.node));
      after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? undefined) : undefined;
    } while (after);
    downloadCsv(name.toLowerCase(), toCsv(exported.map((column) => column.header), rows.map((row) => exported.map((column) => column.csv?.(row)))));
  };
  return (
    <Button
      size="sm"
      variant="subtle"
      leftSection={<IconDownload size={15} aria-hidden />}
      disabled={disabled}
      loading={busy}
      onClick={() => void run().catch(errorText.notify).finally(() => setBusy(false))}
    >
      {t.common.exportCsv}
    </Button>
  );
}
