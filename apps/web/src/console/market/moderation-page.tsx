import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { ApproveCampaignDocument, ModerationQueueDocument, RefuseCampaignDocument, type WaitingPartsFragment } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useErrorText } from '../../ui/error-text.js';
import { Page } from '../../ui/page.js';
import { EmptyState, Loaded } from '../../ui/states.js';
import { MarketNav } from './market-nav.js';
import { WaitingItem } from './waiting-item.js';
import classes from './market.module.css';

const QUEUE = ['moderation'] as const;

interface Verdict {
  readonly item: WaitingPartsFragment;
  /** What the partner shall change; null lets it run. */
  readonly note: string | null;
}

/** What waits for an operator, the oldest first. */
export function ModerationPage() {
  const { t } = useI18n();
  const client = useQueryClient();
  const errorText = useErrorText();
  const words = t.market.moderation;
  const answer = useInfiniteQuery({
    queryKey: QUEUE,
    queryFn: async ({ pageParam }) => (await request(ModerationQueueDocument, { after: pageParam })).moderationQueue,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
  });
  const decide = useMutation({
    mutationFn: async ({ item: { campaign, version }, note }: Verdict): Promise<unknown> =>
      note === null ? request(ApproveCampaignDocument, { id: campaign.id, version }) : request(RefuseCampaignDocument, { id: campaign.id, version, note }),
    onSuccess: (_, { item, note }) => notifications.show({ color: 'green', message: note === null ? words.approved(item.campaign.name) : words.refused(item.partnerName) }),
    onError: errorText.notify,
    // Also after a refusal of the server: somebody else has decided, or the partner has changed it.
    onSettled: () => client.invalidateQueries({ queryKey: QUEUE }),
  });
  return (
    <Page title={words.title} lead={words.lead}>
      <MarketNav />
      <Loaded answer={answer} rows={8}>
        {({ pages }) => {
          const items = pages.flatMap(({ edges }) => edges.map(({ node }) => node));
          if (items.length === 0) return <EmptyState title={words.empty} text={words.emptyText} />;
          return (
            <div className={classes.sections}>
              <p className="quiet" aria-live="polite">
                {words.waiting(pages[0]?.totalCount ?? items.length)}
              </p>
              {items.map((item) => (
                <WaitingItem
                  key={`${item.campaign.id} ${item.version}`}
                  item={item}
                  busy={decide.isPending && decide.variables.item.campaign.id === item.campaign.id}
                  onApprove={() => decide.mutate({ item, note: null })}
                  onRefuse={(note) => decide.mutate({ item, note })}
                />
              ))}
              {answer.hasNextPage && (
                <Button variant="subtle" loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
                  {words.more}
                </Button>
              )}
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}
