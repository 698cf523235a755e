import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { ProgrammeSourceDocument, SaveProgrammeDraftDocument, type ProgrammeSourceQuery } from '../../api/operations.js';
import { ApiError, request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useErrorText } from '../../ui/error-text.js';
import { PROGRAMMES, WRITTEN } from './programme-queries.js';

type Source = ProgrammeSourceQuery['programmeSource'];

export interface Draft {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** What the server is known to hold. */
  readonly loaded: string;
  readonly dirty: boolean;
  readonly saving: boolean;
  readonly save: () => void;
  /** What somebody else saved since this was loaded; null while nobody did. */
  readonly meanwhile: string | null;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
  readonly decideLater: () => void;
}

/** The text of a draft and what the server holds of it. What others saved meanwhile is never overwritten unseen. */
export function useDraft({ programmeId, version, source }: Source): Draft {
  const { t } = useI18n();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [text, setText] = useState(source);
  const [loaded, setLoaded] = useState(source);
  const [meanwhile, setMeanwhile] = useState<string | null>(null);
  const dirty = text !== loaded;
  const { mutate, isPending } = useMutation({
    mutationFn: async (basis: string) => (await request(SaveProgrammeDraftDocument, { programmeId, version, source: text, loaded: basis })).saveProgrammeDraft,
    onSuccess: async (saved) => {
      setLoaded(saved.source);
      // The server writes the number of the version into the text; what was typed since stays.
      setText((typed) => (typed === text ? saved.source : typed));
      setMeanwhile(null);
      notifications.show({ color: 'green', message: saved.faults.length === 0 ? t.programmes.editor.savedGood : t.programmes.editor.savedFaulty(saved.faults.length) });
      await client.invalidateQueries({ queryKey: [PROGRAMMES], predicate: ({ queryKey }) => queryKey[2] !== WRITTEN });
    },
    onError: async (error) => {
      if (!(error instanceof ApiError) || error.details.reason !== 'saved-meanwhile') return errorText.notify(error);
      await request(ProgrammeSourceDocument, { programmeId, version }).then(({ programmeSource }) => setMeanwhile(programmeSource.source), errorText.notify);
    },
  });
  const save = useCallback(() => {
    if (dirty && !isPending) mutate(loaded);
  }, [dirty, isPending, mutate, loaded]);
  return {
    text,
    setText,
    loaded,
    dirty,
    saving: isPending,
    save,
    meanwhile,
    keepMine: () => mutate(meanwhile ?? loaded),
    takeTheirs: () => {
      setText(meanwhile ?? text);
      setLoaded(meanwhile ?? loaded);
      setMeanwhile(null);
    },
    decideLater: () => setMeanwhile(null),
  };
}
