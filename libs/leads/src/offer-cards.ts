import { siteScope } from '@ringroad/kernel';
import { type ListedWin, type Win, type WinKey } from '@ringroad/market';
import { type Language, languageOf } from '@ringroad/outreach';
import { type ConnectionOf, connectionOf, Database, encodeCursor, type Keyset, type Site, type UserPrincipal } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { claimMessage } from './domain/claim-words.js';
import { CONSENT_TEXT_VERSION, consentText } from './domain/consent-text.js';
import { CODE_ATTEMPTS } from './domain/one-time-code.js';
import { offerState } from './domain/offer-state.js';
import { reasonWords } from './domain/reason-words.js';
import { whyMe } from './domain/why-me.js';
import { NO_WISHES } from './domain/wish-words.js';
import type { Lead } from './lead.queries.js';
import { leadsOfWins } from './offer.queries.js';
import type { Claim, ClaimResult, OfferCard } from './offer.graphql.js';
import { type OfferBackground, OfferSources } from './offer-sources.js';

/** Fresh offers looked at for a page: some of them may be of partners who paused meanwhile. */
const LOOKED_AT = 20;

export type OfferCaller = Pick<UserPrincipal, 'siteId' | 'userId' | 'scope'>;

interface Found {
  readonly site: Site;
  readonly wins: readonly Win[];
  readonly leads: ReadonlyMap<string, Lead>;
}

interface Described {
  readonly cards: Map<string, OfferCard>;
  readonly language: Language;
  readonly timezone: string;
}

/** A user's offers with the reasons, the claim and the sentence to agree to, in the user's language. */
@Injectable()
export class OfferCards {
  constructor(
    private readonly database: Database,
    private readonly sources: OfferSources,
  ) {}

  async page(caller: OfferCaller, page: Keyset<WinKey>): Promise<ConnectionOf<OfferCard> & { readonly totalCount: number }> {
    const { siteId, userId } = caller;
    const { totalCount, ...found } = await this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sources.sites.get(tx, siteId);
      const [wins, count] = await Promise.all([this.sources.wins.page(tx, site, userId, page), this.sources.wins.count(tx, site, userId)]);
      return { site, wins, totalCount: count, leads: await leadsOfWins(tx, siteId, userId, wins.map((win) => win.id)) };
    });
    const { cards } = await this.describe(caller, found);
    const edgeOf = (win: ListedWin) => ({ cursor: encodeCursor([win.shownAtText, win.id]), node: cards.get(win.id) as OfferCard });
    return { ...connectionOf(found.wins, page, edgeOf), totalCount };
  }

  /** Raises NOT_FOUND for an offer that is not the caller's. */
  async get(caller: OfferCaller, offerId: string): Promise<OfferCard> {
    return (await this.one(caller, offerId)).card;
  }

  /** The card after a step of its claim, with what the user reads about it. Raises NOT_FOUND. */
  async afterStep(caller: OfferCaller, { winId, status, bonusCode }: Lead): Promise<ClaimResult> {
    const { card: offer, language } = await this.one(caller, winId);
    return { offer, message: claimMessage(language, { status, bonusCode, partnerName: offer.partnerName, maskedEmail: offer.knownEmail }) };
  }

  private async one(caller: OfferCaller, offerId: string): Promise<{ readonly card: OfferCard; readonly language: Language }> {
    const found = await this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sources.sites.get(tx, caller.siteId);
      const win = await this.sources.wins.get(tx, caller.siteId, caller.userId, offerId);
      return { site, wins: [win], leads: await leadsOfWins(tx, caller.siteId, caller.userId, [win.id]) };
    });
    const { cards, language } = await this.describe(caller, found);
    return { card: cards.get(offerId) as OfferCard, language };
  }

  /** What may be put before the user now, best first, and the zone the user counts days in (IANA). */
  async fresh(caller: OfferCaller, limit: number): Promise<{ readonly offers: OfferCard[]; readonly language: Language; readonly timezone: string }> {
    const found = await this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sources.sites.get(tx, caller.siteId);
      return { site, wins: await this.sources.wins.fresh(tx, site, caller.userId, LOOKED_AT), leads: new Map<string, Lead>() };
    });
    const { cards, language, timezone } = await this.describe(caller, found);
    return { offers: [...cards.values()].filter(({ state }) => state === 'fresh').slice(0, limit), language, timezone };
  }

  private async describe({ siteId, userId }: OfferCaller, found: Found): Promise<Described> {
    // Pages ask for whoever looks at them: many of them we have never heard of.
    if (found.wins.length === 0) return { cards: new Map(), language: 'en', timezone: found.site.timezone };
    const background = await this.database.transaction(siteScope(siteId), (tx) =>
      this.sources.background(tx, found.site, userId, found.wins, [...found.leads.values()]),
    );
    const cards = found.wins.map((win) => [win.id, card(win, found.leads.get(win.id) ?? null, background, found.site.currency)] as const);
    return { cards: new Map(cards), language: languageOf(background.person.locale), timezone: background.person.timezone };
  }
}

function card(win: Win, lead: Lead | null, background: OfferBackground, currency: string): OfferCard {
  const { id, stage, category, partnerName, title, text, terms, expiresAt, shownAt, reason } = win;
  const { person, moments, campaigns, titles } = background;
  const language = languageOf(person.locale);
  const moment = moments.get(win.decisionId);
  const campaign = campaigns.get(win.campaignId);
  const kept = { reasonKey: reason, stage, reasonTexts: win.reasonTexts };
  return {
    id,
    state: offerState(win, lead, background.takeable.has(id)),
    stage,
    category,
    partnerName,
    title,
    text,
    terms,
    expiresAt,
    shownAt,
    reason: reasonWords(language, kept).user,
    whyMe: whyMe({
      ...kept,
      language,
      car: moment ? [moment.brand, moment.model, moment.year].filter(Boolean).join(' ') || null : null,
      factAt: moment?.factAt ?? null,
      zone: person.timezone,
      partnerName,
      category,
      wanted: { ...(campaign ?? NO_WISHES), stages: campaign?.stages ?? [stage], regions: win.regions, brands: campaign?.brands ?? [] },
      currency,
      titles,
    }),
    claim: lead && claim(lead, background),
    consentText: consentText(language, partnerName),
    consentTextVersion: CONSENT_TEXT_VERSION,
    knownEmail: background.maskedEmail,
  };
}

function claim(lead: Lead, { maskedEmail, codes }: OfferBackground): Claim {
  const code = codes.get(lead.id);
  return {
    leadId: lead.id,
    status: lead.status,
    maskedEmail,
    codeExpiresAt: code?.expiresAt ?? null,
    attemptsLeft: code ? Math.max(CODE_ATTEMPTS - code.attempts, 0) : null,
    bonusCode: lead.bonusCode,
  };
}
