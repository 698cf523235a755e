import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useI18n } from '../../i18n/i18n-context.js';
import { Loaded } from '../../ui/states.js';
import { ChangedRules } from './changed-rules.js';
import { versionQuery } from './market-queries.js';

/** What a version changed, read when somebody wants to know. */
export function VersionChanges({ version }: { version: number }) {
  const words = useI18n().t.market.rules;
  const [opened, setOpened] = useState(false);
  return (
    <details className="small" onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>{words.changed}</summary>
      {opened && <Changes version={version} />}
    </details>
  );
}

function Changes({ version }: { version: number }) {
  const after = useQuery(versionQuery(version));
  const before = useQuery(versionQuery(version - 1));
  return (
    <Loaded answer={before} rows={2}>
      {(was) => (
        <Loaded answer={after} rows={2}>
          {(is) => <ChangedRules before={was} after={is} />}
        </Loaded>
      )}
    </Loaded>
  );
}
