import { connection, hours, money } from './sample-money.js';
import type { Session } from './fake-resolvers.js';

const ANY = { channel: null, stage: null, category: null, region: null };

export const sampleRules = {
  version: 2,
  note: 'Banks pay more since the spring',
  publishedAt: hours(-50),
  publishedBy: 'Olga Operator',
  pricing: 'gsp',
  explorationShare: 0.05,
  relevanceFloor: 0.2,
  attentionFloor: 5,
  duplicateDays: 30,
  reserves: [
    { where: ANY, price: money(300) },
    { where: { ...ANY, category: 'bank' }, price: money(1_000) },
    { where: { ...ANY, stage: 'sold', category: 'car-dealer', region: 'Minsk' }, price: money(1_500) },
  ],
  attentionFloors: [{ where: { ...ANY, channel: 'page' }, floor: 2.5 }],
  exclusiveCategories: ['insurer'],
  retired: [],
  blockedWords: ['free', 'casino'],
  categoryCaps: [{ category: 'bank', perMonth: 2 }],
  blocked: [{ stage: 'sold', category: 'detailing' }],
  names: [],
};

const firstRules = { ...sampleRules, version: 1, note: 'The first rules of our own', publishedAt: hours(-400), explorationShare: 0.02, reserves: sampleRules.reserves.slice(0, 1) };
const shippedRules = { ...firstRules, version: 0, note: '', publishedAt: null, publishedBy: null, reserves: [], attentionFloors: [], categoryCaps: [], blocked: [] };

/** The market's rules of one visitor. */
export function marketRulesResolvers(session: Session, weather: () => void) {
  return {
    marketPolicy: () => {
      weather();
      return session.state === 'empty' ? shippedRules : sampleRules;
    },
    marketPolicyHistory: (page: { first?: number | null; after?: string | null }) => {
      weather();
      return connection(session.state === 'empty' ? [] : [{ ...sampleRules, id: '2' }, { ...firstRules, id: '1' }], page);
    },
    marketPolicyVersion: ({ version }: { version: number }) => {
      weather();
      return [shippedRules, firstRules, sampleRules][version];
    },
    publishMarketPolicy: ({ note }: { note: string }) => ({ ...sampleRules, version: 3, note }),
  };
}
