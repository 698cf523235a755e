import { GraphQLError } from 'graphql';
import { sampleDecisions, samplePartners, sampleReplay, sampleTimeline, sampleToday, sampleUsers } from './sample-console.js';
import { forwardResolvers, type Booked } from './sample-forward.js';
import { sampleOffers, samplePreferences, type SampleOffer } from './sample-inbox.js';
import { connection, hours, money, NOW } from './sample-money.js';
import { campaignResolvers } from './sample-own-campaigns.js';
import { sampleCampaigns, sampleLeads, sampleWallet, sampleWalletLines } from './sample-partner.js';
import { marketRulesResolvers } from './sample-market-rules.js';
import { moderationResolvers } from './sample-moderation.js';
import { operatedCampaignResolvers } from './sample-campaign.js';
import { programmeResolvers } from './sample-programmes.js';
import { rejectedResolvers } from './sample-rejected.js';
import { reservationResolvers } from './sample-reservations.js';
import { sampleCategories, sampleMoments } from './sample-vocabulary.js';
import { whatIfResolvers } from './sample-what-if.js';

export interface Session {
  role: string | undefined;
  state: string;
  offers?: SampleOffer[];
  decided?: Set<string>;
  sitePaused?: boolean;
  whatIf?: { days: number; looks: number };
  reservations?: Booked[];
  lists?: { id: string; name: string; size: number; createdAt: string }[];
  codes?: { free: number; kept: number; given: number };
  preferences?: ReturnType<typeof samplePreferences>;
  locale?: string;
  advance?: { polls: number; now: string };
}

interface PageArguments {
  first?: number | null;
  after?: string | null;
  search?: string | null;
  stage?: string | null;
  status?: string | null;
  category?: string | null;
}

const PEOPLE: Readonly<Record<string, object>> = {
  operator: { role: 'OPERATOR', displayName: 'Olga Operator', email: 'olga@kolesa.example', partnerId: null, userId: null },
  partner: { role: 'PARTNER', displayName: 'Pavel Partner', email: 'pavel@polesie.example', partnerId: '0190b6f0-7c1e-7000-8000-5e1fb44a2d01', userId: null },
  user: { role: 'USER', displayName: 'Ирина', email: 'irina@example.by', partnerId: null, userId: 'user-2' },
  guest: { role: 'USER', displayName: 'Guest', email: null, partnerId: null, userId: 'user-3' },
};

function refuse(code: string, message: string, details: object = {}): never {
  throw new GraphQLError(message, { extensions: { code, details } });
}

interface Written {
  readonly name: string;
  readonly offers: readonly { readonly texts: readonly { readonly title: string }[] }[];
}

/** The one word that the site of the stand-in does not allow. */
function refuseCasino({ offers }: Written): void {
  if (!offers.some(({ texts }) => texts.some(({ title }) => title.includes('casino')))) return;
  refuse('INVALID_INPUT', 'The campaign cannot be saved.', { problems: [{ path: 'offers.0.title', key: 'blocked-words', values: { words: 'casino' }, reason: 'says what this site does not allow: casino' }] });
}

const matches = (row: object, search?: string | null) => !search || JSON.stringify(row).toLowerCase().includes(search.toLowerCase());

