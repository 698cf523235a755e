import type { CampaignRowFragment } from '../api/operations.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useLossWords } from '../ui/loss-words.js';
import classes from './campaigns.module.css';
import { LossAction } from './loss-action.js';

const SHOWN = 3;

/** Why a campaign was not shown, greatest share first, each with what can be done about it. */
export function LossShares({ campaign, linked }: { campaign: CampaignRowFragment; linked?: boolean }) {
  const { t, fmt } = useI18n();
  const lossWords = useLossWords();
  const shares = campaign.lossShares.filter((loss) => loss.share >= 0.005).toSorted((a, b) => b.share - a.share);
  if (shares.length === 0) return <span className="quiet">{t.partner.campaigns.noLoss}</span>;
  return (
    <ul className={classes.losses}>
      {shares.slice(0, SHOWN).map((loss) => (
        <li key={loss.reason}>
          <span className={classes.lossBar} style={{ width: `${Math.max(2, loss.share * 100)}%` }} aria-hidden />
          <span>
            <b className="tabular">{fmt.percent(loss.share)}</b> {lossWords(loss.reason, campaign.reserve)}
          </span>
          {linked && <LossAction campaignId={campaign.id} reason={loss.reason} />}
        </li>
      ))}
    </ul>
  );
}
