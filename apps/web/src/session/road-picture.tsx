import classes from './sign-in-page.module.css';

const STOPS = [-90, -18, 54, 126, 198];

/** The ring road with its five stops, drawn once; a picture, not data. */
export function RoadPicture() {
  return (
    <svg className={classes.road} viewBox="0 0 320 320" aria-hidden="true">
      <circle cx="160" cy="160" r="118" fill="none" stroke="rgb(255 255 255 / 12%)" strokeWidth="26" />
      <circle cx="160" cy="160" r="118" fill="none" stroke="rgb(255 255 255 / 45%)" strokeWidth="1.5" strokeDasharray="10 12" />
      {STOPS.map((degrees) => {
        const angle = (degrees * Math.PI) / 180;
        return <circle key={degrees} cx={160 + 118 * Math.cos(angle)} cy={160 + 118 * Math.sin(angle)} r="7" fill="#14213a" stroke="#f6f2ea" strokeWidth="3" />;
      })}
      <g className={classes.traveller}>
        <circle cx="160" cy="42" r="9" fill="#f0a30a" />
      </g>
    </svg>
  );
}
