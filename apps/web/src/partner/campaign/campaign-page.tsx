import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { MyCampaignChangesDocument } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { CampaignLog } from '../../ui/campaign-log.js';
import { Page } from '../../ui/page.js';
import { Loaded } from '../../ui/states.js';
import { useVocabulary } from '../../ui/vocabulary.js';
import { CampaignActions } from './campaign-actions.js';
import classes from './campaign-page.module.css';
import { campaignQuery } from './campaign-query.js';
import { LandscapePanel } from './landscape-panel.js';
import { OffersPanel } from './offers-panel.js';
import { ReportPanels } from './report-panels.js';
import { StandingNotes } from './standing-notes.js';
import { WindowsPanel } from './windows-panel.js';

const route = getRouteApi('/partner/campaigns/$id');

/** One campaign: how it stands, what became of its moments, what is left, what users read, what more would bring, what was done. */
export function CampaignPage() {
  const { t, fmt } = useI18n();
  const { id } = route.useParams();
  const { categoryName, stageName } = useVocabulary();
  const answer = useQuery(campaignQuery(id));
  const campaign = answer.data;
  const moments = campaign && (campaign.stages.length === 0 ? t.partner.campaigns.everyMoment : fmt.list(campaign.stages.map(stageName)));
  return (
    <Page
      title={campaign?.name ?? (answer.isError ? t.partner.campaigns.campaign : '…')}
      lead={campaign && `${categoryName(campaign.category)} · ${moments}`}
      back={{ to: '/partner/campaigns', label: t.partner.campaigns.title }}
      actions={campaign && <CampaignActions campaign={campaign} />}
    >
      <Loaded answer={answer}>
        {(loaded) => (
          <>
            <StandingNotes campaign={loaded} />
            <div className={classes.sections}>
              <ReportPanels campaign={loaded} />
              <div className={classes.halves}>
                <WindowsPanel campaign={loaded} />
                <LandscapePanel campaign={loaded} />
              </div>
              <OffersPanel campaign={loaded} />
              <CampaignLog queryKey={['campaign-log', loaded.id]} load={async (after) => (await request(MyCampaignChangesDocument, { id: loaded.id, first: 25, after })).myCampaignChanges} />
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}
