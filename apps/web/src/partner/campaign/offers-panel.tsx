import { Badge } from '@mantine/core';
import type { CampaignFullFragment, CampaignOfferPartsFragment } from '../../api/operations.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Panel } from '../../ui/page.js';
import classes from './campaign-page.module.css';
import { OfferCodes } from './offer-codes.js';

const TONE = { approved: 'green', refused: 'red', draft: 'ink' } as const;

/** What users read, in every language; a changed text stands beside the one that is shown until the site has read it. */
export function OffersPanel({ campaign }: { campaign: CampaignFullFragment }) {
  const { t } = useI18n();
  const words = t.campaignPage.offers;
  const { offers } = campaign;
  const weights = offers.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <Panel title={words.title} note={offers.length > 1 ? words.inTurn : undefined}>
      {offers.map((offer) => (
        <Offer key={offer.id} offer={offer} share={offers.length > 1 ? offer.weight / weights : null} />
      ))}
    </Panel>
  );
}

type OfferText = CampaignOfferPartsFragment['texts'][number];

function Offer({ offer, share }: { offer: CampaignOfferPartsFragment; share: number | null }) {
  const { t, fmt } = useI18n();
  const words = t.campaignPage.offers;
  // What stays as it is waits for nobody.
  const stays = (text: OfferText) => offer.texts.some((shown) => shown.language === text.language && shown.title === text.title && shown.text === text.text && shown.terms === text.terms);
  const changed = offer.changedTexts?.filter((text) => !stays(text)) ?? [];
  const facts = [
    share !== null && words.share(fmt.percent(share)),
    words.validDays(t.common.days(offer.validDays)),
    offer.expiresAt && words.until(fmt.day(offer.expiresAt)),
    offer.keepsRivalsAway && words.keepsRivalsAway,
  ];
  return (
    <section className={classes.offer}>
      <div className={classes.offerHead}>
        <Badge color={TONE[offer.status]}>{t.codes.offerStatus[offer.status]}</Badge>
        {offer.waits && offer.status === 'approved' && <Badge color="amber">{words.waits}</Badge>}
        <span className="quiet small">{facts.filter(Boolean).join(' · ')}</span>
      </div>
      {offer.reviewNote && <p className={classes.note}>{words.said(offer.reviewNote)}</p>}
      <div className={classes.texts}>
        {offer.texts.map((text) => (
          <Text key={text.language} text={text} label={changed.length > 0 ? words.shownNow : null} />
        ))}
        {changed.map((text) => <Text key={`changed ${text.language}`} text={text} label={words.instead} />)}
      </div>
      {offer.codeKind === 'pool' && <OfferCodes offerId={offer.id} />}
    </section>
  );
}

function Text({ text, label }: { text: OfferText; label: string | null }) {
  const { t } = useI18n();
  return (
    <article lang={text.language} className={classes.text}>
      <p className="quiet small">{[t.campaign.language[text.language], label].filter(Boolean).join(' · ')}</p>
      <h3>{text.title}</h3>
      <p>{text.text}</p>
      {text.terms && <p className="quiet small">{text.terms}</p>}
    </article>
  );
}
