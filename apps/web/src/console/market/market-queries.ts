import { queryOptions } from '@tanstack/react-query';
import { MarketPolicyDocument, MarketPolicyVersionDocument, WhatIfDocument, WhatIfsDocument } from '../../api/operations.js';
import { ApiError, request } from '../../api/request.js';

export const POLICY = ['market-policy'] as const;
export const WHAT_IFS = ['what-ifs'] as const;

/** How often one asks how far a replay is. */
const POLL_MS = 1_000;

/** The rules in force. They are typed upon: coming back to the window does not change them under the hand. */
export const policyQuery = queryOptions({ queryKey: [...POLICY, 'now'], queryFn: async () => (await request(MarketPolicyDocument)).marketPolicy, refetchOnWindowFocus: false });

/** The rules of a version, which never change; 0 are those that ship. */
export const versionQuery = (version: number) =>
  queryOptions({ queryKey: [...POLICY, 'version', version], queryFn: async () => (await request(MarketPolicyVersionDocument, { version })).marketPolicyVersion, staleTime: Number.POSITIVE_INFINITY });

/** One replay, asked for again until it is over. */
export const whatIfQuery = (id: string) =>
  queryOptions({
    queryKey: [...WHAT_IFS, id],
    queryFn: async () => {
      const { whatIf } = await request(WhatIfDocument, { id });
      if (!whatIf) throw new ApiError('NOT_FOUND', 'No such replay');
      return whatIf;
    },
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? POLL_MS : false),
  });

/** The newest replays; those that go on are looked at again. */
export const whatIfsQuery = queryOptions({
  queryKey: [...WHAT_IFS, 'newest'],
  queryFn: async () => (await request(WhatIfsDocument)).whatIfs,
  refetchInterval: ({ state }) => (state.data?.some((each) => each.state === 'running') ? 5 * POLL_MS : false),
});
