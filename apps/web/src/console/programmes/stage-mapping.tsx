import { Select } from '@mantine/core';
import { useI18n } from '../../i18n/i18n-context.js';
import { ENDS, type TakeOver } from './change-plan.js';
import sheet from './sheet.module.css';
import { useProgrammeWords } from './use-programme-words.js';

interface StageMappingProps {
  programmeId: string;
  takeOver: TakeOver;
  to: number;
  /** Stages of the version they go over to. */
  stages: readonly string[];
  onChange: (takeOver: TakeOver) => void;
}

/** Stage by stage: what becomes of the journeys that stand in it. */
export function StageMapping({ programmeId, takeOver, to, stages, onChange }: StageMappingProps) {
  const { t, fmt } = useI18n();
  const { stageName } = useProgrammeWords(programmeId);
  const words = t.programmes.sheet;
  const options = [...stages.map((stage) => ({ value: stage, label: stageName(stage) })), { value: ENDS, label: words.ends }];
  return (
    <table className={sheet.mapping}>
      <caption>{words.mapping(fmt.number(takeOver.from), fmt.number(to))}</caption>
      <tbody>
        {takeOver.stages.map(({ stage, journeys, becomes }) => (
          <tr key={stage}>
            <th scope="row">
              {stageName(stage)} <span className="quiet">{t.programmes.journeys(journeys)}</span>
            </th>
            <td aria-hidden="true">→</td>
            <td>
              <Select
                aria-label={words.becomes(stageName(stage))}
                placeholder={words.choose}
                data={options}
                value={becomes}
                allowDeselect={false}
                error={becomes === null && words.gone}
                comboboxProps={{ withinPortal: true }}
                onChange={(value) => onChange({ ...takeOver, stages: takeOver.stages.map((each) => (each.stage === stage ? { ...each, becomes: value } : each)) })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
