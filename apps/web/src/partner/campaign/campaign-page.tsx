import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useI18n } from '../../i18n/i18n-context.js';
import { Page, Panel } from '../../ui/page.js';
import { Loaded } from '../../ui/states.js';
import { CampaignBadge } from '../../ui/status-badge.js';
import { LossShares } from '../loss-shares.js';
import { campaignQuery } from './campaign-query.js';

const route = getRouteApi('/partner/campaigns/$id');

export function CampaignPage() {
  const { t } = useI18n();
  const { id } = route.useParams();
  const answer = useQuery(campaignQuery(id));
  const campaign = answer.data;
  return (
    <Page title={campaign?.name ?? '…'} back={{ to: '/partner/campaigns', label: t.partner.campaigns.title }} actions={campaign && <CampaignBadge status={campaign.status} />}>
      <Loaded answer={answer}>
        {(loaded) => (
          <>
            <Panel title={t.partner.campaigns.lost}>
              <LossShares campaign={loaded} />
            </Panel>
            <Button renderRoot={(props) => <Link to="/partner/campaigns/$id/edit" params={{ id }} {...props} />}>{t.campaign.review.change}</Button>
          </>
        )}
      </Loaded>
    </Page>
  );
}
