import type { Session } from './fake-resolvers.js';
import { connection, hours, money } from './sample-money.js';
import { sampleCampaigns } from './sample-partner.js';

const [first, second] = sampleCampaigns;

const WAITING = [
  {
    id: 'campaign-1',
    kind: 'newCampaign',
    since: hours(-30),
    partnerId: 'partner-0',
    partnerName: 'Polesie Detailing',
    version: 1,
    lastNote: 'Say what the cleaning costs.',
    campaign: { ...first, id: 'campaign-1', name: 'Cleaning before the sale', version: 1, maxPrice: money(1_200), targeting: { ...first?.targeting, hours: [{ days: [6, 1], from: '09:00', to: '18:00' }, { days: [1, 2, 3, 4, 5, 6, 7], from: '10:00', to: '12:00' }] } },
    offers: [
      {
        id: 'offer-1',
        texts: [
          { language: 'en', title: '20 % off a full interior clean', text: 'Interior dry cleaning, done in a day. The first wash is free.', terms: 'Once per car.' },
          { language: 'ru', title: 'Химчистка салона −20 %', text: 'За день, пока вы на работе.', terms: 'Один раз на машину.' },
        ],
        shownTexts: null,
        blockedWords: [{ language: 'en', part: 'text', word: 'free' }],
      },
    ],
  },
  {
    id: 'campaign-2',
    kind: 'changedText',
    since: hours(-2),
    partnerId: 'partner-1',
    partnerName: 'Kolesnik Tyres',
    version: 7,
    lastNote: null,
    campaign: { ...second, id: 'campaign-2', name: 'Tyres for the winter', version: 7 },
    offers: [
      {
        id: 'offer-2',
        texts: [{ language: 'en', title: 'Four tyres for the price of three', text: 'Fitted while you wait.', terms: '' }],
        shownTexts: [{ language: 'en', title: '10 % off winter tyres', text: 'Fitted while you wait.', terms: '' }],
        blockedWords: [],
      },
    ],
  },
];

/** What waits for the operator of one visitor, and what became of it. */
export function moderationResolvers(session: Session, weather: () => void, refuse: (code: string, message: string) => never) {
  session.decided ??= new Set<string>();
  const { decided } = session;
  const decide = (status: string) => ({ id }: { id: string }) => {
    weather();
    const item = WAITING.find((each) => each.id === id && !decided.has(id)) ?? refuse('CONFLICT', 'It does not wait any more.');
    decided.add(id);
    return { ...item.campaign, status };
  };
  return {
    moderationQueue: (page: { first?: number | null; after?: string | null }) => {
      weather();
      return connection(session.state === 'empty' ? [] : WAITING.filter(({ id }) => !decided.has(id)), page);
    },
    approveCampaign: decide('active'),
    refuseCampaign: decide('draft'),
  };
}
