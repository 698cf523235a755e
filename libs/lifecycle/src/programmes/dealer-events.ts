import type { FactDefinition, ParameterDefinition, TriggerDefinition } from '../domain/programme-facts.js';

/**
 * What a dealer tells about a car and its owner; `assetId` names the car. "Car Sold" is told of the buyer, together with the maker's
 * maintenance schedule as far as the dealer knows it.
 */
export const DEALER_EVENTS = {
  'car.sold': {
    event: 'Car Sold',
    properties: {
      buyer: 'text', mileage: 'number', serviceContract: 'yes-no', serviceIntervalMonths: 'number', serviceIntervalKm: 'number', creditUntil: 'date',
    },
  },
  'service-contract.signed': { event: 'Service Contract Signed' },
  'mileage.reported': { event: 'Mileage Reported', properties: { mileage: 'number' } },
  'repair.completed': { event: 'Repair Completed', properties: { work: 'text', mileage: 'number' } },
  'service.booked': { event: 'Service Booked', properties: { bookedFor: 'date' } },
  'service.completed': { event: 'Service Completed', properties: { work: 'text', mileage: 'number', serviceIntervalKm: 'number' } },
  'insurance.issued': { event: 'Insurance Issued', properties: { validUntil: 'date' } },
  'owner.called': { event: 'Owner Called' },
  'car.traded-in': { event: 'Trade-In Completed' },
  'car.disposed': { event: 'Car Disposed Of' },
} as const satisfies Readonly<Record<string, TriggerDefinition>>;

/** How far a car was driven since its last service, and the maker's distance between two. The sale of the car counts as a service. */
export const DRIVEN_FACTS = {
  lastService: { type: 'date', take: 'last', on: ['car.sold', 'service.completed'] },
  driven: {
    type: 'number', take: 'growth', property: 'mileage', on: ['car.sold', 'service.completed', 'mileage.reported'], resetOn: ['car.sold', 'service.completed'],
  },
  intervalKm: { type: 'number', take: 'last', property: 'serviceIntervalKm', on: ['car.sold', 'service.completed'] },
} as const satisfies Readonly<Record<string, FactDefinition>>;

/** When the next oil change is due by the maker's schedule and the mileage, or the calendar where it comes first (programmes.md S46). */
export const SERVICE_DUE = {
  type: 'date', forecast: 'run-out', since: 'lastService', amount: 'intervalKm', used: 'driven', perDay: '$kmPerDay', atLatest: '$serviceAtLatest',
} as const satisfies FactDefinition;

export const KM_PER_DAY = {
  default: 41, unit: 'km a day', min: 1, max: 1000,
  source: 'no number in the practice; about 15 000 km a year as a start, replaced by each car’s own rate from its second mileage on',
} as const satisfies ParameterDefinition;

export const SERVICE_AT_LATEST = {
  default: 'P12M', unit: 'since the last service',
  source: 'no number in the practice; once a year at least, as makers commonly ask, as a start',
} as const satisfies ParameterDefinition;
