import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { CampaignInput } from '../../api/operations.js';
import { currencyDigits } from '../../i18n/format.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useMe } from '../../session/session.js';
import { AudienceForecast } from './audience-forecast.js';
import { AudienceStep } from './audience-step.js';
import { BidStep } from './bid-step.js';
import { BudgetStep } from './budget-step.js';
import { EMPTY_TEXT } from './campaign-draft.js';
import { CategoryStep } from './category-step.js';
import { MomentsStep } from './moments-step.js';
import { OfferPreview } from './offer-preview.js';
import { OfferStep, type OpenText } from './offer-step.js';
import { ReviewStep } from './review-step.js';
import { StepNav } from './step-nav.js';
import { STEPS, stepOf, type Step } from './steps.js';
import type { CampaignForm } from './use-campaign-form.js';
import { wishesOf } from './wishes.js';
import classes from './wizard.module.css';

interface CampaignWizardProps {
  form: CampaignForm;
  step: Step;
  onStep: (step: Step) => void;
  /** What can be done with a campaign that is written in full, the one worth most last. */
  finish: (input: CampaignInput | null) => ReactNode;
  /** Changes can be saved from every step; a new campaign is sent from the last one. */
  finishAnywhere?: boolean;
}

/** A campaign in seven steps; the same for a new one and for one that is changed. */
export function CampaignWizard({ form, step, onStep, finish, finishAnywhere }: CampaignWizardProps) {
  const { t } = useI18n();
  const { site } = useMe();
  const frame = useRef<HTMLFormElement>(null);
  const [open, setOpen] = useState<OpenText>({ offer: 0, language: form.company.language });
  const words = t.campaign.wizard;
  const wishes = wishesOf(form.draft, currencyDigits(site.currency));
  const at = STEPS.indexOf(step);
  const [before, after] = [STEPS[at - 1], STEPS[at + 1]];
  const next = (event: FormEvent) => {
    event.preventDefault();
    form.tryStep(step);
    if (after && !Object.keys(form.wrongs).some((path) => stepOf(path) === step)) return onStep(after);
    // The first marked field is where the eye and the keyboard should go next.
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] input')?.focus());
    return undefined;
  };
  const input = form.checked.kind === 'valid' ? form.checked.input : null;
  const shownOffer = form.draft.offers[Math.min(open.offer, form.draft.offers.length - 1)];
  const preview = <OfferPreview partnerName={form.company.name} text={shownOffer?.texts[open.language] ?? EMPTY_TEXT} validDays={shownOffer?.validDays ?? ''} stages={form.draft.stages} />;
  const forecast = <AudienceForecast wishes={wishes} />;
  const body: Record<Step, { content: ReactNode; aside: ReactNode }> = {
    category: { content: <CategoryStep form={form} />, aside: null },
    moments: { content: <MomentsStep form={form} />, aside: forecast },
    audience: { content: <AudienceStep form={form} />, aside: forecast },
    offer: { content: <OfferStep form={form} open={open} onOpen={setOpen} />, aside: preview },
    bid: { content: <BidStep form={form} wishes={wishes} />, aside: forecast },
    budget: { content: <BudgetStep form={form} />, aside: forecast },
    review: { content: <ReviewStep form={form} />, aside: preview },
  };
  const { content, aside } = body[step];
  return (
    <>
      <StepNav form={form} step={step} />
      <div className={aside ? classes.columns : undefined}>
        <form ref={frame} onSubmit={next} noValidate className={classes.form} aria-label={words.step[step]}>
          <header>
            <h2>{words.question[step]}</h2>
            <p>{words.text[step]}</p>
          </header>
          <div className={classes.fields}>{content}</div>
          <footer className={classes.walk}>
            {before && (
              <Button renderRoot={(props) => <Link to="." search={(known: object) => ({ ...known, step: before })} {...props} />}>{t.common.back}</Button>
            )}
            <span className={classes.space} />
            {after && (
              <Button type="submit" variant={finishAnywhere ? 'default' : 'filled'}>
                {words.next}
              </Button>
            )}
            {(after === undefined || finishAnywhere) && finish(input)}
          </footer>
        </form>
        {aside && <aside className={classes.aside}>{aside}</aside>}
      </div>
    </>
  );
}
