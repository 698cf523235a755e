import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/i18n-context.js';
import type { Column } from './data-table.js';
import { FilterSelect } from './filter-select.js';
import { lastCursor, List, PAGE_SIZE, type Connection, type ListSearch } from './list.js';
import { Page } from './page.js';

interface ListPageProps<Row, Search extends ListSearch, Param extends keyof Search & string, Value extends string> {
  title: string;
  lead: string;
  actions?: ReactNode;
  /** Names the list among kept answers. */
  name: string;
  columns: readonly Column<Row>[];
  linked?: boolean;
  /** One page of the list from a cursor, with the filters of the address. */
  load: (first: number, after: string | undefined) => Promise<Connection<Row>>;
  refetchInterval?: number;
  /** The list's state as it stands in the address. */
  search: Search;
  onSearch: (update: (before: Search) => Search, options: { replace: boolean }) => void;
  searchLabel: string;
  /** The one set the list is filtered by, under its name in the address. */
  filter: { param: Param; label: string; value: Value | undefined; options: readonly Value[]; name: (option: Value) => string };
  empty: ReactNode;
}

/** A page that is one list: its search, filter and place stand in the address, and a turned page stays while the next one loads. */
export function ListPage<Row extends { readonly id: string }, Search extends ListSearch, Param extends keyof Search & string, Value extends string>(props: ListPageProps<Row, Search, Param, Value>) {
  const { t } = useI18n();
  const { title, search, onSearch, load, filter } = props;
  const answer = useQuery({ queryKey: [props.name, search], queryFn: () => load(PAGE_SIZE, lastCursor(search)), placeholderData: keepPreviousData, refetchInterval: props.refetchInterval });
  const change = (changed: ListSearch & Record<string, unknown>) =>
    // What is being typed is one step of the browser's history, not one per letter.
    onSearch((before) => ({ ...before, ...changed }), { replace: 'q' in changed && !('trail' in search) });
  return (
    <Page title={title} lead={props.lead} actions={props.actions}>
      <List
        label={title}
        columns={props.columns}
        rowKey={(row) => row.id}
        linked={props.linked}
        answer={answer}
        load={load}
        search={search}
        onSearch={change}
        searchLabel={props.searchLabel}
        filters={
          <FilterSelect
            label={filter.label}
            all={t.common.all}
            value={filter.value}
            options={filter.options}
            name={filter.name}
            onChange={(value) => onSearch((before) => ({ ...before, [filter.param]: value, trail: undefined }), { replace: false })}
          />
        }
        filtered={Boolean(search.q ?? filter.value)}
        onClear={() => onSearch((before) => ({ ...before, q: undefined, [filter.param]: undefined, trail: undefined }), { replace: false })}
        empty={props.empty}
      />
    </Page>
  );
}
