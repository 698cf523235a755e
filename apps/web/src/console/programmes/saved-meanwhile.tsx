import { Button, CopyButton, Modal } from '@mantine/core';
import { useI18n } from '../../i18n/i18n-context.js';
import { changedPart } from './changed-part.js';
import classes from './editor.module.css';

interface SavedMeanwhileProps {
  theirs: string;
  mine: string;
  busy: boolean;
  onMine: () => void;
  onTheirs: () => void;
  onClose: () => void;
}

/** Two people wrote on one draft: both texts are shown where they differ, and the one who is here chooses. */
export function SavedMeanwhile({ theirs, mine, busy, onMine, onTheirs, onClose }: SavedMeanwhileProps) {
  const { t, fmt } = useI18n();
  const words = t.programmes.meanwhile;
  const part = changedPart(theirs, mine);
  const shown = [
    { title: words.theirs, lines: part.theirs },
    { title: words.mine, lines: part.mine },
  ];
  return (
    <Modal opened onClose={onClose} size="xl" title={words.title} closeButtonProps={{ 'aria-label': t.common.close }}>
      <p className={classes.dialogText}>{words.text(fmt.number(part.line))}</p>
      <div className={classes.sides}>
        {shown.map(({ title, lines }) => (
          <figure key={title}>
            <figcaption>{title}</figcaption>
            <pre tabIndex={0}>{lines.length > 0 ? lines.join('\n') : words.nothing}</pre>
          </figure>
        ))}
      </div>
      <div className={classes.dialogActions}>
        <CopyButton value={mine}>{({ copied, copy }) => <Button onClick={copy}>{copied ? t.common.copied : words.copyMine}</Button>}</CopyButton>
        <Button onClick={onTheirs}>{words.takeTheirs}</Button>
        <Button variant="filled" color="red" loading={busy} onClick={onMine}>
          {words.keepMine}
        </Button>
      </div>
    </Modal>
  );
}
