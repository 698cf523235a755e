import { CopyButton, Button, Code } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { MyWalletDocument, MyWalletLinesDocument, type MyWalletLinesQuery } from '../api/operations.js';
import { request } from '../api/request.js';
import { currencyDigits, minorToDecimal } from '../i18n/format.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useMe } from '../session/session.js';
import type { Column } from '../ui/data-table.js';
import { Figure, FigureRow } from '../ui/figure.js';
import { lastCursor, List, PAGE_SIZE } from '../ui/list.js';
import { Page, Panel } from '../ui/page.js';
import { EmptyState, Loaded } from '../ui/states.js';
import classes from './wallet.module.css';

const route = getRouteApi('/partner/wallet');
type Line = MyWalletLinesQuery['myWalletLines']['edges'][number]['node'];

export function WalletPage() {
  const { t, fmt } = useI18n();
  const words = t.partner.wallet;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const wallet = useQuery({ queryKey: ['my-wallet'], queryFn: async () => (await request(MyWalletDocument)).myWallet });
  const load = async (first: number, after: string | undefined) => (await request(MyWalletLinesDocument, { first, after: after ?? null })).myWalletLines;
  const lines = useQuery({ queryKey: ['my-wallet-lines', search], queryFn: () => load(PAGE_SIZE, lastCursor(search)), placeholderData: keepPreviousData });
  return (
    <Page title={words.title} lead={words.lead}>
      <Loaded answer={wallet} rows={3}>
        {({ available, held, spent, daysLeft }) => (
          <FigureRow>
            <Figure label={words.available} value={fmt.money(available)} hint={daysLeft === null ? undefined : words.lasts(t.common.days(Math.floor(daysLeft)))} />
            <Figure label={words.held} value={fmt.money(held)} hint={t.partner.home.held} />
            <Figure label={words.spent} value={fmt.money(spent)} />
          </FigureRow>
        )}
      </Loaded>
      <div className={classes.columns}>
        <List
          label={words.lines}
          columns={useColumns()}
          rowKey={(line) => line.id}
          answer={lines}
          load={load}
          search={search}
          onSearch={(change) => void navigate({ search: (before) => ({ ...before, trail: change.trail }) })}
          filtered={false}
          onClear={() => void navigate({ search: {} })}
          empty={<EmptyState title={words.empty} text={words.emptyText} />}
        />
        <HowToTopUp />
      </div>
    </Page>
  );
}

function useColumns(): Column<Line>[] {
  const { t, fmt } = useI18n();
  const words = t.partner.wallet;
  const plain = (money: Line['amount']) => minorToDecimal(money.minor, currencyDigits(money.currency));
  return [
    {
      id: 'what',
      header: words.what,
      cell: (line) =>
        line.leadId ? (
          <Link to="/partner/leads/$id" params={{ id: line.leadId }}>
            {t.codes.walletKind[line.kind]}
          </Link>
        ) : (
          <b>{t.codes.walletKind[line.kind]}</b>
        ),
      csv: (line) => line.kind,
    },
    { id: 'when', header: words.when, cell: (line) => <span className="nowrap">{fmt.dayTime(line.at)}</span>, csv: (line) => line.at },
    { id: 'reference', header: words.reference, cell: (line) => line.reference ?? t.common.none, csv: (line) => line.reference },
    { id: 'lead', header: words.leadColumn, csv: (line) => line.leadId },
    { id: 'amount', header: words.amount, end: true, cell: (line) => <Signed line={line} />, csv: (line) => plain(line.amount) },
    {
      id: 'after',
      header: words.after,
      end: true,
      cell: (line) => (line.available ? fmt.money(line.available) : t.common.none),
      csv: (line) => line.available && plain(line.available),
    },
  ];
}

/** The sign is written out: green and red only repeat it. */
function Signed({ line }: { line: Line }) {
  const { t, fmt } = useI18n();
  const words = t.partner.wallet;
  const negative = line.amount.minor.startsWith('-');
  const text = negative ? fmt.money(line.amount).replace('-', '−') : `+${fmt.money(line.amount)}`;
  // The hold took it before: a charge moves nothing more.
  if (line.kind === 'post' && line.amount.minor === '0') return <span className="quiet">{words.fromHold}</span>;
  return <span className={line.kind === 'topup' || line.kind === 'credit' ? 'earned' : undefined}>{line.amount.minor === '0' ? fmt.money(line.amount) : text}</span>;
}

function HowToTopUp() {
  const { t } = useI18n();
  const { partnerId } = useMe();
  const words = t.partner.wallet;
  const reference = `RR-${(partnerId ?? '').replaceAll('-', '').slice(-12).toUpperCase()}`;
  return (
    <Panel title={words.topUpTitle}>
      <ol className={classes.steps}>
        {words.topUpSteps.map((step, index) => (
          <li key={step}>
            {step}
            {index === 1 && (
              <span className={classes.reference}>
                <Code aria-label={words.topUpReference}>{reference}</Code>
                <CopyButton value={reference}>
                  {({ copied, copy }) => (
                    <Button size="compact-xs" onClick={copy}>
                      {copied ? t.common.copied : t.common.copy}
                    </Button>
                  )}
                </CopyButton>
              </span>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
