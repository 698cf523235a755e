import { Button, Menu } from '@mantine/core';
import { useDebouncedValue, useOs } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { CheckProgrammeDocument, type ProgrammePartsFragment, type ProgrammeSourceQuery, type ProgrammeVersionPartsFragment } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Page } from '../../ui/page.js';
import { UnsavedGuard } from '../../ui/unsaved-guard.js';
import { ChangeSheet } from './change-sheet.js';
import { DeleteDraft } from './delete-draft.js';
import classes from './editor.module.css';
import { FaultList } from './fault-list.js';
import { isUnserved, locateFaults } from './fault-lines.js';
import { SavedMeanwhile } from './saved-meanwhile.js';
import { SourceField, type SourceHandle } from './source-field.js';
import { useDraft } from './use-draft.js';
import { useProgrammeTitle } from './use-programme-words.js';
import { VersionBadge } from './versions.js';
import { Workbench } from './workbench.js';

const CHECK_AFTER_MS = 500;

interface DraftEditorProps {
  programme: ProgrammePartsFragment;
  version: ProgrammeVersionPartsFragment;
  loaded: ProgrammeSourceQuery['programmeSource'];
  heading: string;
}

/** The text of a draft: checked while one writes, kept when one says so, tried beside it. */
export function DraftEditor({ programme, version, loaded, heading }: DraftEditorProps) {
  const { t } = useI18n();
  const os = useOs();
  const navigate = useNavigate();
  const title = useProgrammeTitle();
  const draft = useDraft(loaded);
  const field = useRef<SourceHandle>(null);
  const [doing, setDoing] = useState<'publish' | 'delete'>();
  const [settled] = useDebouncedValue(draft.text, CHECK_AFTER_MS);
  const check = useQuery({
    queryKey: ['programme-check', programme.id, settled],
    queryFn: async () => (await request(CheckProgrammeDocument, { programmeId: programme.id, source: settled })).checkProgramme,
    placeholderData: keepPreviousData,
  });
  const checked = check.data ?? loaded;
  const faults = useMemo(() => locateFaults(checked.source, checked.faults), [checked]);
  const words = t.programmes.editor;
  const { save } = draft;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.metaKey || event.ctrlKey) || event.altKey) return;
      event.preventDefault();
      save();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [save]);
  const toProgramme = () => void navigate({ to: '/console/programmes/$id', params: { id: programme.id }, ignoreBlocker: true });
  return (
    <Page
      title={heading}
      back={{ to: '/console/programmes/$id', params: { id: programme.id }, label: title(programme) }}
      lead={
        <>
          <VersionBadge version={version} /> <span aria-live="polite">{draft.dirty ? words.unsaved : words.saved}</span>
        </>
      }
      actions={
        <div className={classes.actions}>
          <Menu position="bottom-end">
            <Menu.Target>
              <Button aria-label={t.programmes.one.more} px={10}>
                <IconDots size={16} aria-hidden />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item color="red" onClick={() => setDoing('delete')}>
                {words.delete}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
          <Button variant="filled" color="amber" disabled={!draft.dirty} loading={draft.saving} onClick={save} title={os === 'macos' ? '⌘S' : 'Ctrl S'}>
            {words.save}
          </Button>
          <Button variant="filled" color="amber" disabled={draft.dirty || faults.length > 0} title={draft.dirty ? words.saveFirst : faults.length > 0 ? words.faultsFirst : undefined} onClick={() => setDoing('publish')}>
            {words.publish}
          </Button>
        </div>
      }
    >
      <div className={classes.columns}>
        <div className={classes.writing}>
          <SourceField handle={field} label={words.source} value={draft.text} onChange={draft.setText} faults={faults} describedBy="tab-key" />
          <p id="tab-key" className="quiet small">
            {words.tabKey}
          </p>
          <FaultList faults={faults} checking={settled !== draft.text || check.isFetching} onJump={(line) => field.current?.jumpTo(line)} />
          {check.isError && <p className="loss small">{words.checkFailed}</p>}
        </div>
        <Workbench programme={programme} version={version} source={draft.text} saved={draft.loaded} faulty={faults.some((fault) => !isUnserved(fault))} onJump={(line) => field.current?.jumpTo(line)} />
      </div>
      {draft.meanwhile !== null && <SavedMeanwhile theirs={draft.meanwhile} mine={draft.text} busy={draft.saving} onMine={draft.keepMine} onTheirs={draft.takeTheirs} onClose={draft.decideLater} />}
      {doing === 'publish' && <ChangeSheet programme={programme} intent={{ kind: 'publish', version: version.version }} onClose={() => setDoing(undefined)} onDone={toProgramme} />}
      {doing === 'delete' && <DeleteDraft programmeId={programme.id} version={version.version} onClose={() => setDoing(undefined)} onDone={toProgramme} />}
      <UnsavedGuard dirty={draft.dirty} text={t.programmes.unsavedText} />
    </Page>
  );
}
