import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { MyLeadsDocument } from '../api/operations.js';
import { request } from '../api/request.js';
import { useI18n } from '../i18n/i18n-context.js';
import { LEAD_STATUSES } from '../ui/codes.js';
import { ListPage } from '../ui/list-page.js';
import { EmptyState } from '../ui/states.js';
import { useLeadColumns } from './lead-columns.js';

const route = getRouteApi('/partner/leads');

export function LeadsPage() {
  const { t } = useI18n();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const words = t.partner.leads;
  const toCampaigns = (
    <Button component={Link} to="/partner/campaigns">
      {words.toCampaigns}
    </Button>
  );
  return (
    <ListPage
      title={words.title}
      lead={words.lead}
      name="my-leads"
      columns={useLeadColumns()}
      linked
      load={async (first, after) => (await request(MyLeadsDocument, { first, after: after ?? null, status: search.status ?? null, search: search.q ?? null })).myLeads}
      refetchInterval={30_000}
      search={search}
      onSearch={(update, options) => void navigate({ search: update, ...options })}
      searchLabel={words.searchLabel}
      filter={{ param: 'status', label: t.common.status, value: search.status, options: LEAD_STATUSES, name: (status) => t.codes.leadStatus[status] }}
      empty={<EmptyState title={words.empty} text={words.emptyText} action={toCampaigns} />}
    />
  );
}
