import { Button, Modal, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { DeleteExclusionListDocument, RenameExclusionListDocument, type ExclusionListPartsFragment } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useErrorText } from '../../ui/error-text.js';
import classes from './exclusions.module.css';
import { listsQuery } from './lists-query.js';

interface ListDialogProps {
  kind: 'rename' | 'delete';
  list: ExclusionListPartsFragment;
  onClose: () => void;
}

/** A list is called otherwise, or is no more; the server keeps those that campaigns use and names the campaigns. */
export function ListDialog({ kind, list, onClose }: ListDialogProps) {
  const { t } = useI18n();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [name, setName] = useState(list.name);
  const words = t.exclusions;
  const change = useMutation({
    mutationFn: (): Promise<unknown> => (kind === 'rename' ? request(RenameExclusionListDocument, { id: list.id, name: name.trim() }) : request(DeleteExclusionListDocument, { id: list.id })),
    onSuccess: () => {
      notifications.show({ color: 'green', message: words.done[kind] });
      onClose();
    },
    onError: errorText.notify,
    onSettled: () => client.invalidateQueries(listsQuery),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={words.dialog[kind](list.name)} closeButtonProps={{ 'aria-label': t.common.close }}>
      <form onSubmit={submit} className={classes.dialog}>
        {kind === 'rename' ? <TextInput data-autofocus label={words.name} autoComplete="off" maxLength={120} value={name} onChange={(event) => setName(event.currentTarget.value)} /> : <p>{words.deleteText}</p>}
        <div className={classes.answers}>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button type="submit" variant="filled" color={kind === 'delete' ? 'red' : undefined} disabled={name.trim() === ''} loading={change.isPending}>
            {words[kind]}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
