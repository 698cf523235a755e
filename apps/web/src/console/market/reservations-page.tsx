import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ForwardBooksDocument, SiteReservationsDocument, type ForwardBooksQuery } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { RESERVATION_STATES } from '../../ui/codes.js';
import { DataTable } from '../../ui/data-table.js';
import { Figure, FigureRow } from '../../ui/figure.js';
import { FilterSelect } from '../../ui/filter-select.js';
import { lastCursor, List, PAGE_SIZE } from '../../ui/list.js';
import { Page, Panel } from '../../ui/page.js';
import { EmptyState, Loaded } from '../../ui/states.js';
import { MarketNav } from './market-nav.js';
import { useProductColumns, useReservationColumns } from './reservation-columns.js';
import classes from './market.module.css';

const route = getRouteApi('/console/market/reservations');
/** The range of a prediction holds what comes four times out of five. */
const PROMISED = 0.8;

/** The market of coming moments: what was foretold, who reserved it, and what came of it. */
export function ReservationsPage() {
  const { t } = useI18n();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const words = t.market.reservations;
  const books = useQuery({ queryKey: ['forward-books'], queryFn: () => request(ForwardBooksDocument) });
  const load = async (first: number, after: string | undefined) => (await request(SiteReservationsDocument, { first, after: after ?? null, state: search.state ?? null })).siteReservations;
  const answer = useQuery({ queryKey: ['site-reservations', search], queryFn: () => load(PAGE_SIZE, lastCursor(search)), placeholderData: keepPreviousData });
  const columns = useReservationColumns();
  return (
    <Page title={words.title} lead={words.lead}>
      <MarketNav />
      <Loaded answer={books} rows={6}>
        {(found) => <Books books={found} />}
      </Loaded>
      <List
        label={words.list}
        columns={columns}
        rowKey={(reservation) => reservation.id}
        answer={answer}
        load={load}
        search={search}
        onSearch={({ trail }) => void navigate({ search: (before) => ({ ...before, trail }) })}
        filters={
          <FilterSelect
            label={words.state}
            all={t.common.all}
            value={search.state}
            options={RESERVATION_STATES}
            name={(state) => t.codes.reservationState[state] ?? state}
            onChange={(state) => void navigate({ search: { state } })}
          />
        }
        filtered={search.state !== undefined}
        onClear={() => void navigate({ search: {} })}
        empty={<EmptyState title={words.empty} text={words.emptyText} />}
      />
    </Page>
  );
}

function Books({ books: { siteForwardCalibration: calibration, siteForwardProducts: products } }: { books: ForwardBooksQuery }) {
  const { t, fmt } = useI18n();
  const words = t.market.reservations;
  const columns = useProductColumns();
  const share = (value: number | null) => (value === null ? t.common.none : fmt.percent(value));
  return (
    <>
      <FigureRow>
        <Figure label={words.coverage} value={share(calibration.coverage)} hint={words.promised(fmt.percent(PROMISED))} />
        <Figure label={words.ratio} value={share(calibration.ratio)} hint={words.ratioHint} />
        <Figure label={words.predictions} value={fmt.number(calibration.predictions)} hint={words.predictionsHint} />
      </FigureRow>
      <div className={classes.books}>
        <Panel title={words.products} note={words.productsText} flush>
          {products.length === 0 ? <EmptyState title={words.noProducts} text={words.noProductsText} /> : <DataTable label={words.products} columns={columns} rows={products} rowKey={({ id }) => id} />}
        </Panel>
      </div>
    </>
  );
}
