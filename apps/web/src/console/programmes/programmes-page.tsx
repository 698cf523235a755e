import { Badge, Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ProgrammePartsFragment } from '../../api/operations.js';
import { useI18n } from '../../i18n/i18n-context.js';
import type { Column } from '../../ui/data-table.js';
import { List, type Connection } from '../../ui/list.js';
import { Page } from '../../ui/page.js';
import { EmptyState } from '../../ui/states.js';
import { standingByStage, underWay } from './change-plan.js';
import { programmesQuery } from './programme-queries.js';
import classes from './programmes.module.css';
import { StageBar } from './stage-bar.js';
import { useProgrammeTitle } from './use-programme-words.js';

const route = getRouteApi('/console/programmes');

/** A site has few programmes: they come at once, and are searched here. */
export function ProgrammesPage() {
  const { t } = useI18n();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const title = useProgrammeTitle();
  const answer = useQuery(programmesQuery);
  const words = t.programmes.list;
  const wanted = (search.q ?? '').toLowerCase();
  const found = (answer.data ?? []).filter((programme) => `${programme.id} ${title(programme)}`.toLowerCase().includes(wanted));
  const connection: Connection<ProgrammePartsFragment> = { totalCount: found.length, pageInfo: { hasNextPage: false, endCursor: null }, edges: found.map((node) => ({ node })) };
  const fresh = (
    <Button component={Link} to="/console/programmes/new" variant="filled" color="amber" leftSection={<IconPlus size={16} aria-hidden />}>
      {words.fresh}
    </Button>
  );
  return (
    <Page title={words.title} lead={words.lead} actions={fresh}>
      <List
        label={words.title}
        columns={useColumns()}
        rowKey={(programme) => programme.id}
        linked
        answer={{ data: answer.data && connection, error: answer.error, refetch: answer.refetch }}
        load={() => Promise.resolve(connection)}
        search={search}
        onSearch={({ q }) => void navigate({ search: { q: q || undefined }, replace: true })}
        searchLabel={words.searchLabel}
        filtered={Boolean(search.q)}
        onClear={() => void navigate({ search: {} })}
        empty={<EmptyState title={words.empty} text={words.emptyText} action={fresh} />}
      />
    </Page>
  );
}

function useColumns(): Column<ProgrammePartsFragment>[] {
  const { t, fmt } = useI18n();
  const title = useProgrammeTitle();
  const words = t.programmes.list;
  const inForce = (programme: ProgrammePartsFragment) => programme.versions.find((version) => version.inForce)?.version ?? null;
  const drafts = (programme: ProgrammePartsFragment) => programme.versions.filter((version) => version.draft);
  return [
    {
      id: 'programme',
      header: words.programme,
      cell: (programme) => (
        <>
          <Link to="/console/programmes/$id" params={{ id: programme.id }}>
            {title(programme)}
          </Link>
          <span className={classes.id}>{programme.id}</span>
        </>
      ),
      csv: (programme) => programme.id,
    },
    {
      id: 'inForce',
      header: words.inForce,
      cell: (programme) => (inForce(programme) === null ? <span className="quiet">{words.notInForce}</span> : t.programmes.version(fmt.number(inForce(programme) ?? 0))),
      csv: inForce,
    },
    { id: 'underWay', header: words.underWay, end: true, cell: (programme) => fmt.number(underWay(programme)), csv: underWay },
    {
      id: 'stages',
      header: words.stages,
      cell: (programme) => <StageBar programmeId={programme.id} standing={standingByStage(programme)} />,
      csv: (programme) => standingByStage(programme).map(({ stage, journeys }) => `${stage}: ${journeys}`).join(', '),
    },
    {
      id: 'drafts',
      header: words.drafts,
      cell: (programme) => (drafts(programme).length === 0 ? t.common.none : <Badge color="amber">{words.draftsWait(drafts(programme).length)}</Badge>),
      csv: (programme) => drafts(programme).length,
    },
  ];
}
