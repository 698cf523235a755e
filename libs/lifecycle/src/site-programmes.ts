import { CATEGORIES, type Category, isBuiltInCategory, isCategory, type OwnText, readableId, type Stage, stageKeyOf } from '@ringroad/kernel';
import type { Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { compileLine, lineOf, type ProgrammeChange, type ProgrammeLine, releasedVersion } from './domain/programme-line.js';
import { categoriesFor, type ProgrammeDefinition } from './domain/programme.js';
import type { ValueType } from './domain/programme-facts.js';
import { type ChangeRow, changesOf, stateOfChanges, type VersionRow, versionsOf } from './programmes.queries.js';
import { CLASSIFIED_PROGRAMME } from './programmes/classified.programme.js';

/** A stage in which a programme of the site has something to say: what a partner may bid for. */
export interface SiteMoment {
  readonly stage: Stage;
  readonly programmeId: string;
  /** By language; null where the stage is built in and the screens know its name. */
  readonly titles: OwnText | null;
  readonly programmeTitles: OwnText | null;
  readonly categories: readonly Category[];
}

export interface SiteCategory {
  readonly category: Category;
  readonly titles: OwnText | null;
}

/** Everything a site runs, read once for each state of its log of changes. */
interface Kept {
  readonly state: string;
  readonly lines: readonly ProgrammeLine[];
}

/** Which programmes a site runs, in which versions, and what they bring with them. */
@Injectable()
export class SiteProgrammes {
  private readonly kept = new Map<string, Kept>();

  /** All programmes that were ever released on the site, the built-in one first: what its users' lives are folded by. */
  async lines(tx: Tx, siteId: string): Promise<readonly ProgrammeLine[]> {
    const state = await stateOfChanges(tx, siteId);
    const known = this.kept.get(siteId);
    if (known?.state === state) return known.lines;
    const changes = state === '' ? [] : await changesOf(tx, siteId);
    // Read after them: whatever a change names was published with it.
    const lines = changes.length === 0 ? BUILT_IN : linesOf(await versionsOf(tx, siteId), changes);
    this.kept.set(siteId, { state, lines });
    return lines;
  }

  async line(tx: Tx, siteId: string, programmeId: string): Promise<ProgrammeLine | null> {
    return (await this.lines(tx, siteId)).find(({ id }) => id === programmeId) ?? null;
  }

  /** The definition behind a journey or a contact point; null where the site does not run it. */
  async definition(tx: Tx, siteId: string, programmeId: string, version: number): Promise<ProgrammeDefinition | null> {
    return (await this.line(tx, siteId, programmeId))?.versions.get(version) ?? null;
  }

  /** The stages of programmes in force that have something to say, the built-in ones first, each once. */
  async moments(tx: Tx, siteId: string): Promise<readonly SiteMoment[]> {
    return (await this.inForce(tx, siteId)).flatMap((definition) => {
      const speaking = definition.stages.filter((stage) => definition.contactPoints.some((point) => point.stage === stage));
      return speaking.map((stage): SiteMoment => {
        const needs = definition.contactPoints.flatMap((point) => (point.stage === stage ? point.needs : []));
        const built = definition.id === CLASSIFIED_PROGRAMME.id;
        return {
          stage: stageKeyOf(definition.id, stage),
          programmeId: definition.id,
          titles: built ? null : titlesOf(definition, `stage.${stage}`, stage),
          programmeTitles: built ? null : titlesOf(definition, definition.textKey, definition.id),
          categories: [...categoriesFor(definition, needs).keys()].filter(isCategory),
        };
      });
    });
  }

  /** The built-in kinds of business, then those of the site's own programmes. Drafts count: partners are found before it is published. */
  async categories(tx: Tx, siteId: string): Promise<readonly SiteCategory[]> {
    const drafts = (await versionsOf(tx, siteId)).flatMap(({ definition }) => (definition === null ? [] : [definition]));
    const own = new Map<string, SiteCategory>();
    for (const definition of drafts) {
      for (const category of definition.categories ?? []) {
        if (isCategory(category)) own.set(category, { category, titles: titlesOf(definition, `category.${category}`, category) });
      }
    }
    return [...CATEGORIES.map((category): SiteCategory => ({ category, titles: null })), ...[...own.values()].filter(({ category }) => !isBuiltInCategory(category))];
  }

  /** Events that released programmes declare, with the properties they use. */
  async vocabulary(tx: Tx, siteId: string): Promise<ReadonlyMap<string, Readonly<Record<string, ValueType>>>> {
    const names = new Map<string, Readonly<Record<string, ValueType>>>();
    for (const line of await this.lines(tx, siteId)) {
      for (const { events = {} } of line.versions.values()) {
        for (const { event, properties = {} } of Object.values(events)) names.set(event, { ...names.get(event), ...properties });
      }
    }
    return names;
  }

  /** For each programme the version in which journeys begin now. */
  async inForce(tx: Tx, siteId: string): Promise<readonly ProgrammeDefinition[]> {
    return (await this.lines(tx, siteId)).flatMap((line) => {
      const version = releasedVersion(line);
      const definition = version === null ? undefined : line.versions.get(version);
      return definition === undefined ? [] : [definition];
    });
  }
}

/** A text of the programme by language; null where it brings none. */
export function textsOf({ texts }: ProgrammeDefinition, key: string): OwnText | null {
  return texts?.[key] ?? null;
}

/** A text of the programme in all its languages; the id itself, in words, where it has none. */
export function titlesOf(definition: ProgrammeDefinition, key: string, id: string): OwnText {
  return textsOf(definition, key) ?? { en: readableId(id) };
}

const BUILT_IN: readonly ProgrammeLine[] = [lineOf(CLASSIFIED_PROGRAMME)];

function linesOf(versions: readonly VersionRow[], changes: readonly ChangeRow[]): ProgrammeLine[] {
  const ids = new Set([CLASSIFIED_PROGRAMME.id, ...changes.map(({ programmeId }) => programmeId)]);
  return [...ids].map((id) => {
    const built = id === CLASSIFIED_PROGRAMME.id ? lineOf(CLASSIFIED_PROGRAMME) : null;
    const published = versions.flatMap(({ programmeId, version, definition, publishedAt }): [number, ProgrammeDefinition][] =>
      programmeId === id && publishedAt !== null && definition !== null ? [[version, definition]] : [],
    );
    const line: ProgrammeLine = {
      id,
      versions: new Map([...(built?.versions ?? []), ...published]),
      changes: [...(built?.changes ?? []), ...changes.flatMap((row) => (row.programmeId === id ? changeOf(row) : []))],
    };
    compileLine(line);
    return line;
  });
}

/** A stored change as the fold reads it. */
export function changeOf({ kind, version, from, stages, at }: ChangeRow): ProgrammeChange[] {
  if (kind === 'release') return [{ kind, at, version }];
  return version === null || from === null || at === null ? [] : [{ kind, at, from, to: version, stages: stages ?? {} }];
}
