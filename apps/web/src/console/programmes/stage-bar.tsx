import { useI18n } from '../../i18n/i18n-context.js';
import type { standingByStage } from './change-plan.js';
import classes from './programmes.module.css';
import { useProgrammeWords } from './use-programme-words.js';

/** Journeys under way by stage as one bar; the words under it say the same. */
export function StageBar({ programmeId, standing }: { programmeId: string; standing: ReturnType<typeof standingByStage> }) {
  const { t, fmt } = useI18n();
  const { stageName } = useProgrammeWords(programmeId);
  const total = standing.reduce((sum, { journeys }) => sum + journeys, 0);
  if (total === 0) return <span className="quiet">{t.programmes.list.nobody}</span>;
  return (
    <div className={classes.stageBar}>
      <div className={classes.track} aria-hidden="true">
        {standing.map(({ stage, journeys }) => journeys > 0 && <span key={stage} style={{ flexGrow: journeys }} title={`${stageName(stage)}: ${fmt.number(journeys)}`} />)}
      </div>
      <div className={classes.stageWords}>
        {standing.map(({ stage, journeys }) => (
          <span key={stage} className={journeys === 0 ? 'quiet nowrap' : 'nowrap'}>
            {stageName(stage)} <b>{fmt.number(journeys)}</b>
          </span>
        ))}
      </div>
    </div>
  );
}
