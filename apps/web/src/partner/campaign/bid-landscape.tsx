import { Button } from '@mantine/core';
import { useState } from 'react';
import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { LandscapePartsFragment } from '../../api/operations.js';
import { currencyDigits, minorToDecimal, type MoneyValue } from '../../i18n/format.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { DataTable, type Column } from '../../ui/data-table.js';
import classes from './campaign.module.css';

type Landscape = LandscapePartsFragment;
type LandscapeStep = Landscape['steps'][number];

interface BidLandscapeProps {
  landscape: Landscape;
  /** One's own bid in minor units, where it can be read. */
  bid: string | null;
  /** Takes a step of the landscape as the bid. */
  onBid?: (minor: string) => void;
}

/** Leads and cost at each bid, as a curve and as a table; the step at one's own bid in words. */
export function BidLandscape({ landscape, bid, onBid }: BidLandscapeProps) {
  const { t, fmt } = useI18n();
  const [asTable, setAsTable] = useState(false);
  const words = t.campaign.landscape;
  if (landscape.notEnoughData) return <p aria-live="polite">{words.notEnough(fmt.number(landscape.neededAuctions))}</p>;
  const { steps, suggestedBid } = landscape;
  const mine = bid === null ? undefined : steps.findLast((step) => BigInt(step.bid.minor) <= BigInt(bid));
  return (
    <div className={classes.landscape}>
      <p aria-live="polite" className={classes.readout}>
        {mine ? <AtBid step={mine} /> : words.noBid}
      </p>
      {suggestedBid && onBid && suggestedBid.minor !== bid && (
        <p className={classes.suggestion}>
          {words.suggested(fmt.money(suggestedBid))}{' '}
          <Button size="compact-xs" onClick={() => onBid(suggestedBid.minor)}>
            {words.take}
          </Button>
        </p>
      )}
      {asTable ? <StepTable steps={steps} onBid={onBid} /> : <Curve steps={steps} bid={bid} suggested={suggestedBid} />}
      <p className={classes.foot}>
        <button type="button" className={classes.asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? words.asCurve : words.asTable}
        </button>
        <span className="quiet small">
          {landscape.auctions !== null && words.basis(fmt.number(landscape.auctions))} {landscape.notCounted.length > 0 && words.notCounted(fmt.list(landscape.notCounted.map((wish) => t.campaign.forecast.wish[wish] ?? wish)))}
        </span>
      </p>
    </div>
  );
}

function useRanges() {
  const { t, fmt } = useI18n();
  const numbers = (low: number, high: number) => (low === high ? fmt.number(low) : `${fmt.number(low)}–${fmt.number(high)}`);
  const money = (low: MoneyValue | null, high: MoneyValue | null) => {
    if (!low || !high) return t.common.none;
    return low.minor === high.minor ? fmt.moneyShort(low) : `${fmt.moneyShort(low)}–${fmt.moneyShort(high)}`;
  };
  return { numbers, money };
}

function AtBid({ step }: { step: LandscapeStep }) {
  const { t, fmt } = useI18n();
  const { numbers, money } = useRanges();
  const words = t.campaign.landscape;
  return (
    <>
      <b>{words.leads(numbers(step.leadsLow, step.leadsHigh), step.leadsHigh)}</b> {words.atBid(fmt.moneyShort(step.bid), money(step.costLow, step.costHigh), fmt.percent(step.shownPercent / 100))}
      {step.priceLow && ` ${words.each(money(step.priceLow, step.priceHigh))}`}
    </>
  );
}

