import { carOnDay, type DemoCar } from './cars.js';
import { atLocalHour } from './demo-days.js';
import type { Life, LifeStep, StepKind } from './life.js';
import type { DemoPerson } from './people.js';
import type { DatedMessage, SiteMessage } from './site-message.js';

/** The text users of the demo site agreed to. */
export const CONSENT_TEXT_VERSION = 'site-2026-01';

const EVENTS: Readonly<Record<StepKind, { readonly event: string; readonly reason?: string }>> = {
  bought: { event: 'Car Bought' },
  posted: { event: 'Listing Posted' },
  renewed: { event: 'Listing Renewed' },
  sold: { event: 'Listing Sold' },
  'removed-sold': { event: 'Listing Removed', reason: 'sold' },
  withdrawn: { event: 'Listing Removed', reason: 'withdrawn' },
  expired: { event: 'Listing Removed', reason: 'expired' },
};

/**
 * What the site sends about one user, in the order it happens: who it is, then every step. What happened before the world
 * began is sent when it begins, as a site does that has just been connected.
 */
export function messagesOf(person: DemoPerson, life: Life, firstDay: string): DatedMessage[] {
  const begin = atLocalHour(firstDay, 0, 0, person.timezone);
  const dated = life.steps.map((step, index) => {
    const at = atLocalHour(firstDay, step.day, step.hour, person.timezone);
    return { at: at < begin ? begin : at, message: stepMessage(person, life, step, index, at) };
  });
  const first = dated[0];
  return first ? [{ at: first.at, message: identify(person, first.at) }, ...dated] : [];
}

export function identify(person: DemoPerson, at: Date): SiteMessage {
  const { externalId, consent } = person;
  const consents = consent && (['inbox', 'email'] as const).map((channel) => ({ purpose: 'offers', channel, granted: consent[channel], textVersion: CONSENT_TEXT_VERSION }));
  return {
    type: 'identify',
    messageId: `demo-${externalId}-identify`,
    userId: externalId,
    timestamp: at.toISOString(),
    traits: {
      name: person.name,
      email: person.email,
      phone: person.phone,
      locale: person.locale,
      timezone: person.timezone,
      region: person.region,
      segments: person.segments,
      score: person.score,
      ...(consents ? { consents } : {}),
    },
  };
}

function stepMessage(person: DemoPerson, life: Life, step: LifeStep, index: number, at: Date): SiteMessage {
  const { event, reason } = EVENTS[step.kind];
  const car = life.cars[step.car];
  return {
    type: 'track',
    messageId: `demo-${person.externalId}-${index + 1}`,
    userId: person.externalId,
    timestamp: at.toISOString(),
    event,
    properties: {
      ...(car ? properties(car, step, person) : {}),
      ...(step.listing === null ? {} : { listingId: `ad-${person.externalId.slice(2)}-${step.listing}` }),
      ...(reason ? { reason } : {}),
    },
  };
}

function properties(car: DemoCar, step: LifeStep, { region, place }: DemoPerson): Record<string, unknown> {
  const { assetId, brand, model, year, body, fuel, transmission, engineCapacity } = car;
  const { price, mileage } = carOnDay(car, step.day);
  const amount = Math.max(200, Math.round((price * step.priceFactor) / 50) * 50);
  const told = { assetId, currency: 'USD', mileage };
  // The end of an ad and a renewal repeat little; post and purchase tell all that is known of the car.
  if (step.kind === 'withdrawn' || step.kind === 'expired') return { assetId };
  if (step.kind === 'sold') return { ...told, soldPrice: amount };
  if (step.kind === 'removed-sold' || step.kind === 'renewed') return { ...told, price: amount };
  return { ...told, brand, model, year, price: amount, region, ...place, fuel, transmission, bodyType: body, engineCapacity, condition: 'owned' };
}
