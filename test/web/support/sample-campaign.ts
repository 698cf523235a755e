import type { Session } from './fake-resolvers.js';
import { connection, days, hours, money } from './sample-money.js';
import { sampleCampaigns } from './sample-partner.js';

const window = (limit: number, posted: number, pending: number) => ({ limit: money(limit), posted: money(posted), pending: money(pending), available: money(limit - posted - pending) });
const count = (limit: number, posted: number) => ({ limit, posted, pending: 1, available: limit - posted - 1 });

const OFFERS = [
  {
    id: 'offer-1', status: 'approved', waits: true, weight: 2, expiresAt: days(40), reviewNote: null,
    texts: [
      { language: 'en', title: '20 % off a full interior clean', text: 'Interior dry cleaning of your car before the sale, done in a day.', terms: 'One car per code.' },
      { language: 'ru', title: 'Химчистка салона −20 %', text: 'За день, пока вы на работе.', terms: 'Один раз на машину.' },
    ],
    changedTexts: [{ language: 'en', title: '25 % off a full interior clean', text: 'Done in a day.', terms: '' }],
  },
  { id: 'offer-2', status: 'refused', waits: false, weight: 1, keepsRivalsAway: false, expiresAt: null, reviewNote: 'Say what it costs.', texts: [{ language: 'en', title: 'A wash with wax', text: 'In and out.', terms: '' }], changedTexts: null },
];

const line = (version: number, hour: number, actor: string, memberName: string | null, field: string, before: unknown, after: unknown, note: string | null = null) => ({
  id: `${version} ${field}`, version, at: hours(hour), actor, memberName, field, before: before === null ? null : JSON.stringify(before), after: after === null ? null : JSON.stringify(after), note,
});

const LOG = [
  line(4, -3, 'partner', 'Pavel Partner', 'maxPrice', '2200', '2500', 'Autumn prices'),
  line(4, -3, 'partner', 'Pavel Partner', 'regions', [], ['Минская область']),
  line(4, -3, 'partner', 'Pavel Partner', 'offers.offer-1.title', '20 % off a full interior clean', '25 % off a full interior clean'),
  line(3, -200, 'operator', 'Olga Operator', 'review', 'waiting', 'approved'),
  line(3, -200, 'operator', 'Olga Operator', 'status', 'review', 'active'),
  line(2, -230, 'partner', null, 'endsAt', null, days(90)),
];

/** A partner's campaign as one visitor, an operator, sees it; he may stop it and let it go on. */
export function operatedCampaignResolvers(session: Session, weather: () => void) {
  const now = (id: string) => {
    const campaign = sampleCampaigns.find((each) => each.id === id);
    return campaign && {
      ...campaign, version: 4, pausedBy: session.sitePaused ? 'operator' : null, status: session.sitePaused ? 'paused' : campaign.status,
      waitingSince: hours(-3), reviewNote: null, pacing: 'even', offers: OFFERS,
      limits: { weeklyBudget: window(90_000, 41_000, 1_850), monthlyBudget: null, totalLeads: null, monthlyLeads: count(120, 58), weeklyLeads: null, dailyLeads: count(8, 3), stock: null },
    };
  };
  const paused = (sitePaused: boolean) => ({ id }: { id: string }) => {
    weather();
    session.sitePaused = sitePaused;
    return now(id);
  };
  return {
    campaign: ({ id }: { id: string }) => {
      weather();
      return now(id) ?? null;
    },
    campaignChanges: (page: { first?: number | null; after?: string | null }) => {
      weather();
      const said = session.sitePaused ? [line(5, 0, 'operator', 'Olga Operator', 'pausedBy', null, 'operator', 'Users complain of the price')] : [];
      return connection(session.state === 'empty' ? [] : [...said, ...LOG], page);
    },
    pauseCampaign: paused(true),
    resumeCampaign: paused(false),
  };
}
