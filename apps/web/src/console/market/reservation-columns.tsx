import { Link } from '@tanstack/react-router';
import type { SiteProductPartsFragment, SiteReservationPartsFragment } from '../../api/operations.js';
import { currencyDigits, minorToDecimal } from '../../i18n/format.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { wordsFor } from '../../ui/codes.js';
import type { Column } from '../../ui/data-table.js';
import { useLossWords } from '../../ui/loss-words.js';
import { useProductName } from '../../ui/product-name.js';
import { ReservationBadge } from '../../ui/status-badge.js';
import classes from './market.module.css';

export function useProductColumns(): Column<SiteProductPartsFragment>[] {
  const { t, fmt } = useI18n();
  const name = useProductName();
  const words = t.market.reservations;
  return [
    {
      id: 'product',
      header: words.product,
      cell: (product) => (
        <span className={classes.named}>
          <b>{name.title(product)}</b>
          <span className="quiet small">{name.place(product)}</span>
        </span>
      ),
    },
    { id: 'range', header: words.range, cell: (product) => <Foretold product={product} /> },
    {
      id: 'taken',
      header: words.taken,
      end: true,
      cell: ({ takenPercent, freePercent }) => (
        <>
          {fmt.percent(takenPercent / 100)}
          <div className="quiet small">{words.free(fmt.percent(freePercent / 100))}</div>
        </>
      ),
    },
    { id: 'price', header: words.price, end: true, cell: ({ price }) => fmt.money(price) },
  ];
}

/** The range that was foretold, what was expected in it, and what came: all on one scale that begins at nothing. */
function Foretold({ product: { low, expected, high, realised, settledAt } }: { product: SiteProductPartsFragment }) {
  const { t, fmt } = useI18n();
  const words = t.market.reservations;
  const most = Math.max(high, realised ?? 0, 1) * 1.05;
  const at = (count: number) => `${(count / most) * 100}%`;
  const came = realised === null ? '' : settledAt === null ? words.soFar(fmt.number(realised)) : words.came(fmt.number(realised));
  return (
    <div className={classes.foretold}>
      <span className={classes.scale} aria-hidden>
        <span className={classes.range} style={{ insetInlineStart: at(low), width: at(high - low) }} />
        <span className={classes.expected} style={{ insetInlineStart: at(expected) }} />
        {realised !== null && <span className={classes.came} data-open={settledAt === null || undefined} style={{ insetInlineStart: at(realised) }} />}
      </span>
      <span className="small">
        {came && <b className="nowrap">{came}, </b>}
        <span className="quiet">{words.expected(fmt.number(expected), fmt.number(low), fmt.number(high))}</span>
      </span>
    </div>
  );
}

export function useReservationColumns(): Column<SiteReservationPartsFragment>[] {
  const { t, fmt } = useI18n();
  const name = useProductName();
  const lossWords = useLossWords();
  const words = t.market.reservations;
  return [
    {
      id: 'reservation',
      header: words.reservation,
      cell: (reservation) => (
        <span className={classes.named}>
          <Link to="/console/partners/$id/campaigns/$campaign" params={{ id: reservation.partnerId, campaign: reservation.campaignId }}>
            {reservation.partnerName}
          </Link>
          <span className="quiet small">{reservation.campaignName}</span>
        </span>
      ),
      csv: ({ partnerName }) => partnerName,
    },
    {
      id: 'product',
      header: words.product,
      cell: ({ product, sharePercent }) => (
        <span className={classes.named}>
          <span>
            {fmt.percent(sharePercent / 100)} · {name.title(product)}
          </span>
          <span className="quiet small">{name.place(product)}</span>
        </span>
      ),
      csv: ({ product }) => `${name.title(product)}, ${name.place(product)}`,
    },
    { id: 'share', header: words.share, csv: ({ sharePercent }) => sharePercent },
    {
      id: 'state',
      header: words.state,
      cell: ({ state, releaseReason }) => (
        <>
          <ReservationBadge state={state} />
          {releaseReason && <div className="quiet small">{wordsFor(t.codes.releaseReason, releaseReason)}</div>}
        </>
      ),
      csv: ({ state }) => state,
    },
    {
      id: 'reserved',
      header: words.reserved,
      cell: ({ drawn, expected, shown, missed }) => (
        <div className={classes.foretold}>
          <span className={classes.scale} data-filled aria-hidden>
            <span className={classes.range} style={{ insetInlineStart: 0, width: `${Math.min(100, (drawn / Math.max(1, expected)) * 100)}%` }} />
            <span className={classes.filled} style={{ width: `${Math.min(100, (shown / Math.max(1, expected)) * 100)}%` }} />
          </span>
          <span className="small">
            {words.ofReserved(fmt.number(drawn), fmt.number(expected))}, {words.shownOf(fmt.number(shown))}
          </span>
          {missed[0] && <span className="quiet small">{words.missed(fmt.number(missed[0].count), lossWords(missed[0].reason, undefined))}</span>}
        </div>
      ),
      csv: ({ drawn }) => drawn,
    },
    {
      id: 'earned',
      header: words.earned,
      end: true,
      cell: ({ qualified, spent, price }) => (
        <>
          {t.common.leads(qualified)}, <span className="nowrap">{fmt.money(spent)}</span>
          <div className="quiet small nowrap">{words.each(fmt.money(price))}</div>
        </>
      ),
      csv: ({ spent }) => minorToDecimal(spent.minor, currencyDigits(spent.currency)),
    },
  ];
}
