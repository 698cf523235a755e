import { Link } from '@tanstack/react-router';
import { useI18n } from '../i18n/i18n-context.js';
import { normaliseCode } from '../ui/codes.js';
import type { Step } from './campaign/steps.js';
import classes from './campaigns.module.css';

const STEP_OF: Readonly<Record<string, Step>> = {
  stage: 'moments',
  'blocked-combination': 'moments',
  region: 'audience',
  brand: 'audience',
  model: 'audience',
  year: 'audience',
  mileage: 'audience',
  fuel: 'audience',
  'price-band': 'audience',
  season: 'audience',
  hours: 'audience',
  language: 'audience',
  segment: 'audience',
  score: 'audience',
  'below-relevance': 'audience',
  'offer-ended': 'offer',
  'below-attention-floor': 'offer',
  'below-reserve': 'bid',
  outranked: 'bid',
  'rival-in-slot': 'bid',
  'schedule-not-started': 'budget',
  'schedule-ended': 'budget',
  'total-budget-exhausted': 'budget',
  'monthly-budget-exhausted': 'budget',
  'weekly-budget-exhausted': 'budget',
  'daily-budget-exhausted': 'budget',
  'leads-exhausted': 'budget',
  'out-of-stock': 'budget',
  'pacing-throttled': 'budget',
};

/** What no partner can mend: said, and leading nowhere. */
const NOTHING_TO_DO: ReadonlySet<string> = new Set(['category', 'category-capped', 'consent-missing', 'already-open', 'rival-open', 'partner-capped']);

/** Where a loss is mended: money in the wallet, the rest in the step of the campaign that has it; on its own page nothing links to itself. */
export function LossAction({ campaignId, reason, here }: { campaignId: string; reason: string; here?: boolean }) {
  const { t } = useI18n();
  const code = normaliseCode(reason);
  const words = t.partner.lossAction[code];
  if (!words) return null;
  const step = STEP_OF[code];
  if (code === 'wallet-empty') {
    return (
      <Link to="/partner/wallet" className={classes.action}>
        {words}
      </Link>
    );
  }
  if (code === 'account-limit') {
    return (
      <Link to="/partner/limits" className={classes.action}>
        {words}
      </Link>
    );
  }
  if (code === 'held-for-reservation') {
    return (
      <Link to="/partner/forward" className={classes.action}>
        {words}
      </Link>
    );
  }
  if (step) {
    return (
      <Link to="/partner/campaigns/$id/edit" params={{ id: campaignId }} search={{ step }} className={classes.action}>
        {words}
      </Link>
    );
  }
  if (here || NOTHING_TO_DO.has(code)) return <span className="quiet">{words}</span>;
  return (
    <Link to="/partner/campaigns/$id" params={{ id: campaignId }} className={classes.action}>
      {words}
    </Link>
  );
}
