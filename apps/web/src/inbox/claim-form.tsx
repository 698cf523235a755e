import { Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ClaimOfferDocument, type OfferFullFragment } from '../api/operations.js';
import { request } from '../api/request.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useErrorText } from '../ui/error-text.js';
import classes from './offer.module.css';

/** One sentence that says what goes to whom and why, one box, one button. An e-mail is asked for only when none is known. */
export function ClaimForm({ offer }: { offer: OfferFullFragment }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [agreed, setAgreed] = useState(false);
  const [email, setEmail] = useState('');
  const [tried, setTried] = useState(false);
  const words = t.inbox.offer;
  const emailFits = offer.knownEmail !== null || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim());
  const claim = useMutation({
    mutationFn: () =>
      request(ClaimOfferDocument, {
        offerId: offer.id,
        consentTextVersion: offer.consentTextVersion,
        email: offer.knownEmail === null ? email.trim() : null,
        name: null,
      }),
    onSuccess: async ({ claimOffer }) => {
      client.setQueryData(['my-offer', offer.id], claimOffer.offer);
      await client.invalidateQueries({ queryKey: ['my-offers'] });
    },
    onError: async (error) => {
      errorText.notify(error);
      // The text agreed to or the offer itself may have changed: what is shown must be what will be agreed to.
      setAgreed(false);
      await client.invalidateQueries({ queryKey: ['my-offer', offer.id] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (agreed && emailFits) claim.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {offer.knownEmail === null && (
        <TextInput
          label={words.email}
          type="email"
          size="md"
          autoComplete="email"
          inputMode="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={tried && !emailFits && words.emailWrong}
        />
      )}
      <Checkbox
        size="md"
        checked={agreed}
        onChange={(event) => setAgreed(event.currentTarget.checked)}
        label={
          <>
            {offer.consentText} <b>{words.agree}.</b>
          </>
        }
        error={tried && !agreed && words.agreeNeeded}
        classNames={{ label: classes.consent }}
      />
      <Button type="submit" variant="filled" color="amber" size="md" loading={claim.isPending}>
        {words.take}
      </Button>
    </form>
  );
}
