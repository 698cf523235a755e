import type { Session } from './fake-resolvers.js';
import { sampleRules } from './sample-market-rules.js';
import { days, hours, money, NOW } from './sample-money.js';

const side = (filled: number, shown: number, leads: number, minor: number, contactsPerUser: number) => ({ filled, shown, leads, money: money(minor), contactsPerUser });
const figures = (shown: number, leads: number, minor: number) => ({ shown, leads, money: money(minor) });

const DONE = {
  id: 'what-if-1', state: 'done', days: 30, fromAt: days(-31), untilAt: days(-1), comparedWith: 2, auctions: 41_200, users: 9_830, progress: 1,
  rules: { ...sampleRules, version: 0, note: '', publishedAt: null, publishedBy: null, explorationShare: 0.1, retired: ['tyre-shop'] },
  cannotKnow: ['gated', 'far-behind', 'aftermath', 'before-span', 'wording'],
  now: side(28_170, 31_020, 612.4, 1_128_450, 2.87),
  instead: side(26_940, 29_100, 598.1, 1_214_900, 2.74),
  categories: [
    { category: 'bank', now: figures(4_120, 38.2, 188_400), instead: figures(2_980, 34.6, 241_000) },
    { category: 'car-dealer', now: figures(6_310, 92.5, 402_000), instead: figures(6_310, 92.5, 402_000) },
    { category: 'marina', now: figures(410, 8.1, 9_900), instead: figures(0, 0, 0) },
  ],
};
const FAILED = { ...DONE, id: 'what-if-0', state: 'failed', days: 90, untilAt: days(-12), fromAt: days(-102), auctions: 0, users: 0, progress: 0.1, categories: [] };

/** What one visitor tried on the past: a replay is half done at the first look, and done at the second. */
export function whatIfResolvers(session: Session, weather: () => void) {
  const started = () => {
    const { whatIf } = session;
    if (!whatIf) return [];
    const half = whatIf.looks < 2;
    return [{ ...DONE, id: 'what-if-2', days: whatIf.days, untilAt: NOW, fromAt: hours(-24 * whatIf.days), ...(half ? { state: 'running', progress: 0.5, auctions: 20_600 } : {}) }];
  };
  const all = () => (session.state === 'empty' ? [] : [...started(), DONE, FAILED]);
  return {
    whatIfs: () => {
      weather();
      return all();
    },
    whatIf: ({ id }: { id: string }) => {
      weather();
      if (session.whatIf && id === 'what-if-2') session.whatIf.looks += 1;
      return all().find((each) => each.id === id) ?? null;
    },
    startWhatIf: ({ days: back }: { days: number }) => {
      session.whatIf = { days: back, looks: 0 };
      return started()[0];
    },
  };
}
