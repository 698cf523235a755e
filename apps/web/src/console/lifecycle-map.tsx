import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useI18n } from '../i18n/i18n-context.js';
import { EmptyState } from '../ui/states.js';
import { useVocabulary } from '../ui/vocabulary.js';
import { arcPath, chordPath, pointAt, ringSegments } from '../ui/ring-geometry.js';
import type { Today } from './today-page.js';
import classes from './lifecycle-map.module.css';

type Flow = Today['lifecycleMap'][number];

/**
 * The five stages as a ring road: the band is as wide as the stage has users, the lines across are those who took a shortcut.
 * `users` counts each user once: who has two cars stands in two stages, so the stages may add up to more.
 * The list beside it says the same in words and is what the keyboard and screen readers use.
 */
export function LifecycleMap({ flows, users }: { flows: readonly Flow[]; users: number }) {
  const { t } = useI18n();
  const [hovered, setHovered] = useState<string>();
  if (users === 0) return <EmptyState title={t.console.today.mapEmpty} text={t.console.today.mapEmptyText} />;
  return (
    <div className={classes.map}>
      <Ring flows={flows} total={users} hovered={hovered} onHover={setHovered} />
      <ol className={classes.list}>
        {flows.map((flow) => (
          <li key={flow.stage} data-hovered={hovered === flow.stage || undefined} onPointerEnter={() => setHovered(flow.stage)} onPointerLeave={() => setHovered(undefined)}>
            <StageLine flow={flow} total={users} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function StageLine({ flow, total }: { flow: Flow; total: number }) {
  const { t, fmt } = useI18n();
  const { stageName, stageMeaning } = useVocabulary();
  const moves = flow.next.filter((edge) => edge.users > 0);
  return (
    <>
      <div className={classes.lineHead}>
        <Link to="/console/users" search={{ stage: flow.stage }} className={classes.stage}>
          {stageName(flow.stage)}
        </Link>
        <span className="quiet small">{stageMeaning(flow.stage)}</span>
        <span className={classes.users}>
          {fmt.number(flow.users)} <span className="quiet">{fmt.percent(flow.users / total)}</span>
        </span>
      </div>
      <div className={classes.moves}>
        <span className="nowrap">
          {t.console.today.entered} <b>{fmt.number(flow.entered)}</b>
        </span>
        <span className="nowrap">
          {t.console.today.left} <b>{fmt.number(flow.left)}</b>
        </span>
        {moves.map((edge) => (
          <span key={edge.to} className="nowrap">
            → {stageName(edge.to)} <b>{fmt.number(edge.users)}</b>
          </span>
        ))}
      </div>
    </>
  );
}

interface RingProps {
  flows: readonly Flow[];
  total: number;
  hovered: string | undefined;
  onHover: (stage: string | undefined) => void;
}

function Ring({ flows, total, hovered, onHover }: RingProps) {
  const { t, fmt } = useI18n();
  const { stageTitle } = useVocabulary();
  const navigate = useNavigate();
  const segments = ringSegments(flows.map((flow) => flow.users));
  const indexOf = new Map(flows.map((flow, index) => [flow.stage, index]));
  const widest = Math.max(...flows.flatMap((flow) => flow.next.map((edge) => edge.users)), 1);
  return (
    <svg viewBox="14 12 372 360" className={classes.ring} aria-hidden="true" data-hovering={hovered !== undefined || undefined}>
      {flows.flatMap((flow, from) =>
        flow.next.map((edge) => {
          const to = indexOf.get(edge.to);
          if (to === undefined || edge.users === 0 || to === (from + 1) % flows.length) return null;
          const width = 1 + (edge.users / widest) * 10;
          return <path key={`${flow.stage}-${edge.to}`} d={chordPath(segments[from]!.middle, segments[to]!.middle)} className={classes.chord} data-hovered={hovered === flow.stage || undefined} strokeWidth={width} />;
        }),
      )}
      {flows.map((flow, index) => {
        const segment = segments[index]!;
        const label = pointAt(segment.middle, 166);
        const onward = flow.next.find((edge) => indexOf.get(edge.to) === (index + 1) % flows.length);
        const gate = pointAt(segment.end + segment.gap / 2, 118);
        return (
          <g
            key={flow.stage}
            className={classes.segment}
            data-hovered={hovered === flow.stage || undefined}
            onPointerEnter={() => onHover(flow.stage)}
            onPointerLeave={() => onHover(undefined)}
            onClick={() => void navigate({ to: '/console/users', search: { stage: flow.stage } })}
          >
            <path d={arcPath(segment.start, segment.end)} strokeWidth={44} className={classes.hit} />
            <path d={arcPath(segment.start, segment.end)} strokeWidth={segment.width} className={classes.band} />
            <text x={label.x} y={label.y - 4} className={classes.name}>
              {stageTitle(flow.stage)}
            </text>
            <text x={label.x} y={label.y + 12} className={classes.count}>
              {fmt.number(flow.users)}
            </text>
            {onward && onward.users > 0 && (
              <g transform={`translate(${gate.x} ${gate.y}) rotate(${segment.end + segment.gap / 2 + 90})`}>
                <path d="M-3 -5 L3 0 L-3 5" className={classes.arrow} />
              </g>
            )}
          </g>
        );
      })}
      <text x="200" y="200" className={classes.total}>
        {fmt.number(total)}
      </text>
      <text x="200" y="220" className={classes.count}>
        {t.console.today.mapUsers}
      </text>
    </svg>
  );
}
