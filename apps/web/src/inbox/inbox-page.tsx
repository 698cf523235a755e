import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MyOffersDocument, type OfferPartsFragment } from '../api/operations.js';
import { request } from '../api/request.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useMe } from '../session/session.js';
import { Page } from '../ui/page.js';
import { EmptyState, Loaded } from '../ui/states.js';
import { LeadBadge, OfferBadge } from '../ui/status-badge.js';
import { daysLeft } from './days-left.js';
import classes from './inbox.module.css';
import { groupOf, isOver, type Group } from './standing.js';

/** What is over is kept in sight, but must not push what counts off the screen. */
const EARLIER_SHOWN = 3;

const GROUPS: readonly Group[] = ['now', 'taken', 'earlier'];

export function InboxPage() {
  const { t } = useI18n();
  const { site } = useMe();
  const [unfolded, { open }] = useDisclosure(false);
  const answer = useInfiniteQuery({
    queryKey: ['my-offers'],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam }) => (await request(MyOffersDocument, { first: 20, after: pageParam })).myOffers,
    getNextPageParam: (last) => (last.pageInfo.hasNextPage ? last.pageInfo.endCursor : null),
  });
  return (
    <Page title={t.inbox.title} lead={t.inbox.lead} narrow>
      <Loaded answer={answer}>
        {({ pages }) => {
          const offers = pages.flatMap((page) => page.edges.map((edge) => edge.node));
          if (offers.length === 0) return <Nothing />;
          const groups = GROUPS.map((group) => ({ group, all: offers.filter((offer) => groupOf(offer, site.now) === group) }));
          const folded = !unfolded && groups.some(({ group, all }) => group === 'earlier' && all.length > EARLIER_SHOWN);
          return (
            <>
              {groups.map(({ group, all }) => (
                <Section key={group} title={t.inbox.groups[group]} offers={folded && group === 'earlier' ? all.slice(0, EARLIER_SHOWN) : all} />
              ))}
              {(folded || answer.hasNextPage) && (
                <Button fullWidth mt={16} loading={answer.isFetchingNextPage} onClick={() => (folded ? open() : void answer.fetchNextPage())}>
                  {t.inbox.more}
                </Button>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Nothing() {
  const { t } = useI18n();
  return (
    <EmptyState
      title={t.inbox.empty}
      text={t.inbox.emptyText}
      action={
        <Button component={Link} to="/me/preferences">
          {t.inbox.toPreferences}
        </Button>
      }
    />
  );
}

function Section({ title, offers }: { title: string; offers: readonly OfferPartsFragment[] }) {
  if (offers.length === 0) return null;
  return (
    <section className={classes.group} aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {offers.map((offer) => (
          <li key={offer.id}>
            <OfferCard offer={offer} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OfferCard({ offer }: { offer: OfferPartsFragment }) {
  const { t } = useI18n();
  const { site } = useMe();
  const left = daysLeft(offer.expiresAt, site.now);
  const quiet = groupOf(offer, site.now) === 'earlier';
  return (
    <article className={classes.card} data-quiet={quiet || undefined}>
      <div className={classes.meta}>
        <span>{offer.partnerName}</span>
        <Standing offer={offer} quiet={quiet} over={isOver(offer, site.now)} />
      </div>
      <h3>
        <Link to="/me/offers/$id" params={{ id: offer.id }}>
          {offer.title}
        </Link>
      </h3>
      {!quiet && <p className={classes.text}>{offer.text}</p>}
      <p className={classes.foot}>
        <span>{offer.reason}</span>
        {!quiet && <span className="nowrap">{left < 0 || offer.state === 'expired' ? t.inbox.over : left === 0 ? t.inbox.lastDay : t.inbox.daysLeft(left)}</span>}
      </p>
    </article>
  );
}

/** What is over says so in one word, however it ended; only a verdict on the claim says more. */
function Standing({ offer, quiet, over }: { offer: OfferPartsFragment; quiet: boolean; over: boolean }) {
  if (quiet && offer.claim && ['rejected', 'duplicate'].includes(offer.claim.status)) return <LeadBadge status={offer.claim.status} />;
  if (quiet && over && offer.state !== 'dismissed') return <OfferBadge state="expired" />;
  return offer.state === 'fresh' ? null : <OfferBadge state={offer.state} />;
}
