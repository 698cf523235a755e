import type { ReactNode } from 'react';
import { useI18n } from '../i18n/i18n-context.js';
import classes from './figure.module.css';
import { Sparkline } from './sparkline.js';

interface FigureProps {
  label: string;
  value: string;
  hint?: string;
  /** Relative change against the period before; null when there was nothing to compare with. */
  change?: number | null;
  previous?: string;
  points?: readonly number[];
  selected?: boolean;
  onSelect?: () => void;
  children?: ReactNode;
}

/** One number that matters, with its unit in the text, its change and its shape over time. */
export function Figure({ label, value, hint, change, previous, points, selected, onSelect, children }: FigureProps) {
  const body = (
    <>
      <span className={classes.label}>{label}</span>
      <span className={classes.value}>{value}</span>
      {change !== undefined && (
        <span className={classes.delta}>
          <Delta change={change} />
          {previous && <span className="quiet">{previous}</span>}
        </span>
      )}
      {hint && <span className={classes.hint}>{hint}</span>}
      {points && <Sparkline points={points} />}
      {children}
    </>
  );
  if (!onSelect) return <div className={classes.figure}>{body}</div>;
  return (
    <button type="button" className={classes.figure} aria-pressed={selected} onClick={onSelect}>
      {body}
    </button>
  );
}

interface DeltaProps {
  change: number | null;
  /** More is neither better nor worse. */
  plain?: boolean;
}

/** How much a number rose or fell, in per cent; nothing where there was nothing to compare with. */
export function Delta({ change, plain }: DeltaProps) {
  const { t, fmt } = useI18n();
  if (change === null) return null;
  if (Math.abs(change) < 0.0005) return <span className="quiet">{t.common.same}</span>;
  const rising = change > 0;
  return (
    <span className={`${plain ? 'quiet' : rising ? 'earned' : 'loss'} nowrap`}>
      <span aria-hidden>{rising ? '▲' : '▼'}</span>
      <span className="visually-hidden">{rising ? t.common.up : t.common.down}</span> {fmt.percent(Math.abs(change), 1)}
    </span>
  );
}

export function changeOf(value: number, previous: number): number | null {
  return previous === 0 ? null : (value - previous) / previous;
}

export function FigureRow({ children }: { children: ReactNode }) {
  return <div className={classes.row}>{children}</div>;
}
