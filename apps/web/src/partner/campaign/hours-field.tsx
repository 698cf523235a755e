import { Chip, TextInput } from '@mantine/core';
import { useI18n } from '../../i18n/i18n-context.js';
import { EditTable } from '../../ui/edit-table.js';
import { useOpenHours, WEEK } from '../../ui/open-hours.js';
import type { TypedHours } from './campaign-draft.js';
import classes from './campaign.module.css';
import type { CampaignForm } from './use-campaign-form.js';

const NEW_HOURS: TypedHours = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' };

/** When somebody is there to answer: outside of it the offer is not shown. */
export function HoursField({ form }: { form: CampaignForm }) {
  const { t } = useI18n();
  const { weekday } = useOpenHours();
  const words = t.campaign.audience.hours;
  return (
    <div>
      <h4 className={classes.label}>{words.title}</h4>
      <EditTable
        label={words.title}
        heads={[words.days, words.from, words.to]}
        rows={form.draft.hours}
        empty={words.none(form.zone)}
        add={{ label: words.add, row: NEW_HOURS }}
        remove={() => words.remove}
        onChange={(hours) => form.set({ hours })}
        fields={(row, index, change) => {
          const time = (field: 'from' | 'to') => (
            <TextInput key={field} type="time" size="xs" aria-label={words[field]} value={row[field]} error={form.error(`targeting.hours.${index}.${field}`)} onChange={(event) => change({ [field]: event.currentTarget.value })} />
          );
          const faulty = form.error(`targeting.hours.${index}.days`);
          return [
            <div key="days">
              <Chip.Group multiple value={row.days.map(String)} onChange={(days) => change({ days: days.map(Number) })}>
                <div className={classes.chips} role="group" aria-label={words.days}>
                  {WEEK.map((day) => (
                    <Chip key={day} value={String(day)} size="xs" color="ink" variant="outline">
                      {weekday(day)}
                    </Chip>
                  ))}
                </div>
              </Chip.Group>
              {faulty && <p className="loss small">{faulty}</p>}
            </div>,
            time('from'),
            time('to'),
          ];
        }}
      />
    </div>
  );
}
