import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { SetMyAccountLimitsDocument, type AccountLimitsInput, type AccountLimitsPartsFragment } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { currencyDigits } from '../../i18n/format.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useMe } from '../../session/session.js';
import { useErrorText } from '../../ui/error-text.js';
import { LIMIT_FIELDS, readLimits, typedLimits } from './limits-draft.js';
import { limitsKey } from './limits-key.js';
import classes from './limits.module.css';

/** The partner's own limits; those of the site stand beside them and cannot be raised here. */
export function LimitsForm({ limits }: { limits: AccountLimitsPartsFragment }) {
  const { t, fmt } = useI18n();
  const { site } = useMe();
  const client = useQueryClient();
  const errorText = useErrorText();
  const digits = currencyDigits(site.currency);
  const [typed, setTyped] = useState(() => typedLimits(limits.own, digits));
  const [tried, setTried] = useState(false);
  const words = t.limits;
  const read = readLimits(typed, digits);
  const save = useMutation({
    mutationFn: async (input: AccountLimitsInput) => (await request(SetMyAccountLimitsDocument, { input })).setMyAccountLimits,
    onSuccess: (saved) => {
      client.setQueryData(limitsKey, saved);
      notifications.show({ color: 'green', message: words.saved });
    },
    onError: errorText.notify,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (read.kind === 'valid') save.mutate(read.input);
  };
  const sites = (field: (typeof LIMIT_FIELDS)[number]) => {
    const limit = limits.operators[field];
    if (limit === null) return undefined;
    return words.sites(typeof limit === 'number' ? t.common.leads(limit) : fmt.money(limit));
  };
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {LIMIT_FIELDS.map((field) => (
        <TextInput
          key={field}
          label={words.field[field]}
          description={sites(field)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          inputMode={field.endsWith('Leads') ? 'numeric' : 'decimal'}
          autoComplete="off"
          placeholder={t.campaign.budget.noLimit}
          value={typed[field]}
          error={tried && read.kind === 'wrong' && read.wrong[field] ? words.wrong[read.wrong[field]] : undefined}
          rightSection={<span className="quiet small">{field.endsWith('Leads') ? t.campaign.budget.leadUnit : site.currency}</span>}
          rightSectionWidth={64}
          onChange={(event) => setTyped({ ...typed, [field]: event.currentTarget.value })}
        />
      ))}
      <Button type="submit" variant="filled" color="amber" loading={save.isPending}>
        {t.common.save}
      </Button>
    </form>
  );
}
