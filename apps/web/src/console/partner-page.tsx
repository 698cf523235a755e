import { Alert, Button, Modal, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { PartnerDocument, SetPartnerStatusDocument, TopUpWalletDocument, type PartnerQuery } from '../api/operations.js';
import { ApiError, request } from '../api/request.js';
import { currencyDigits, decimalToMinor } from '../i18n/format.js';
import { useI18n } from '../i18n/i18n-context.js';
import { CampaignTable } from '../partner/campaign-table.js';
import { useErrorText } from '../ui/error-text.js';
import { Figure, FigureRow } from '../ui/figure.js';
import { Page, Panel } from '../ui/page.js';
import { EmptyState, Loaded } from '../ui/states.js';
import { useVocabulary } from '../ui/vocabulary.js';
import classes from './partner.module.css';

const route = getRouteApi('/console/partners/$id');
type Partner = NonNullable<PartnerQuery['partner']>;

export function PartnerPage() {
  const { t, fmt } = useI18n();
  const { id } = route.useParams();
  const answer = useQuery({
    queryKey: ['partner', id],
    queryFn: async () => {
      const { partner } = await request(PartnerDocument, { id });
      if (!partner) throw new ApiError('NOT_FOUND', 'No such partner');
      return partner;
    },
  });
  const { categoryName } = useVocabulary();
  const partner = answer.data;
  const words = t.console.partner;
  return (
    <Page
      title={partner?.name ?? (answer.isError ? t.console.partners.title : '…')}
      lead={partner && fmt.list(partner.categories.map(categoryName))}
      back={{ to: '/console/partners', label: words.back }}
      actions={partner && <Standing partner={partner} />}
    >
      <Loaded answer={answer}>
        {(loaded) => (
          <>
            {loaded.status === 'suspended' && (
              <Alert color="red" mb="lg">
                {words.suspendedNote}
              </Alert>
            )}
            <Figures partner={loaded} />
            <div className={classes.stack}>
              <TopUp partner={loaded} />
              <Panel title={words.campaigns} flush>
                {loaded.campaigns.length > 0 ? <CampaignTable label={words.campaigns} campaigns={loaded.campaigns} partnerId={loaded.id} /> : <EmptyState title={words.noCampaigns} text={words.noCampaignsText} />}
              </Panel>
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Figures({ partner }: { partner: Partner }) {
  const { t, fmt } = useI18n();
  const words = t.console.partners;
  const { wallet } = partner;
  return (
    <FigureRow>
      <Figure label={words.available} value={fmt.money(wallet.available)} hint={wallet.daysLeft === null ? undefined : t.partner.wallet.lasts(t.common.days(Math.floor(wallet.daysLeft)))} />
      <Figure label={words.held} value={fmt.money(wallet.held)} />
      <Figure label={words.spend30} value={fmt.money(partner.spend30)} />
      <Figure label={words.leads30} value={fmt.number(partner.leads30)} />
      <Figure label={words.acceptance} value={partner.leads30 === 0 ? t.common.none : fmt.percent(partner.acceptance30)} />
    </FigureRow>
  );
}

/** Suspending stops money and offers at once, so it asks first; activating does not. */
function Standing({ partner }: { partner: Partner }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [asking, dialog] = useDisclosure(false);
  const words = t.console.partner;
  const change = useMutation({
    mutationFn: (status: Partner['status']) => request(SetPartnerStatusDocument, { partnerId: partner.id, status }),
    onSuccess: async ({ setPartnerStatus }) => {
      dialog.close();
      notifications.show({ message: setPartnerStatus.status === 'active' ? words.activated : words.suspended });
      await client.invalidateQueries({ queryKey: ['partner', partner.id] });
      await client.invalidateQueries({ queryKey: ['partners'] });
    },
    onError: errorText.notify,
  });
  if (partner.status === 'suspended') {
    return (
      <Button variant="filled" color="amber" loading={change.isPending} onClick={() => change.mutate('active')}>
        {words.activate}
      </Button>
    );
  }
  return (
    <>
      <Button onClick={dialog.open}>{words.suspend}</Button>
      <Modal opened={asking} onClose={dialog.close} title={words.suspendTitle(partner.name)} closeButtonProps={{ 'aria-label': t.common.close }}>
        <p className={classes.dialogText}>{words.suspendText}</p>
        <div className={classes.dialogActions}>
          <Button onClick={dialog.close} data-autofocus>
            {t.common.cancel}
          </Button>
          <Button variant="filled" color="red" loading={change.isPending} onClick={() => change.mutate('suspended')}>
            {words.suspend}
          </Button>
        </div>
      </Modal>
    </>
  );
}

function TopUp({ partner }: { partner: Partner }) {
  const { t, fmt } = useI18n();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [typed, setTyped] = useState({ amount: '', reference: '' });
  const [tried, setTried] = useState(false);
  const words = t.console.partner;
  const { currency } = partner.wallet.available;
  const minor = decimalToMinor(typed.amount, currencyDigits(currency));
  const reference = typed.reference.trim();
  const book = useMutation({
    mutationFn: (amountMinor: string) => request(TopUpWalletDocument, { partnerId: partner.id, amountMinor, reference }),
    onSuccess: async (_, amountMinor) => {
      notifications.show({ color: 'green', message: words.booked(fmt.money({ minor: amountMinor, currency })) });
      setTyped({ amount: '', reference: '' });
      setTried(false);
      await client.invalidateQueries({ queryKey: ['partner', partner.id] });
    },
    onError: errorText.notify,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (minor && reference) book.mutate(minor);
  };
  return (
    <Panel title={words.topUp} note={words.topUpText}>
      <form onSubmit={submit} noValidate className={classes.form}>
        <TextInput
          label={`${words.amount}, ${currency}`}
          inputMode="decimal"
          autoComplete="off"
          value={typed.amount}
          onChange={(event) => setTyped({ ...typed, amount: event.currentTarget.value })}
          error={tried && !minor && words.amountWrong}
        />
        <TextInput
          label={words.reference}
          placeholder={words.referenceHint}
          autoComplete="off"
          value={typed.reference}
          onChange={(event) => setTyped({ ...typed, reference: event.currentTarget.value })}
          error={tried && !reference && words.referenceWrong}
        />
        <Button type="submit" variant="filled" color="amber" loading={book.isPending}>
          {words.book}
        </Button>
      </form>
    </Panel>
  );
}
