import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { currencyDigits, decimalToMinor } from '../../i18n/format.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useMe } from '../../session/session.js';
import { useOpenHours } from '../../ui/open-hours.js';
import { useVocabulary } from '../../ui/vocabulary.js';
import { LANGUAGES } from './campaign-draft.js';
import { isWritten } from './check-draft.js';
import { fieldName } from './field-name.js';
import classes from './review.module.css';
import { STEPS, stepOf, type Step } from './steps.js';
import type { CampaignForm } from './use-campaign-form.js';

/** All of it once more, and all that is wrong with it, each with the way to its step. */
export function ReviewStep({ form }: { form: CampaignForm }) {
  const { t } = useI18n();
  const words = t.campaign.review;
  const wrongs = Object.entries(form.wrongs);
  return (
    <>
      {wrongs.length > 0 ? (
        <section className={classes.wrongs} aria-label={words.wrongs(wrongs.length)}>
          <h3>{words.wrongs(wrongs.length)}</h3>
          <ul>
            {wrongs
              .toSorted(([one], [other]) => STEPS.indexOf(stepOf(one)) - STEPS.indexOf(stepOf(other)))
              .map(([path, wrong]) => (
                <li key={path}>
                  <ToStep step={stepOf(path)}>{t.campaign.wizard.step[stepOf(path)]}</ToStep>
                  <span>
                    <b>{fieldName(t, path)}</b>: {form.wrongText(wrong)}
                  </span>
                </li>
              ))}
          </ul>
        </section>
      ) : (
        <p className={classes.ready}>{words.ready}</p>
      )}
      <Summary form={form} />
    </>
  );
}

function ToStep({ step, children }: { step: Step; children: ReactNode }) {
  return (
    <Link to="." search={(before: object) => ({ ...before, step })}>
      {children}
    </Link>
  );
}

function Summary({ form }: { form: CampaignForm }) {
  const { t } = useI18n();
  const facts = useFacts(form);
  const words = t.campaign.review;
  return (
    <div className={classes.summary}>
      {STEPS.filter((step) => step !== 'review').map((step) => (
        <section key={step} aria-label={t.campaign.wizard.step[step]}>
          <h3>{t.campaign.wizard.step[step]}</h3>
          <dl>
            {facts[step].map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value || t.common.none}</dd>
              </div>
            ))}
          </dl>
          <ToStep step={step}>
            {words.change}
            <span className="visually-hidden">: {t.campaign.wizard.step[step]}</span>
          </ToStep>
        </section>
      ))}
    </div>
  );
}

type Facts = Record<Exclude<Step, 'review'>, readonly (readonly [string, string])[]>;

function useFacts({ draft, company }: CampaignForm): Facts {
  const { t, fmt } = useI18n();
  const hours = useOpenHours();
  const { site } = useMe();
  const { categoryName, stageName } = useVocabulary();
  const { audience, bid, budget, offer: offerWords, category } = t.campaign;
  const list = (values: readonly string[]) => fmt.list(values);
  const money = (typed: string) => {
    const minor = decimalToMinor(typed, currencyDigits(site.currency));
    return minor ? fmt.money({ minor, currency: site.currency }) : typed.trim();
  };
  const wanted = (name: string, value: string): (readonly [string, string])[] => (value === '' ? [] : [[name, value]]);
  const figure = (name: string, typed: string, unit = '') => wanted(name, typed && `${typed} ${unit}`.trim());
  const { lat, lon, km } = draft.circle;
  const wishes = [
    ...wanted(audience.regions, list(draft.regions)),
    ...wanted(audience.circle.title, km ? `${lat}°, ${lon}°, ${km} ${audience.km}` : ''),
    ...wanted(audience.brands, list(draft.brands)),
    ...wanted(audience.models, list(draft.models)),
    ...wanted(audience.priceMin, money(draft.priceMin)),
    ...wanted(audience.priceMax, money(draft.priceMax)),
    ...figure(audience.yearMin, draft.yearMin),
    ...figure(audience.yearMax, draft.yearMax),
    ...figure(audience.mileageMin, draft.mileageMinKm, audience.km),
    ...figure(audience.mileageMax, draft.mileageMaxKm, audience.km),
    ...wanted(audience.fuels, list(draft.fuels)),
    ...wanted(audience.languages, list(draft.languages.map((language) => t.campaign.language[language]))),
    ...wanted(audience.segments, list(draft.segments)),
    ...figure(audience.scoreMin, draft.scoreMin, audience.points),
    ...figure(audience.scoreMax, draft.scoreMax, audience.points),
    ...wanted(audience.seasons, list(draft.seasons.map((season) => t.codes.season[season] ?? season))),
    ...wanted(audience.windows.title, list(draft.seasonWindows.map(({ from, to }) => `${from}–${to}`))),
    ...wanted(audience.hours.title, list(draft.hours.map(hours.text))),
  ];
  const valueName = (dimension: string, value: string) => {
    if (dimension === 'stage') return stageName(value);
    return dimension === 'season' ? (t.codes.season[value] ?? value) : value;
  };
  const limit = (span: 'total' | 'monthly' | 'weekly' | 'daily') => {
    const leads = draft[`${span}Leads`].trim();
    return [money(draft[`${span}Budget`]), leads && `${leads} ${budget.leadUnit}`].filter(Boolean).join(' · ');
  };
  return {
    category: [[t.common.category, draft.category === null ? '' : categoryName(draft.category)], [category.name, draft.name]],
    moments: [[t.campaign.moments.title, draft.everyMoment ? t.campaign.moments.everyMoment : list(draft.stages.map(stageName))]],
    audience: wishes.length > 0 ? wishes : [[audience.who, audience.everybody]],
    offer: draft.offers.map((offer, index) => [
      offerWords.number(index + 1),
      [offer.texts[company.language]?.title, LANGUAGES.filter((language) => language !== company.language && isWritten(offer.texts[language])).map((language) => t.campaign.language[language]).join(', ')].filter(Boolean).join(' · '),
    ]),
    bid: [[bid.maxPrice, money(draft.maxPrice)], ...wanted(bid.adjustments, list(draft.adjustments.map(({ dimension, value, percent }) => `${bid.dimensions[dimension]} ${valueName(dimension, value)}: ${Number(percent) > 0 ? '+' : ''}${Number(percent)} %`)))],
    budget: [
      [budget.span.total, limit('total')],
      ...(['monthly', 'weekly', 'daily'] as const).flatMap((span) => wanted(budget.span[span], limit(span))),
      [budget.pacing, budget.pacings[draft.pacing]],
      ...wanted(budget.stock, draft.stock && `${draft.stock} ${budget.pieces}`),
      ...wanted(budget.startsAt, draft.startsAt.day && fmt.day(`${draft.startsAt.day}T12:00:00Z`)),
      ...wanted(budget.endsAt, draft.endsAt.day && fmt.day(`${draft.endsAt.day}T12:00:00Z`)),
    ],
  };
}
