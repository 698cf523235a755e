import { Button, Menu, Select } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { ProgrammePartsFragment } from '../../api/operations.js';
import { ApiError } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Page, Panel } from '../../ui/page.js';
import { EmptyState, Loaded } from '../../ui/states.js';
import { ChangeSheet, type Intent } from './change-sheet.js';
import { ChangesLog } from './changes-log.js';
import { Hypotheses } from './hypotheses.js';
import { underWay } from './change-plan.js';
import { programmesQuery, sourceQuery } from './programme-queries.js';
import { sketchOf } from './programme-sketch.js';
import classes from './programmes.module.css';
import { StageMap } from './stage-map.js';
import { useProgrammeTitle } from './use-programme-words.js';
import { Versions } from './versions.js';

const route = getRouteApi('/console/programmes/$id');

/** One programme, asked for with the others: a site has few. */
export function useProgramme(id: string) {
  return useQuery({
    ...programmesQuery,
    select: (programmes) => {
      const programme = programmes.find((each) => each.id === id);
      if (!programme) throw new ApiError('NOT_FOUND', 'No such programme');
      return programme;
    },
  });
}

export function ProgrammePage() {
  const { t, fmt } = useI18n();
  const { id } = route.useParams();
  const title = useProgrammeTitle();
  const answer = useProgramme(id);
  const [intent, setIntent] = useState<Intent>();
  const programme = answer.data;
  const inForce = programme?.versions.find((version) => version.inForce);
  const words = t.programmes.one;
  const lead = programme && [inForce ? words.inForce(fmt.number(inForce.version)) : words.notInForce, t.programmes.journeysUnderWay(underWay(programme))].join(' · ');
  return (
    <Page
      title={programme ? title(programme) : answer.isError ? t.programmes.list.title : '…'}
      lead={lead}
      back={{ to: '/console/programmes', label: t.programmes.list.title }}
      actions={programme && <Actions programme={programme} onIntent={setIntent} />}
    >
      <Loaded answer={answer}>
        {(loaded) => (
          <div className={classes.stack}>
            <MapPanel programme={loaded} />
            <Versions programme={loaded} onIntent={setIntent} />
            <Hypotheses programmeId={id} />
            <ChangesLog programmeId={id} />
            {intent && <ChangeSheet programme={loaded} intent={intent} onClose={() => setIntent(undefined)} />}
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Actions({ programme, onIntent }: { programme: ProgrammePartsFragment; onIntent: (intent: Intent) => void }) {
  const { t } = useI18n();
  const words = t.programmes.one;
  const published = programme.versions.filter((version) => !version.draft).length;
  const running = programme.versions.some((version) => version.inForce);
  if (published === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button leftSection={<IconDots size={16} aria-hidden />}>{words.more}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={published < 2 && running} onClick={() => onIntent({ kind: 'roll-back' })}>
          {words.rollBack}
        </Menu.Item>
        <Menu.Item disabled={!running} color="red" onClick={() => onIntent({ kind: 'stop' })}>
          {words.stop}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The map of one version, with the journeys that are in it; of the one in force at first. */
function MapPanel({ programme }: { programme: ProgrammePartsFragment }) {
  const { t, fmt } = useI18n();
  const words = t.programmes.map;
  const first = programme.versions.find((version) => version.inForce) ?? programme.versions[0];
  const [chosen, setChosen] = useState<number>();
  const version = programme.versions.find((each) => each.version === chosen) ?? first;
  const answer = useQuery({ ...sourceQuery(programme.id, version?.version ?? 0), enabled: version !== undefined });
  const sketch = useMemo(() => answer.data && { read: sketchOf(answer.data.source) }, [answer.data]);
  const journeys = useMemo(() => new Map(version?.stages.map((each) => [each.stage, each.journeys])), [version]);
  return (
    <Panel
      title={words.title}
      note={
        programme.versions.length > 1 ? (
          <Select
            aria-label={words.version}
            size="xs"
            w={210}
            allowDeselect={false}
            value={String(version?.version)}
            data={programme.versions.map((each) => ({ value: String(each.version), label: `${t.programmes.version(fmt.number(each.version))}${each.inForce ? ` · ${words.inForce}` : each.draft ? ` · ${words.draft}` : ''}` }))}
            onChange={(value) => setChosen(Number(value))}
          />
        ) : (
          words.note
        )
      }
    >
      <Loaded answer={{ data: sketch, error: answer.error, refetch: answer.refetch }} rows={5}>
        {({ read }) => (read ? <StageMap programmeId={programme.id} sketch={read} journeys={journeys} /> : <EmptyState title={words.unreadable} text={words.unreadableText} />)}
      </Loaded>
    </Panel>
  );
}
