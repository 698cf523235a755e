import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { ProgrammeDifferencesDocument, type ProgrammePartsFragment, type ProgrammeVersionPartsFragment } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { EmptyState, Loaded } from '../../ui/states.js';
import classes from './editor.module.css';
import { lineFinder } from './fault-lines.js';
import { PROGRAMMES } from './programme-queries.js';

interface DifferencesProps {
  programme: ProgrammePartsFragment;
  version: ProgrammeVersionPartsFragment;
  saved: string;
  dirty: boolean;
  onJump?: (line: number) => void;
}

/** What this version says otherwise than another one, place by place; of the one in force at first. */
export function Differences({ programme, version, saved, dirty, onJump }: DifferencesProps) {
  const { t, fmt } = useI18n();
  const others = programme.versions.filter((each) => each.version !== version.version && each.readable);
  const [chosen, setChosen] = useState<number>();
  const before = others.find((each) => each.version === chosen) ?? others.find((each) => each.inForce) ?? others[0];
  const answer = useQuery({
    queryKey: [PROGRAMMES, programme.id, 'differences', before?.version, version.version, saved],
    queryFn: async () => (await request(ProgrammeDifferencesDocument, { programmeId: programme.id, before: before?.version ?? 0, after: version.version })).programmeDifferences,
    enabled: before !== undefined && version.readable,
  });
  const lineOf = useMemo(() => lineFinder(saved), [saved]);
  const words = t.programmes.differences;
  if (!before) return <EmptyState title={words.nothingElse} text={words.nothingElseText} />;
  if (!version.readable) return <EmptyState title={words.unreadable} text={words.unreadableText} />;
  return (
    <div className={classes.differences}>
      <Select
        label={words.against}
        allowDeselect={false}
        value={String(before.version)}
        data={others.map((each) => ({ value: String(each.version), label: `${t.programmes.version(fmt.number(each.version))}${each.inForce ? ` · ${t.programmes.map.inForce}` : each.draft ? ` · ${t.programmes.map.draft}` : ''}` }))}
        onChange={(value) => setChosen(Number(value))}
      />
      {dirty && <p className="quiet small">{words.asSaved}</p>}
      <Loaded answer={answer} rows={5}>
        {(differences) =>
          differences.length === 0 ? (
            <EmptyState title={words.same} text={words.sameText} />
          ) : (
            <>
              <p className="quiet small">{words.count(differences.length)}</p>
              <ul className={classes.changed}>
                {differences.map(({ path, before: was, after: is }) => (
                  <li key={path}>
                    {onJump && !dirty ? (
                      <button type="button" onClick={() => onJump(lineOf(path))}>
                        {path}
                      </button>
                    ) : (
                      <code>{path}</code>
                    )}
                    <div className={classes.beforeAfter}>
                      {was === null ? <span className="quiet">{words.isNew}</span> : <del>{was}</del>}
                      <span aria-hidden="true">→</span>
                      {is === null ? <span className="quiet">{words.isGone}</span> : <ins>{is}</ins>}
                    </div>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </div>
  );
}
