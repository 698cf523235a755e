import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AddToExclusionListDocument, CreateExclusionListDocument } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useErrorText } from '../../ui/error-text.js';
import classes from './campaign-page.module.css';
import type { ExclusionListName } from './exclusion-field.js';

interface ExclusionDialogProps {
  /** The list to add to; null for a new one. */
  list: ExclusionListName | null;
  onClose: () => void;
  onMade: (id: string) => void;
}

/** Contacts into a list, which is made first where there is none. Not a form: it opens inside of one. */
export function ExclusionDialog({ list, onClose, onMade }: ExclusionDialogProps) {
  const { t } = useI18n();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [name, setName] = useState('');
  const [typed, setTyped] = useState('');
  // Made already when only the contacts were refused: it is not made again.
  const [made, setMade] = useState(list);
  const words = t.campaign.exclusions;
  const contacts = typed.split(/[\n,;]+/).map((each) => each.trim()).filter(Boolean);
  const save = useMutation({
    mutationFn: async () => {
      const into = made ?? (await request(CreateExclusionListDocument, { name: name.trim() })).createExclusionList;
      setMade(into);
      if (contacts.length > 0) await request(AddToExclusionListDocument, { id: into.id, contacts });
      return into.id;
    },
    onSuccess: (id) => {
      if (list === null) onMade(id);
      notifications.show({ color: 'green', message: words.saved });
      onClose();
    },
    onError: errorText.notify,
    onSettled: () => client.invalidateQueries({ queryKey: ['exclusion-lists'] }),
  });
  const ready = made === null ? name.trim() !== '' : contacts.length > 0;
  return (
    <Modal opened onClose={onClose} title={list ? `${words.addTo}: ${list.name}` : words.create}>
      {list === null && <TextInput mb="sm" label={words.name} autoComplete="off" value={name} disabled={made !== null} onChange={(event) => setName(event.currentTarget.value)} />}
      <Textarea mb="md" label={words.contacts} description={words.contactsText} autosize minRows={3} maxRows={10} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
      <div className={classes.answers}>
        <Button onClick={onClose}>{t.common.cancel}</Button>
        <Button variant="filled" disabled={!ready} loading={save.isPending} onClick={() => save.mutate()}>
          {t.common.save}
        </Button>
      </div>
    </Modal>
  );
}
