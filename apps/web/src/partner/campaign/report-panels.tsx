import { SegmentedControl } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CampaignReportDocument, type CampaignFullFragment, type CampaignReportQuery } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { wordsFor } from '../../ui/codes.js';
import { DataTable, type Column } from '../../ui/data-table.js';
import { Figure, FigureRow } from '../../ui/figure.js';
import { useLossWords } from '../../ui/loss-words.js';
import { Panel } from '../../ui/page.js';
import { Loaded } from '../../ui/states.js';
import { useVocabulary } from '../../ui/vocabulary.js';
import { LossAction } from '../loss-action.js';
import classes from './campaign-page.module.css';

type Report = CampaignReportQuery['campaignReport'];
type Won = Report['won'][number];
const PERIODS = [7, 30, 90] as const;

/** Shown, taken, qualified; why not shown; and why it was won at its price. */
export function ReportPanels({ campaign }: { campaign: CampaignFullFragment }) {
  const { t, fmt } = useI18n();
  const [days, setDays] = useState<(typeof PERIODS)[number]>(30);
  const words = t.campaignPage.report;
  const answer = useQuery({
    queryKey: ['campaign-report', campaign.id, days],
    queryFn: async () => (await request(CampaignReportDocument, { campaignId: campaign.id, days })).campaignReport,
    placeholderData: keepPreviousData,
  });
  return (
    <div>
      <div className={classes.period}>
        <SegmentedControl
          size="xs"
          aria-label={words.period}
          value={String(days)}
          data={PERIODS.map((period) => ({ value: String(period), label: t.common.days(period) }))}
          onChange={(chosen) => setDays(PERIODS.find((period) => String(period) === chosen) ?? days)}
        />
        <span className="quiet small">{words.whole}</span>
      </div>
      <Loaded answer={answer} rows={4}>
        {(report) => (
          <>
            <FigureRow>
              <Figure label={words.shown} value={report.shown === null ? t.partner.campaigns.fewShown : fmt.number(report.shown)} hint={report.shownPercent === null ? undefined : words.ofMoments(fmt.percent(report.shownPercent / 100))} />
              <Figure label={words.claimed} value={fmt.number(report.claimed)} />
              <Figure label={words.qualified} value={fmt.number(report.qualified)} />
              <Figure label={words.price} value={report.averagePrice ? fmt.money(report.averagePrice) : t.common.none} hint={words.bid(fmt.money(campaign.maxPrice))} />
              <Figure label={words.spent} value={fmt.money(report.spent)} />
            </FigureRow>
            <div className={classes.halves}>
              <Panel title={words.lost} note={report.moments === null ? undefined : words.moments(fmt.number(report.moments))}>
                <Lost campaign={campaign} report={report} />
              </Panel>
              <Panel title={words.won} note={words.wonNote} flush={report.won.length > 0}>
                {report.won.length === 0 ? <p className="quiet">{words.noWon}</p> : <WonTable won={report.won} />}
              </Panel>
            </div>
          </>
        )}
      </Loaded>
    </div>
  );
}

/** The share shown and the shares lost as one bar; each part with its reasons and what to do. */
function Lost({ campaign, report }: { campaign: CampaignFullFragment; report: Report }) {
  const { t, fmt } = useI18n();
  const lossWords = useLossWords();
  const words = t.campaignPage.report;
  if (report.lost.length === 0) return <p className="quiet">{report.moments === null ? words.fewMoments : t.partner.campaigns.noLoss}</p>;
  const shown = report.shownPercent ?? 0;
  return (
    <>
      <div className={classes.shares} aria-hidden>
        <span data-part="shown" style={{ flexGrow: shown }} />
        {report.lost.map(({ heading, percent }, index) => (
          <span key={heading} data-part={index % 2 === 0 ? 'lost' : 'other'} style={{ flexGrow: percent }} title={words.headings[heading]} />
        ))}
      </div>
      <ul className={classes.lost}>
        <li>
          <b className="tabular">{fmt.percent(shown / 100)}</b>
          <span>{words.shown}</span>
        </li>
        {report.lost.map(({ heading, percent, reasons }) => (
          <li key={heading}>
            <b className="tabular">{fmt.percent(percent / 100)}</b>
            <div>
              {words.headings[heading] ?? heading}
              <ul>
                {reasons.map(({ reason, percent: part }) => (
                  <li key={reason}>
                    <span className="quiet">
                      {fmt.percent(part / 100)} {lossWords(reason, campaign.reserve)}
                    </span>
                    {' · '}
                    <LossAction campaignId={campaign.id} reason={reason} here />
                  </li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function WonTable({ won }: { won: readonly Won[] }) {
  const { t, fmt } = useI18n();
  const { stageName } = useVocabulary();
  const words = t.campaignPage.report;
  const columns: Column<Won>[] = [
    { id: 'when', header: words.when, cell: ({ shownAt }) => <span className="nowrap">{fmt.dayTime(shownAt)}</span> },
    { id: 'stage', header: t.common.stage, cell: ({ stage }) => stageName(stage) },
    {
      id: 'price',
      header: words.priceOfBid,
      end: true,
      cell: ({ price, bid }) => (
        <span className="nowrap">
          <b>{fmt.money(price)}</b> {bid && <span className="quiet">/ {fmt.money(bid)}</span>}
        </span>
      ),
    },
    { id: 'why', header: words.why, cell: ({ reason }) => (reason === null ? words.tooOld : wordsFor(t.codes.priceReason, reason)) },
  ];
  return <DataTable label={words.won} columns={columns} rows={won} rowKey={({ shownAt, stage }) => `${shownAt} ${stage}`} />;
}
