import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { ResendCodeDocument, VerifyClaimDocument, type OfferFullFragment } from '../api/operations.js';
import { ApiError, request } from '../api/request.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useMe } from '../session/session.js';
import { useErrorText } from '../ui/error-text.js';
import classes from './offer.module.css';

const LENGTH = 6;

/** The server's general codes mean something narrower where a one-time code was sent. */
const REFUSALS: Readonly<Record<string, string>> = { INVALID_INPUT: 'wrong-code', RATE_LIMITED: 'too-many-attempts', EXPIRED: 'code-expired' };

const route = getRouteApi('/me/offers/$id');

/** Six digits, filled in by the phone where it can; the sixth sends them. */
export function CodeForm({ claim }: { claim: NonNullable<OfferFullFragment['claim']> }) {
  const { t, fmt } = useI18n();
  const { site } = useMe();
  const { id } = route.useParams();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [code, setCode] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const words = t.inbox.offer;
  const refusal = (error: Error) => (error instanceof ApiError ? t.errors.byReason[REFUSALS[error.code] ?? ''] : undefined);
  useEffect(() => field.current?.focus(), []);
  const verify = useMutation({
    mutationFn: (typed: string) => request(VerifyClaimDocument, { leadId: claim.leadId, code: typed }),
    onSuccess: async ({ verifyClaim }) => {
      client.setQueryData(['my-offer', id], verifyClaim.offer);
      await client.invalidateQueries({ queryKey: ['my-offers'] });
    },
    onError: async () => {
      setCode('');
      field.current?.focus();
      // The attempts left are the server's to count.
      await client.invalidateQueries({ queryKey: ['my-offer', id] });
    },
  });
  const resend = useMutation({
    mutationFn: () => request(ResendCodeDocument, { leadId: claim.leadId }),
    onSuccess: ({ resendCode }) => {
      client.setQueryData(['my-offer', id], resendCode.offer);
      notifications.show({ message: words.resent });
      verify.reset();
      field.current?.focus();
    },
    onError: errorText.notify,
  });
  const type = (typed: string) => {
    const digits = typed.replace(/\D/g, '').slice(0, LENGTH);
    setCode(digits);
    if (digits.length === LENGTH && !verify.isPending) verify.mutate(digits);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.length === LENGTH && !verify.isPending) verify.mutate(code);
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      <div>
        <h2>{words.codeTitle}</h2>
        <p className="quiet">{claim.maskedEmail ? words.codeText(claim.maskedEmail) : words.codeTextUnknown}</p>
      </div>
      <input
        ref={field}
        className={classes.code}
        aria-label={words.code}
        aria-invalid={verify.isError}
        aria-describedby="code-help"
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="[0-9]*"
        maxLength={LENGTH}
        placeholder="······"
        value={code}
        readOnly={verify.isPending}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <div id="code-help" aria-live="polite">
        {verify.isPending && <p className="quiet">{words.checking}</p>}
        {verify.isError && (
          <p className="loss" role="alert">
            {refusal(verify.error) ?? errorText.text(verify.error)}
          </p>
        )}
        <p className="quiet small">
          {[claim.attemptsLeft !== null && words.attemptsLeft(claim.attemptsLeft), claim.codeExpiresAt && words.codeExpires(fmt.distance(claim.codeExpiresAt, site.now))].filter(Boolean).join(' · ')}
        </p>
      </div>
      <div className={classes.codeButtons}>
        <Button type="submit" variant="filled" color="amber" size="md" loading={verify.isPending} disabled={code.length < LENGTH}>
          {words.confirm}
        </Button>
        <Button size="md" variant="subtle" loading={resend.isPending} onClick={() => resend.mutate()}>
          {words.resend}
        </Button>
      </div>
    </form>
  );
}
