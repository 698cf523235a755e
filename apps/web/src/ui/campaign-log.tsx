import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { CampaignChangePartsFragment } from '../api/operations.js';
import { useI18n } from '../i18n/i18n-context.js';
import { ChangeLog } from './change-log.js';
import { Panel } from './page.js';
import { Loaded } from './states.js';

interface LogPage {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: CampaignChangePartsFragment }[];
}

/** Every edit and every move of a campaign, the newest first, a page at a time; `load` asks in its reader's own name. */
export function CampaignLog({ queryKey, load }: { queryKey: readonly string[]; load: (after: string | null) => Promise<LogPage> }) {
  const { t } = useI18n();
  const words = t.market.campaign;
  const answer = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => load(pageParam),
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
