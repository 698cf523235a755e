import { Button, NumberInput, Progress } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useI18n } from '../../i18n/i18n-context.js';
import { ErrorState } from '../../ui/states.js';
import classes from './simulation.module.css';
import { SimulationResult } from './simulation-result.js';
import { useSimulation, type SimulationOrder } from './use-simulation.js';

const FIRST: SimulationOrder = { people: 100, months: 36, meanDays: 180, takeUp: 5 };
/** As far as the server goes. */
const LIMITS: Readonly<Record<keyof SimulationOrder, readonly [number, number]>> = { people: [1, 500], months: [1, 120], meanDays: [1, 3_650], takeUp: [0, 100] };
const FIELDS = ['people', 'months', 'meanDays', 'takeUp'] as const;

/** Invented people live through the text as it stands, saved or not. */
export function Simulation({ programmeId, source, faulty }: { programmeId: string; source: string; faulty: boolean }) {
  const { t, fmt } = useI18n();
  const [order, setOrder] = useState(FIRST);
  const { run, start, stop } = useSimulation(programmeId);
  const [tried, setTried] = useState<string>();
  const words = t.programmes.simulation;
  const go = () => {
    setTried(source);
    void start(source, order);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!faulty) go();
  };
  const lived = run?.result?.people ?? 0;
  return (
    <div className={classes.simulation}>
      <p className={classes.honest}>{words.honest}</p>
      <form onSubmit={submit} className={classes.form}>
        {FIELDS.map((field) => (
          <NumberInput
            key={field}
            label={words.fields[field]}
            value={order[field]}
            min={LIMITS[field][0]}
            max={LIMITS[field][1]}
            allowDecimal={field === 'takeUp'}
            suffix={field === 'takeUp' ? ' %' : undefined}
            clampBehavior="strict"
            hideControls
            onChange={(value) => setOrder({ ...order, [field]: typeof value === 'number' ? value : LIMITS[field][0] })}
          />
        ))}
        {run?.running ? (
          <Button onClick={stop}>{words.stop}</Button>
        ) : (
          <Button type="submit" disabled={faulty} title={faulty ? t.programmes.editor.faultsFirst : undefined}>
            {run ? words.again : words.start}
          </Button>
        )}
      </form>
      {faulty && <p className="quiet small">{words.faulty}</p>}
      {run?.running && (
        <div className={classes.progress}>
          <Progress value={(lived / run.order.people) * 100} aria-label={words.progress(fmt.number(lived), fmt.number(run.order.people))} animated />
          <span className="quiet small tabular" role="status">
            {words.progress(fmt.number(lived), fmt.number(run.order.people))}
          </span>
        </div>
      )}
      {run?.error && <ErrorState error={run.error} onRetry={go} />}
      {run?.result && (
        <>
          {tried !== source && <p className="quiet small">{words.outdated}</p>}
          <SimulationResult programmeId={programmeId} source={tried ?? source} result={run.result} />
        </>
      )}
      {!run && !faulty && <p className="quiet">{words.before}</p>}
    </div>
  );
}
