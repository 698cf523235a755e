import { Badge, Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { ProgrammeSourceDocument, SaveProgrammeDraftDocument, type ProgrammePartsFragment, type ProgrammeVersionPartsFragment } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { DataTable, type Column } from '../../ui/data-table.js';
import { useErrorText } from '../../ui/error-text.js';
import { Panel } from '../../ui/page.js';
import type { Intent } from './change-sheet.js';
import { PROGRAMMES } from './programme-queries.js';
import classes from './programmes.module.css';

/** Where a version stands: in force, a draft, or published and waiting. */
export function VersionBadge({ version }: { version: ProgrammeVersionPartsFragment }) {
  const words = useI18n().t.programmes.versions;
  if (version.inForce) return <Badge color="green">{words.inForce}</Badge>;
  if (version.draft) return <Badge color="amber">{version.readable ? words.draft : words.broken}</Badge>;
  return <Badge color="gray">{words.published}</Badge>;
}

/** Keeps a copy of a version as the next draft and opens it. */
export function useNextDraft(programmeId: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const errorText = useErrorText();
  return useMutation({
    mutationFn: async (from: number) => {
      const { programmeSource } = await request(ProgrammeSourceDocument, { programmeId, version: from });
      return (await request(SaveProgrammeDraftDocument, { programmeId, source: programmeSource.source, version: null })).saveProgrammeDraft;
    },
    onSuccess: async ({ version }) => {
      await client.invalidateQueries({ queryKey: [PROGRAMMES] });
      await navigate({ to: '/console/programmes/$id/versions/$version', params: { id: programmeId, version: String(version) } });
    },
    onError: errorText.notify,
  });
}

export function Versions({ programme, onIntent }: { programme: ProgrammePartsFragment; onIntent: (intent: Intent) => void }) {
  const { t } = useI18n();
  const words = t.programmes.versions;
  return (
    <Panel title={words.title} note={words.note} flush>
      <DataTable label={words.title} columns={useColumns(programme, onIntent)} rows={programme.versions} rowKey={({ version }) => String(version)} />
    </Panel>
  );
}

function useColumns(programme: ProgrammePartsFragment, onIntent: (intent: Intent) => void): Column<ProgrammeVersionPartsFragment>[] {
  const { t, fmt } = useI18n();
  const next = useNextDraft(programme.id);
  const words = t.programmes.versions;
  return [
    {
      id: 'version',
      header: words.version,
      cell: ({ version }) => (
        <Link to="/console/programmes/$id/versions/$version" params={{ id: programme.id, version: String(version) }}>
          {t.programmes.version(fmt.number(version))}
        </Link>
      ),
    },
    { id: 'state', header: t.common.status, cell: (version) => <VersionBadge version={version} /> },
    { id: 'published', header: words.publishedAt, cell: ({ publishedAt, draft }) => (publishedAt ? fmt.day(publishedAt) : <span className="quiet">{draft ? words.notYet : words.builtIn}</span>) },
    { id: 'journeys', header: words.journeys, end: true, cell: ({ stages }) => fmt.number(stages.reduce((sum, { journeys }) => sum + journeys, 0)) },
    {
      id: 'do',
      header: '',
      end: true,
      cell: (version) => (
        <span className={classes.rowActions}>
          {version.draft ? (
            <>
              <Button size="xs" renderRoot={(props) => <Link {...props} to="/console/programmes/$id/versions/$version" params={{ id: programme.id, version: String(version.version) }} />}>
                {words.edit}
              </Button>
              <Button size="xs" disabled={!version.readable} title={version.readable ? undefined : words.brokenHint} onClick={() => onIntent({ kind: 'publish', version: version.version })}>
                {words.publish}
              </Button>
            </>
          ) : (
            <>
              <Button size="xs" loading={next.isPending && next.variables === version.version} onClick={() => next.mutate(version.version)}>
                {words.writeNext}
              </Button>
              {!version.inForce && (
                <Button size="xs" onClick={() => onIntent({ kind: 'publish', version: version.version })}>
                  {words.release}
                </Button>
              )}
            </>
          )}
        </span>
      ),
    },
  ];
}
