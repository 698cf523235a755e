import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { MyCampaignChangesDocument } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { ChangeLog } from '../../ui/change-log.js';
import { Panel } from '../../ui/page.js';
import { Loaded } from '../../ui/states.js';

/** Every edit and every move of a campaign, the newest first. */
export function CampaignLog({ id }: { id: string }) {
  const { t } = useI18n();
  const words = t.market.campaign;
  const answer = useInfiniteQuery({
    queryKey: ['campaign-log', id],
    queryFn: async ({ pageParam }) => (await request(MyCampaignChangesDocument, { id, first: 25, after: pageParam })).myCampaignChanges,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
  });
  return (
    <Panel title={words.log} note={words.logText}>
      <Loaded answer={answer} rows={4}>
        {({ pages }) => {
          const changes = pages.flatMap(({ edges }) => edges.map(({ node }) => node));
          return (
            <>
              {changes.length === 0 ? <p className="quiet">{words.noLog}</p> : <ChangeLog changes={changes} />}
              {answer.hasNextPage && (
                <Button size="xs" mt="md" loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
                  {t.market.rules.older}
                </Button>
              )}
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}