function Curve({ steps, bid, suggested }: { steps: readonly LandscapeStep[]; bid: string | null; suggested: MoneyValue | null }) {
  const { t, fmt } = useI18n();
  const { money } = useRanges();
  const words = t.campaign.landscape;
  const [first] = steps;
  if (!first) return null;
  const { currency } = first.bid;
  const digits = currencyDigits(currency);
  const place = (minor: string) => Number(minorToDecimal(minor, digits));
  const price = (value: number) => fmt.moneyShort({ minor: String(Math.round(value * 10 ** digits)), currency });
  const rows = steps.map((step) => ({ bid: place(step.bid.minor), leads: step.leads, range: [step.leadsLow, step.leadsHigh], cost: money(step.costLow, step.costHigh) }));
  const last = rows.at(-1)?.bid ?? 0;
  const own = bid === null ? undefined : Math.min(place(bid), last);
  const tick = { fill: 'var(--rr-quiet)', fontSize: 12 };
  const wanted = suggested && place(suggested.minor);
  // A name at the right edge would be cut off: there it stands before its line. Two names side by side stand in two lines.
  const near = own !== undefined && wanted !== null && Math.abs(own - wanted) < last * 0.4;
  const label = (value: string, fill: string, at: number, dy = 0) => ({ value, fill, fontSize: 12, dy, position: at > last * 0.8 ? ('insideTopRight' as const) : ('insideTopLeft' as const) });
  return (
    <figure className={classes.curve} aria-label={words.curve}>
      <ResponsiveContainer width="100%" height={220}>
        <ComposedChart data={rows} margin={{ top: 8, right: 12, bottom: 4, left: 0 }} accessibilityLayer>
          <CartesianGrid vertical={false} stroke="var(--rr-line)" />
          <XAxis dataKey="bid" type="number" domain={['dataMin', 'dataMax']} tickLine={false} axisLine={{ stroke: 'var(--rr-line-strong)' }} tick={tick} tickFormatter={price} tickCount={6} minTickGap={24} />
          <YAxis width={44} tickLine={false} axisLine={false} tick={tick} allowDecimals={false} tickCount={5} />
          <Tooltip
            cursor={{ stroke: 'var(--rr-line-strong)' }}
            content={({ payload }) => {
              const step = steps[rows.findIndex((row) => row.bid === payload[0]?.payload.bid)];
              return step ? (
                <div className={classes.tooltip}>
                  <AtBid step={step} />
                </div>
              ) : null;
            }}
          />
          <Area dataKey="range" stroke="none" fill="var(--rr-bar-2)" fillOpacity={0.35} isAnimationActive={false} activeDot={false} />
          <Line dataKey="leads" stroke="var(--rr-bar)" strokeWidth={2} dot={{ r: 3, fill: 'var(--rr-bar)' }} isAnimationActive={false} />
          {wanted !== null && <ReferenceLine x={wanted} stroke="var(--rr-quiet)" strokeDasharray="3 3" label={label(words.suggestedMark, 'var(--rr-quiet)', wanted)} />}
          {own !== undefined && <ReferenceLine x={own} stroke="var(--rr-signal)" strokeWidth={2} label={label(words.ownMark, 'var(--rr-text)', own, near ? 16 : 0)} />}
        </ComposedChart>
      </ResponsiveContainer>
      <figcaption className="quiet small">{words.axes}</figcaption>
    </figure>
  );
}

function StepTable({ steps, onBid }: { steps: readonly LandscapeStep[]; onBid?: (minor: string) => void }) {
  const { t, fmt } = useI18n();
  const { numbers, money } = useRanges();
  const words = t.campaign.landscape;
  const columns: Column<LandscapeStep>[] = [
    { id: 'bid', header: words.bid, cell: ({ bid }) => fmt.moneyShort(bid) },
    { id: 'leads', header: words.leadsHead, end: true, cell: ({ leadsLow, leadsHigh }) => numbers(leadsLow, leadsHigh) },
    { id: 'cost', header: words.cost, end: true, cell: ({ costLow, costHigh }) => money(costLow, costHigh) },
    { id: 'price', header: words.price, end: true, cell: ({ priceLow, priceHigh }) => money(priceLow, priceHigh) },
    { id: 'shown', header: words.shown, end: true, cell: ({ shownPercent }) => fmt.percent(shownPercent / 100) },
  ];
  if (onBid) {
    columns.push({
      id: 'take',
      header: t.common.actions,
      end: true,
      cell: ({ bid }) => (
        <Button size="compact-xs" aria-label={words.takeBid(fmt.moneyShort(bid))} onClick={() => onBid(bid.minor)}>
          {words.take}
        </Button>
      ),
    });
  }
  return <DataTable label={words.curve} columns={columns} rows={steps} rowKey={(step) => step.bid.minor} />;
}
