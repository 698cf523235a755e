import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useI18n } from '../../i18n/i18n-context.js';
import { DismissDialog } from './dismiss-dialog.js';
import classes from './rejected.module.css';
import { useSettling } from './use-settling.js';

/** What can be done with all that are selected: stands at the foot of the window while any is. */
export function ManyActions({ ids, onClear }: { ids: readonly string[]; onClear: () => void }) {
  const { t } = useI18n();
  const [asking, dialog] = useDisclosure(false);
  const { replay, dismiss } = useSettling(onClear);
  const words = t.rejected;
  return (
    <section className={classes.many} aria-label={words.selected(ids.length)}>
      <span role="status">{words.selected(ids.length)}</span>
      <Button variant="subtle" onClick={onClear}>
        {words.clear}
      </Button>
      <Button onClick={dialog.open}>{words.dismiss}</Button>
      <Button variant="filled" color="amber" loading={replay.isPending} onClick={() => replay.mutate(ids)}>
        {words.sendAsIs}
      </Button>
      {asking && <DismissDialog count={ids.length} busy={dismiss.isPending} onClose={dialog.close} onDismiss={() => dismiss.mutate(ids)} />}
    </section>
  );
}
