import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { SetCampaignStatusDocument, type CampaignFullFragment, type CampaignStatus } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useErrorText } from '../../ui/error-text.js';
import { CampaignBadge } from '../../ui/status-badge.js';
import classes from './campaign-page.module.css';

/** What its partner may do with it now. Ending is for good, so it asks first. */
export function CampaignActions({ campaign }: { campaign: CampaignFullFragment }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [ending, asking] = useDisclosure(false);
  const words = t.campaignPage.actions;
  const { id, status, pausedBy } = campaign;
  const move = useMutation({
    mutationFn: (to: CampaignStatus) => request(SetCampaignStatusDocument, { id, status: to }),
    onSuccess: async (_, to) => {
      asking.close();
      notifications.show({ color: 'green', message: words.done[to] });
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'my-campaigns' || queryKey.includes(id) });
    },
    onError: errorText.notify,
  });
  const button = (to: CampaignStatus, label: string, main = false) => (
    <Button key={to} {...(main && { variant: 'filled', color: 'amber' })} loading={move.isPending && move.variables === to} onClick={() => move.mutate(to)}>
      {label}
    </Button>
  );
  return (
    <div className={classes.actions}>
      <CampaignBadge status={status} />
      {status !== 'ended' && <Button renderRoot={(props) => <Link to="/partner/campaigns/$id/edit" params={{ id }} {...props} />}>{words.change}</Button>}
      {status === 'review' && button('draft', words.takeBack)}
      {status === 'active' && button('paused', t.partner.campaigns.pause)}
      {(status === 'active' || status === 'paused') && <Button onClick={asking.open}>{words.end}</Button>}
      {status === 'paused' && pausedBy !== 'operator' && button('active', t.partner.campaigns.resume, true)}
      {status === 'draft' && button('review', t.partner.campaigns.handIn, true)}
      <Modal opened={ending} onClose={asking.close} title={words.endTitle(campaign.name)}>
        <p>{words.endText}</p>
        <div className={classes.answers}>
          <Button onClick={asking.close}>{t.common.cancel}</Button>
          <Button variant="filled" color="red" loading={move.isPending} onClick={() => move.mutate('ended')}>
            {words.end}
          </Button>
        </div>
      </Modal>
    </div>
  );
}
