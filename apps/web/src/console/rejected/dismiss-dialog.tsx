import { Button, Modal } from '@mantine/core';
import { useI18n } from '../../i18n/i18n-context.js';
import classes from './rejected.module.css';

interface DismissDialogProps {
  count: number;
  busy: boolean;
  onClose: () => void;
  onDismiss: () => void;
}

/** What is dismissed is gone, so it asks first. */
export function DismissDialog({ count, busy, onClose, onDismiss }: DismissDialogProps) {
  const { t } = useI18n();
  const words = t.rejected;
  return (
    <Modal opened onClose={onClose} title={words.dismissTitle(count)} closeButtonProps={{ 'aria-label': t.common.close }}>
      <p className={classes.dialogText}>{words.dismissText}</p>
      <div className={classes.dialogActions}>
        <Button data-autofocus onClick={onClose}>
          {t.common.cancel}
        </Button>
        <Button variant="filled" color="red" loading={busy} onClick={onDismiss}>
          {words.dismiss}
        </Button>
      </div>
    </Modal>
  );
}
