import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useI18n } from '../../i18n/i18n-context.js';
import { useMe } from '../../session/session.js';
import { BrandMark } from '../../ui/brand-mark.js';
import { Panel } from '../../ui/page.js';
import { isOwn } from '../../ui/site-words.js';
import type { TypedText } from './campaign-draft.js';
import classes from './offer-preview.module.css';

const WAYS = ['widget', 'email', 'phone'] as const;
type Way = (typeof WAYS)[number];
const DAY_MS = 86_400_000;

interface Shown {
  partnerName: string;
  text: TypedText;
  validDays: string;
  stages: readonly string[];
}

/** The offer while it is being written, in the three places a user may meet it. */
export function OfferPreview(shown: Shown) {
  const { t } = useI18n();
  const [way, setWay] = useState<Way>('widget');
  const words = t.campaign.offer;
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
      {way === 'widget' && <Card {...shown} />}
      {way === 'email' && (
        <div className={classes.email}>
          <p className={classes.subject}>{words.previewSubject(shown.partnerName)}</p>
          <div className={classes.letter}>
            <p>{words.previewGreeting}</p>
            <Card {...shown} />
            <p className="quiet small">{words.previewUnsubscribe}</p>
          </div>
        </div>
      )}
      {way === 'phone' && (
        <div className={classes.phone}>
          <p className={classes.phoneBar}>
            <BrandMark size={16} /> {t.inbox.title}
          </p>
          <Card {...shown} />
        </div>
      )}
    </Panel>
  );
}

function Card({ partnerName, text, validDays, stages }: Shown) {
  const { t, fmt } = useI18n();
  const { site } = useMe();
  const words = t.campaign.offer;
  const days = Number(validDays) || 0;
  // The reason of the example is one of a car's life.
  const ofTheSitesOwn = stages.length > 0 && stages.every(isOwn);
  return (
    <div className={classes.card}>
      <p className={classes.partner}>{partnerName}</p>
      <p className={classes.title}>{text.title || words.titleExample}</p>
      <p className={classes.text}>{text.text || words.textExample}</p>
      <p className="quiet small">
        {[!ofTheSitesOwn && words.because, days > 0 && words.until(fmt.day(new Date(Date.parse(site.now) + days * DAY_MS).toISOString()))].filter(Boolean).join(' · ')}
      </p>
      <p className={classes.buttons}>
        <span className={classes.take}>{words.take}</span> <span className={classes.not}>{t.inbox.offer.notForMe}</span>
      </p>
      <p className="quiet small">{text.terms || words.termsExample}</p>
    </div>
  );
}
