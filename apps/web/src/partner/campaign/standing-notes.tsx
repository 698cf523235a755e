import { Alert } from '@mantine/core';
import type { CampaignFullFragment } from '../../api/operations.js';
import { useI18n } from '../../i18n/i18n-context.js';

/** What the site said of it, and what it waits for. */
export function StandingNotes({ campaign }: { campaign: CampaignFullFragment }) {
  const { t, fmt } = useI18n();
  const words = t.campaignPage.notes;
  const { status, pausedBy, reviewNote, waitingSince } = campaign;
  return (
    <>
      {pausedBy === 'operator' && (
        <Alert color="red" mb="lg" title={words.pausedBySite}>
          {words.pausedBySiteText}
        </Alert>
      )}
      {reviewNote && (
        <Alert color={status === 'draft' ? 'red' : 'ink'} mb="lg" title={status === 'draft' ? words.refused : words.said}>
          {reviewNote}
        </Alert>
      )}
      {waitingSince && (
        <Alert color="ink" mb="lg">
          {status === 'review' ? words.waits(fmt.dayTime(waitingSince)) : words.textWaits(fmt.dayTime(waitingSince))}
        </Alert>
      )}
    </>
  );
}
