import { Badge, Button, Checkbox, Select } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { RejectedMessagesDocument, type RejectedPartsFragment } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useMe } from '../../session/session.js';
import type { Column } from '../../ui/data-table.js';
import { FilterSelect } from '../../ui/filter-select.js';
import { lastCursor, List, PAGE_SIZE } from '../../ui/list.js';
import { Page } from '../../ui/page.js';
import { EmptyState } from '../../ui/states.js';
import { ManyActions } from './many-actions.js';
import { OpenMessage } from './open-message.js';
import { MESSAGE_SOURCES, REJECTED_STATUSES, type RejectedSearch } from './rejected-search.js';
import classes from './rejected.module.css';
import { REJECTED } from './use-settling.js';

const route = getRouteApi('/console/rejected');
const TONES = { open: 'amber', replayed: 'green', dismissed: 'gray' } as const;

/** What intake refused: found, put right, sent again or dismissed, one by one or many at once. */
export function RejectedPage() {
  const { t } = useI18n();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const words = t.rejected;
  const { status = 'open', source, q } = search;
  const load = async (first: number, after: string | undefined) =>
    (await request(RejectedMessagesDocument, { first, after: after ?? null, status: status === 'all' ? null : status, source: source ?? null, search: q ?? null })).rejectedMessages;
  const { open: opened, ...listed } = search;
  const answer = useQuery({ queryKey: [REJECTED, listed], queryFn: () => load(PAGE_SIZE, lastCursor(search)), placeholderData: keepPreviousData });
  const waiting = answer.data?.edges.flatMap(({ node }) => (node.status === 'open' ? [node.id] : [])) ?? [];
  const picked = waiting.filter((id) => chosen.has(id));
  const change = (changed: RejectedSearch, replace = false) => {
    setChosen(new Set());
    void navigate({ search: (before) => ({ ...before, trail: undefined, ...changed }), replace });
  };
  const choose = (id: string, on: boolean) => setChosen((before) => new Set(on ? [...before, id] : [...before].filter((each) => each !== id)));
  return (
    <Page title={words.title} lead={words.lead}>
      <List
        label={words.title}
        columns={useColumns(chosen, choose)}
        rowKey={(message) => message.id}
        linked
        answer={answer}
        load={load}
        search={listed}
        onSearch={(changed) => change(changed, 'q' in changed && !changed.trail)}
        searchLabel={words.searchLabel}
        filters={
          <>
            <Select
              aria-label={t.common.status}
              w={150}
              allowDeselect={false}
              value={status}
              data={REJECTED_STATUSES.map((each) => ({ value: each, label: each === 'all' ? t.common.all : words.status[each] }))}
              onChange={(value) => change({ status: REJECTED_STATUSES.find((each) => each === value && each !== 'open') })}
            />
            <FilterSelect label={words.from} all={t.common.all} value={source} options={MESSAGE_SOURCES} name={(each) => words.source[each]} onChange={(value) => change({ source: value })} />
            {waiting.length > 0 && picked.length === 0 && (
              <Button variant="subtle" onClick={() => setChosen(new Set(waiting))}>
                {words.selectPage}
              </Button>
            )}
          </>
        }
        filtered={Boolean(q ?? source) || status !== 'open'}
        onClear={() => void navigate({ search: {} })}
        empty={<EmptyState title={words.empty} text={words.emptyText} />}
      />
      {picked.length > 0 && <ManyActions ids={picked} onClear={() => setChosen(new Set())} />}
      {opened && <OpenMessage key={opened} id={opened} onClose={() => void navigate({ search: (before) => ({ ...before, open: undefined }), resetScroll: false })} />}
    </Page>
  );
}

export function RejectedBadge({ status }: { status: RejectedPartsFragment['status'] }) {
  return <Badge color={TONES[status]}>{useI18n().t.rejected.status[status]}</Badge>;
}

function useColumns(chosen: ReadonlySet<string>, choose: (id: string, on: boolean) => void): Column<RejectedPartsFragment>[] {
  const { t, fmt } = useI18n();
  const { site } = useMe();
  const words = t.rejected;
  const name = (message: RejectedPartsFragment) => message.name || words.unnamed;
  return [
    {
      id: 'event',
      header: words.event,
      cell: (message) => (
        <span className={classes.first}>
          <Checkbox size="xs" className={classes.pick} aria-label={words.select(name(message))} checked={chosen.has(message.id)} disabled={message.status !== 'open'} onChange={(event) => choose(message.id, event.currentTarget.checked)} />
          <Link from="/console/rejected" to="/console/rejected" search={(before) => ({ ...before, open: message.id })} resetScroll={false}>
            {name(message)}
          </Link>
        </span>
      ),
      csv: (message) => message.name,
    },
    { id: 'where', header: words.where, cell: (message) => (message.path ? <code className={classes.path}>{message.path}</code> : <span className="quiet">{words.whole}</span>), csv: (message) => message.path },
    { id: 'why', header: words.why, cell: (message) => <span className={classes.why}>{message.reason}</span>, csv: (message) => message.reason },
    { id: 'from', header: words.from, cell: (message) => <span className="nowrap">{words.source[message.source]}</span>, csv: (message) => message.source },
    { id: 'status', header: t.common.status, cell: (message) => <RejectedBadge status={message.status} />, csv: (message) => message.status },
    { id: 'times', header: words.times, end: true, cell: (message) => fmt.number(message.count), csv: (message) => message.count },
    {
      id: 'last',
      header: words.lastAt,
      cell: (message) => (
        <time dateTime={message.lastAt} title={fmt.dayTime(message.lastAt)} className="nowrap">
          {fmt.distance(message.lastAt, site.now)}
        </time>
      ),
      csv: (message) => message.lastAt,
    },
  ];
}
