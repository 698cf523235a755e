import { useI18n } from '../../i18n/i18n-context.js';
import { MomentChoice } from './moment-choice.js';
import type { CampaignForm } from './use-campaign-form.js';

export function MomentsStep({ form }: { form: CampaignForm }) {
  const { t } = useI18n();
  return (
    <div role="group" aria-label={t.campaign.moments.title}>
      <MomentChoice draft={form.draft} error={form.error('stages')} onChange={form.set} />
    </div>
  );
}
