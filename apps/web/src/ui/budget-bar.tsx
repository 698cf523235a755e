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
  const share = (amount: MoneyValue) => (budget.limit.minor === '0' ? 0 : Math.min(100, (Number(amount.minor) / Number(budget.limit.minor)) * 100));
  const spent = t.partner.campaigns.spentOf(fmt.moneyShort(budget.posted), fmt.moneyShort(budget.limit));
  const pending = budget.pending.minor === '0' ? '' : t.partner.campaigns.pending(fmt.moneyShort(budget.pending));
  return (
    <div className={classes.budget}>
      <div className={classes.words}>
        <span className="quiet">{label}</span> <span className="nowrap">{spent}</span>
      </div>
      <div className={classes.track} role="img" aria-label={`${label}: ${spent}${pending && `, ${pending}`}`} title={pending || undefined}>
        <span className={classes.posted} style={{ width: `${share(budget.posted)}%` }} />
        <span className={classes.pending} style={{ width: `${share(budget.pending)}%` }} />
      </div>
    </div>
  );
}
