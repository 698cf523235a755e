import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState, type FormEvent } from 'react';
import { SaveProgrammeDraftDocument } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useErrorText } from '../../ui/error-text.js';
import type { Template } from './new-programme-page.js';
import { isProgrammeId, underId } from './new-source.js';
import { PROGRAMMES, programmesQuery } from './programme-queries.js';
import { sketchOf } from './programme-sketch.js';
import { sketchedText } from './sketch.js';
import classes from './programmes.module.css';
import { useProgrammeTitle } from './use-programme-words.js';

/** Asks what the new programme is to be called and keeps the first draft of it. Nobody is contacted by a draft. */
export function NewDraft({ template, onClose }: { template: Template; onClose: () => void }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const title = useProgrammeTitle();
  const known = useQuery(programmesQuery);
  const [id, setId] = useState(template.id);
  const [tried, setTried] = useState(false);
  const words = t.programmes.fresh;
  const taken = known.data?.some((programme) => programme.id === id) ?? false;
  const wrong = !isProgrammeId(id) ? words.idWrong : taken ? words.idTaken : null;
  const create = useMutation({
    mutationFn: async () => (await request(SaveProgrammeDraftDocument, { programmeId: id, source: underId(template.source, id), version: null })).saveProgrammeDraft,
    onSuccess: async ({ version }) => {
      await client.invalidateQueries({ queryKey: [PROGRAMMES] });
      await navigate({ to: '/console/programmes/$id/versions/$version', params: { id, version: String(version) } });
    },
    onError: errorText.notify,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong === null) create.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={template.id === '' ? words.scratch : words.from(title(template))} closeButtonProps={{ 'aria-label': t.common.close }}>
      <form onSubmit={submit} noValidate className={classes.freshForm}>
        {template.id !== '' && <InShort template={template} />}
        <TextInput
          label={words.id}
          description={words.idHint}
          placeholder="boats"
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          value={id}
          onChange={(event) => setId(event.currentTarget.value.trim().toLowerCase())}
          error={(tried || taken) && wrong}
        />
        {taken && (
          <Link to="/console/programmes/$id" params={{ id }}>
            {words.openTaken}
          </Link>
        )}
        <p className="quiet small">{words.draftNote}</p>
        <div className={classes.dialogActions}>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button type="submit" variant="filled" color="amber" loading={create.isPending}>
            {words.create}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** What one gets: enough to tell one template from another. */
function InShort({ template }: { template: Template }) {
  const { t, fmt, language } = useI18n();
  const sketch = useMemo(() => sketchOf(template.source), [template.source]);
  const words = t.programmes.fresh;
  if (!sketch) return null;
  const stages = sketch.stages.map((stage) => sketchedText(sketch, `stage.${stage}`, language) ?? stage.replaceAll('-', ' '));
  return (
    <dl className={classes.inShort}>
      <dt>{words.follows}</dt>
      <dd>{words.subject[sketch.subject] ?? sketch.subject}</dd>
      <dt>{words.stages}</dt>
      <dd>{stages.join(' · ')}</dd>
      <dt>{words.contacts}</dt>
      <dd>{fmt.number(sketch.points.length)}</dd>
      {sketch.hypotheses > 0 && (
        <>
          <dt>{words.claims}</dt>
          <dd>{fmt.number(sketch.hypotheses)}</dd>
        </>
      )}
    </dl>
  );
}
