import { Select, TextInput } from '@mantine/core';
import { currencyDigits, decimalToMinor } from '../../i18n/format.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useMe } from '../../session/session.js';
import { PACINGS } from './campaign-draft.js';
import classes from './campaign.module.css';
import { MoneyField, TypedField } from './typed-field.js';
import type { CampaignForm } from './use-campaign-form.js';

const SPANS = ['total', 'monthly', 'weekly', 'daily'] as const;

export function BudgetStep({ form }: { form: CampaignForm }) {
  const { t } = useI18n();
  const { site } = useMe();
  const words = t.campaign.budget;
  const { draft, set, error } = form;
  const digits = currencyDigits(site.currency);
  const bid = decimalToMinor(draft.maxPrice, digits);
  const whole = decimalToMinor(draft.totalBudget, digits);
  const day = (field: 'startsAt' | 'endsAt') => (
    <TextInput
      type="date"
      label={words[field]}
      description={words[`${field}Text`]}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={draft[field].day}
      error={error(field)}
      onChange={(event) => set({ [field]: { ...draft[field], day: event.currentTarget.value } })}
    />
  );
  return (
    <>
      <div className={classes.limits} role="group" aria-label={words.limits}>
        <span aria-hidden />
        <span aria-hidden className={classes.limitHead}>
          {words.money}
        </span>
        <span aria-hidden className={classes.limitHead}>
          {words.leads}
        </span>
        {SPANS.map((span) => (
          <div key={span} className={classes.limitRow}>
            <span className={classes.limitName}>{words.span[span]}</span>
            <MoneyField form={form} field={`${span}Budget`} aria-label={words.budgetOf[span]} placeholder={span === 'total' ? undefined : words.noLimit} />
            <TypedField form={form} field={`${span}Leads`} inputMode="numeric" unit={words.leadUnit} aria-label={words.leadsOf[span]} placeholder={words.noLimit} />
          </div>
        ))}
      </div>
      {bid && whole && BigInt(whole) >= BigInt(bid) && <p className={classes.note}>{words.buys(Number(BigInt(whole) / BigInt(bid)))}</p>}
      <div className={classes.pair}>
        <Select
          label={words.pacing}
          description={words.pacingText[draft.pacing]}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          allowDeselect={false}
          value={draft.pacing}
          data={PACINGS.map((pacing) => ({ value: pacing, label: words.pacings[pacing] }))}
          onChange={(chosen) => set({ pacing: PACINGS.find((pacing) => pacing === chosen) ?? draft.pacing })}
        />
        <TypedField form={form} field="stock" inputMode="numeric" unit={words.pieces} label={words.stock} description={words.stockText} inputWrapperOrder={['label', 'input', 'description', 'error']} placeholder={words.noLimit} />
        {day('startsAt')}
        {day('endsAt')}
      </div>
      <p className="quiet small">{words.zone(form.zone)}</p>
    </>
  );
}
