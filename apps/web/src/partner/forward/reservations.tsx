import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CancelReservationDocument, MyReservationsDocument, type ReservationPartsFragment } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { wordsFor } from '../../ui/codes.js';
import { DataTable, type Column } from '../../ui/data-table.js';
import { useErrorText } from '../../ui/error-text.js';
import { useLossWords } from '../../ui/loss-words.js';
import { Panel } from '../../ui/page.js';
import { useProductName } from '../../ui/product-name.js';
import { EmptyState, Loaded } from '../../ui/states.js';
import { ReservationBadge } from '../../ui/status-badge.js';
import classes from './forward.module.css';

/** What one has booked, and what became of it. */
export function Reservations() {
  const { t } = useI18n();
  const words = t.forward;
  const columns = useColumns();
  const answer = useInfiniteQuery({
    queryKey: ['my-reservations'],
    queryFn: async ({ pageParam }) => (await request(MyReservationsDocument, { first: 25, after: pageParam })).myReservations,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
  });
  return (
    <Panel title={words.mine} note={words.mineNote} flush>
      <Loaded answer={answer}>
        {({ pages }) => {
          const rows = pages.flatMap(({ edges }) => edges.map(({ node }) => node));
          if (rows.length === 0) return <EmptyState title={words.none} text={words.noneText} />;
          return (
            <>
              <DataTable label={words.mine} columns={columns} rows={rows} rowKey={({ id }) => id} />
              {answer.hasNextPage && (
                <Button variant="subtle" m="md" loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
                  {words.more}
                </Button>
              )}
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}

function useColumns(): Column<ReservationPartsFragment>[] {
  const { t, fmt } = useI18n();
  const name = useProductName();
  const lossWords = useLossWords();
  const words = t.forward;
  return [
    {
      id: 'moments',
      header: words.moments,
      cell: ({ product, sharePercent }) => (
        <span className={classes.named}>
          <b>
            {fmt.percent(sharePercent / 100)} · {name.title(product)}
          </b>
          <span className="quiet small">{name.place(product)}</span>
        </span>
      ),
    },
    {
      id: 'campaign',
      header: words.campaign,
      cell: ({ campaignId, campaignName }) => (
        <Link to="/partner/campaigns/$id" params={{ id: campaignId }}>
          {campaignName}
        </Link>
      ),
    },
    {
      id: 'state',
      header: t.common.status,
      cell: (reservation) => (
        <div className={classes.named}>
          <span>
            <ReservationBadge state={reservation.state} />
          </span>
          {reservation.releaseReason && <span className="quiet small">{wordsFor(t.codes.releaseReason, reservation.releaseReason)}</span>}
          {reservation.state === 'open' && <Cancel reservation={reservation} />}
        </div>
      ),
    },
    {
      id: 'came',
      header: words.reservedCame,
      cell: ({ expected, drawn, shown, missed }) => (
        <div className={classes.named}>
          <span>{words.cameOf(fmt.number(drawn), fmt.number(expected))}</span>
          <span className={classes.track} aria-hidden>
            <span style={{ width: `${Math.min(100, (drawn / Math.max(1, expected)) * 100)}%` }} />
          </span>
          <span className="quiet small">
            {[words.shown(fmt.number(shown)), ...missed.map(({ reason, count }) => words.missed(fmt.number(count), lossWords(reason, undefined)))].join(' · ')}
          </span>
        </div>
      ),
    },
    {
      id: 'money',
      header: words.leadsMoney,
      end: true,
      cell: ({ qualified, spent, price }) => (
        <>
          <b>{t.common.leads(qualified)}</b>
          <div className="nowrap">{fmt.money(spent)}</div>
          <div className="quiet small nowrap">{words.each(fmt.money(price))}</div>
        </>
      ),
    },
  ];
}

/** Given back before its period begins, it costs nothing. */
function Cancel({ reservation }: { reservation: ReservationPartsFragment }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const errorText = useErrorText();
  const words = t.forward;
  const cancel = useMutation({
    mutationFn: () => request(CancelReservationDocument, { id: reservation.id }),
    onSuccess: async () => {
      notifications.show({ color: 'green', message: words.cancelled });
      await Promise.all([client.invalidateQueries({ queryKey: ['my-reservations'] }), client.invalidateQueries({ queryKey: ['forward-market'] })]);
    },
    onError: errorText.notify,
  });
  return (
    <Button size="compact-xs" w="fit-content" loading={cancel.isPending} aria-label={`${words.cancel}: ${reservation.campaignName}`} onClick={() => cancel.mutate()}>
      {words.cancel}
    </Button>
  );
}
