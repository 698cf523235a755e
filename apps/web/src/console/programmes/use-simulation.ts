import { useCallback, useEffect, useRef, useState } from 'react';
import { SimulateProgrammeDocument } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { CHUNK, together, type Simulated } from './simulation-sum.js';

export interface SimulationOrder {
  readonly people: number;
  readonly months: number;
  readonly meanDays: number;
  /** Share of contacts that become a lead, in per cent. */
  readonly takeUp: number;
}

interface Run {
  readonly order: SimulationOrder;
  readonly result: Simulated | null;
  readonly error: Error | null;
  readonly running: boolean;
}

/** Lets people live a few at a time, one after another: progress is what has been lived, and it can be stopped at any time. */
export function useSimulation(programmeId: string) {
  const [run, setRun] = useState<Run>();
  const current = useRef(0);
  const stop = useCallback(() => {
    current.current += 1;
    setRun((before) => before && { ...before, running: false });
  }, []);
  useEffect(
    () => () => {
      current.current += 1;
    },
    [],
  );
  const start = async (source: string, order: SimulationOrder) => {
    current.current += 1;
    const mine = current.current;
    let result: Simulated | null = null;
    setRun({ order, result, error: null, running: true });
    for (let done = 0; done < order.people; done += CHUNK) {
      const variables = { programmeId, source, people: Math.min(CHUNK, order.people - done), months: order.months, meanDays: order.meanDays, takeUp: order.takeUp / 100, seed: `ringroad ${done}` };
      const answer = await request(SimulateProgrammeDocument, variables).catch((error: Error) => error);
      if (current.current !== mine) return;
      if (answer instanceof Error) return setRun({ order, result, error: answer, running: false });
      result = result ? together(result, answer.simulateProgramme) : answer.simulateProgramme;
      setRun({ order, result, error: null, running: done + CHUNK < order.people });
    }
  };
  return { run, start, stop };
}
