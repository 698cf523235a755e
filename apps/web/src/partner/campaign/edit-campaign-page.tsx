import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { UpdateCampaignDocument, type CampaignFullFragment, type CampaignInput } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { currencyDigits } from '../../i18n/format.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useMe } from '../../session/session.js';
import { useErrorText } from '../../ui/error-text.js';
import { Page } from '../../ui/page.js';
import { Loaded } from '../../ui/states.js';
import { UnsavedGuard } from '../../ui/unsaved-guard.js';
import { draftOf } from './campaign-draft.js';
import { campaignQuery } from './campaign-query.js';
import { CampaignWizard } from './campaign-wizard.js';
import { companyQuery } from './company-query.js';
import { RestoredNote } from './restored-note.js';
import { STEPS } from './steps.js';
import type { Company } from './use-campaign-form.js';
import { useKeptForm } from './use-kept-form.js';

const route = getRouteApi('/partner/campaigns/$id/edit');

export function EditCampaignPage() {
  const { t } = useI18n();
  const { id } = route.useParams();
  const company = useQuery(companyQuery);
  const campaign = useQuery(campaignQuery(id));
  const name = campaign.data?.name;
  // Both are needed, and one click asks again for whatever did not come.
  const both = {
    data: company.data && campaign.data && { company: company.data, campaign: campaign.data },
    error: company.error ?? campaign.error,
    refetch: () => Promise.all([company, campaign].filter(({ isError }) => isError).map(({ refetch }) => refetch())),
  };
  return (
    <Page title={name ? t.campaign.wizard.editTitle(name) : '…'} lead={t.campaign.wizard.editLead} back={{ to: '/partner/campaigns/$id', params: { id }, label: name ?? t.partner.campaigns.campaign }}>
      <Loaded answer={both}>{(loaded) => <EditCampaign {...loaded} />}</Loaded>
    </Page>
  );
}

function EditCampaign({ company, campaign }: { company: Company; campaign: CampaignFullFragment }) {
  const { t } = useI18n();
  const { site } = useMe();
  const { step = 'category' } = route.useSearch();
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const errorText = useErrorText();
  const kept = useKeptForm(company, { id: campaign.id, version: campaign.version, draft: draftOf(campaign, currencyDigits(site.currency), company.timezone ?? site.timezone) });
  const { form, version } = kept;
  const toStep = (next: (typeof STEPS)[number]) => void navigate({ search: { step: next } });
  const save = useMutation({
    mutationFn: async (input: CampaignInput) => (await request(UpdateCampaignDocument, { id: campaign.id, input, version })).updateCampaign,
    onSuccess: async (updated) => {
      kept.markSaved();
      client.setQueryData(campaignQuery(campaign.id).queryKey, updated);
      notifications.show({ color: 'green', message: t.campaign.wizard.changed });
      await navigate({ to: '/partner/campaigns/$id', params: { id: campaign.id } });
      // What is told of it on its page was of the campaign as it stood.
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'my-campaigns' || queryKey.includes(campaign.id) });
    },
    onError: (error) => {
      // What is wrong stands in the review, field by field.
      if (form.refused(error)) toStep('review');
      else errorText.notify(error);
    },
  });
  const submit = (input: CampaignInput | null) => {
    if (input !== null) return save.mutate(input);
    for (const each of STEPS) form.tryStep(each);
    return toStep('review');
  };
  return (
    <>
      <RestoredNote kept={kept} />
      <UnsavedGuard dirty={kept.dirty} saved={kept.saved} text={t.campaign.unsaved.text} />
      <CampaignWizard
        form={form}
        step={step}
        onStep={toStep}
        finishAnywhere
        finish={(input) => (
          <Button variant="filled" color="amber" loading={save.isPending} onClick={() => submit(input)}>
            {t.campaign.wizard.save}
          </Button>
        )}
      />
    </>
  );
}
