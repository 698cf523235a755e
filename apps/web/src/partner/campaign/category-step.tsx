import { Select } from '@mantine/core';
import { useI18n } from '../../i18n/i18n-context.js';
import { useMe } from '../../session/session.js';
import { useVocabulary } from '../../ui/vocabulary.js';
import classes from './campaign.module.css';
import { TypedField } from './typed-field.js';
import type { CampaignForm } from './use-campaign-form.js';

export function CategoryStep({ form }: { form: CampaignForm }) {
  const { t, fmt } = useI18n();
  const { site } = useMe();
  const { categoryName } = useVocabulary();
  const words = t.campaign.category;
  const { categories } = form.company;
  return (
    <>
      <Select
        label={t.common.category}
        description={form.draft.category === null ? undefined : words.atLeast(fmt.money({ minor: form.reserve, currency: site.currency }))}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={form.draft.category}
        data={categories.map((category) => ({ value: category, label: categoryName(category) }))}
        onChange={(chosen) => form.set({ category: categories.find((category) => category === chosen) ?? null })}
        error={form.error('category')}
      />
      <TypedField form={form} field="name" label={words.name} placeholder={words.nameHint} />
      <p className={classes.note}>{words.how}</p>
    </>
  );
}
