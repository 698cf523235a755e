import { Button, Modal, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { PauseCampaignDocument, ResumeCampaignDocument, type OperatedCampaignFragment } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useErrorText } from '../../ui/error-text.js';
import { CampaignBadge } from '../../ui/status-badge.js';
import { campaignKey } from './campaign-key.js';
import classes from './market.module.css';

interface CampaignStandingProps {
  campaign: OperatedCampaignFragment;
  partnerName: string;
}

/** Where a campaign stands, and the site's word on it: stopped with a note that its partner reads, or let go on. */
export function CampaignStanding({ campaign, partnerName }: CampaignStandingProps) {
  const { t } = useI18n();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [asking, dialog] = useDisclosure(false);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const words = t.market.campaign;
  const change = useMutation({
    mutationFn: (said: string | null): Promise<unknown> => (said === null ? request(ResumeCampaignDocument, { id: campaign.id }) : request(PauseCampaignDocument, { id: campaign.id, note: said })),
    onSuccess: (_, said) => {
      dialog.close();
      setNote('');
      setTried(false);
      notifications.show({ message: said === null ? words.resumed : words.paused(partnerName) });
    },
    onError: errorText.notify,
    // Also after a refusal of the server: its partner may have moved it meanwhile.
    onSettled: () => client.invalidateQueries({ queryKey: campaignKey(campaign.id) }),
  });
  const pause = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (note.trim() !== '') change.mutate(note.trim());
  };
  const runs = campaign.status === 'active' || campaign.status === 'paused';
  return (
    <div className={classes.standing}>
      <CampaignBadge status={campaign.status} />
      {campaign.pausedBy === 'operator' ? (
        <Button variant="filled" color="amber" loading={change.isPending} onClick={() => change.mutate(null)}>
          {words.resume}
        </Button>
      ) : (
        runs && <Button onClick={dialog.open}>{words.pause}</Button>
      )}
      <Modal opened={asking} onClose={dialog.close} title={words.pauseTitle(campaign.name)} closeButtonProps={{ 'aria-label': t.common.close }}>
        <form onSubmit={pause} className={classes.verdict}>
          <p>{words.pauseText}</p>
          <Textarea label={words.why} description={words.whyHint} autosize minRows={2} maxLength={1_000} data-autofocus value={note} error={tried && note.trim() === '' && t.market.rules.noteNeeded} onChange={(event) => setNote(event.currentTarget.value)} />
          <div className={classes.verdictActions}>
            <Button onClick={dialog.close}>{t.common.cancel}</Button>
            <Button type="submit" variant="filled" color="red" loading={change.isPending}>
              {words.pause}
            </Button>
          </div>
        </form>
      </Modal>
    </div>
  );
}
