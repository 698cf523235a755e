import { Button, Checkbox } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ExclusionListsDocument, type ExclusionListsQuery } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Loaded } from '../../ui/states.js';
import classes from './campaign.module.css';
import { ExclusionDialog } from './exclusion-dialog.js';
import type { CampaignForm } from './use-campaign-form.js';

export type ExclusionListName = ExclusionListsQuery['exclusionLists'][number];

/** Whom not to reach: the partner's lists, and more of them or into them. */
export function ExclusionField({ form }: { form: CampaignForm }) {
  const { t, fmt } = useI18n();
  const words = t.campaign.exclusions;
  const { draft, set, error } = form;
  // `null` is a list that is still to be made.
  const [open, setOpen] = useState<ExclusionListName | null>();
  const answer = useQuery({ queryKey: ['exclusion-lists'], queryFn: async () => (await request(ExclusionListsDocument)).exclusionLists });
  return (
    <div>
      <Loaded answer={answer} rows={2}>
        {(lists) => (
          <Checkbox.Group label={words.title} description={words.text} value={[...draft.exclusionLists]} error={error('targeting.exclusionLists')} onChange={(exclusionLists) => set({ exclusionLists })}>
            <div className={classes.lists}>
              {lists.map((list) => (
                <div key={list.id}>
                  <Checkbox value={list.id} label={words.list(list.name, fmt.number(list.size))} />
                  <Button size="compact-xs" variant="subtle" aria-label={`${words.addTo}: ${list.name}`} onClick={() => setOpen(list)}>
                    {words.addTo}
                  </Button>
                </div>
              ))}
            </div>
          </Checkbox.Group>
        )}
      </Loaded>
      <Button size="xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setOpen(null)}>
        {words.create}
      </Button>
      {open !== undefined && (
        <ExclusionDialog
          list={open}
          onClose={() => setOpen(undefined)}
          onMade={(id) => set({ exclusionLists: draft.exclusionLists.includes(id) ? draft.exclusionLists : [...draft.exclusionLists, id] })}
        />
      )}
    </div>
  );
}
