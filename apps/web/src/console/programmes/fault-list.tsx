import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useI18n } from '../../i18n/i18n-context.js';
import { isUnserved, type LocatedFault } from './fault-lines.js';
import classes from './editor.module.css';

/** All that is wrong with the text, in its order; each leads to its line. */
export function FaultList({ faults, checking, onJump }: { faults: readonly LocatedFault[]; checking: boolean; onJump?: (line: number) => void }) {
  const { t, fmt } = useI18n();
  const words = t.programmes.editor;
  return (
    <section className={classes.faults} aria-label={words.faults}>
      <p role="status" className={faults.length > 0 ? 'loss' : 'earned'}>
        {faults.length > 0 ? <IconAlertTriangle size={16} aria-hidden /> : <IconCircleCheck size={16} aria-hidden />}
        {faults.length > 0 ? words.faultCount(faults.length) : words.noFaults}
        {checking && <span className="quiet small">{words.checking}</span>}
      </p>
      {faults.length > 0 && (
        <ol>
          {faults.map((fault) => (
            <li key={`${fault.path} ${fault.reason}`}>
              <button type="button" disabled={!onJump} onClick={() => onJump?.(fault.line)}>
                <span className={classes.line}>{words.line(fmt.number(fault.line))}</span>
                <span>
                  {fault.path && <code>{fault.path}</code>} {fault.reason}
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
      {faults.some(isUnserved) && (
        <div className={`${classes.hint} quiet small`}>
          {words.unserved} <code>npx ringroad partner add --name … --category …</code>
        </div>
      )}
    </section>
  );
}
