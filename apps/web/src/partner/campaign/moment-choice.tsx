import { Button, Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { useI18n } from '../../i18n/i18n-context.js';
import { useVocabulary } from '../../ui/vocabulary.js';
import type { CampaignDraft } from './campaign-draft.js';
import classes from './campaign.module.css';
import { MomentRing } from './moment-ring.js';

interface MomentChoiceProps {
  draft: Pick<CampaignDraft, 'category' | 'stages' | 'everyMoment'>;
  error: ReactNode;
  onChange: (change: Partial<CampaignDraft>) => void;
}

/** The moments of the site by programme: the life of a car first, then what the site added. What is ticked and gone stays in the list. */
export function MomentChoice({ draft, error, onChange }: MomentChoiceProps) {
  const { t } = useI18n();
  const { moments, programmeName, stageName, stageTitle, stageMeaning, failed, retry } = useVocabulary();
  const words = t.campaign.moments;
  const programmes = [...new Set(moments.map((moment) => moment.programmeId))];
  const gone = draft.stages.filter((stage) => !moments.some((moment) => moment.stage === stage));
  const choose = (chosen: readonly string[]) => onChange({ stages: [...moments.map((moment) => moment.stage), ...gone].filter((stage) => chosen.includes(stage)) });
  const unwanted = (categories: readonly string[] | null) => draft.category !== null && categories !== null && !categories.includes(draft.category);
  const toggle = (stage: string) => choose(draft.stages.includes(stage) ? draft.stages.filter((each) => each !== stage) : [...draft.stages, stage]);
  return (
    <div className={classes.momentChoice}>
      <MomentRing chosen={draft.stages} everyMoment={draft.everyMoment} onToggle={toggle} />
      <div>
        <Checkbox className={classes.everyMoment} label={words.everyMoment} checked={draft.everyMoment} onChange={(event) => onChange({ everyMoment: event.currentTarget.checked })} />
        {!draft.everyMoment && (
          <Checkbox.Group aria-label={words.title} value={[...draft.stages]} onChange={choose} error={error}>
            {programmes.map((programme) => (
              <div key={programme} role="group" aria-label={programmeName(programme) || words.carLife}>
                {programmes.length > 1 && <h3 className={classes.programme}>{programmeName(programme) || words.carLife}</h3>}
                <div className={classes.moments} data-invalid={error ? true : undefined}>
                  {moments.map(
                    ({ stage, programmeId, categories }) =>
                      programmeId === programme && (
                        <Moment key={stage} stage={stage} title={stageTitle(stage)} text={unwanted(categories) ? words.notWanted : programmeName(programme) ? null : stageMeaning(stage)} />
                      ),
                  )}
                </div>
              </div>
            ))}
            {gone.length > 0 && (
              <div className={`${classes.moments} ${classes.gone}`}>
                {gone.map((stage) => (
                  <Moment key={stage} stage={stage} title={stageName(stage)} text={words.goneMoment} />
                ))}
              </div>
            )}
          </Checkbox.Group>
        )}
        {failed && (
          <p role="alert" className="small">
            {words.failed}{' '}
            <Button size="compact-xs" variant="subtle" onClick={retry}>
              {t.common.retry}
            </Button>
          </p>
        )}
      </div>
    </div>
  );
}

function Moment({ stage, title, text }: { stage: string; title: string; text: string | null }) {
  return (
    <Checkbox.Card value={stage} className={classes.moment}>
      <Checkbox.Indicator size="xs" />
      <span>
        <b>{title}</b>
        {text && <span className="quiet small">{text}</span>}
      </span>
    </Checkbox.Card>
  );
}
