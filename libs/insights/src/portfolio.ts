import { type Stage, stageKeyOf } from '@ringroad/kernel';
import { type ProgrammeLine, releasedVersion, SiteProgrammes } from '@ringroad/lifecycle';
import type { Site, Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { emptiedStages, movesBetween, type StageMoves, stagesAt, usersAt } from './portfolio.queries.js';

export interface StageAlert {
  readonly stage: Stage;
  readonly since: Date;
  readonly days: number;
}

export interface StageStanding {
  readonly name: string;
  readonly stage: Stage;
  readonly users: number;
  readonly journeys: number;
}

/** A site holds people in every stage of its programmes, or it will run dry there (programmes.md S60). */
@Injectable()
export class Portfolio {
  constructor(private readonly programmes: SiteProgrammes) {}

  /** Who stood where at an instant: every stage of the programme in its own order, and how many users that were in all. */
  async at(tx: Tx, site: Site, line: ProgrammeLine, at: Date): Promise<{ readonly users: number; readonly stages: readonly StageStanding[]; readonly emptied: readonly StageAlert[] }> {
    const counts = new Map((await stagesAt(tx, site, at, line.id)).map((row) => [row.stage, row]));
    const stages = [...new Set([...stagesOf(line), ...counts.keys()])].map((name) => {
      const { users = 0, journeys = 0 } = counts.get(name) ?? {};
      return { name, stage: stageKeyOf(line.id, name), users, journeys };
    });
    return { users: await usersAt(tx, site, at, line.id), stages, emptied: await this.alerts(tx, site, line.id, at, stages) };
  }

  moves(tx: Tx, site: Site, programmeId: string, from: Date, to: Date): Promise<StageMoves[]> {
    return movesBetween(tx, site, from, to, programmeId);
  }

  /** Stages that have emptied by now, of all programmes in force. */
  async emptied(tx: Tx, site: Site): Promise<StageAlert[]> {
    const alerts: StageAlert[] = [];
    for (const { id, stages } of await this.programmes.inForce(tx, site.id)) {
      const counts = await stagesAt(tx, site, site.now, id);
      const standing = stages.map((name) => ({ name, users: counts.find((row) => row.stage === name)?.users ?? 0 }));
      alerts.push(...(await this.alerts(tx, site, id, site.now, standing)));
    }
    return alerts;
  }

  private async alerts(tx: Tx, site: Site, programmeId: string, at: Date, stages: readonly { readonly name: string; readonly users: number }[]): Promise<StageAlert[]> {
    const empty = stages.flatMap(({ name, users }) => (users === 0 ? [name] : []));
    return (await emptiedStages(tx, site, at, programmeId, empty)).map(({ stage, since, days }) => ({ stage: stageKeyOf(programmeId, stage), since, days }));
  }
}

/** Those of the version in force first, then those that only older ones have: journeys may still stand there. */
function stagesOf(line: ProgrammeLine): string[] {
  const released = releasedVersion(line);
  const versions = [...line.versions].sort(([a], [b]) => Number(b === released) - Number(a === released) || b - a);
  return versions.flatMap(([, { stages }]) => stages);
}
