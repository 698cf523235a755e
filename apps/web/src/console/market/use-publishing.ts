import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { PublishMarketPolicyDocument, type MarketPolicyInput, type MarketRulesFragment } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useErrorText } from '../../ui/error-text.js';
import { POLICY, policyQuery } from './market-queries.js';

/** Puts rules in force that were written upon those given. */
export function usePublishing(rules: MarketRulesFragment | undefined) {
  const { t } = useI18n();
  const client = useQueryClient();
  const errorText = useErrorText();
  return useMutation({
    mutationFn: ({ input, note }: { input: MarketPolicyInput; note: string }) => request(PublishMarketPolicyDocument, { basedOn: rules?.version ?? 0, note, input }),
    onSuccess: async ({ publishMarketPolicy }) => {
      notifications.show({ color: 'green', message: t.market.rules.published(publishMarketPolicy.version) });
      client.setQueryData(policyQuery.queryKey, publishMarketPolicy);
      await client.invalidateQueries({ queryKey: [...POLICY, 'history'] });
    },
    onError: errorText.notify,
  });
}
