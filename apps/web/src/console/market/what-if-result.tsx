import { Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { WhatIfPartsFragment } from '../../api/operations.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { changeOf, Delta } from '../../ui/figure.js';
import { wordsFor } from '../../ui/codes.js';
import { DataTable, type Column } from '../../ui/data-table.js';
import { Panel } from '../../ui/page.js';
import { Loaded } from '../../ui/states.js';
import { useVocabulary } from '../../ui/vocabulary.js';
import { ChangedRules } from './changed-rules.js';
import { versionQuery } from './market-queries.js';
import classes from './market.module.css';

type WhatIfCategory = WhatIfPartsFragment['categories'][number];

/** Two sides of the same days, with the difference between them. */
interface Measure {
  readonly label: string;
  readonly now: number;
  readonly instead: number;
  readonly tell: (value: number) => string;
  /** More of it is better; otherwise it is just more. */
  readonly gain?: boolean;
}

/** The same auctions under the rules in force and under the others, side by side. */
export function WhatIfResult({ run }: { run: WhatIfPartsFragment }) {
  const { t, fmt } = useI18n();
  const words = t.market.whatIf;
  const { currency } = run.now.money;
  const counted = words.counted(fmt.number(run.auctions), fmt.number(run.users));
  const money = (minor: number) => fmt.money({ minor: String(Math.round(minor)), currency });
  const measures: readonly Measure[] = [
    { label: words.filled, now: run.now.filled, instead: run.instead.filled, tell: fmt.number },
    { label: words.shown, now: run.now.shown, instead: run.instead.shown, tell: fmt.number },
    { label: words.leads, now: run.now.leads, instead: run.instead.leads, tell: (value) => fmt.fixed(value, 1), gain: true },
    { label: words.money, now: Number(run.now.money.minor), instead: Number(run.instead.money.minor), tell: money, gain: true },
    { label: words.contacts, now: run.now.contactsPerUser, instead: run.instead.contactsPerUser, tell: (value) => fmt.fixed(value, 2) },
  ];
  return (
    <Panel title={words.result(fmt.day(run.fromAt), fmt.day(run.untilAt))} note={words.against(run.comparedWith)}>
      {run.state === 'running' && (
        <div className={classes.progress}>
          <Progress value={run.progress * 100} animated aria-label={words.running} />
          <p className="quiet small" role="status">
            {words.running} {fmt.percent(run.progress)} · {counted}
          </p>
        </div>
      )}
      {run.state === 'failed' && (
        <p role="alert" className="loss">
          {words.failed}
        </p>
      )}
      {run.state === 'done' && <p className="quiet small">{run.auctions === 0 ? words.nothing : counted}</p>}
      {run.auctions > 0 && (
        <>
          <div className={classes.measures}>
            {measures.map((measure) => (
              <Compared key={measure.label} measure={measure} />
            ))}
          </div>
          <Categories categories={run.categories} />
        </>
      )}
      <section aria-label={words.tried} className={classes.tried}>
        <h3>{words.tried}</h3>
        <Tried run={run} />
      </section>
      <details className="small">
        <summary>{words.cannotKnow}</summary>
        <ul>
          {run.cannotKnow.map((code) => (
            <li key={code}>{wordsFor(t.codes.cannotKnow, code)}</li>
          ))}
        </ul>
      </details>
    </Panel>
  );
}

function Tried({ run: { rules, comparedWith } }: { run: WhatIfPartsFragment }) {
  const before = useQuery(versionQuery(comparedWith));
  return (
    <Loaded answer={before} rows={2}>
      {(was) => <ChangedRules before={was} after={rules} />}
    </Loaded>
  );
}

function Compared({ measure: { label, now, instead, tell, gain = false } }: { measure: Measure }) {
  const words = useI18n().t.market.whatIf;
  const most = Math.max(now, instead);
  const width = (value: number) => `${most === 0 ? 0 : Math.max(1, (value / most) * 100)}%`;
  return (
    <section aria-label={label}>
      <h3>{label}</h3>
      {([['now', now], ['instead', instead]] as const).map(([side, value]) => (
        <div key={side} className={classes.side}>
          <span className="quiet small">{words[side]}</span>
          <span className={classes.sideBar} data-side={side} style={{ width: width(value) }} aria-hidden />
          <b className="tabular">{tell(value)}</b>
        </div>
      ))}
      <Delta change={changeOf(instead, now)} plain={!gain} />
    </section>
  );
}

function Categories({ categories }: { categories: readonly WhatIfCategory[] }) {
  const { t, fmt } = useI18n();
  const { categoryName } = useVocabulary();
  const words = t.market.whatIf;
  const pair = (id: string, header: string, tell: (side: WhatIfCategory['now']) => string): Column<WhatIfCategory> => ({
    id,
    header,
    end: true,
    cell: ({ now, instead }) => {
      const [was, is] = [tell(now), tell(instead)];
      return was === is ? (
        was
      ) : (
        <>
          <span className="quiet">
            {was} <span aria-hidden>→</span>
          </span>{' '}
          <b>{is}</b>
        </>
      );
    },
  });
  const columns: readonly Column<WhatIfCategory>[] = [
    { id: 'category', header: t.common.category, cell: ({ category }) => <b>{categoryName(category)}</b> },
    pair('shown', words.shown, ({ shown }) => fmt.number(shown)),
    pair('leads', words.leads, ({ leads }) => fmt.fixed(leads, 1)),
    pair('money', words.money, ({ money }) => fmt.money(money)),
  ];
  return (
    <div className={classes.byCategory}>
      <h3>{words.byCategory}</h3>
      <DataTable label={words.byCategory} columns={columns} rows={categories} rowKey={({ category }) => category} />
    </div>
  );
}
