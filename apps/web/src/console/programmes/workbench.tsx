import { SegmentedControl } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import type { ProgrammePartsFragment, ProgrammeVersionPartsFragment } from '../../api/operations.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { EmptyState } from '../../ui/states.js';
import { Differences } from './differences.js';
import classes from './editor.module.css';
import { sketchOf } from './programme-sketch.js';
import { Simulation } from './simulation.js';
import { StageMap } from './stage-map.js';

interface WorkbenchProps {
  programme: ProgrammePartsFragment;
  version: ProgrammeVersionPartsFragment;
  /** The text as it stands in the field. */
  source: string;
  /** The text as the server has it. */
  saved: string;
  faulty?: boolean;
  onJump?: (line: number) => void;
}

type Side = 'simulation' | 'map' | 'differences';

/** Beside the text: what it would do to people, how it looks, what is new in it. */
export function Workbench({ programme, version, source, saved, faulty = false, onJump }: WorkbenchProps) {
  const { t } = useI18n();
  const [side, setSide] = useState<Side>('simulation');
  const words = t.programmes.editor;
  // Drawn when there is time: typing goes first.
  const settled = useDeferredValue(source);
  const sketch = useMemo(() => (side === 'map' ? sketchOf(settled) : null), [side, settled]);
  const journeys = useMemo(() => new Map(version.stages.map((each) => [each.stage, each.journeys])), [version]);
  const sides: readonly Side[] = ['simulation', 'map', 'differences'];
  return (
    <section className={classes.bench} aria-label={words.bench}>
      <SegmentedControl fullWidth size="xs" value={side} onChange={(value) => setSide(sides.find((each) => each === value) ?? 'simulation')} data={sides.map((value) => ({ value, label: words[value] }))} />
      {side === 'simulation' && <Simulation programmeId={programme.id} source={source} faulty={faulty} />}
      {side === 'map' && (sketch ? <StageMap programmeId={programme.id} sketch={sketch} journeys={journeys} /> : <EmptyState title={t.programmes.map.unreadable} text={t.programmes.map.unreadableText} />)}
      {side === 'differences' && <Differences programme={programme} version={version} saved={saved} dirty={source !== saved} onJump={onJump} />}
    </section>
  );
}
