import { Button, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import type { RefObject } from 'react';
import { useI18n } from '../i18n/i18n-context.js';
import classes from './unsaved-guard.module.css';

interface UnsavedGuardProps {
  dirty: boolean;
  /** What becomes of it when the page is left. */
  text: string;
  /** Set once it was saved: the page may be left before it is drawn again. */
  saved?: RefObject<boolean>;
}

/** Asks before what was typed and not saved is left; another part of the same page is no leaving. */
export function UnsavedGuard({ dirty, text, saved }: UnsavedGuardProps) {
  const { t } = useI18n();
  const blocker = useBlocker({ shouldBlockFn: ({ current, next }) => dirty && !saved?.current && current.pathname !== next.pathname, enableBeforeUnload: dirty, withResolver: true });
  const words = t.common.unsaved;
  return (
    <Modal opened={blocker.status === 'blocked'} onClose={() => blocker.reset?.()} title={words.title} closeButtonProps={{ 'aria-label': t.common.close }}>
      <p className={classes.text}>{text}</p>
      <div className={classes.actions}>
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
