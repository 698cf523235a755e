import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ProgrammePartsFragment, ProgrammeVersionPartsFragment } from '../../api/operations.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Page } from '../../ui/page.js';
import { ChangeSheet } from './change-sheet.js';
import classes from './editor.module.css';
import { SourceField } from './source-field.js';
import { useProgrammeTitle } from './use-programme-words.js';
import { useNextDraft, VersionBadge } from './versions.js';
import { Workbench } from './workbench.js';

interface PublishedSourceProps {
  programme: ProgrammePartsFragment;
  version: ProgrammeVersionPartsFragment;
  source: string;
  heading: string;
}

/** What is published stays as it is: it is read here, tried, and copied into the next draft. */
export function PublishedSource({ programme, version, source, heading }: PublishedSourceProps) {
  const { t } = useI18n();
  const title = useProgrammeTitle();
  const next = useNextDraft(programme.id);
  const [releasing, setReleasing] = useState(false);
  const words = t.programmes.editor;
  return (
    <Page
      title={heading}
      back={{ to: '/console/programmes/$id', params: { id: programme.id }, label: title(programme) }}
      lead={
        <>
          <VersionBadge version={version} /> {words.publishedNote}
        </>
      }
      actions={
        <div className={classes.actions}>
          {!version.inForce && <Button onClick={() => setReleasing(true)}>{t.programmes.versions.release}</Button>}
          <Button variant="filled" color="amber" loading={next.isPending} onClick={() => next.mutate(version.version)}>
            {t.programmes.versions.writeNext}
          </Button>
        </div>
      }
    >
      <div className={classes.columns}>
        <SourceField label={words.source} value={source} />
        <Workbench programme={programme} version={version} source={source} saved={source} />
      </div>
      {releasing && <ChangeSheet programme={programme} intent={{ kind: 'publish', version: version.version }} onClose={() => setReleasing(false)} />}
    </Page>
  );
}
