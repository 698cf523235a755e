import { useQuery } from '@tanstack/react-query';
import { MyAccountLimitsDocument, type AccountLimitsPartsFragment } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { BudgetBar, CountBar } from '../../ui/budget-bar.js';
import { Page, Panel } from '../../ui/page.js';
import { Loaded } from '../../ui/states.js';
import { LimitsForm } from './limits-form.js';
import { limitsKey } from './limits-key.js';
import classes from './limits.module.css';
import { ZonePanel } from './zone-panel.js';

/** What all campaigns of the partner may spend together, and where its days begin. */
export function LimitsPage() {
  const { t } = useI18n();
  const words = t.limits;
  const answer = useQuery({ queryKey: limitsKey, queryFn: async () => (await request(MyAccountLimitsDocument)).myAccountLimits });
  return (
    <Page title={words.title} lead={words.lead}>
      <Loaded answer={answer}>
        {(limits) => (
          <div className={classes.sections}>
            <Panel title={words.now} note={words.nowNote}>
              <Used limits={limits} />
            </Panel>
            <Panel title={words.own} note={words.ownNote}>
              <LimitsForm limits={limits} />
            </Panel>
            <ZonePanel limits={limits} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Used({ limits }: { limits: AccountLimitsPartsFragment }) {
  const { t } = useI18n();
  const words = t.limits;
  const { dailyBudget, monthlyBudget, dailyLeads, monthlyLeads } = limits;
  if (!dailyBudget && !monthlyBudget && !dailyLeads && !monthlyLeads) return <p className="quiet">{words.noLimits}</p>;
  return (
    <div className={classes.bars}>
      {dailyBudget && <BudgetBar label={words.field.dailyBudget} budget={dailyBudget} />}
      {monthlyBudget && <BudgetBar label={words.field.monthlyBudget} budget={monthlyBudget} />}
      {dailyLeads && <CountBar label={words.field.dailyLeads} count={dailyLeads} />}
      {monthlyLeads && <CountBar label={words.field.monthlyLeads} count={monthlyLeads} />}
    </div>
  );
}
