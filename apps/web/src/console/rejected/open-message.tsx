import { Alert, Button, Drawer, Textarea } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { FixRejectedMessageDocument, RejectedMessageDocument, type RejectedMessageQuery } from '../../api/operations.js';
import { ApiError, request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useErrorText } from '../../ui/error-text.js';
import { Loaded } from '../../ui/states.js';
import { DismissDialog } from './dismiss-dialog.js';
import { RejectedBadge } from './rejected-page.js';
import classes from './rejected.module.css';
import { tidied, whyNoJson } from './tidied.js';
import { REJECTED, useSettling } from './use-settling.js';

type Opened = NonNullable<RejectedMessageQuery['rejectedMessage']>;

/** One message beside the list: what it says, why it was refused, and a field to put it right in. */
export function OpenMessage({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useI18n();
  const phone = useMediaQuery('(max-width: 640px)');
  const answer = useQuery({
    queryKey: [REJECTED, 'one', id],
    queryFn: async () => {
      const { rejectedMessage } = await request(RejectedMessageDocument, { id });
      if (!rejectedMessage) throw new ApiError('NOT_FOUND', 'No such message');
      return rejectedMessage;
    },
    // What is being typed stays.
    staleTime: Infinity,
    gcTime: 0,
  });
  return (
    <Drawer opened onClose={onClose} position="right" size={phone ? '100%' : 600} title={answer.data ? answer.data.message.name || t.rejected.unnamed : '…'} closeButtonProps={{ 'aria-label': t.common.close }} classNames={{ title: classes.title }}>
      <Loaded answer={answer} rows={8}>
        {(opened) => (
          <>
            <Facts message={opened.message} />
            {opened.body === null ? <p className="quiet">{t.rejected.gone}</p> : <Fixing id={id} body={opened.body} onClose={onClose} />}
          </>
        )}
      </Loaded>
    </Drawer>
  );
}

function Facts({ message }: { message: Opened['message'] }) {
  const { t, fmt } = useI18n();
  const words = t.rejected;
  return (
    <dl className={classes.facts}>
      <dt>{words.why}</dt>
      <dd>
        {message.path && <code className={classes.path}>{message.path}</code>} {message.reason}
      </dd>
      <dt>{t.common.status}</dt>
      <dd>
        <RejectedBadge status={message.status} />
      </dd>
      <dt>{words.from}</dt>
      <dd>{words.source[message.source]}</dd>
      <dt>{words.times}</dt>
      <dd>{fmt.number(message.count)}</dd>
      <dt>{words.firstAt}</dt>
      <dd>{fmt.dayTime(message.receivedAt)}</dd>
      <dt>{words.lastAt}</dt>
      <dd>{fmt.dayTime(message.lastAt)}</dd>
    </dl>
  );
}

function Fixing({ id, body, onClose }: { id: string; body: string; onClose: () => void }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [text, setText] = useState(() => tidied(body) ?? body);
  const [asking, dialog] = useDisclosure(false);
  const { dismiss } = useSettling(onClose);
  const words = t.rejected;
  const broken = whyNoJson(text);
  const fix = useMutation({
    mutationFn: () => request(FixRejectedMessageDocument, { id, body: text }),
    onSuccess: async () => {
      notifications.show({ color: 'green', message: words.storedOne });
      onClose();
      await client.invalidateQueries({ queryKey: [REJECTED], predicate: ({ queryKey }) => queryKey[1] !== 'one' });
    },
    onError: (error) => {
      if (!(error instanceof ApiError) || error.code !== 'INVALID_INPUT') errorText.notify(error);
    },
  });
  const still = fix.error instanceof ApiError && fix.error.code === 'INVALID_INPUT' ? fix.error.details : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!broken) fix.mutate();
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      <Textarea
        label={words.body}
        description={words.bodyHint}
        autosize
        minRows={10}
        maxRows={24}
        spellCheck={false}
        classNames={{ input: classes.body }}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          fix.reset();
        }}
        error={broken && words.notJson(broken)}
      />
      {still && (
        <Alert color="red" title={words.stillWrong} role="alert">
          {typeof still.path === 'string' && still.path !== '' && <code className={classes.path}>{still.path}</code>} {String(still.reason ?? fix.error?.message)}
        </Alert>
      )}
      <div className={classes.formActions}>
        <Button variant="subtle" disabled={Boolean(broken)} onClick={() => setText(tidied(text) ?? text)}>
          {words.format}
        </Button>
        <Button onClick={dialog.open} ml="auto">
          {words.dismiss}
        </Button>
        <Button type="submit" variant="filled" color="amber" disabled={Boolean(broken)} loading={fix.isPending}>
          {words.sendAgain}
        </Button>
      </div>
      {asking && <DismissDialog count={1} busy={dismiss.isPending} onClose={dialog.close} onDismiss={() => dismiss.mutate([id])} />}
    </form>
  );
}
