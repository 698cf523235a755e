import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { UsersDocument, type UserRowFragment } from '../api/operations.js';
import { request } from '../api/request.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useMe } from '../session/session.js';
import { carName } from '../ui/car-name.js';
import { STAGES } from '../ui/codes.js';
import type { Column } from '../ui/data-table.js';
import { FilterSelect } from '../ui/filter-select.js';
import { lastCursor, List, PAGE_SIZE } from '../ui/list.js';
import { Page } from '../ui/page.js';
import { EmptyState } from '../ui/states.js';

const route = getRouteApi('/console/users');

export function UsersPage() {
  const { t } = useI18n();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const words = t.console.users;
  const load = async (first: number, after: string | undefined) =>
    (await request(UsersDocument, { first, after: after ?? null, stage: search.stage ?? null, search: search.q ?? null })).users;
  const answer = useQuery({ queryKey: ['users', search], queryFn: () => load(PAGE_SIZE, lastCursor(search)), placeholderData: keepPreviousData });
  return (
    <Page title={words.title} lead={words.lead}>
      <List
        label={words.title}
        columns={useColumns()}
        rowKey={(user) => user.id}
        linked
        answer={answer}
        load={load}
        search={search}
        onSearch={(change) => void navigate({ search: (before) => ({ ...before, ...change }), replace: 'q' in change && !('trail' in search) })}
        searchLabel={words.searchLabel}
        filters={
          <FilterSelect label={t.common.stage} all={t.common.all} value={search.stage} options={STAGES} words={t.codes.stage} onChange={(stage) => void navigate({ search: { ...search, stage, trail: undefined } })} />
        }
        filtered={Boolean(search.q ?? search.stage)}
        onClear={() => void navigate({ search: {} })}
        empty={<EmptyState title={words.empty} text={words.emptyText} />}
      />
    </Page>
  );
}

function useColumns(): Column<UserRowFragment>[] {
  const { t, fmt } = useI18n();
  const { site } = useMe();
  const words = t.console.users;
  return [
    {
      id: 'user',
      header: words.user,
      cell: (user) => (
        <Link to="/console/users/$id" params={{ id: user.id }}>
          {user.externalId}
        </Link>
      ),
      csv: (user) => user.externalId,
    },
    { id: 'stage', header: t.common.stage, cell: (user) => (user.stage ? t.codes.stage[user.stage] : t.common.none), csv: (user) => user.stage },
    {
      id: 'car',
      header: words.car,
      cell: (user) => (user.asset ? carName(user.asset) : <span className="quiet">{words.noCar}</span>),
      csv: (user) => user.asset && carName(user.asset),
    },
    { id: 'region', header: words.region, cell: (user) => user.region ?? t.common.none, csv: (user) => user.region },
    { id: 'attention', header: words.attention, end: true, cell: (user) => fmt.number(user.attentionLeft), csv: (user) => user.attentionLeft },
    {
      id: 'next',
      header: words.nextContact,
      cell: (user) => (user.nextContactAt ? fmt.day(user.nextContactAt) : <span className="quiet">{words.nobodyNext}</span>),
      csv: (user) => user.nextContactAt,
    },
    {
      id: 'last',
      header: words.lastEvent,
      cell: (user) => (user.lastEventAt ? <span title={fmt.dayTime(user.lastEventAt)}>{fmt.distance(user.lastEventAt, site.now)}</span> : t.common.none),
      csv: (user) => user.lastEventAt,
    },
  ];
}
