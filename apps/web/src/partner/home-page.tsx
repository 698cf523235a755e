import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MyCampaignsDocument, MyCompanyDocument, MyLeadsDocument, MyWalletDocument } from '../api/operations.js';
import { request } from '../api/request.js';
import { useI18n } from '../i18n/i18n-context.js';
import { DataTable } from '../ui/data-table.js';
import { Figure, FigureRow } from '../ui/figure.js';
import { useLossWords } from '../ui/loss-words.js';
import { Page, Panel } from '../ui/page.js';
import { EmptyState, Loaded } from '../ui/states.js';
import classes from './home.module.css';
import { useLeadColumns } from './lead-columns.js';
import { nextStep, type NextStep } from './next-step.js';

const LATEST = 6;

async function loadHome() {
  const [{ myCompany }, { myWallet }, { myCampaigns }, { myLeads }] = await Promise.all([
    request(MyCompanyDocument),
    request(MyWalletDocument),
    request(MyCampaignsDocument, { first: 50, after: null, search: null, status: null }),
    request(MyLeadsDocument, { first: LATEST, after: null, status: 'qualified', search: null }),
  ]);
  return { company: myCompany, wallet: myWallet, campaigns: myCampaigns.edges.map((edge) => edge.node), leads: myLeads };
}

type Home = Awaited<ReturnType<typeof loadHome>>;

export function HomePage() {
  const { t } = useI18n();
  const answer = useQuery({ queryKey: ['partner-home'], queryFn: loadHome });
  const words = t.partner.home;
  return (
    <Page title={answer.data ? words.title(answer.data.company.name) : t.shell.nav.home} lead={words.lead}>
      <Loaded answer={answer}>
        {(home) => (
          <>
            <Step home={home} />
            <Figures home={home} />
            <Panel title={words.latest} flush>
              <Latest home={home} />
            </Panel>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Figures({ home }: { home: Home }) {
  const { t, fmt } = useI18n();
  const words = t.partner.home;
  const { wallet, campaigns, leads } = home;
  return (
    <FigureRow>
      <Figure label={words.balance} value={fmt.money(wallet.available)} hint={wallet.held.minor === '0' ? undefined : `+ ${fmt.money(wallet.held)} ${t.partner.wallet.held.toLowerCase()}`} />
      <Figure label={words.lasts} value={wallet.daysLeft === null ? t.common.none : t.common.days(Math.floor(wallet.daysLeft))} hint={wallet.daysLeft === null ? words.lastsNever : undefined} />
      <Figure label={words.leadsWaiting} value={fmt.number(leads.totalCount)} />
      <Figure label={words.running} value={fmt.number(campaigns.filter((campaign) => campaign.status === 'active').length)} />
      <Figure label={words.spent} value={fmt.money(wallet.spent)} />
    </FigureRow>
  );
}

const TARGETS = {
  'no-campaign': '/partner/campaigns/new',
  'no-money': '/partner/wallet',
  'low-money': '/partner/wallet',
  paused: '/partner/campaigns',
  loss: '/partner/campaigns',
  leads: '/partner/leads',
} as const;

/** The one thing worth doing now: the only amber on the page. */
function Step({ home }: { home: Home }) {
  const { t, fmt } = useI18n();
  const lossWords = useLossWords();
  const step = nextStep({
    campaigns: home.campaigns,
    available: BigInt(home.wallet.available.minor),
    daysLeft: home.wallet.daysLeft,
    leads: home.leads.totalCount,
  });
  if (!step) return null;
  const words = t.partner.home.steps[step.kind]!;
  const text = step.loss && step.campaign ? t.partner.home.lossText(fmt.percent(step.loss.share), lossWords(step.loss.reason, step.campaign.reserve), step.campaign.name) : words.text;
  return (
    <section className={classes.step} aria-label={t.partner.home.next}>
      <div>
        <p className={classes.stepLabel}>{t.partner.home.next}</p>
        <h2>{words.title}</h2>
        <p>{text}</p>
      </div>
      <StepButton step={step} label={words.action} />
    </section>
  );
}

function StepButton({ step, label }: { step: NextStep; label: string }) {
  const { kind, campaign } = step;
  return (
    <Button
      variant="filled"
      color="amber"
      renderRoot={(props) => (campaign ? <Link to="/partner/campaigns/$id" params={{ id: campaign.id }} {...props} /> : <Link to={TARGETS[kind]} {...props} />)}
    >
      {label}
    </Button>
  );
}

function Latest({ home }: { home: Home }) {
  const { t } = useI18n();
  const columns = useLeadColumns().filter((column) => ['driver', 'car', 'campaign', 'when', 'price'].includes(column.id));
  const leads = home.leads.edges.map((edge) => edge.node);
  if (leads.length === 0) return <EmptyState title={t.partner.home.noLeads} text={t.partner.home.noLeadsText} />;
  return (
    <>
      <DataTable label={t.partner.home.latest} columns={columns} rows={leads} rowKey={(lead) => lead.id} linked />
      <div className={classes.all}>
        <Link to="/partner/leads">{t.partner.home.allLeads}</Link>
      </div>
    </>
  );
}
