import { Button, Modal, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { CampaignsToReserveDocument, ReserveDocument, type CampaignsToReserveQuery, type OnSaleFragment } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useErrorText } from '../../ui/error-text.js';
import { useProductName } from '../../ui/product-name.js';
import { Loaded } from '../../ui/states.js';
import classes from './forward.module.css';

type Campaign = CampaignsToReserveQuery['myCampaigns']['edges'][number]['node'];

const STEP = 5;
const MOST = 50;

/** Books a share of a product for one of one's campaigns, at the price of now. */
export function ReserveDialog({ product, onClose }: { product: OnSaleFragment; onClose: () => void }) {
  const { t } = useI18n();
  const name = useProductName();
  const campaigns = useQuery({
    queryKey: ['my-campaigns', 'for-reservations'],
    queryFn: async () => (await request(CampaignsToReserveDocument)).myCampaigns.edges.map(({ node }) => node),
  });
  return (
    <Modal opened onClose={onClose} title={t.forward.reserveTitle(name.title(product))}>
      <p className="quiet small">{name.place(product)}</p>
      <Loaded answer={campaigns} rows={3}>
        {(loaded) => <Booking product={product} campaigns={loaded.filter((campaign) => canServe(campaign, product))} onClose={onClose} />}
      </Loaded>
    </Modal>
  );
}

/** As the server asks it: what it would refuse is not offered. */
function canServe({ status, category, stages, targeting: { regions }, startsAt, endsAt }: Campaign, product: OnSaleFragment): boolean {
  const runs = status === 'active' || status === 'paused';
  const isWanted = category === product.category && (stages.length === 0 || stages.includes(product.stage));
  const isThere = regions.length === 0 || (product.region !== null && regions.includes(product.region));
  const begins = startsAt === null || Date.parse(startsAt) <= Date.parse(product.startsAt);
  const lasts = endsAt === null || Date.parse(endsAt) >= Date.parse(product.endsAt);
  return runs && isWanted && isThere && begins && lasts;
}

function Booking({ product, campaigns, onClose }: { product: OnSaleFragment; campaigns: readonly Campaign[]; onClose: () => void }) {
  const { t, fmt } = useI18n();
  const client = useQueryClient();
  const errorText = useErrorText();
  const words = t.forward;
  const shares = Array.from({ length: Math.floor(Math.min(MOST, product.freePercent) / STEP) }, (_, index) => (index + 1) * STEP);
  const [campaignId, setCampaignId] = useState<string | null>(campaigns.length === 1 ? (campaigns[0]?.id ?? null) : null);
  const [share, setShare] = useState(Math.min(10, shares.at(-1) ?? STEP));
  // One name for one opening: sent twice, it is booked once.
  const [key] = useState(() => `${product.id} ${Date.now()} ${Math.random().toString(36).slice(2)}`);
  const reserve = useMutation({
    mutationFn: (campaign: string) => request(ReserveDocument, { input: { productId: product.id, campaignId: campaign, sharePercent: share, key } }),
    onSuccess: async () => {
      notifications.show({ color: 'green', message: words.reserved });
      onClose();
      await Promise.all([client.invalidateQueries({ queryKey: ['my-reservations'] }), client.invalidateQueries({ queryKey: ['forward-market'] })]);
    },
    onError: errorText.notify,
  });
  if (campaigns.length === 0) {
    return (
      <>
        <p>{words.noCampaign}</p>
        <Button renderRoot={(props) => <Link to="/partner/campaigns/new" {...props} />}>{t.partner.campaigns.create}</Button>
      </>
    );
  }
  return (
    <div className={classes.booking}>
      <Select label={words.campaign} value={campaignId} data={campaigns.map(({ id, name }) => ({ value: id, label: name }))} onChange={setCampaignId} />
      <Select label={words.share} allowDeselect={false} value={String(share)} data={shares.map((each) => ({ value: String(each), label: fmt.percent(each / 100) }))} onChange={(chosen) => setShare(Number(chosen ?? share))} />
      <p>{words.wouldBe(fmt.number(Math.round((product.expected * share) / 100)), fmt.money(product.price))}</p>
      <p className="quiet small">{words.terms}</p>
      <div className={classes.answers}>
        <Button onClick={onClose}>{t.common.cancel}</Button>
        <Button variant="filled" color="amber" disabled={campaignId === null} loading={reserve.isPending} onClick={() => campaignId && reserve.mutate(campaignId)}>
          {words.reserve}
        </Button>
      </div>
    </div>
  );
}
