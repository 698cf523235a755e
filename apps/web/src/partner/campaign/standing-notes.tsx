import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { MyCampaignChangesDocument, type CampaignFullFragment } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';

/** More of the log than anybody writes between a pause and a look at it. */
const LATELY = 50;

/** What the site said of it, and what it waits for. */
export function StandingNotes({ campaign }: { campaign: CampaignFullFragment }) {
  const { t, fmt } = useI18n();
  const words = t.campaignPage.notes;
  const { id, status, pausedBy, reviewNote, waitingSince } = campaign;
  const stopped = pausedBy === 'operator';
  const why = useQuery({
    queryKey: ['campaign-log', id, 'why'],
    queryFn: async () => {
      const { edges } = (await request(MyCampaignChangesDocument, { id, first: LATELY })).myCampaignChanges;
      return edges.find(({ node: { actor, note } }) => actor === 'operator' && note)?.node.note ?? null;
    },
    enabled: stopped,
  });
  return (
    <>
      {stopped && (
        <Alert color="red" mb="lg" title={words.pausedBySite}>
          {why.data && <div>{why.data}</div>}
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
