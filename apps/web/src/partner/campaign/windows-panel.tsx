import { useQuery } from '@tanstack/react-query';
import { CampaignOutlookDocument, type CampaignFullFragment, type CampaignOutlookQuery } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useMe } from '../../session/session.js';
import { BudgetBar, CountBar } from '../../ui/budget-bar.js';
import { Panel } from '../../ui/page.js';
import { Loaded } from '../../ui/states.js';
import classes from './campaign-page.module.css';

type Outlook = CampaignOutlookQuery['campaignOutlook'][number];

/** What is left of each limit, and until when that is thought to last. */
export function WindowsPanel({ campaign }: { campaign: CampaignFullFragment }) {
  const { t } = useI18n();
  const words = t.campaignPage.windows;
  const answer = useQuery({ queryKey: ['campaign-outlook', campaign.id], queryFn: async () => (await request(CampaignOutlookDocument, { campaignId: campaign.id })).campaignOutlook });
  const { limits } = campaign;
  const money = { daily: campaign.dailyBudget, weekly: limits.weeklyBudget, monthly: limits.monthlyBudget, total: campaign.totalBudget };
  const leads = { daily: limits.dailyLeads, weekly: limits.weeklyLeads, monthly: limits.monthlyLeads, total: limits.totalLeads };
  const spans = ['daily', 'weekly', 'monthly', 'total'] as const;
  return (
    <Panel title={words.title}>
      <div className={classes.bars}>
        {spans.map((span) => {
          const budget = money[span];
          return budget && <BudgetBar key={span} label={words.span[span]} budget={budget} />;
        })}
        {spans.map((span) => {
          const count = leads[span];
          return count && <CountBar key={span} label={words.leads[span]} count={count} />;
        })}
        {limits.stock && <CountBar label={words.stock} count={limits.stock} />}
      </div>
      <h3 className={classes.subhead}>{words.outlook}</h3>
      <Loaded answer={answer} rows={3}>
        {(outlook) =>
          outlook.length === 0 ? (
            <p className="quiet">{words.noOutlook}</p>
          ) : (
            <ul className={classes.outlook}>
              {outlook.map((each) => (
                <OutlookLine key={each.key} outlook={each} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}

function OutlookLine({ outlook }: { outlook: Outlook }) {
  const { t, fmt } = useI18n();
  const { site } = useMe();
  const words = t.campaignPage.windows;
  const { key, span, measure, verdict, expected, earliest, latest, until } = outlook;
  const names: Readonly<Record<string, string>> = measure === 'leads' ? words.leads : words.span;
  const name = key === 'stock' ? words.stock : (names[span] ?? span);
  // Days tell enough for what is far away; hours count today.
  const when = (iso: string) => (Date.parse(iso) - Date.parse(site.now) < 2 * 86_400_000 ? fmt.dayTime(iso) : fmt.day(iso));
  const text: Record<string, string> = {
    'used-up': until ? words.usedUpUntil(when(until)) : words.usedUp,
    'runs-out': expected ? words.runsOut(when(expected)) : words.usedUp,
    'may-run-out': expected ? words.mayRunOut(when(expected)) : words.lasts,
    lasts: until ? words.lastsUntil(when(until)) : words.lasts,
    'too-early': words.tooEarly,
  };
  const range = earliest && latest ? words.between(when(earliest), when(latest)) : earliest ? words.notBefore(when(earliest)) : '';
  return (
    <li>
      <span>{key.startsWith('account:') ? words.ofAll(name) : name}</span>
      <span>
        <b>{text[verdict] ?? verdict}</b> <span className="quiet small">{range}</span>
      </span>
    </li>
  );
}
