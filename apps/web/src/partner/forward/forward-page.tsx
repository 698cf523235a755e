import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ForwardMarketDocument, type OnSaleFragment } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { DataTable, type Column } from '../../ui/data-table.js';
import { Page, Panel } from '../../ui/page.js';
import { useProductName } from '../../ui/product-name.js';
import { EmptyState, Loaded } from '../../ui/states.js';
import classes from './forward.module.css';
import { Reservations } from './reservations.js';
import { ReserveDialog } from './reserve-dialog.js';

/** Shares of coming moments: what is on sale, and what one has booked. */
export function ForwardPage() {
  const { t, fmt } = useI18n();
  const words = t.forward;
  const [chosen, setChosen] = useState<OnSaleFragment>();
  const answer = useQuery({ queryKey: ['forward-market'], queryFn: () => request(ForwardMarketDocument) });
  const calibration = answer.data?.forwardCalibration;
  const columns = useColumns(setChosen);
  return (
    <Page title={words.title} lead={words.lead}>
      <div className={classes.sections}>
        <Panel title={words.onSale} note={calibration?.coverage == null ? words.promise : words.calibration(fmt.percent(calibration.coverage), calibration.predictions)} flush>
          <Loaded answer={answer}>
            {({ forwardProducts }) =>
              forwardProducts.length === 0 ? (
                <EmptyState title={words.nothing} text={words.nothingText} />
              ) : (
                <DataTable label={words.onSale} columns={columns} rows={forwardProducts} rowKey={({ id }) => id} />
              )
            }
          </Loaded>
        </Panel>
        <Reservations />
      </div>
      {chosen && <ReserveDialog key={chosen.id} product={chosen} onClose={() => setChosen(undefined)} />}
    </Page>
  );
}

function useColumns(onReserve: (product: OnSaleFragment) => void): Column<OnSaleFragment>[] {
  const { t, fmt } = useI18n();
  const name = useProductName();
  const words = t.forward;
  return [
    {
      id: 'moments',
      header: words.moments,
      cell: (product) => (
        <span className={classes.named}>
          <b>{name.title(product)}</b>
          <span className="quiet small">{name.place(product)}</span>
        </span>
      ),
    },
    {
      id: 'expected',
      header: words.expected,
      end: true,
      cell: ({ expected, low, high }) => (
        <>
          <b>{fmt.number(expected)}</b> <div className="quiet small nowrap">{words.range(fmt.number(low), fmt.number(high))}</div>
        </>
      ),
    },
    { id: 'free', header: words.free, end: true, cell: ({ freePercent }) => fmt.percent(freePercent / 100) },
    { id: 'price', header: words.price, end: true, cell: ({ price }) => fmt.money(price) },
    {
      id: 'reserve',
      header: t.common.actions,
      end: true,
      cell: (product) =>
        product.freePercent > 0 ? (
          <Button size="compact-sm" aria-label={`${words.reserve}: ${name.title(product)}, ${name.place(product)}`} onClick={() => onReserve(product)}>
            {words.reserve}
          </Button>
        ) : (
          <span className="quiet">{words.soldOut}</span>
        ),
    },
  ];
}
