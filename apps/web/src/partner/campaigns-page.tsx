import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { MyCampaignsDocument, SetCampaignStatusDocument, type CampaignRowFragment, type CampaignStatus } from '../api/operations.js';
import { request } from '../api/request.js';
import { useI18n } from '../i18n/i18n-context.js';
import { CAMPAIGN_STATUSES } from '../ui/codes.js';
import { useErrorText } from '../ui/error-text.js';
import { ListPage } from '../ui/list-page.js';
import { EmptyState } from '../ui/states.js';
import { useCampaignColumns } from './campaign-table.js';

const route = getRouteApi('/partner/campaigns');

export function CampaignsPage() {
  const { t } = useI18n();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const words = t.partner.campaigns;
  const create = (
    <Button component={Link} to="/partner/campaigns/new" variant="filled" color="amber" leftSection={<IconPlus size={16} aria-hidden />}>
      {words.create}
    </Button>
  );
  return (
    <ListPage
      title={words.title}
      lead={words.lead}
      actions={create}
      name="my-campaigns"
      columns={useCampaignColumns({ linked: true, actions: (campaign) => <Switch campaign={campaign} /> })}
      load={async (first, after) => (await request(MyCampaignsDocument, { first, after: after ?? null, search: search.q ?? null, status: search.status ?? null })).myCampaigns}
      search={search}
      onSearch={(update, options) => void navigate({ search: update, ...options })}
      searchLabel={words.searchLabel}
      filter={{ param: 'status', label: t.common.status, value: search.status, options: CAMPAIGN_STATUSES, name: (status) => t.codes.campaignStatus[status] }}
      empty={<EmptyState title={words.empty} text={words.emptyText} action={create} />}
    />
  );
}

const NEXT: Partial<Record<CampaignStatus, { to: CampaignStatus; word: 'pause' | 'resume' | 'handIn' }>> = {
  active: { to: 'paused', word: 'pause' },
  paused: { to: 'active', word: 'resume' },
  draft: { to: 'review', word: 'handIn' },
};

function Switch({ campaign }: { campaign: CampaignRowFragment }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const errorText = useErrorText();
  const change = useMutation({
    mutationFn: (status: CampaignStatus) => request(SetCampaignStatusDocument, { id: campaign.id, status }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['my-campaigns'] }),
    onError: errorText.notify,
  });
  const next = NEXT[campaign.status];
  if (!next) return null;
  return (
    <Button size="compact-xs" loading={change.isPending} onClick={() => change.mutate(next.to)} aria-label={`${t.partner.campaigns[next.word]}: ${campaign.name}`}>
      {t.partner.campaigns[next.word]}
    </Button>
  );
}
