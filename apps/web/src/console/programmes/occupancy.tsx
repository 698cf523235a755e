import { useState, type PointerEvent } from 'react';
import { useI18n } from '../../i18n/i18n-context.js';
import classes from './simulation.module.css';
import { occupancyOf, type Simulated } from './simulation-sum.js';

interface OccupancyProps {
  result: Simulated;
  stages: readonly string[];
  stageName: (stage: string) => string;
}

const WIDTH = 240;
const HEIGHT = 44;

/** Who stands where, month by month: one small chart for each stage, all to the same scale, so that they can be compared. */
export function Occupancy({ result, stages, stageName }: OccupancyProps) {
  const { t, fmt } = useI18n();
  const [month, setMonth] = useState<number>();
  const [asTable, setAsTable] = useState(false);
  const words = t.programmes.simulation;
  const series = stages.map((stage) => ({ stage, points: occupancyOf(result, stage) }));
  const most = Math.max(1, ...series.flatMap(({ points }) => points));
  const months = result.occupancy.length;
  const at = month ?? months - 1;
  const onMove = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    setMonth(Math.max(0, Math.min(months - 1, Math.round(((event.clientX - box.left) / box.width) * (months - 1)))));
  };
  return (
    <section className={classes.occupancy}>
      <h3>{words.occupancy}</h3>
      <p className="quiet small">{words.occupancyNote(fmt.number(at + 1))}</p>
      {asTable ? (
        <div className={classes.scroll} tabIndex={0} role="region" aria-label={words.occupancy}>
          <table className={classes.months}>
            <thead>
              <tr>
                <th scope="col">{words.month}</th>
                {stages.map((stage) => (
                  <th key={stage} scope="col">
                    {stageName(stage)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {result.occupancy.map((each, index) => (
                <tr key={each.month}>
                  <th scope="row">{fmt.number(each.month)}</th>
                  {series.map(({ stage, points }) => (
                    <td key={stage}>{fmt.number(points[index] ?? 0)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <div className={classes.multiples}>
          {series.map(({ stage, points }) => (
            <figure key={stage} aria-label={words.stageOver(stageName(stage), fmt.number(points.at(-1) ?? 0))}>
              <figcaption>
                <span>{stageName(stage)}</span> <b>{fmt.number(points[at] ?? 0)}</b>
              </figcaption>
              <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" onPointerMove={onMove} onPointerLeave={() => setMonth(undefined)}>
                <path d={areaPath(points, most)} className={classes.area} />
                <path d={linePath(points, most)} className={classes.areaLine} vectorEffect="non-scaling-stroke" />
                {month !== undefined && <path d={`M${xAt(at, months)} 0 V${HEIGHT}`} className={classes.cursor} vectorEffect="non-scaling-stroke" />}
              </svg>
            </figure>
          ))}
        </div>
      )}
      <button type="button" className={classes.asTable} onClick={() => setAsTable(!asTable)}>
        {asTable ? words.asCharts : words.asTable}
      </button>
    </section>
  );
}

function xAt(index: number, months: number): number {
  return months < 2 ? WIDTH : (index / (months - 1)) * WIDTH;
}

function linePath(points: readonly number[], most: number): string {
  return points.map((point, index) => `${index === 0 ? 'M' : 'L'}${xAt(index, points.length).toFixed(1)} ${(HEIGHT - 1 - (point / most) * (HEIGHT - 4)).toFixed(1)}`).join(' ');
}

function areaPath(points: readonly number[], most: number): string {
  return points.length === 0 ? '' : `${linePath(points, most)} L${WIDTH} ${HEIGHT} L0 ${HEIGHT} Z`;
}
