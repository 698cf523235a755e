import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useI18n } from '../i18n/i18n-context.js';
import { useMe } from '../session/session.js';
import { BrandMark } from '../ui/brand-mark.js';
import { Panel } from '../ui/page.js';
import { isOwn } from '../ui/site-words.js';
import type { CampaignDraft } from './campaign-draft.js';
import classes from './offer-preview.module.css';

const WAYS = ['widget', 'email', 'phone'] as const;
type Way = (typeof WAYS)[number];
const DAY_MS = 86_400_000;

/** The offer while it is being written, in the three places a driver may meet it. */
export function OfferPreview({ partnerName, draft }: { partnerName: string; draft: CampaignDraft }) {
  const { t } = useI18n();
  const [way, setWay] = useState<Way>('widget');
  const words = t.partner.form;
  return (
    <Panel title={words.preview}>
      <SegmentedControl
        fullWidth
        size="xs"
        mb={16}
        aria-label={words.preview}
        value={way}
        data={WAYS.map((each) => ({ value: each, label: words.previewAs[each] }))}
        onChange={(chosen) => setWay(WAYS.find((each) => each === chosen) ?? 'widget')}
      />
      {way === 'widget' && <Card partnerName={partnerName} draft={draft} />}
      {way === 'email' && (
        <div className={classes.email}>
          <p className={classes.subject}>{words.previewSubject(partnerName)}</p>
          <div className={classes.letter}>
            <p>{words.previewGreeting}</p>
            <Card partnerName={partnerName} draft={draft} />
            <p className="quiet small">{words.previewUnsubscribe}</p>
          </div>
        </div>
      )}
      {way === 'phone' && (
        <div className={classes.phone}>
          <p className={classes.phoneBar}>
            <BrandMark size={16} /> {t.inbox.title}
          </p>
          <Card partnerName={partnerName} draft={draft} />
        </div>
      )}
    </Panel>
  );
}

function Card({ partnerName, draft }: { partnerName: string; draft: CampaignDraft }) {
  const { t, fmt } = useI18n();
  const { site } = useMe();
  const words = t.partner.form;
  const days = Number(draft.validDays) || 0;
  // The reason of the example is one of a car's life.
  const ofTheSitesOwn = draft.stages.length > 0 && draft.stages.every(isOwn);
  return (
    <div className={classes.card}>
      <p className={classes.partner}>{partnerName}</p>
      <p className={classes.title}>{draft.offerTitle || words.offerTitleExample}</p>
      <p className={classes.text}>{draft.offerText || words.offerBodyExample}</p>
      <p className="quiet small">
        {[!ofTheSitesOwn && words.because, days > 0 && words.until(fmt.day(new Date(Date.parse(site.now) + days * DAY_MS).toISOString()))].filter(Boolean).join(' · ')}
      </p>
      <p className={classes.buttons}>
        <span className={classes.take}>{words.take}</span> <span className={classes.not}>{t.inbox.offer.notForMe}</span>
      </p>
      <p className="quiet small">{draft.offerTerms || words.offerTermsExample}</p>
    </div>
  );
}
