import { useI18n } from '../../i18n/i18n-context.js';
import { arcPath, pointAt, ringSegments } from '../../ui/ring-geometry.js';
import { STAGES } from '../../ui/codes.js';
import classes from './moment-ring.module.css';

interface MomentRingProps {
  chosen: readonly string[];
  everyMoment: boolean;
  onToggle: (stage: string) => void;
}

/** The life of a car as a ring road; the stretches one bids for are lit. The list beside it says the same and is what the keyboard uses. */
export function MomentRing({ chosen, everyMoment, onToggle }: MomentRingProps) {
  const { t } = useI18n();
  const segments = ringSegments(STAGES.map(() => 1));
  return (
    <svg viewBox="-60 20 520 340" className={classes.ring} aria-hidden>
      {STAGES.map((stage, index) => {
        const segment = segments[index]!;
        const words = pointAt(segment.middle, 150);
        const lit = everyMoment || chosen.includes(stage);
        return (
          <g key={stage} data-lit={lit || undefined} data-fixed={everyMoment || undefined} onClick={everyMoment ? undefined : () => onToggle(stage)}>
            <path d={arcPath(segment.start, segment.end)} className={classes.hit} />
            <path d={arcPath(segment.start, segment.end)} className={classes.road} />
            {lit && <path d={arcPath(segment.start, segment.end)} className={classes.line} />}
            <text x={words.x} y={words.y} textAnchor={anchorAt(words.x)} className={classes.name}>
              {t.codes.stage[stage]}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** Names stand outside of the road: they begin, end or are centred at it. */
function anchorAt(x: number): 'start' | 'middle' | 'end' {
  if (Math.abs(x - 200) < 20) return 'middle';
  return x > 200 ? 'start' : 'end';
}
