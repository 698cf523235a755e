import { useImperativeHandle, useMemo, useRef, type KeyboardEvent, type Ref } from 'react';
import type { LocatedFault } from './fault-lines.js';
import classes from './source-field.module.css';

/** Height of a line, in pixels; the style sheet says the same. */
const LINE = 20;

export interface SourceHandle {
  /** Puts the caret on a line and brings it into sight. */
  jumpTo(line: number): void;
}

interface SourceFieldProps {
  label: string;
  value: string;
  onChange?: (value: string) => void;
  faults?: readonly LocatedFault[];
  /** Id of the text that says what the tab key does here. */
  describedBy?: string;
  handle?: Ref<SourceHandle>;
}

/** A text of code: numbered lines, faults beside the line they are on. Tab indents; Escape, then Tab leaves, so that nobody is caught in it. */
export function SourceField({ label, value, onChange, faults = [], describedBy, handle }: SourceFieldProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const lens = useRef<HTMLDivElement>(null);
  const leaving = useRef(false);
  const lines = useMemo(() => value.split('\n'), [value]);
  const numbers = useMemo(() => lines.map((_, index) => index + 1).join('\n'), [lines]);
  const byLine = useMemo(() => groupByLine(faults), [faults]);
  useImperativeHandle(handle, () => ({ jumpTo: (line) => area.current && jump(area.current, line) }), []);
  const follow = () => {
    const { scrollTop = 0, scrollLeft = 0 } = area.current ?? {};
    if (gutter.current) gutter.current.style.transform = `translateY(${-scrollTop}px)`;
    if (lens.current) lens.current.style.transform = `translate(${-scrollLeft}px, ${-scrollTop}px)`;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') leaving.current = true;
    else if (event.key === 'Tab' && !leaving.current) {
      event.preventDefault();
      indent(event.currentTarget, event.shiftKey);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing && !event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      const before = event.currentTarget.value.slice(0, event.currentTarget.selectionStart);
      insert(`\n${/^ *(?:- )?/.exec(before.slice(before.lastIndexOf('\n') + 1))?.[0].replace('-', ' ') ?? ''}`);
    } else if (event.key !== 'Shift') leaving.current = false;
  };
  return (
    <div className={classes.frame}>
      <div className={classes.gutter} aria-hidden="true">
        <div ref={gutter}>
          {numbers}
          {[...byLine].map(([line, found]) => (
            <span key={line} className={classes.mark} style={{ top: (line - 1) * LINE }} title={found.map(({ reason }) => reason).join('\n')} />
          ))}
        </div>
      </div>
      <div className={classes.body}>
        <div className={classes.lens} ref={lens} aria-hidden="true">
          {[...byLine].map(([line, found]) => (
            <span key={line} className={classes.faulty} style={{ top: (line - 1) * LINE, paddingInlineStart: `${(lines[line - 1]?.length ?? 0) + 2}ch` }}>
              {found.map(({ reason }) => reason).join(' · ')}
            </span>
          ))}
        </div>
        <textarea
          ref={area}
          className={classes.area}
          aria-label={label}
          aria-describedby={describedBy}
          aria-invalid={faults.length > 0 || undefined}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          readOnly={onChange === undefined}
          value={value}
          onChange={(event) => onChange?.(event.currentTarget.value)}
          onScroll={follow}
          onKeyDown={onChange && onKeyDown}
        />
      </div>
    </div>
  );
}

function groupByLine(faults: readonly LocatedFault[]): Map<number, LocatedFault[]> {
  const groups = new Map<number, LocatedFault[]>();
  for (const fault of faults) groups.set(fault.line, [...(groups.get(fault.line) ?? []), fault]);
  return groups;
}

function jump(area: HTMLTextAreaElement, line: number): void {
  const before = area.value.split('\n').slice(0, line - 1).join('\n');
  const start = before.length + (line > 1 ? 1 : 0);
  const end = area.value.indexOf('\n', start);
  area.focus();
  area.setSelectionRange(start, end === -1 ? area.value.length : end);
  area.scrollTo({ top: Math.max(0, (line - 4) * LINE), left: 0 });
}

/** Goes through the browser, so that its undo knows of it. */
function insert(text: string): void {
  document.execCommand('insertText', false, text);
}

function indent(area: HTMLTextAreaElement, out: boolean): void {
  const { selectionStart: start, selectionEnd: end, value } = area;
  if (!out && !value.slice(start, end).includes('\n')) return insert('  ');
  const first = value.lastIndexOf('\n', start - 1) + 1;
  const block = value.slice(first, end);
  const moved = block.split('\n').map((line) => (out ? line.replace(/^ {1,2}/, '') : `  ${line}`)).join('\n');
  if (moved === block) return undefined;
  area.setSelectionRange(first, end);
  insert(moved);
  area.setSelectionRange(first, first + moved.length);
  return undefined;
}
