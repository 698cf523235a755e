import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DeleteProgrammeDraftDocument } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useErrorText } from '../../ui/error-text.js';
import classes from './editor.module.css';
import { PROGRAMMES } from './programme-queries.js';

interface DeleteDraftProps {
  programmeId: string;
  version: number;
  onClose: () => void;
  onDone: () => void;
}

/** A draft thrown away does not come back, so it asks first. */
export function DeleteDraft({ programmeId, version, onClose, onDone }: DeleteDraftProps) {
  const { t, fmt } = useI18n();
  const client = useQueryClient();
  const errorText = useErrorText();
  const words = t.programmes.editor;
  const remove = useMutation({
    mutationFn: () => request(DeleteProgrammeDraftDocument, { programmeId, version }),
    onSuccess: async () => {
      notifications.show({ message: words.deleted });
      onDone();
      await client.invalidateQueries({ queryKey: [PROGRAMMES] });
    },
    onError: errorText.notify,
  });
  return (
    <Modal opened onClose={onClose} title={words.deleteTitle(fmt.number(version))} closeButtonProps={{ 'aria-label': t.common.close }}>
      <p className={classes.dialogText}>{words.deleteText}</p>
      <div className={classes.dialogActions}>
        <Button data-autofocus onClick={onClose}>
          {t.common.cancel}
        </Button>
        <Button variant="filled" color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
          {words.delete}
        </Button>
      </div>
    </Modal>
  );
}
