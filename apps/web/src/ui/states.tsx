import { Button, Skeleton, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { ApiError } from '../api/request.js';
import { useI18n } from '../i18n/i18n-context.js';
import { BrandMark } from './brand-mark.js';
import classes from './page.module.css';
import { useErrorText } from './error-text.js';

/** Nothing is here yet: says so in words and names the next step. */
export function EmptyState({ title, text, action }: { title: string; text: string; action?: ReactNode }) {
  return (
    <div className={classes.state} data-state="empty">
      <span className={classes.stateMark}>
        <BrandMark size={40} />
      </span>
      <h2>{title}</h2>
      <p>{text}</p>
      {action}
    </div>
  );
}

export function ErrorState({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const { t } = useI18n();
  const errorText = useErrorText();
  const retryable = !(error instanceof ApiError) || !['NOT_FOUND', 'FORBIDDEN'].includes(error.code);
  return (
    <div className={classes.state} role="alert" data-state="error">
      <h2>{errorText.title(error)}</h2>
      <p>{errorText.text(error)}</p>
      {onRetry && retryable && <Button onClick={onRetry}>{t.common.retry}</Button>}
    </div>
  );
}

/** Grey lines where the rows will be, announced once to screen readers. */
export function LoadingRows({ rows = 6, height = 20 }: { rows?: number; height?: number }) {
  const { t } = useI18n();
  return (
    <Stack gap={12} p={20} role="status" data-state="loading">
      <span className="visually-hidden">{t.common.loading}</span>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} width={row === 0 ? '40%' : `${96 - ((row * 7) % 20)}%`} radius={4} />
      ))}
    </Stack>
  );
}

interface Answer<Data> {
  data: Data | undefined;
  error: Error | null;
  refetch: () => unknown;
}

/** The one way a page waits, fails and shows: data wins over a failed refresh. */
export function Loaded<Data>({ answer, rows, children }: { answer: Answer<Data>; rows?: number; children: (data: Data) => ReactNode }) {
  if (answer.data !== undefined) return children(answer.data);
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  return <LoadingRows rows={rows} />;
}
