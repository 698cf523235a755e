import { Alert, Button, Collapse } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconChevronDown } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { DismissOfferDocument, MyOfferDocument, type DismissReason, type OfferFullFragment } from '../api/operations.js';
import { ApiError, request } from '../api/request.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useErrorText } from '../ui/error-text.js';
import { Page } from '../ui/page.js';
import { Loaded } from '../ui/states.js';
import { BonusCode } from './bonus-code.js';
import { ClaimForm } from './claim-form.js';
import { CodeForm } from './code-form.js';
import classes from './offer.module.css';

const route = getRouteApi('/me/offers/$id');

export function OfferPage() {
  const { t } = useI18n();
  const { id } = route.useParams();
  const answer = useQuery({
    queryKey: ['my-offer', id],
    queryFn: async () => {
      const { myOffer } = await request(MyOfferDocument, { id });
      if (!myOffer) throw new ApiError('NOT_FOUND', 'No such offer');
      return myOffer;
    },
    // The verdict of the lead contract comes a moment after the code.
    refetchInterval: ({ state }) => (state.data && waiting(state.data) ? 1_500 : false),
  });
  const offer = answer.data;
  return (
    <Page title={offer?.title ?? (answer.isError ? t.inbox.title : '…')} lead={offer && t.inbox.from(offer.partnerName)} back={{ to: '/me', label: t.inbox.offer.back }} narrow>
      <Loaded answer={answer}>
        {(loaded) => (
          <>
            <section className={classes.offer}>
              <p className={classes.text}>{loaded.text}</p>
              <p className="quiet small">
                {t.inbox.offer.terms}: {loaded.terms}
              </p>
              <p className={classes.facts}>
                <span>{loaded.reason}</span>
                <Expiry offer={loaded} />
              </p>
            </section>
            <section className={classes.action} aria-live="polite">
              <Action offer={loaded} />
            </section>
            <WhyMe offer={loaded} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function waiting(offer: OfferFullFragment): boolean {
  return offer.state === 'verified' && !offer.claim?.bonusCode && ['submitted', 'verifying', 'qualified'].includes(offer.claim?.status ?? '');
}

function Expiry({ offer }: { offer: OfferFullFragment }) {
  const { t, fmt } = useI18n();
  return <span className="nowrap">{t.inbox.offer.until(fmt.day(offer.expiresAt))}</span>;
}

/** What can be done with the offer as it stands now. */
function Action({ offer }: { offer: OfferFullFragment }) {
  const { t } = useI18n();
  const words = t.inbox.offer;
  const { claim } = offer;
  if (claim?.status === 'rejected') return <Ended title={words.rejected} text={words.rejectedText} />;
  if (claim?.status === 'duplicate') return <Ended title={words.duplicate} text={words.duplicateText} />;
  if (claim?.status === 'expired') return <Ended title={words.claimExpired} text={words.claimExpiredText} />;
  if (offer.state === 'verified') return <BonusCode offer={offer} />;
  if (claim && offer.state === 'claimed') return <CodeForm claim={claim} />;
  if (offer.state === 'expired') return <Ended title={words.expired} text={words.expiredText} />;
  return (
    <>
      {offer.state === 'dismissed' && (
        <Alert color="ink" mb="md">
          {words.dismissed}
        </Alert>
      )}
      <ClaimForm offer={offer} />
      {offer.state === 'fresh' && <Dismiss id={offer.id} />}
    </>
  );
}

function Ended({ title, text }: { title: string; text: string }) {
  return (
    <>
      <h2>{title}</h2>
      <p className="quiet">{text}</p>
    </>
  );
}

const REASONS: readonly { reason: DismissReason; word: 'later' | 'alreadyDone' | 'notForMe' }[] = [
  { reason: 'later', word: 'later' },
  { reason: 'already_done', word: 'alreadyDone' },
  { reason: 'not_relevant', word: 'notForMe' },
];

function Dismiss({ id }: { id: string }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const client = useQueryClient();
  const errorText = useErrorText();
  const dismiss = useMutation({
    mutationFn: (reason: DismissReason) => request(DismissOfferDocument, { offerId: id, reason }),
    onSuccess: async () => {
      notifications.show({ message: t.inbox.offer.putAway });
      await client.invalidateQueries({ queryKey: ['my-offers'] });
      client.removeQueries({ queryKey: ['my-offer', id] });
      await navigate({ to: '/me' });
    },
    onError: errorText.notify,
  });
  return (
    <div className={classes.dismiss}>
      <span className="quiet">{t.inbox.offer.others}</span>
      {REASONS.map(({ reason, word }) => (
        <Button key={reason} size="xs" variant="subtle" disabled={dismiss.isPending} onClick={() => dismiss.mutate(reason)}>
          {t.inbox.offer[word]}
        </Button>
      ))}
    </div>
  );
}

/** Nobody should wonder how an offer found him: the fact, the rule, the partner's wish, and what stays hidden. */
function WhyMe({ offer }: { offer: OfferFullFragment }) {
  const { t } = useI18n();
  const [open, { toggle }] = useDisclosure(false);
  const words = t.inbox.why;
  const facts: readonly [string, string][] = [
    [words.fact, offer.whyMe.fact],
    [words.rule, offer.whyMe.rule],
    [words.partnerChoice, offer.whyMe.partnerChoice],
  ];
  return (
    <section className={classes.why}>
      <button type="button" className={classes.whyButton} aria-expanded={open} onClick={toggle}>
        {words.title} <IconChevronDown size={16} aria-hidden />
      </button>
      <Collapse expanded={open}>
        <dl>
          {facts.map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          <div>
            <dt>{words.never}</dt>
            {offer.whyMe.neverShared.map((each) => (
              <dd key={each} className={classes.never}>
                {each}
              </dd>
            ))}
          </div>
        </dl>
        <p className="quiet small">
          {offer.whyMe.switchOff} <Link to="/me/preferences">{t.inbox.toPreferences}</Link>
        </p>
      </Collapse>
    </section>
  );
}
