import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { CreateCampaignDocument, MyCampaignDocument, MyCompanyDocument, SetCampaignStatusDocument, UpdateCampaignDocument, type CampaignInput } from '../api/operations.js';
import { ApiError, request } from '../api/request.js';
import { currencyDigits } from '../i18n/format.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useMe } from '../session/session.js';
import { useErrorText } from '../ui/error-text.js';
import { Page } from '../ui/page.js';
import { Loaded } from '../ui/states.js';
import { CampaignBadge } from '../ui/status-badge.js';
import { draftOf, EMPTY_DRAFT } from './campaign-draft.js';
import { CampaignForm } from './campaign-form.js';
import { LossShares } from './loss-shares.js';

const route = getRouteApi('/partner/campaigns/$id');

const companyQuery = { queryKey: ['my-company'], queryFn: async () => (await request(MyCompanyDocument)).myCompany };

export function NewCampaignPage() {
  const { t } = useI18n();
  const navigate = useNavigate();
  const client = useQueryClient();
  const errorText = useErrorText();
  const company = useQuery(companyQuery);
  const create = useMutation({
    mutationFn: async (input: CampaignInput) => {
      const { createCampaign } = await request(CreateCampaignDocument, { input });
      await request(SetCampaignStatusDocument, { id: createCampaign.id, status: 'review' });
    },
    onSuccess: async () => {
      notifications.show({ color: 'green', message: t.partner.form.created });
      await client.invalidateQueries({ queryKey: ['my-campaigns'] });
      await navigate({ to: '/partner/campaigns' });
    },
    onError: errorText.notify,
  });
  return (
    <Page title={t.partner.form.newTitle} lead={t.partner.form.newLead} back={{ to: '/partner/campaigns', label: t.partner.campaigns.title }}>
      <Loaded answer={company}>
        {({ name, categories, reserves }) => (
          <CampaignForm
            partnerName={name}
            categories={categories}
            reserves={reserves}
            start={{ ...EMPTY_DRAFT, category: categories.length === 1 ? (categories[0] ?? null) : null }}
            submitLabel={t.partner.form.create}
            busy={create.isPending}
            onSubmit={create.mutate}
          />
        )}
      </Loaded>
    </Page>
  );
}

export function CampaignPage() {
  const { t } = useI18n();
  const { id } = route.useParams();
  const { site } = useMe();
  const client = useQueryClient();
  const errorText = useErrorText();
  const company = useQuery(companyQuery);
  const answer = useQuery({
    queryKey: ['my-campaign', id],
    queryFn: async () => {
      const { myCampaign } = await request(MyCampaignDocument, { id });
      if (!myCampaign) throw new ApiError('NOT_FOUND', 'No such campaign');
      return myCampaign;
    },
  });
  const save = useMutation({
    mutationFn: (input: CampaignInput) => request(UpdateCampaignDocument, { id, input: { ...input, startsAt: answer.data?.startsAt, endsAt: answer.data?.endsAt } }),
    onSuccess: async ({ updateCampaign }) => {
      client.setQueryData(['my-campaign', id], updateCampaign);
      notifications.show({ color: 'green', message: t.partner.form.saved });
      await client.invalidateQueries({ queryKey: ['my-campaigns'] });
    },
    onError: errorText.notify,
  });
  const campaign = answer.data;
  return (
    <Page title={campaign?.name ?? '…'} lead={t.partner.form.editLead} back={{ to: '/partner/campaigns', label: t.partner.campaigns.title }} actions={campaign && <CampaignBadge status={campaign.status} />}>
      <Loaded answer={answer}>
        {(loaded) => (
          <CampaignForm
            key={loaded.id}
            partnerName={company.data?.name ?? ''}
            categories={company.data?.categories ?? [loaded.category]}
            reserves={company.data?.reserves ?? [loaded]}
            start={draftOf(loaded, currencyDigits(site.currency))}
            submitLabel={t.partner.form.save}
            busy={save.isPending}
            onSubmit={save.mutate}
            aside={{ title: t.partner.campaigns.lost, body: <LossShares campaign={loaded} /> }}
          />
        )}
      </Loaded>
    </Page>
  );
}
