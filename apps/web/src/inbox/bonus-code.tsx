import { Button, CopyButton, Skeleton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { OfferFullFragment } from '../api/operations.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useMe } from '../session/session.js';
import { daysLeft } from './days-left.js';
import classes from './offer.module.css';

/** The bonus in hand: the code to say, the picture to show, the day it ends. */
export function BonusCode({ offer }: { offer: OfferFullFragment }) {
  const { t, fmt } = useI18n();
  const { site } = useMe();
  const words = t.inbox.offer;
  const code = offer.claim?.bonusCode;
  const left = daysLeft(offer.expiresAt, site.now);
  return (
    <div className={classes.bonus}>
      <div>
        <h2 className="earned">
          <IconCheck size={20} aria-hidden /> {words.yours}
        </h2>
        <p className="quiet">{code ? words.yoursText(offer.partnerName) : words.codeSoon}</p>
        {code && (
          <>
            <p className={classes.bonusCode}>
              <span className="visually-hidden">{words.bonusCode}: </span>
              {code}
            </p>
            <CopyButton value={code}>{({ copied, copy }) => <Button onClick={copy}>{copied ? t.common.copied : t.common.copy}</Button>}</CopyButton>
            <p className="quiet small">
              {words.until(fmt.day(offer.expiresAt))} · {left < 0 ? t.inbox.over : left === 0 ? t.inbox.lastDay : t.inbox.daysLeft(left)}
            </p>
          </>
        )}
      </div>
      {code && <QrPicture text={code} />}
    </div>
  );
}

function QrPicture({ text }: { text: string }) {
  const { t } = useI18n();
  const { data } = useQuery({
    queryKey: ['qr', text],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => (await import('qrcode')).toDataURL(text, { margin: 1, width: 320, color: { dark: '#14213a', light: '#ffffff' } }),
  });
  if (!data) return <Skeleton width={160} height={160} />;
  return <img className={classes.qr} src={data} width={160} height={160} alt={t.inbox.offer.qr} />;
}
