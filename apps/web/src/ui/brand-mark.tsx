import classes from './brand-mark.module.css';

/** The open ring with a dot that drives along it; it stands still for those who ask for less motion. */
export function BrandMark({ size = 24 }: { size?: number }) {
  return (
    <svg className={classes.mark} width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path d="M20.5 26.2a11.2 11.2 0 1 1 5.9-6.3" fill="none" stroke="currentColor" strokeWidth="3.4" strokeLinecap="round" />
      <g className={classes.dot}>
        <circle cx="24.1" cy="23.7" r="3.2" />
      </g>
    </svg>
  );
}
