import classes from './brand-mark.module.css';

/** The open ring with a dot that drives along it; it stands still for those who ask for less motion. */
export function BrandMark({ size = 24 }: { size?: number }) {
  return (
    <svg className={classes.mark} width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="16" r="11.5" fill="none" stroke="currentColor" strokeWidth="3.6" strokeLinecap="round" strokeDasharray="52.6 19.7" transform="rotate(94 16 16)" />
      <g className={classes.dot}>
        <circle cx="24.1" cy="24.1" r="3.7" />
      </g>
    </svg>
  );
}