/** Answers of one visitor: his role, his weather, his own copies of what he can change. */
export function resolversFor(session: Session, cookieRole: string | undefined, language = 'en') {
  session.offers ??= sampleOffers().map((offer) => ({ ...offer, knownEmail: cookieRole === 'guest' ? null : offer.knownEmail }));
  session.preferences ??= { ...samplePreferences(), locale: language };
  session.locale ??= language;
  const { offers, preferences } = session;
  const role = session.role ?? cookieRole;
  const person = role ? PEOPLE[role] : undefined;
  const site = { id: 'site-1', name: 'Kolesa Demo', kind: 'sandbox', currency: 'USD', timezone: 'Europe/Minsk', now: session.advance?.now ?? NOW };
  const me = () => (person ? { ...person, site, locale: session.locale } : refuse('UNAUTHENTICATED', 'Sign in first'));
  /** Applies the weather to a list or a value. */
  const list = <Row extends object>(rows: readonly Row[], page: PageArguments) => {
    weather();
    return connection(session.state === 'empty' ? [] : rows.filter((row) => matches(row, page.search)), page);
  };
  const weather = () => {
    me();
    if (session.state === 'error') refuse('UNAVAILABLE', 'The database is away');
  };
  const one = <Row extends { id: string }>(rows: readonly Row[], id: string) => {
    weather();
    return rows.find((row) => row.id === id) ?? null;
  };
  const offerOfLead = () => offers.find((offer) => offer.state === 'claimed' && (offer.claim as { status?: string } | null)?.status === 'verifying') ?? refuse('NOT_FOUND', 'No such claim');
  return {
    ...programmeResolvers(session, weather),
    ...rejectedResolvers(session, weather),
    ...marketRulesResolvers(session, weather),
    ...campaignResolvers(session, weather),
    ...forwardResolvers(session, weather),
    ...moderationResolvers(session, weather, refuse),
    ...operatedCampaignResolvers(session, weather),
    ...reservationResolvers(session, weather),
    ...whatIfResolvers(session, weather),
    me,
    installation: { demo: session.state !== 'production' },
    signIn: ({ email, password }: { email: string; password: string }) => {
      if (password !== 'correct horse') refuse('UNAUTHENTICATED', 'E-mail or password is wrong');
      session.role = email.split('@')[0];
      return { ...PEOPLE[session.role ?? ''], site, locale: session.locale };
    },
    chooseLanguage: ({ locale }: { locale: string }) => {
      session.locale = locale;
      return me();
    },
    signOut: () => {
      session.role = 'nobody';
      return true;
    },
    today: () => {
      weather();
      if (session.state === 'loading-world') return { ...sampleToday, demoProgress: 0.42 };
      if (session.state !== 'empty') return sampleToday;
      const zero = { value: 0, previous: 0, points: [] };
      const none = { value: money(0), previous: money(0), points: [] };
      const lifecycleMap = sampleToday.lifecycleMap.map((flow) => ({ ...flow, users: 0, entered: 0, left: 0, next: [] }));
      return { ...sampleToday, revenue: none, rpm: none, leads: zero, fillRate: zero, takeRate: zero, lifecycleMap, usersOnTheRoad: 0, stageCategory: [], recentLeads: [], attentionNeeded: [], firstSteps: ['events', 'partner', 'top-up', 'campaign'].map((kind) => ({ kind, done: kind === 'events' })) };
    },
    moments: () => {
      weather();
      return sampleMoments;
    },
    categories: () => {
      weather();
      return sampleCategories;
    },
    users: (page: PageArguments) => list(sampleUsers.filter((user) => !page.stage || user.stage === page.stage), page),
    user: ({ id }: { id: string }) => {
      const user = one(sampleUsers, id);
      return user && { ...user, timeline: (page: PageArguments) => connection(session.state === 'empty' ? [] : sampleTimeline, page) };
    },
    decision: ({ id }: { id: string }) => one(sampleDecisions, id),
    decisionReplay: ({ decisionId }: { decisionId: string }) => one([sampleReplay], decisionId),
    partners: (page: PageArguments) => list(samplePartners.filter((partner) => !page.category || partner.categories.includes(page.category as never)), page),
    partner: ({ id }: { id: string }) => one(samplePartners, id),
    topUpWallet: () => ({ ...sampleWallet }),
    setPartnerStatus: ({ partnerId, status }: { partnerId: string; status: string }) => ({ ...one(samplePartners, partnerId), status }),
    clockAdvance: () => {
      const { advance } = session;
      if (!advance) return null;
      advance.polls += 1;
      return { from: NOW, to: hours(24), now: hours(Math.min(24, advance.polls * 12)), running: advance.polls < 2, progress: Math.min(1, advance.polls / 2) };
    },
    advanceClock: () => {
      session.advance = { polls: 0, now: hours(24) };
      return { from: NOW, to: hours(24), now: NOW, running: true, progress: 0 };
    },
    myCompany: () => {
      weather();
      return { id: 'partner-0', name: 'Polesie Detailing', categories: ['detailing', 'accessories', 'marina'], status: 'active', timezone: null, language: 'en', reserves: ['detailing', 'accessories', 'marina'].map((category) => ({ category, reserve: money(300) })) };
    },
    myCampaigns: (page: PageArguments) => list(sampleCampaigns.filter((campaign) => !page.status || campaign.status === page.status), page),
    myCampaign: ({ id }: { id: string }) => one(sampleCampaigns, id),
    createCampaign: ({ input }: { input: Written }) => {
      refuseCasino(input);
      return { ...one(sampleCampaigns, 'campaign-3'), name: input.name };
    },
    updateCampaign: ({ id, input }: { id: string; input: Written }) => {
      refuseCasino(input);
      return { ...one(sampleCampaigns, id), name: input.name };
    },
    setCampaignStatus: ({ id, status }: { id: string; status: string }) => ({ ...one(sampleCampaigns, id), status }),
    myLeads: (page: PageArguments) => list(sampleLeads.filter((lead) => !page.status || lead.status === page.status), page),
    myLead: ({ id }: { id: string }) => one(sampleLeads, id),
    myWallet: () => {
      weather();
      return session.state === 'empty' ? { available: money(0), held: money(0), spent: money(0), daysLeft: null } : sampleWallet;
    },
    myWalletLines: (page: PageArguments) => list(sampleWalletLines, page),
    myOffers: (page: PageArguments) => list(offers, page),
    myOffer: ({ id }: { id: string }) => one(offers, id),
    claimOffer: ({ offerId, email }: { offerId: string; email?: string | null }) => {
      const offer = one(offers, offerId) ?? refuse('NOT_FOUND', 'No such offer');
      if (role === 'guest' && !email) refuse('INVALID_INPUT', 'An e-mail is needed', { reason: 'email-needed' });
      offer.state = 'claimed';
      Object.assign(offer, { claim: { leadId: `lead-of-${offerId}`, status: 'verifying', maskedEmail: 'i•••@example.by', codeExpiresAt: hours(0.25), attemptsLeft: 5, bonusCode: null } });
      return { offer, message: 'sent' };
    },
    verifyClaim: ({ leadId, code }: { leadId: string; code: string }) => {
      const offer = offers.find((each) => (each.claim as { leadId?: string } | null)?.leadId === leadId) ?? offerOfLead();
      const claim = offer.claim as unknown as { attemptsLeft: number; status: string; bonusCode: string | null };
      if (code !== '123456') {
        claim.attemptsLeft -= 1;
        refuse('INVALID_INPUT', 'Wrong code', { reason: 'wrong-code', attemptsLeft: claim.attemptsLeft });
      }
      offer.state = 'verified';
      Object.assign(claim, { status: 'qualified', bonusCode: 'RING-7K2M' });
      return { offer, message: 'verified' };
    },
    resendCode: () => ({ offer: offerOfLead(), message: 'sent' }),
    dismissOffer: ({ offerId }: { offerId: string }) => {
      const offer = one(offers, offerId) ?? refuse('NOT_FOUND', 'No such offer');
      offer.state = 'dismissed';
      return offer;
    },
    myPreferences: () => {
      weather();
      return preferences;
    },
    updatePreferences: ({ input }: { input: object }) => Object.assign(preferences, input),
  };
}
