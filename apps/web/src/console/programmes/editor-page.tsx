import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useI18n } from '../../i18n/i18n-context.js';
import { Page } from '../../ui/page.js';
import { Loaded } from '../../ui/states.js';
import { DraftEditor } from './draft-editor.js';
import { writtenQuery } from './programme-queries.js';
import { useProgramme } from './programme-page.js';
import { PublishedSource } from './published-source.js';
import { useProgrammeTitle } from './use-programme-words.js';

const route = getRouteApi('/console/programmes/$id/versions/$version');

/** A version as it is written: a draft to be written on, what is published to be read. */
export function EditorPage() {
  const { t, fmt } = useI18n();
  const { id, version: text } = route.useParams();
  const number = Number(text);
  const title = useProgrammeTitle();
  const programme = useProgramme(id);
  const source = useQuery(writtenQuery(id, number));
  const version = programme.data?.versions.find((each) => each.version === number);
  const both = { data: programme.data && source.data && { programme: programme.data, source: source.data }, error: programme.error ?? source.error, refetch: () => Promise.all([programme.refetch(), source.refetch()]) };
  const heading = programme.data ? `${title(programme.data)}, ${t.programmes.versionShort(fmt.number(number))}` : programme.isError ? t.programmes.list.title : '…';
  // Published by somebody else meanwhile, it is still being written on here: what was typed must not vanish.
  const [written, setWritten] = useState<string>();
  if (version?.draft && written !== `${id} ${number}`) setWritten(`${id} ${number}`);
  if (both.data && version && (version.draft || written === `${id} ${number}`)) return <DraftEditor key={`${id} ${number}`} programme={both.data.programme} version={version} loaded={both.data.source} heading={heading} />;
  if (both.data && version) return <PublishedSource programme={both.data.programme} version={version} source={both.data.source.source} heading={heading} />;
  return (
    <Page title={heading} back={{ to: '/console/programmes', label: t.programmes.list.title }}>
      <Loaded answer={{ ...both, data: undefined }} rows={14}>
        {() => null}
      </Loaded>
    </Page>
  );
}
