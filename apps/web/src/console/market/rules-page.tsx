import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { MarketPolicyHistoryDocument } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Page, Panel } from '../../ui/page.js';
import { Loaded } from '../../ui/states.js';
import { MarketNav } from './market-nav.js';
import { POLICY, policyQuery } from './market-queries.js';
import { RulesForm } from './rules-form.js';
import { usePublishing } from './use-publishing.js';
import { VersionChanges } from './version-changes.js';
import classes from './market.module.css';

/** What holds on the site's market, for whoever may change it. */
export function RulesPage() {
  const { t } = useI18n();
  const words = t.market.rules;
  const answer = useQuery(policyQuery);
  const publish = usePublishing(answer.data);
  return (
    <Page title={words.title} lead={words.lead}>
      <MarketNav />
      <Loaded answer={answer} rows={12}>
        {(rules) => (
          <div className={classes.sections}>
            <RulesForm key={rules.version} rules={rules} busy={publish.isPending} onPublish={(input, note) => publish.mutate({ input, note })} />
            <History />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function History() {
  const { t, fmt } = useI18n();
  const words = t.market.rules;
  const answer = useInfiniteQuery({
    queryKey: [...POLICY, 'history'],
    queryFn: async ({ pageParam }) => (await request(MarketPolicyHistoryDocument, { first: 10, after: pageParam })).marketPolicyHistory,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
  });
  return (
    <Panel title={words.history} note={words.historyText}>
      <Loaded answer={answer} rows={3}>
        {({ pages }) => {
          const versions = pages.flatMap(({ edges }) => edges.map(({ node }) => node));
          if (versions.length === 0) return <p className="quiet small">{words.noHistory}</p>;
          return (
            <>
              <ol className={classes.history}>
                {versions.map(({ version, note, publishedAt, publishedBy }) => (
                  <li key={version}>
                    <b>{words.version(version)}</b> {note}
                    <div className="quiet small">{[publishedBy, publishedAt && fmt.dayTime(publishedAt)].filter(Boolean).join(' · ')}</div>
                    <VersionChanges version={version} />
                  </li>
                ))}
              </ol>
              {answer.hasNextPage && (
                <Button size="xs" variant="subtle" loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
                  {words.older}
                </Button>
              )}
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}
