import type { Track } from '@ringroad/kernel';
import type { FactDefinition, ParameterDefinition, TriggerDefinition } from './programme-facts.js';
import type { Hypothesis } from './hypothesis.js';
import type { Season } from './site-clock.js';
import type { StageModelUse } from './stage-model.js';

/**
 * What a programme of cars reacts to. Site events are first read into these words, so that a programme need not know that a
 * removal "because sold" and a sale are the same fact.
 */
export const CAR_TRIGGERS = [
  'listing.posted',
  'listing.renewed',
  'listing.sold',
  'listing.withdrawn',
  'listing.expired',
  'car.bought',
  'other-car.bought',
] as const;

/** One of CAR_TRIGGERS, or a trigger that the programme itself declares. */
export type Trigger = string;

/**
 * Whose life the programme follows, one journey under way for each. `asset`: a car, read from the ads and sales a classified site
 * tells. `person`: the user. Any other kind is named by a property of the events (`key`), as prescriptions by `prescriptionId`.
 */
export interface SubjectDefinition {
  readonly kind: string;
  /** The property that names the subject; `asset` and `person` have none. An event without it speaks of every subject known by then. */
  readonly key?: string;
}

/** A journey begins where an entry trigger meets a subject of the user that has no journey under way. The first rule that fits is taken. */
export interface EntryRule {
  readonly on: Trigger;
  readonly to: string;
  readonly condition?: string;
}

/** Where a transition leads: to another stage, or out of the programme. Exactly one of `to` and `outcome` is given. */
interface Destination {
  readonly to?: string;
  readonly outcome?: string;
  /** With an outcome: the journey reached what it was for. */
  readonly goal?: boolean;
}

/** The first transition of the list that fits the stage, the trigger and the condition is taken; no other is. */
export type Transition =
  | {
      readonly kind: 'move';
      readonly from: readonly string[];
      readonly on: Trigger;
      readonly to: string;
      /** CEL; docs/programmes.md lists what it sees. */
      readonly condition?: string;
      /** Also takes up a journey that had ended with one of these outcomes. */
      readonly reopens?: readonly string[];
    }
  | ({
      readonly kind: 'time';
      readonly from: readonly string[];
      /** ISO 8601 duration on the user's calendar, since the stage was entered or since `since`. */
      readonly after: string;
      /** A date fact to count from instead. While it is not known, nothing happens. */
      readonly since?: string;
      /** Local hour, "10:00". */
      readonly at: string;
      readonly condition?: string;
    } & Destination)
  | ({
      /** Taken as soon as an event made the condition true. */
      readonly kind: 'state';
      readonly from: readonly string[];
      readonly condition: string;
    } & Destination)
  | {
      readonly kind: 'exit';
      readonly from: readonly string[];
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
  readonly categories: readonly string[];
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
  | { readonly from: 'stage'; readonly offset: string; readonly at?: string; readonly repeat?: string }
  /** Counted from each such event while the stage lasts; of several, the latest counts. */
  | { readonly from: 'event'; readonly on: Trigger; readonly offset: string; readonly at?: string; readonly repeat?: string }
  /** Counted from a date fact, as it is known best; the offset may lead back in time. */
  | { readonly from: 'fact'; readonly fact: string; readonly offset: string; readonly at?: string; readonly repeat?: string; readonly seasons?: readonly Season[] }
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

/** How generous a contact may be. `contraindicated`: a discount would harm (programmes.md S25). */
export const DISCOUNTS = ['none', 'contraindicated', 'careful', 'good', 'best', 'small', 'larger', 'largest'] as const;
export type Discount = (typeof DISCOUNTS)[number];

/** Ways to a user (programmes.md S73); which of them a site has is the site's. */
export const CHANNELS = ['inbox', 'push', 'sms', 'email', 'direct-mail', 'call', 'social', 'messenger'] as const;
export type Channel = (typeof CHANNELS)[number];

export interface ContactPointDefinition {
  readonly id: string;
  readonly stage: string;
  readonly track: Track;
  /** Key of the text that tells the user why this came ("why me"). */
  readonly reasonKey: string;
  readonly when: Timing;
  /** ISO 8601: how long after it is due the point may still be used. */
  readonly window: string;
  readonly needs: readonly string[];
  readonly condition?: string;
  /** ISO 8601: what happens this long after the contact is counted as its effect. */
  readonly conversionWindow?: string;
  readonly discount?: Discount;
  /** Preferred ways, best first; without them those of the stage. */
  readonly channels?: readonly Channel[];
  /** Also puts a task before a person: someone calls, someone books. */
  readonly task?: boolean;
}

/** A lifecycle definition: data, versioned, immutable once published. docs/programmes.md is its reference. */
export interface ProgrammeDefinition {
  readonly id: string;
  readonly version: number;
  readonly textKey: string;
  /** Rows of the field's practice that it carries out, for an editor to look up. */
  readonly rows?: readonly string[];
  readonly subject: SubjectDefinition;
  /** What it is for. Of programmes for the same goal a user follows one at a time: that of the highest priority. */
  readonly goal?: string;
  readonly priority?: number;
  /** Numbers and durations an operator sets; "$name" stands for them anywhere in the definition. */
  readonly parameters?: Readonly<Record<string, ParameterDefinition>>;
  /** What it reacts to; a programme of cars has CAR_TRIGGERS instead. */
  readonly events?: Readonly<Record<Trigger, TriggerDefinition>>;
  readonly facts?: Readonly<Record<string, FactDefinition>>;
  readonly stages: readonly string[];
  readonly entry: readonly EntryRule[];
  /** May an ended journey be followed by another cycle? Without it always; a duration asks for a pause first. */
  readonly reentry?: 'never' | string;
  readonly transitions: readonly Transition[];
  readonly needs: readonly NeedDefinition[];
  readonly contactPoints: readonly ContactPointDefinition[];
  /** Preferred channels of each stage, best first (programmes.md S73). */
  readonly channels?: Readonly<Record<string, readonly Channel[]>>;
  /** Categories of partner beyond the built-in ones. */
  readonly categories?: readonly string[];
  readonly stageModel?: StageModelUse;
  readonly hypotheses?: readonly Hypothesis[];
  /** Texts of its own by key and language. */
  readonly texts?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** One line of the table stage × need × category (programmes.md S14). */
export interface NeedsMapLine {
  readonly stage: string;
  readonly contactPoint: string;
  readonly need: string;
  readonly category: string;
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
): ReadonlyMap<string, { readonly need: string; readonly weightPpm: number }> {
  const best = new Map<string, { need: string; weightPpm: number }>();
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
