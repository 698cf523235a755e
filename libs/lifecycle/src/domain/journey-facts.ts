import type { ConditionFacts } from './condition.js';
import type { JourneyState } from './journey.js';
import type { Trigger } from './programme.js';
import { seasonAt } from './site-clock.js';

/** A site fact as one journey feels it. */
export interface JourneyEvent {
  readonly trigger: Trigger;
  readonly at: Date;
  readonly factId: string;
  /** The site's own id of the ad the fact names. */
  readonly listingKey: string | null;
  /** Declared properties of the event, for conditions. */
  readonly properties?: ConditionFacts['event'];
}

/** A date and the fact that told it. */
export interface Anchor {
  readonly at: Date;
  readonly factId: string;
}

/** Everything beside the event that a journey may depend on. */
export interface JourneyFacts {
  readonly siteId: string;
  readonly userId: string;
  readonly subjectId: string;
  readonly user: ConditionFacts['user'];
  /** What is known of the subject, as conditions see it at an instant. */
  readonly seenAt: (at: Date) => Pick<ConditionFacts, 'asset' | 'facts' | 'days'>;
  /** A date fact; null while it is not known. */
  readonly dateOf: (fact: string) => Anchor | null;
  /** The user's own purchase of this car, while he keeps it. */
  readonly purchase: Anchor | null;
  /** The user's latest purchase of another car that he keeps. */
  readonly otherPurchase: Anchor | null;
}

/** Everything a condition sees of a journey in a stage, at an instant. */
export function conditionFacts(facts: JourneyFacts, journey: JourneyState, stage: string, at: Date, event?: ConditionFacts['event']): ConditionFacts {
  return {
    ...facts.seenAt(at),
    ...(event && { event }),
    user: facts.user,
    journey: { stage, cycle: journey.cycle, renewals: journey.renewals, boughtHere: journey.purchase !== null },
    season: seasonAt(at, facts.user.zone),
  };
}
