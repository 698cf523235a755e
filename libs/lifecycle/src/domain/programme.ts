import type { Category, Stage, Track } from '@ringroad/kernel';
import type { Season } from './site-clock.js';

/**
 * What a programme reacts to. Site events are first read into these words, so that a programme need not know that a
 * removal "because sold" and a sale are the same fact.
 */
export const TRIGGERS = [
  'listing.posted',
  'listing.renewed',
  'listing.sold',
  'listing.withdrawn',
  'listing.expired',
  'car.bought',
  'other-car.bought',
] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** A journey begins where an entry trigger meets an asset of the user that has no journey under way. */
export interface EntryRule {
  readonly on: Trigger;
  readonly to: Stage;
}

/** The first transition of the list that fits the stage, the trigger and the condition is taken; no other is. */
export type Transition =
  | {
      readonly kind: 'move';
      readonly from: readonly Stage[];
      readonly on: Trigger;
      readonly to: Stage;
      /** CEL over `user`, `asset`, `journey`, `season`. */
      readonly condition?: string;
      /** Also takes up a journey that had ended with one of these outcomes. */
      readonly reopens?: readonly string[];
    }
  | {
      readonly kind: 'time';
      readonly from: readonly Stage[];
      /** ISO 8601 duration since the stage was entered, on the user's calendar. */
      readonly after: string;
      /** Local hour, "10:00". */
      readonly at: string;
      readonly to: Stage;
    }
  | {
      readonly kind: 'exit';
      readonly from: readonly Stage[];
      readonly on: Trigger;
      readonly outcome: string;
      /** The journey reached what it was for. */
      readonly goal: boolean;
      /** The same event opens the next cycle by the entry rules. */
      readonly reenter?: boolean;
      /** Taken at once on entering the stage when the trigger already happened within this time before. */
      readonly lookback?: string;
      readonly condition?: string;
    };

/** What a user at a stage wants done, and the kinds of partner that do it (programmes.md S14). */
export interface NeedDefinition {
  readonly id: string;
  /** Key of the text that names the need in the user's language. */
  readonly textKey: string;
  readonly categories: readonly Category[];
  /** How well the need fits its moment, in parts per million: the auction's stage fit. */
  readonly weightPpm: number;
  /** The need exists only in these seasons of the user's calendar; without it, always. */
  readonly seasons?: readonly Season[];
  /** CEL; the need exists only where it is true. */
  readonly condition?: string;
}

/** When a contact point is due. Offsets are ISO 8601; `at` is a local hour, without it the hour of the anchor. */
export type Timing =
  /** Counted from the moment the stage was entered. */
  | { readonly from: 'stage'; readonly offset: string; readonly at?: string }
  /** Counted from each such event while the stage lasts. */
  | { readonly from: 'event'; readonly on: Trigger; readonly offset: string; readonly at?: string }
  /** Counted from the day the user got the car. */
  | {
      readonly from: 'purchase';
      readonly offset: string;
      readonly at: string;
      /** Round again, at this distance, as long as the stage lasts. */
      readonly repeat?: string;
      /** Moves to the first morning of the next of these seasons when due outside them. */
      readonly seasons?: readonly Season[];
    }
  /** Relative to the forecast sale of the car; `owner-since` says from when the ownership clock runs. */
  | {
      readonly from: 'predicted-sale';
      readonly ownerSince: 'purchase' | 'stage';
      readonly offset: string;
      readonly at: string;
    };

export interface ContactPointDefinition {
  readonly id: string;
  readonly stage: Stage;
  readonly track: Track;
  /** Key of the text that tells the user why this came ("why me"). */
  readonly reasonKey: string;
  readonly when: Timing;
  /** ISO 8601: how long after it is due the point may still be used. */
  readonly window: string;
  readonly needs: readonly string[];
  readonly condition?: string;
}

/** A lifecycle definition: data, versioned, immutable once published. */
export interface ProgrammeDefinition {
  readonly id: string;
  readonly version: number;
  readonly textKey: string;
  readonly subject: 'asset';
  readonly stages: readonly Stage[];
  /** One journey per user × asset × cycle; an ended journey is followed by the next cycle. */
  readonly entryKey: readonly ['user', 'asset', 'cycle'];
  readonly entry: readonly EntryRule[];
  readonly transitions: readonly Transition[];
  readonly needs: readonly NeedDefinition[];
  readonly contactPoints: readonly ContactPointDefinition[];
}

/** One line of the table stage × need × category (programmes.md S14). */
export interface NeedsMapLine {
  readonly stage: Stage;
  readonly contactPoint: string;
  readonly need: string;
  readonly category: Category;
  readonly weightPpm: number;
}

/** The needs of a programme seen from the client's side, as one table: what an operator reviews. */
export function needsMap(definition: ProgrammeDefinition): NeedsMapLine[] {
  const needs = new Map(definition.needs.map((need) => [need.id, need]));
  return definition.contactPoints.flatMap((point) =>
    point.needs.flatMap((id) => {
      const need = needs.get(id);
      return (need?.categories ?? []).map((category) => ({
        stage: point.stage,
        contactPoint: point.id,
        need: id,
        category,
        weightPpm: need?.weightPpm ?? 0,
      }));
    }),
  );
}

/** The categories that may compete for a set of needs, each with the weight of the need it serves best. */
export function categoriesFor(
  definition: ProgrammeDefinition,
  needIds: readonly string[],
): ReadonlyMap<Category, { readonly need: string; readonly weightPpm: number }> {
  const best = new Map<Category, { need: string; weightPpm: number }>();
  for (const need of definition.needs) {
    if (!needIds.includes(need.id)) continue;
    for (const category of need.categories) {
      const held = best.get(category);
      if (held === undefined || need.weightPpm > held.weightPpm) {
        best.set(category, { need: need.id, weightPpm: need.weightPpm });
      }
    }
  }
  return best;
}
