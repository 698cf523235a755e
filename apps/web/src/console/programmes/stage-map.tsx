import { Link } from '@tanstack/react-router';
import { useI18n } from '../../i18n/i18n-context.js';
import { arcsOf, GAP, NODE, rowMiddle, type Arc } from './map-arcs.js';
import type { ProgrammeSketch, SketchedRule } from './sketch.js';
import classes from './stage-map.module.css';
import { CLASSIFIED, useProgrammeWords } from './use-programme-words.js';

interface StageMapProps {
  programmeId: string;
  sketch: ProgrammeSketch;
  /** Journeys under way by stage. */
  journeys: ReadonlyMap<string, number>;
}

/** The stages in their order as stations of a road, ways on at the right, ways back at the left; beside it the same in words. */
export function StageMap({ programmeId, sketch, journeys }: StageMapProps) {
  const { t, fmt } = useI18n();
  const { stageName } = useProgrammeWords(programmeId, sketch);
  const most = Math.max(1, ...journeys.values());
  const { forth, back, straight } = arcsOf(sketch);
  const height = sketch.stages.length * (NODE + GAP) - GAP;
  return (
    <div className={classes.frame}>
      <div className={classes.map}>
        <div className={classes.road} aria-hidden="true" style={{ height }}>
          <Lane arcs={back} height={height} side="back" />
          <div className={classes.nodes}>
            {sketch.stages.map((stage, index) => {
              const count = journeys.get(stage) ?? 0;
              return (
                <div key={stage} className={classes.node} style={{ top: index * (NODE + GAP), height: NODE }} data-entry={sketch.entries.some(({ to }) => to === stage) || undefined}>
                  <span className={classes.nodeName}>{stageName(stage)}</span>
                  <span className={classes.nodeCount}>{fmt.number(count)}</span>
                  <span className={classes.bar}>
                    <span style={{ width: `${(count / most) * 100}%` }} />
                  </span>
                </div>
              );
            })}
            {straight.map((index) => (
              <svg key={index} className={classes.down} style={{ top: index * (NODE + GAP) + NODE }} width="12" height={GAP} viewBox={`0 0 12 ${GAP}`}>
                <path d={`M6 0 V${GAP - 2} M2 ${GAP - 7} L6 ${GAP - 2} L10 ${GAP - 7}`} />
              </svg>
            ))}
          </div>
          <Lane arcs={forth} height={height} side="forth" />
        </div>
        <ol className={classes.words} aria-label={t.programmes.map.title}>
          {sketch.stages.map((stage) => (
            <li key={stage}>
              <div className={classes.stageHead}>
                {(journeys.get(stage) ?? 0) > 0 ? (
                  <Link to="/console/users" search={{ stage: programmeId === CLASSIFIED ? stage : `${programmeId}/${stage}` }}>
                    {stageName(stage)}
                  </Link>
                ) : (
                  <b>{stageName(stage)}</b>
                )}
                <span className="quiet">{t.programmes.journeys(journeys.get(stage) ?? 0)}</span>
              </div>
              <StageRules programmeId={programmeId} sketch={sketch} stage={stage} />
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}

function StageRules({ programmeId, sketch, stage }: { programmeId: string; sketch: ProgrammeSketch; stage: string }) {
  const { t } = useI18n();
  const { stageName, causeName } = useProgrammeWords(programmeId, sketch);
  const words = t.programmes.map;
  const told = (rules: readonly SketchedRule[]) => [...new Set(rules.map(causeName))].join('; ');
  const entries = sketch.entries.filter(({ to }) => to === stage);
  const moves = grouped(sketch.moves.filter(({ from }) => from === stage));
  const ends = sketch.ends.filter(({ from }) => from === stage);
  const points = sketch.points.filter((point) => point.stage === stage).length;
  return (
    <dl className={classes.rules}>
      {entries.length > 0 && (
        <div>
          <dt>{words.begins}</dt>
          <dd>{told(entries)}</dd>
        </div>
      )}
      {moves.map(([to, rules]) => (
        <div key={to}>
          <dt>{to === stage ? words.again : `→ ${stageName(to)}`}</dt>
          <dd>{told(rules)}</dd>
        </div>
      ))}
      {grouped(ends).map(([outcome, rules]) => (
        <div key={outcome}>
          <dt>
            {words.ends(t.programmes.outcomes[outcome] ?? outcome.replaceAll('-', ' '))}
            {ends.some((end) => end.to === outcome && end.goal) && <span className="earned"> ✓ {words.goal}</span>}
          </dt>
          <dd>{told(rules)}</dd>
        </div>
      ))}
      <div>
        <dt>{words.contacts}</dt>
        <dd>{points === 0 ? words.noContacts : t.programmes.points(points)}</dd>
      </div>
    </dl>
  );
}

function Lane({ arcs, height, side }: { arcs: readonly Arc[]; height: number; side: 'forth' | 'back' }) {
  if (arcs.length === 0) return <span className={classes.noLane} />;
  const depth = Math.max(...arcs.map((arc) => arc.depth));
  const width = 20 + depth * 12;
  const x = (at: number) => (side === 'forth' ? at : width - at);
  return (
    <svg className={classes.lane} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      {arcs.map(({ from, to, depth: each, out, into }) => {
        const [start, end, reach] = [rowMiddle(from) + out, rowMiddle(to) + into, 10 + each * 12];
        const turn = Math.sign(end - start) * 8;
        return (
          <g key={`${from}-${to}`}>
            <path d={`M${x(0)} ${start} H${x(reach - 8)} Q${x(reach)} ${start} ${x(reach)} ${start + turn} V${end - turn} Q${x(reach)} ${end} ${x(reach - 8)} ${end} H${x(2)}`} />
            <path d={`M${x(7)} ${end - 4} L${x(2)} ${end} L${x(7)} ${end + 4}`} />
          </g>
        );
      })}
    </svg>
  );
}

function grouped<Rule extends SketchedRule>(rules: readonly Rule[]): [string, Rule[]][] {
  const groups = new Map<string, Rule[]>();
  for (const rule of rules) groups.set(rule.to, [...(groups.get(rule.to) ?? []), rule]);
  return [...groups];
}
