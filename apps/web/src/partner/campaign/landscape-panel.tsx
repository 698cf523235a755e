import { useQuery } from '@tanstack/react-query';
import { CampaignLandscapeDocument, type CampaignFullFragment } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Panel } from '../../ui/page.js';
import { Loaded } from '../../ui/states.js';
import { BidLandscape } from './bid-landscape.js';

/** What other bids would have brought to this campaign. */
export function LandscapePanel({ campaign }: { campaign: CampaignFullFragment }) {
  const { t } = useI18n();
  const answer = useQuery({ queryKey: ['campaign-landscape', campaign.id], queryFn: async () => (await request(CampaignLandscapeDocument, { campaignId: campaign.id })).campaignLandscape });
  return (
    <Panel title={t.campaign.bid.landscape} note={t.campaignPage.landscapeNote}>
      <Loaded answer={answer} rows={5}>
        {(landscape) => <BidLandscape landscape={landscape} bid={campaign.maxPrice.minor} />}
      </Loaded>
    </Panel>
  );
}
