import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useI18n } from '../../i18n/i18n-context.js';
import { STEPS, stepOf, type Step } from './steps.js';
import classes from './wizard.module.css';
import type { CampaignForm } from './use-campaign-form.js';

/** The steps in order; any may be opened at any time, and the address says which is. */
export function StepNav({ form, step }: { form: CampaignForm; step: Step }) {
  const { t } = useI18n();
  const words = t.campaign.wizard;
  const wrong = new Map<Step, boolean>();
  for (const path of Object.keys(form.wrongs)) wrong.set(stepOf(path), (wrong.get(stepOf(path)) ?? false) || form.error(path) !== undefined);
  return (
    <nav className={classes.steps} aria-label={words.steps}>
      <ol>
        {STEPS.map((each, index) => {
          const done = each !== 'review' && !wrong.has(each);
          const marked = wrong.get(each) === true;
          return (
            <li key={each} data-done={done || undefined} data-wrong={marked || undefined}>
              <Link to="." search={(before: object) => ({ ...before, step: each })} aria-current={each === step ? 'step' : undefined}>
                <span className={classes.number} aria-hidden>
                  {done && each !== step ? <IconCheck size={14} stroke={2.5} /> : index + 1}
                </span>
                <span className={classes.stepName}>{words.step[each]}</span>
                {(done || marked) && <span className="visually-hidden">, {marked ? words.toCorrect : words.done}</span>}
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
