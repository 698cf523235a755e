import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { CreateCampaignDocument, SetCampaignStatusDocument, type CampaignInput } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useErrorText } from '../../ui/error-text.js';
import { Page } from '../../ui/page.js';
import { Loaded } from '../../ui/states.js';
import { UnsavedGuard } from '../../ui/unsaved-guard.js';
import { EMPTY_DRAFT } from './campaign-draft.js';
import { CampaignWizard } from './campaign-wizard.js';
import { companyQuery } from './company-query.js';
import { RestoredNote } from './restored-note.js';
import type { Company } from './use-campaign-form.js';
import { useKeptForm } from './use-kept-form.js';

const route = getRouteApi('/partner/campaigns/new');

export function NewCampaignPage() {
  const { t } = useI18n();
  const company = useQuery(companyQuery);
  const words = t.campaign.wizard;
  return (
    <Page title={words.newTitle} lead={words.newLead} back={{ to: '/partner/campaigns', label: t.partner.campaigns.title }}>
      <Loaded answer={company}>{(loaded) => <NewCampaign company={loaded} />}</Loaded>
    </Page>
  );
}

interface Wish {
  readonly input: CampaignInput;
  readonly handIn: boolean;
}

function NewCampaign({ company }: { company: Company }) {
  const { t } = useI18n();
  const { step = 'category' } = route.useSearch();
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const errorText = useErrorText();
  const words = t.campaign.wizard;
  const [only] = company.categories;
  const kept = useKeptForm(company, { id: null, version: null, draft: { ...EMPTY_DRAFT, category: company.categories.length === 1 ? (only ?? null) : null } });
  const { form } = kept;
  const create = useMutation({
    mutationFn: async ({ input, handIn }: Wish) => {
      const { createCampaign } = await request(CreateCampaignDocument, { input });
      // It is written down from here on: what fails after is told on its own page, and nobody creates it twice.
      kept.markSaved();
      const sent = handIn && (await request(SetCampaignStatusDocument, { id: createCampaign.id, status: 'review' }).then(() => true, errorText.notify));
      return { id: createCampaign.id, sent };
    },
    onSuccess: async ({ id, sent }, { handIn }) => {
      if (sent || !handIn) notifications.show({ color: 'green', message: sent ? words.sent : words.saved });
      await client.invalidateQueries({ queryKey: ['my-campaigns'] });
      await navigate({ to: '/partner/campaigns/$id', params: { id } });
    },
    onError: (error) => {
      // What is wrong stands in the review, field by field.
      if (form.refused(error)) void navigate({ search: { step: 'review' } });
      else errorText.notify(error);
    },
  });
  return (
    <>
      <RestoredNote kept={kept} />
      <UnsavedGuard dirty={kept.dirty} saved={kept.saved} text={t.campaign.unsaved.text} />
      <CampaignWizard
        form={form}
        step={step}
        onStep={(next) => void navigate({ search: { step: next } })}
        finish={(input) => (
          <>
            <Button disabled={input === null} loading={create.isPending && !create.variables.handIn} onClick={() => input && create.mutate({ input, handIn: false })}>
              {words.saveDraft}
            </Button>
            <Button variant="filled" color="amber" disabled={input === null} loading={create.isPending && create.variables.handIn} onClick={() => input && create.mutate({ input, handIn: true })}>
              {words.send}
            </Button>
          </>
        )}
      />
    </>
  );
}
