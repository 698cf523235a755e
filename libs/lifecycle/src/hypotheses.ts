import { SYSTEM } from '@ringroad/kernel';
import { Database, type Site, Timed, type TimedWork, type Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { type CompiledProgramme, compileProgramme } from './domain/compiled-programme.js';
import { FACT_TYPES } from './domain/fact.js';
import { countUser, NOTHING_COUNTED } from './domain/hypothesis-counts.js';
import { findingOf, type HypothesisFinding } from './domain/hypothesis-finding.js';
import type { Hypothesis } from './domain/hypothesis.js';
import type { ProgrammeDefinition } from './domain/programme.js';
import { countedToday, countsOf, finishRun, historiesAfter, lockRun, type Run, saveRun } from './hypotheses.queries.js';
import { SiteProgrammes } from './site-programmes.js';

/** Events read in one turn: some 30 MB, and other work that is due is not kept waiting. */
const PAGE = 20_000;

export interface MeasuredHypothesis {
  readonly hypothesis: Hypothesis;
  readonly definition: ProgrammeDefinition;
  /** Null until the site's events were counted for the first time. */
  readonly measured: { readonly finding: HypothesisFinding; readonly measuredAt: Date } | null;
}

/**
 * "Your data says": counts what the programmes in force claim on the site's own events, once a day of the site's calendar, a page of
 * users in each turn. A sandbox whose clock is being advanced is counted when it has arrived: nobody looks at the days between.
 */
@Injectable()
@Timed()
export class Hypotheses implements TimedWork {
  constructor(
    private readonly database: Database,
    private readonly programmes: SiteProgrammes,
  ) {}

  /** What a programme in force claims, and what the site's data say; empty for a programme that is not in force or claims nothing. */
  async of(tx: Tx, siteId: string, programmeId: string): Promise<MeasuredHypothesis[]> {
    const definition = (await this.claiming(tx, siteId)).find((programme) => programme.definition.id === programmeId)?.definition;
    if (definition === undefined) return [];
    const rows = new Map((await countsOf(tx, siteId, definition)).map((row) => [row.hypothesisId, row]));
    return (definition.hypotheses ?? []).map((hypothesis) => {
      const row = rows.get(hypothesis.id);
      return { hypothesis, definition, measured: row === undefined ? null : { finding: findingOf(hypothesis, row.counts), measuredAt: row.measuredAt } };
    });
  }

  fireDue(site: Site): Promise<number> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const claiming = await this.claiming(tx, site.id);
      if (claiming.length === 0 || (await isAdvancing(tx, site.id))) return 0;
      const done = await countedToday(tx, site, claiming.map(({ definition }) => definition));
      let settled = 0;
      for (const programme of claiming) if (!done.has(programme.definition.id)) settled += await this.turn(tx, site, programme);
      return settled;
    });
  }

  /** Whoever waits for what is due must not wait for a count: it follows the clock and never holds it. */
  nextDue(): Promise<null> {
    return Promise.resolve(null);
  }

  /** The programmes in force that claim something, with their parameters where they are used. */
  private async claiming(tx: Tx, siteId: string): Promise<CompiledProgramme[]> {
    const claiming = (await this.programmes.inForce(tx, siteId)).filter(({ hypotheses = [] }) => hypotheses.length > 0);
    return claiming.map(compileProgramme);
  }

  private async turn(tx: Tx, site: Site, programme: CompiledProgramme): Promise<number> {
    const { definition } = programme;
    const under = await lockRun(tx, site.id, definition.id);
    if (under === 'busy') return 0;
    const { hypotheses = [], version } = definition;
    const run: Run = under?.programmeVersion === version ? under : { programmeVersion: version, counts: {}, asOf: site.now, afterUser: null };
    const { histories, lastUser } = await historiesAfter(tx, site.id, eventsOf(definition), run.afterUser, PAGE);
    const clock = { zone: site.timezone, asOf: run.asOf };
    const counts = hypotheses.map((hypothesis) => {
      const before = run.counts[hypothesis.id] ?? NOTHING_COUNTED;
      return [hypothesis.id, histories.reduce((so, history) => countUser(programme, hypothesis, history, clock, so), before)] as const;
    });
    const after: Run = { ...run, counts: Object.fromEntries(counts), afterUser: lastUser };
    await (lastUser === null ? finishRun : saveRun)(tx, site.id, definition.id, after);
    return 1;
  }
}

async function isAdvancing(tx: Tx, siteId: string): Promise<boolean> {
  const rows = await tx.query('select from clock_advance where site_id = $1 and finished_at is null', [siteId]);
  return rows.length > 0;
}

/** The events the hypotheses of a programme need. A subject that events name is known from any of the programme's events. */
function eventsOf({ subject, events = {}, hypotheses = [] }: ProgrammeDefinition): readonly string[] {
  if (subject.kind === 'asset') return FACT_TYPES;
  const used = new Set(hypotheses.flatMap(({ measure }) => [measure.of, measure.leadsTo]));
  const named = Object.entries(events).filter(([trigger]) => subject.key !== undefined || used.has(trigger));
  return [...new Set(named.map(([, { event }]) => event))];
}
