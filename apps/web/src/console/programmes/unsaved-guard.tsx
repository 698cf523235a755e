import { Button, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useI18n } from '../../i18n/i18n-context.js';
import classes from './editor.module.css';

/** Asks before what was typed and not saved is left. */
export function UnsavedGuard({ dirty }: { dirty: boolean }) {
  const { t } = useI18n();
  const blocker = useBlocker({ shouldBlockFn: () => dirty, enableBeforeUnload: dirty, withResolver: true });
  const words = t.programmes.unsaved;
  return (
    <Modal opened={blocker.status === 'blocked'} onClose={() => blocker.reset?.()} title={words.title} closeButtonProps={{ 'aria-label': t.common.close }}>
      <p className={classes.dialogText}>{words.text}</p>
      <div className={classes.dialogActions}>
        <Button data-autofocus onClick={() => blocker.reset?.()}>
          {words.stay}
        </Button>
        <Button variant="filled" color="red" onClick={() => blocker.proceed?.()}>
          {words.leave}
        </Button>
      </div>
    </Modal>
  );
}
