import { Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { StartWhatIfDocument, type MarketPolicyInput } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useErrorText } from '../../ui/error-text.js';
import { Page, Panel } from '../../ui/page.js';
import { Loaded } from '../../ui/states.js';
import { MarketNav } from './market-nav.js';
import { policyQuery, WHAT_IFS, whatIfQuery } from './market-queries.js';
import { RulesForm } from './rules-form.js';
import { usePublishing } from './use-publishing.js';
import { WhatIfList } from './what-if-list.js';
import { WhatIfResult } from './what-if-result.js';
import classes from './market.module.css';

const route = getRouteApi('/console/market/what-if');
const DAYS = ['7', '14', '30', '60', '90'];

/** What other rules would have made of the last days. The server goes on counting when the page is left; nothing is in force before it is published. */
export function WhatIfPage() {
  const { t } = useI18n();
  const { run } = route.useSearch();
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [days, setDays] = useState('30');
  const words = t.market.whatIf;
  const rules = useQuery(policyQuery);
  const publish = usePublishing(rules.data);
  const start = useMutation({
    mutationFn: (input: MarketPolicyInput) => request(StartWhatIfDocument, { days: Number(days), input }),
    onSuccess: async ({ startWhatIf }) => {
      client.setQueryData(whatIfQuery(startWhatIf.id).queryKey, startWhatIf);
      await navigate({ search: { run: startWhatIf.id }, resetScroll: false });
      await client.invalidateQueries({ queryKey: WHAT_IFS });
    },
    onError: errorText.notify,
  });
  return (
    <Page title={words.title} lead={words.lead}>
      <MarketNav />
      <div className={classes.sections}>
        {run && <Run key={run} id={run} />}
        <WhatIfList chosen={run} />
        <Panel title={words.span} note={words.spanText}>
          <Select aria-label={words.span} w={180} allowDeselect={false} value={days} data={DAYS.map((each) => ({ value: each, label: t.common.days(Number(each)) }))} onChange={(chosen) => chosen && setDays(chosen)} />
        </Panel>
        <Loaded answer={rules} rows={12}>
          {(found) => <RulesForm key={found.version} rules={found} busy={start.isPending || publish.isPending} onTry={start.mutate} onPublish={(input, note) => publish.mutate({ input, note })} />}
        </Loaded>
      </div>
    </Page>
  );
}

/** A replay comes into view when it is started or chosen: the form that asked for it is long. */
function Run({ id }: { id: string }) {
  const answer = useQuery(whatIfQuery(id));
  const place = useRef<HTMLDivElement>(null);
  // In braces: what newer browsers return here is no way to clean up.
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'center' });
  }, []);
  return (
    <div ref={place}>
      <Loaded answer={answer} rows={6}>
        {(found) => <WhatIfResult run={found} />}
      </Loaded>
    </div>
  );
}
