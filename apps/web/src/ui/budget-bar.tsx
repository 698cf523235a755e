import { useI18n } from '../i18n/i18n-context.js';
import type { MoneyValue } from '../i18n/format.js';
import classes from './budget-bar.module.css';

interface Budget {
  readonly limit: MoneyValue;
  readonly posted: MoneyValue;
  readonly pending: MoneyValue;
}

/** What is spent, what is on hold, what is left of one budget window. */
export function BudgetBar({ label, budget }: { label: string; budget: Budget }) {
  const { t, fmt } = useI18n();
  const { limit, posted, pending } = budget;
  const spent = t.partner.campaigns.spentOf(fmt.moneyShort(posted), fmt.moneyShort(limit));
  return <Bar label={label} limit={Number(limit.minor)} posted={Number(posted.minor)} pending={Number(pending.minor)} words={spent} held={t.partner.campaigns.pending(fmt.moneyShort(pending))} />;
}

/** The same of a limit that counts leads or bonuses. */
export function CountBar({ label, count }: { label: string; count: { readonly limit: number; readonly posted: number; readonly pending: number } }) {
  const { t, fmt } = useI18n();
  const { limit, posted, pending } = count;
  return <Bar label={label} {...{ limit, posted, pending }} words={t.partner.campaigns.spentOf(fmt.number(posted), fmt.number(limit))} held={t.partner.campaigns.pending(fmt.number(pending))} />;
}

function Bar({ label, limit, posted, pending, words, held }: { label: string; limit: number; posted: number; pending: number; words: string; held: string }) {
  const share = (part: number) => (limit === 0 ? 0 : Math.min(100, (part / limit) * 100));
  const onHold = pending === 0 ? '' : held;
  return (
    <div className={classes.budget}>
      <div className={classes.words}>
        <span className="quiet">{label}</span> <span className="nowrap">{words}</span>
      </div>
      <div className={classes.track} role="img" aria-label={`${label}: ${words}${onHold && `, ${onHold}`}`} title={onHold || undefined}>
        <span className={classes.posted} style={{ width: `${share(posted)}%` }} />
        <span className={classes.pending} style={{ width: `${share(pending)}%` }} />
      </div>
    </div>
  );
}
