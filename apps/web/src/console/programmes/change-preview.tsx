import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { PreviewProgrammeChangeDocument, type PreviewProgrammeChangeQuery, type ProgrammePlanInput } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Loaded } from '../../ui/states.js';
import { PROGRAMMES, sourceQuery } from './programme-queries.js';
import { sketchOf } from './programme-sketch.js';
import sheet from './sheet.module.css';
import { useProgrammeWords } from './use-programme-words.js';

type Preview = PreviewProgrammeChangeQuery['previewProgrammeChange'];

/** Who would move where, what would be newly planned, moved or called off. `onSeen` once it stands on the screen. */
export function ChangePreview({ programmeId, plan, onSeen }: { programmeId: string; plan: ProgrammePlanInput; onSeen: () => void }) {
  const { t } = useI18n();
  const words = t.programmes.preview;
  const answer = useQuery({
    queryKey: [PROGRAMMES, programmeId, 'preview', plan],
    queryFn: async () => (await request(PreviewProgrammeChangeDocument, { programmeId, plan })).previewProgrammeChange,
    // Everything goes on meanwhile: a sheet opened again looks again.
    staleTime: 0,
    gcTime: 0,
  });
  const there = answer.data !== undefined;
  useEffect(() => {
    if (there) onSeen();
  }, [there, onSeen]);
  return (
    <section className={sheet.preview} aria-label={words.title}>
      <h3>{words.title}</h3>
      <Loaded answer={answer} rows={4}>
        {(preview) => <Told programmeId={programmeId} preview={preview} version={plan.release ?? null} />}
      </Loaded>
    </section>
  );
}

/** `version`: the one to be released, whose words the contacts go by. */
function Told({ programmeId, preview, version }: { programmeId: string; preview: Preview; version: number | null }) {
  const { t, fmt } = useI18n();
  const text = useQuery({ ...sourceQuery(programmeId, version ?? 0), enabled: version !== null });
  const sketch = useMemo(() => (text.data ? sketchOf(text.data.source) : null), [text.data]);
  const { stageName, pointName } = useProgrammeWords(programmeId, sketch);
  const words = t.programmes.preview;
  const { concerned, users, moves, contacts } = preview;
  if (concerned === 0) return <p className={sheet.text}>{words.nobody}</p>;
  const standing = (at: Preview['moves'][number]['from'], none: string) => (at ? `${stageName(at.stage)} (${t.programmes.versionShort(fmt.number(at.version))})` : none);
  const numbers = ['scheduled', 'dueNow', 'rescheduled', 'cancelled'] as const;
  return (
    <>
      <p className={sheet.text}>{users < concerned ? words.someOf(t.common.users(concerned), fmt.number(users)) : words.allOf(t.common.users(concerned))}</p>
      {moves.length === 0 ? (
        <p className={sheet.text}>{words.noMoves}</p>
      ) : (
        <table className={sheet.table} aria-label={words.moves}>
          <thead>
            <tr>
              <th scope="col">{words.moves}</th>
              <th scope="col">{words.journeys}</th>
            </tr>
          </thead>
          <tbody>
            {moves.map((move) => (
              <tr key={JSON.stringify([move.from, move.to])}>
                <th scope="row">
                  {standing(move.from, words.begins)} → {standing(move.to, words.ends)}
                </th>
                <td>{fmt.number(move.journeys)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {contacts.length === 0 ? (
        <p className={sheet.text}>{words.noContacts}</p>
      ) : (
        <table className={`${sheet.table} ${sheet.contacts}`} aria-label={words.contacts}>
          <thead>
            <tr>
              <th scope="col">{words.contacts}</th>
              {numbers.map((number) => (
                <th key={number} scope="col">
                  {words[number]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {contacts.map((contact) => (
              <tr key={contact.pointId}>
                <th scope="row">
                  {pointName(contact.pointId)} <code>{contact.pointId}</code>
                </th>
                {numbers.map((number) => (
                  <td key={number} data-label={words[number]} data-none={contact[number] === 0 || undefined} data-loud={(number === 'dueNow' && contact.dueNow > 0) || undefined}>
                    {contact[number] === 0 ? <span className="quiet">·</span> : fmt.number(contact[number])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="quiet small">{words.promise}</p>
    </>
  );
}
