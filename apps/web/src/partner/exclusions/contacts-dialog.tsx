import { Button, FileInput, Modal, Progress, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  AddToExclusionListDocument,
  CreateExclusionListDocument,
  DeleteExclusionListDocument,
  RemoveFromExclusionListDocument,
  ReplaceExclusionListDocument,
  type ExclusionListPartsFragment,
} from '../../api/operations.js';
import { sendInPortions } from '../../api/in-portions.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useErrorText } from '../../ui/error-text.js';
import { contactsOf } from './contacts.js';
import classes from './exclusions.module.css';
import { listsQuery } from './lists-query.js';

type List = ExclusionListPartsFragment;

/** What is done with the contacts: a new list of them, or a list that there is gains, loses or has none but them. */
export type ContactsTask = { readonly kind: 'create' } | { readonly kind: 'add' | 'remove' | 'replace'; readonly list: List };

interface ContactsDialogProps {
  task: ContactsTask;
  onClose: () => void;
  onMade?: (id: string) => void;
}

/** Contacts typed or from a file, into a list or out of it. Not a form: it opens inside of one. */
export function ContactsDialog({ task, onClose, onMade }: ContactsDialogProps) {
  const { t, fmt } = useI18n();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [name, setName] = useState('');
  const [typed, setTyped] = useState('');
  const [file, setFile] = useState<{ readonly file: File; readonly contacts: readonly string[] } | null>(null);
  // Made already when only the contacts were refused: it is not made again.
  const [made, setMade] = useState<List | null>(null);
  const [sent, setSent] = useState(0);
  const words = t.exclusions;
  const contacts = [...contactsOf(typed), ...(file?.contacts ?? [])];
  const put = (id: string) => sendInPortions(contacts, (portion) => request(AddToExclusionListDocument, { id, contacts: portion }), setSent);
  const save = useMutation({
    mutationFn: async () => {
      setSent(0);
      if (task.kind === 'create') {
        const into = made ?? (await request(CreateExclusionListDocument, { name: name.trim() })).createExclusionList;
        setMade(into);
        return put(into.id).then(() => onMade?.(into.id));
      }
      const { id } = task.list;
      if (task.kind === 'add') return put(id);
      if (task.kind === 'remove') return sendInPortions(contacts, (portion) => request(RemoveFromExclusionListDocument, { id, contacts: portion }), setSent);
      // The new contacts are gathered beside the old ones and take their place in one step: nobody who is among both is reached meanwhile.
      const { id: by } = (await request(CreateExclusionListDocument, { name: words.gathered(task.list.name).slice(0, 120) })).createExclusionList;
      return put(by)
        .then(() => request(ReplaceExclusionListDocument, { id, by }))
        .catch(async (error: unknown) => {
          await request(DeleteExclusionListDocument, { id: by }).catch(() => undefined);
          throw error;
        });
    },
    onSuccess: () => {
      notifications.show({ color: 'green', message: words.done[task.kind] });
      onClose();
    },
    onError: errorText.notify,
    onSettled: () => client.invalidateQueries(listsQuery),
  });
  const read = async (chosen: File | null) => setFile(chosen && { file: chosen, contacts: contactsOf(await chosen.text()) });
  const ready = task.kind === 'create' ? made !== null || name.trim() !== '' : contacts.length > 0;
  return (
    <Modal opened onClose={onClose} closeOnClickOutside={!save.isPending} title={task.kind === 'create' ? words.create : words.dialog[task.kind](task.list.name)} closeButtonProps={{ 'aria-label': t.common.close }}>
      <div className={classes.dialog}>
        {task.kind === 'create' ? (
          <TextInput label={words.name} autoComplete="off" maxLength={120} value={name} disabled={made !== null} onChange={(event) => setName(event.currentTarget.value)} />
        ) : (
          <p className="quiet">{words.what[task.kind]}</p>
        )}
        <Textarea label={words.contacts} description={words.contactsText} rows={6} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
        <FileInput label={words.file} description={words.fileText} placeholder={words.chooseFile} accept=".txt,.csv,text/plain,text/csv" clearable value={file?.file ?? null} onChange={(chosen) => void read(chosen)} />
        {contacts.length > 0 && <p className="quiet small">{words.count(contacts.length)}</p>}
        {save.isPending && <Progress value={(sent / Math.max(1, contacts.length)) * 100} aria-label={words.sent(fmt.number(sent), fmt.number(contacts.length))} />}
        <div className={classes.answers}>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button variant="filled" disabled={!ready} loading={save.isPending} onClick={() => save.mutate()}>
            {task.kind === 'create' ? t.common.save : words[task.kind]}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
