import { TextInput } from '@mantine/core';
import { useI18n } from '../../i18n/i18n-context.js';
import { EditTable } from '../../ui/edit-table.js';
import classes from './campaign.module.css';
import type { CampaignForm } from './use-campaign-form.js';

/** Days of the year, over New Year when the last comes before the first. */
export function SeasonWindowsField({ form }: { form: CampaignForm }) {
  const { t } = useI18n();
  const words = t.campaign.audience.windows;
  return (
    <div>
      <h4 className={classes.label}>{words.title}</h4>
      <EditTable
        label={words.title}
        heads={[words.from, words.to]}
        rows={form.draft.seasonWindows}
        empty={words.none}
        add={{ label: words.add, row: { from: '', to: '' } }}
        remove={() => words.remove}
        onChange={(seasonWindows) => form.set({ seasonWindows })}
        fields={(row, index, change) =>
          (['from', 'to'] as const).map((field) => (
            <TextInput
              key={field}
              size="xs"
              aria-label={words[field]}
              placeholder={words.example}
              value={row[field]}
              error={form.error(`targeting.seasonWindows.${index}.${field}`)}
              onChange={(event) => change({ [field]: event.currentTarget.value })}
            />
          ))
        }
      />
    </div>
  );
}
