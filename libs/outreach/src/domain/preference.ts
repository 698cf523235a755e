import { type BuiltInCategory, type Category, isBuiltInCategory } from '@ringroad/kernel';
import type { Channel } from './channel.js';
import type { QuietHours } from './quiet-hours.js';

/** What users switch on and off: fewer and plainer words than partner categories. */
export const TOPICS = ['car-care', 'parts-and-tyres', 'insurance', 'next-car', 'finance', 'property'] as const;

/** A kind of business that a site's own programme brings is a topic of its own. */
export type Topic = (typeof TOPICS)[number] | Exclude<Category, BuiltInCategory>;

const TOPIC_OF: Readonly<Record<BuiltInCategory, (typeof TOPICS)[number]>> = {
  detailing: 'car-care',
  'service-centre': 'car-care',
  'fuel-station': 'car-care',
  diagnostics: 'car-care',
  'parts-shop': 'parts-and-tyres',
  'tyre-shop': 'parts-and-tyres',
  accessories: 'parts-and-tyres',
  insurer: 'insurance',
  'car-dealer': 'next-car',
  bank: 'finance',
  leasing: 'finance',
  developer: 'property',
};

export function topicOf(category: Category): Topic {
  return isBuiltInCategory(category) ? TOPIC_OF[category] : category;
}

/** "Not relevant" silences a category for this long. */
export const MUTE_DAYS = 90;

/** What the user decided about being contacted. Everything is on until switched off. */
export interface Preference {
  readonly off: readonly { readonly channel: Channel; readonly topic: Topic }[];
  /** Replaces the site's quiet hours; null keeps them. */
  readonly quietHours: QuietHours | null;
  /** Can only lower the site's weekly cap. */
  readonly maxPerWeek: number | null;
  readonly pausedUntil: Date | null;
  readonly muted: readonly { readonly category: Category; readonly until: Date }[];
}

export const NO_PREFERENCE: Preference = { off: [], quietHours: null, maxPerWeek: null, pausedUntil: null, muted: [] };

/** What a user says to an offer without taking it. */
export type Answer = 'not-relevant' | 'already-done';

/**
 * "Not relevant" mutes the category; "already done" mutes nothing but reports the need as met, so that the journey moves on
 * and stops asking by itself.
 */
export function answerOffer(preference: Preference, answer: Answer, category: Category, at: Date): { readonly preference: Preference; readonly needMet: boolean } {
  if (answer === 'already-done') return { preference, needMet: true };
  const until = new Date(at.getTime() + MUTE_DAYS * 86_400_000);
  const others = preference.muted.filter((mute) => mute.category !== category && mute.until > at);
  return { preference: { ...preference, muted: [...others, { category, until }] }, needMet: false };
}

/** Whether the user does not want this category through this channel: muted, or its topic switched off there. */
export function isMuted(preference: Preference, channel: Channel, category: Category, at: Date): boolean {
  return (
    preference.muted.some((mute) => mute.category === category && at < mute.until) ||
    preference.off.some((off) => off.channel === channel && off.topic === topicOf(category))
  );
}
