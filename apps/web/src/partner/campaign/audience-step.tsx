import { Checkbox, TagsInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useI18n } from '../../i18n/i18n-context.js';
import { LANGUAGES, SEASONS } from './campaign-draft.js';
import classes from './campaign.module.css';
import { ExclusionField } from './exclusion-field.js';
import { HoursField } from './hours-field.js';
import { SeasonWindowsField } from './season-windows-field.js';
import { MoneyField, TypedField } from './typed-field.js';
import type { CampaignForm } from './use-campaign-form.js';
import { useKnownRegions } from './use-known-regions.js';

export function AudienceStep({ form }: { form: CampaignForm }) {
  const { t } = useI18n();
  const words = t.campaign.audience;
  const { draft, set, error } = form;
  const knownRegions = useKnownRegions(draft);
  const tags = (field: 'regions' | 'brands' | 'models' | 'fuels' | 'segments', path: string = field, known: readonly string[] = []) => (
    <TagsInput data={[...known]} label={words[field]} placeholder={draft[field].length === 0 ? words.any : undefined} description={words.addHint} inputWrapperOrder={['label', 'input', 'description', 'error']} value={[...draft[field]]} error={error(path)} onChange={(values) => set({ [field]: values })} />
  );
  const checks = (field: 'seasons' | 'languages', options: readonly { value: string; label: string }[], path: string) => (
    <Checkbox.Group label={words[field]} value={[...draft[field]]} error={error(path)} onChange={(values) => set({ [field]: options.map(({ value }) => value).filter((value) => values.includes(value)) })}>
      <div className={classes.choices}>
        {options.map(({ value, label }) => (
          <Checkbox key={value} value={value} label={label} />
        ))}
      </div>
    </Checkbox.Group>
  );
  const circle = (part: 'lat' | 'lon' | 'km', unit: string) => (
    <TextInput
      label={words.circle[part]}
      inputMode="decimal"
      autoComplete="off"
      value={draft.circle[part]}
      error={part === 'km' ? (error('targeting.circle') ?? error('targeting.circle.km')) : error(`targeting.circle.${part}`)}
      rightSection={<span className={classes.unit}>{unit}</span>}
      onChange={(event) => set({ circle: { ...draft.circle, [part]: event.currentTarget.value } })}
    />
  );
  return (
    <>
      <Group title={words.where}>
        <div className={classes.pair}>
          {tags('regions', 'regions', knownRegions)}
          <div className={classes.triple} role="group" aria-label={words.circle.title}>
            {circle('lat', '°')}
            {circle('lon', '°')}
            {circle('km', words.km)}
          </div>
        </div>
      </Group>
      <Group title={words.thing} text={words.thingText}>
        <div className={classes.pair}>
          {tags('brands')}
          {tags('models', 'targeting.models')}
          <MoneyField form={form} field="priceMin" label={words.priceMin} />
          <MoneyField form={form} field="priceMax" label={words.priceMax} />
          <TypedField form={form} field="yearMin" path="targeting.yearMin" inputMode="numeric" label={words.yearMin} />
          <TypedField form={form} field="yearMax" path="targeting.yearMax" inputMode="numeric" label={words.yearMax} />
          <TypedField form={form} field="mileageMinKm" path="targeting.mileageMinKm" inputMode="numeric" unit={words.km} label={words.mileageMin} />
          <TypedField form={form} field="mileageMaxKm" path="targeting.mileageMaxKm" inputMode="numeric" unit={words.km} label={words.mileageMax} />
          {tags('fuels', 'targeting.fuels')}
        </div>
      </Group>
      <Group title={words.who}>
        <div className={classes.pair}>
          {checks('languages', LANGUAGES.map((value) => ({ value, label: t.campaign.language[value] })), 'targeting.languages')}
          {tags('segments', 'targeting.segments')}
          <TypedField form={form} field="scoreMin" path="targeting.scoreMin" inputMode="numeric" unit={words.points} label={words.scoreMin} />
          <TypedField form={form} field="scoreMax" path="targeting.scoreMax" inputMode="numeric" unit={words.points} label={words.scoreMax} />
        </div>
        <ExclusionField form={form} />
      </Group>
      <Group title={words.when}>
        {checks('seasons', SEASONS.map((value) => ({ value, label: t.codes.season[value] ?? value })), 'seasons')}
        <SeasonWindowsField form={form} />
        <HoursField form={form} />
      </Group>
    </>
  );
}

function Group({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section className={classes.group} aria-label={title}>
      <h3>{title}</h3>
      {text && <p className="quiet small">{text}</p>}
      {children}
    </section>
  );
}
