import { getRouteApi, Link } from '@tanstack/react-router';
import { UsersDocument, type UserRowFragment } from '../api/operations.js';
import { request } from '../api/request.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useMe } from '../session/session.js';
import { carName } from '../ui/car-name.js';
import type { Column } from '../ui/data-table.js';
import { ListPage } from '../ui/list-page.js';
import { EmptyState } from '../ui/states.js';
import { useVocabulary } from '../ui/vocabulary.js';

const route = getRouteApi('/console/users');

export function UsersPage() {
  const { t } = useI18n();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const words = t.console.users;
  const { moments, stageName } = useVocabulary();
  return (
    <ListPage
      title={words.title}
      lead={words.lead}
      name="users"
      columns={useColumns()}
      linked
      load={async (first, after) => (await request(UsersDocument, { first, after: after ?? null, stage: search.stage ?? null, search: search.q ?? null })).users}
      search={search}
      onSearch={(update, options) => void navigate({ search: update, ...options })}
      searchLabel={words.searchLabel}
      filter={{ param: 'stage', label: t.common.stage, value: search.stage, options: moments.map((moment) => moment.stage), name: stageName }}
      empty={<EmptyState title={words.empty} text={words.emptyText} />}
    />
  );
}

function useColumns(): Column<UserRowFragment>[] {
  const { t, fmt } = useI18n();
  const { site } = useMe();
  const words = t.console.users;
  const { stageName } = useVocabulary();
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
    { id: 'stage', header: t.common.stage, cell: (user) => (user.stage ? stageName(user.stage) : t.common.none), csv: (user) => user.stage },
    {
      id: 'car',
      header: words.car,
      cell: (user) => (user.asset ? carName(user.asset, t.codes.ad) : <span className="quiet">{words.noCar}</span>),
      csv: (user) => user.asset && carName(user.asset, t.codes.ad),
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
