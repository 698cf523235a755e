import { TextInput, type TextInputProps } from '@mantine/core';
import { useMe } from '../../session/session.js';
import type { CampaignDraft } from './campaign-draft.js';
import classes from './campaign.module.css';
import type { CampaignForm } from './use-campaign-form.js';

/** The fields of a campaign that are one line of text. */
type Line = { [Name in keyof CampaignDraft]: CampaignDraft[Name] extends string ? Name : never }[keyof CampaignDraft];

interface TypedFieldProps extends Omit<TextInputProps, 'form'> {
  form: CampaignForm;
  field: Line;
  /** Where the server finds fault with it, unless under its own name. */
  path?: string;
  unit?: string;
}

export function TypedField({ form, field, path = field, unit, ...input }: TypedFieldProps) {
  return (
    <TextInput
      autoComplete="off"
      value={form.draft[field]}
      error={form.error(path)}
      rightSection={unit && <span className={classes.unit}>{unit}</span>}
      rightSectionWidth={unit && Math.max(36, unit.length * 8 + 16)}
      onChange={(event) => form.set({ [field]: event.currentTarget.value })}
      {...input}
    />
  );
}

export function MoneyField(props: Omit<TypedFieldProps, 'unit' | 'inputMode'>) {
  return <TypedField inputMode="decimal" unit={useMe().site.currency} {...props} />;
}
