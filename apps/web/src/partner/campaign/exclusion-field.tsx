import { Button, Checkbox } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useI18n } from '../../i18n/i18n-context.js';
import { Loaded } from '../../ui/states.js';
import { ContactsDialog, type ContactsTask } from '../exclusions/contacts-dialog.js';
import { listsQuery } from '../exclusions/lists-query.js';
import classes from './campaign.module.css';
import type { CampaignForm } from './use-campaign-form.js';

/** Whom not to reach: the partner's lists, and more of them or into them. */
export function ExclusionField({ form }: { form: CampaignForm }) {
  const { t, fmt } = useI18n();
  const words = t.exclusions;
  const { draft, set, error } = form;
  const [task, setTask] = useState<ContactsTask | null>(null);
  const answer = useQuery(listsQuery);
  return (
    <div>
      <Loaded answer={answer} rows={2}>
        {(lists) => (
          <Checkbox.Group label={words.title} description={words.lead} value={[...draft.exclusionLists]} error={error('targeting.exclusionLists')} onChange={(exclusionLists) => set({ exclusionLists })}>
            <div className={classes.lists}>
              {lists.map((list) => (
                <div key={list.id}>
                  <Checkbox value={list.id} label={words.named(list.name, fmt.number(list.size))} />
                  <Button size="compact-xs" variant="subtle" aria-label={words.dialog.add(list.name)} onClick={() => setTask({ kind: 'add', list })}>
                    {words.add}
                  </Button>
                </div>
              ))}
            </div>
          </Checkbox.Group>
        )}
      </Loaded>
      <Button size="xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setTask({ kind: 'create' })}>
        {words.create}
      </Button>
      {task !== null && (
        <ContactsDialog task={task} onClose={() => setTask(null)} onMade={(id) => set({ exclusionLists: draft.exclusionLists.includes(id) ? draft.exclusionLists : [...draft.exclusionLists, id] })} />
      )}
    </div>
  );
}
