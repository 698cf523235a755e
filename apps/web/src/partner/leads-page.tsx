import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { MyLeadsDocument } from '../api/operations.js';
import { request } from '../api/request.js';
import { useI18n } from '../i18n/i18n-context.js';
import { LEAD_STATUSES } from '../ui/codes.js';
import { FilterSelect } from '../ui/filter-select.js';
import { lastCursor, List, PAGE_SIZE } from '../ui/list.js';
import { Page } from '../ui/page.js';
import { EmptyState } from '../ui/states.js';
import { useLeadColumns } from './lead-columns.js';

const route = getRouteApi('/partner/leads');

export function LeadsPage() {
  const { t } = useI18n();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const words = t.partner.leads;
  const load = async (first: number, after: string | undefined) =>
    (await request(MyLeadsDocument, { first, after: after ?? null, status: search.status ?? null, search: search.q ?? null })).myLeads;
  const answer = useQuery({ queryKey: ['my-leads', search], queryFn: () => load(PAGE_SIZE, lastCursor(search)), placeholderData: keepPreviousData, refetchInterval: 30_000 });
  return (
    <Page title={words.title} lead={words.lead}>
      <List
        label={words.title}
        columns={useLeadColumns()}
        rowKey={(lead) => lead.id}
        linked
        answer={answer}
        load={load}
        search={search}
        onSearch={(change) => void navigate({ search: (before) => ({ ...before, ...change }) })}
        searchLabel={words.searchLabel}
        filters={
          <FilterSelect
            label={t.common.status}
            all={t.common.all}
            value={search.status}
            options={LEAD_STATUSES}
            words={t.codes.leadStatus}
            onChange={(status) => void navigate({ search: { ...search, status, trail: undefined } })}
          />
        }
        filtered={Boolean(search.q ?? search.status)}
        onClear={() => void navigate({ search: {} })}
        empty={
          <EmptyState
            title={words.empty}
            text={words.emptyText}
            action={
              <Button component={Link} to="/partner/campaigns">
                {words.toCampaigns}
              </Button>
            }
          />
        }
      />
    </Page>
  );
}
