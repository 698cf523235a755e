import { Select, TextInput } from '@mantine/core';
import { useI18n } from '../../i18n/i18n-context.js';
import { EditTable } from '../../ui/edit-table.js';
import { useVocabulary } from '../../ui/vocabulary.js';
import { ADJUSTABLES, SEASONS, type TypedAdjustment } from './campaign-draft.js';
import classes from './campaign.module.css';
import type { CampaignForm } from './use-campaign-form.js';

const NEW_ADJUSTMENT: TypedAdjustment = { dimension: 'region', value: '', percent: '' };

/** When a lead is worth more to the partner, or less. */
export function AdjustmentsField({ form }: { form: CampaignForm }) {
  const { t } = useI18n();
  const { moments, stageName } = useVocabulary();
  const words = t.campaign.bid;
  const choices = {
    stage: moments.map(({ stage }) => ({ value: stage, label: stageName(stage) })),
    season: SEASONS.map((season) => ({ value: season, label: t.codes.season[season] ?? season })),
  };
  const general = form.error('adjustments');
  return (
    <div>
      <EditTable
        label={words.adjustments}
        heads={[words.dimension, words.value, words.percent]}
        rows={form.draft.adjustments}
        empty={words.noAdjustments}
        add={{ label: words.addAdjustment, row: NEW_ADJUSTMENT }}
        remove={({ value }) => words.removeAdjustment(value)}
        onChange={(adjustments) => form.set({ adjustments })}
        fields={({ dimension, value, percent }, index, change) => {
          const path = `adjustments.${index}`;
          const error = form.error(`${path}.value`) ?? form.error(path);
          return [
            <Select
              key="dimension"
              size="xs"
              aria-label={words.dimension}
              allowDeselect={false}
              value={dimension}
              data={ADJUSTABLES.map((each) => ({ value: each, label: words.dimensions[each] }))}
              onChange={(chosen) => change({ dimension: ADJUSTABLES.find((each) => each === chosen) ?? dimension, value: '' })}
            />,
            dimension === 'stage' || dimension === 'season' ? (
              <Select key="value" size="xs" aria-label={words.value} value={value || null} data={choices[dimension]} error={error} onChange={(chosen) => change({ value: chosen ?? '' })} />
            ) : (
              <TextInput key="value" size="xs" aria-label={words.value} value={value} error={error} onChange={(event) => change({ value: event.currentTarget.value })} />
            ),
            <TextInput
              key="percent"
              size="xs"
              aria-label={words.percent}
              placeholder="+20"
              value={percent}
              error={form.error(`${path}.percent`)}
              rightSection={<span className={classes.unit}>%</span>}
              onChange={(event) => change({ percent: event.currentTarget.value })}
            />,
          ];
        }}
      />
      {general && (
        <p role="alert" className="loss small">
          {general}
        </p>
      )}
    </div>
  );
}
