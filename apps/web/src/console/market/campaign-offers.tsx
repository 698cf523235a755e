import { Badge } from '@mantine/core';
import type { OperatedCampaignFragment } from '../../api/operations.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Panel } from '../../ui/page.js';
import classes from './market.module.css';

/** What users read, in every language; beside it what the partner wants them to read instead. */
export function CampaignOffers({ offers }: { offers: OperatedCampaignFragment['offers'] }) {
  const { t, fmt } = useI18n();
  const words = t.market.campaign;
  return (
    <Panel title={words.offers} note={offers.length > 1 ? words.offersText : undefined}>
      {offers.map((offer) => (
        <div key={offer.id}>
          <div className={classes.offerHead}>
            <Badge color={offer.status === 'approved' ? 'green' : offer.status === 'refused' ? 'red' : 'ink'}>{t.codes.offerStatus[offer.status]}</Badge>
            {offer.waits && offer.status === 'approved' && <Badge color="amber">{words.changeWaits}</Badge>}
            <span className="quiet small">
              {[offers.length > 1 && words.weight(offer.weight), offer.expiresAt && words.until(fmt.day(offer.expiresAt))].filter(Boolean).join(' · ')}
            </span>
          </div>
          {offer.reviewNote && <p className={classes.blocked}>{offer.reviewNote}</p>}
          <div className={classes.offers}>
            {offer.texts.map((text) => {
              const changed = offer.changedTexts?.find(({ language }) => language === text.language);
              return (
                <article key={text.language} className={classes.offer} lang={text.language}>
                  <p className="quiet small">{t.market.moderation.language[text.language]}</p>
                  <h3>{text.title}</h3>
                  <p>{text.text}</p>
                  {text.terms && <p className="quiet small">{text.terms}</p>}
                  {changed && (
                    <details className="small">
                      <summary>{words.instead}</summary>
                      <b>{changed.title}</b> {changed.text} {changed.terms}
                    </details>
                  )}
                </article>
              );
            })}
          </div>
        </div>
      ))}
    </Panel>
  );
}
