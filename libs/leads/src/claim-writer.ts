import { derivedId, DomainError, newId } from '@ringroad/kernel';
import type { Consents, NewReceipt } from '@ringroad/outreach';
import { type Calendar, calendarsAt, type ChargeAnswer, type Charges, currentWindows, type OfferCodes, takingLeads, type TakingCampaign, type Win, type Wins } from '@ringroad/market';
import type { NewEvent, Outbox, Site, Tx } from '@ringroad/platform';
import type { CodeState } from './domain/one-time-code.js';
import { type LeadAction, NEW_LEAD, transition } from './domain/lead-state.js';
import { appendLeadEvents, type Car, insertLeads, type Lead, type LeadEventRow, leadsById } from './lead.queries.js';
import { saveCodes } from './lead-code.queries.js';

/** Hours from claim to proof; then the hold is void. */
const HOLD_HOURS = 72;
const CONTRACT_VERSION = 1;

export interface ClaimRequest {
  readonly leadId: string;
  readonly site: Site;
  readonly win: Win;
  readonly region: string | null;
  readonly assetId: string | null;
  readonly car: Car | null;
  /** Blind index of the address the code goes to. */
  readonly contactIndex: Buffer;
  readonly textVersion: string;
  readonly code: CodeState;
  readonly sealedCode: Buffer;
}

export type ClaimOutcome = { readonly kind: 'claimed'; readonly leadId: string } | { readonly kind: 'refused'; readonly reason: string };

/** Writes a group commit of claims: consent, hold, budget, lead, code and events of each, or nothing of it. */
export class ClaimWriter {
  constructor(
    private readonly charges: Charges,
    private readonly codes: Pick<OfferCodes, 'keep' | 'free'>,
    private readonly consents: Pick<Consents, 'append'>,
    private readonly wins: Pick<Wins, 'markClaimed'>,
    private readonly outbox: Outbox,
  ) {}

  async write(tx: Tx, requests: readonly ClaimRequest[]): Promise<ClaimOutcome[]> {
    const firsts = new Map(requests.map((request) => [request.leadId, request]));
    const known = await leadsById(tx, [...firsts.values()].map((request) => keyOf(request)), false);
    const outcomes = new Map<string, ClaimOutcome>(known.map((lead) => [lead.id, { kind: 'claimed', leadId: lead.id }]));
    const fresh = [...firsts.values()].filter((request) => !outcomes.has(request.leadId));
    const keys = fresh.map(({ site, win }) => ({ siteId: site.id, partnerId: win.partnerId, id: win.campaignId }));
    // In one round trip, and in this order: while a batch waits for the wallets, a campaign may be paused or its budget lowered.
    const [, limits] = await Promise.all([this.charges.lock(tx, keys), takingLeads(tx, keys)]);
    const running = fresh.filter((request) => limits.has(request.win.campaignId));
    const open = await this.withCodes(tx, running, limits, outcomes);
    const calendarOf = calendarsOf();
    const charges = open.map((request) => chargeOf(request, limits.get(request.win.campaignId) as TakingCampaign, calendarOf(request.site.now)));
    const answers = await this.charges.holdAll(tx, charges);
    const granted = open.filter((_, index) => answers[index]?.kind === 'held');
    await this.codes.free(tx, open.filter((_, index) => answers[index]?.kind === 'refused').map((request) => codeKeyOf(request)));
    open.forEach((request, index) => outcomes.set(request.leadId, outcomeOf(request.leadId, answers[index])));
    await this.save(tx, granted, charges);
    return requests.map((request) => outcomes.get(request.leadId) ?? { kind: 'refused', reason: 'campaign-ended' });
  }

  /** Those that have a code of their partner's kept for them, or need none: nobody is promised a bonus that has run out. */
  private async withCodes(tx: Tx, requests: readonly ClaimRequest[], campaigns: ReadonlyMap<string, TakingCampaign>, outcomes: Map<string, ClaimOutcome>): Promise<ClaimRequest[]> {
    const needs = requests.flatMap((request) => {
      const { campaignId, offerId } = request.win;
      return offerId !== null && campaigns.get(campaignId)?.pools.includes(offerId) ? [{ ...codeKeyOf(request), offerId }] : [];
    });
    const kept = await this.codes.keep(tx, needs);
    const without = new Set(needs.filter(({ leadId }) => !kept.has(leadId)).map(({ leadId }) => leadId));
    for (const leadId of without) outcomes.set(leadId, { kind: 'refused', reason: 'out-of-codes' });
    return requests.filter(({ leadId }) => !without.has(leadId));
  }

  private async save(tx: Tx, granted: readonly ClaimRequest[], charges: readonly ReturnType<typeof chargeOf>[]): Promise<void> {
    if (granted.length === 0) return;
    const keysOf = new Map(charges.map((charge) => [charge.leadId, charge.windows.map((window) => window.key)]));
    const leads = granted.map((request) => leadOf(request, keysOf.get(request.leadId) ?? []));
    await insertLeads(tx, leads);
    await saveCodes(tx, granted.map((request) => ({ ...keyOf(request), ...request.code, sealedCode: request.sealedCode, contactIndex: request.contactIndex })));
    await this.consents.append(tx, granted.map(receiptOf));
    await appendLeadEvents(tx, leads.flatMap(historyOf));
    for (const request of granted) await this.markClaimed(tx, request);
    await this.outbox.addAll(tx, leads.flatMap(announcements));
  }

  /** Whose offer is gone was merged into another id a moment ago: a claim under the old one would be left behind with its money. */
  private async markClaimed(tx: Tx, { site, win }: ClaimRequest): Promise<void> {
    const marked = await this.wins.markClaimed(tx, site.id, [{ userId: win.userId, winId: win.id }]);
    if (marked === 0) throw new DomainError('CONFLICT', 'Your account has just been joined with another of yours. Open the offer again, please.', { offerId: win.id });
  }
}

function keyOf(request: ClaimRequest) {
  return { siteId: request.site.id, userId: request.win.userId, id: request.leadId };
}

function codeKeyOf({ site, win, leadId }: ClaimRequest) {
  return { siteId: site.id, partnerId: win.partnerId, leadId };
}

/** The calendars of each instant in a batch: on a live site no two requests share one, in a sandbox all do. */
function calendarsOf(): (instant: Date) => (zone: string) => Calendar {
  const known = new Map<number, (zone: string) => Calendar>();
  return (instant) => {
    const calendars = known.get(instant.getTime()) ?? calendarsAt(instant);
    known.set(instant.getTime(), calendars);
    return calendars;
  };
}

function chargeOf(request: ClaimRequest, limits: TakingCampaign, calendarOf: (zone: string) => Calendar) {
  const { site, win } = request;
  return {
    siteId: site.id,
    partnerId: win.partnerId,
    campaignId: win.campaignId,
    leadId: request.leadId,
    amount: win.price,
    actor: 'user',
    at: site.now,
    windows: currentWindows(limits, site, calendarOf, site.now),
  };
}

function outcomeOf(leadId: string, answer: ChargeAnswer | undefined): ClaimOutcome {
  if (answer?.kind === 'held' || answer?.kind === 'already') return { kind: 'claimed', leadId };
  return { kind: 'refused', reason: answer?.reason ?? 'campaign-ended' };
}

function receiptIdOf(request: ClaimRequest): string {
  return derivedId('consent', request.site.id, request.leadId);
}

function receiptOf(request: ClaimRequest): NewReceipt {
  const { site, win } = request;
  return {
    siteId: site.id,
    userId: win.userId,
    id: receiptIdOf(request),
    purpose: 'contact-sharing',
    channel: null,
    category: win.category,
    partnerId: win.partnerId,
    action: 'granted',
    textVersion: request.textVersion,
    source: 'claim',
    at: site.now,
  };
}

function leadOf(request: ClaimRequest, budgetKeys: readonly string[]): Lead {
  const { site, win } = request;
  return {
    ...keyOf(request),
    winId: win.id,
    partnerId: win.partnerId,
    campaignId: win.campaignId,
    category: win.category,
    stage: win.stage,
    status: 'verifying',
    billing: 'held',
    price: win.price,
    budgetKeys,
    region: request.region,
    campaignRegions: win.regions,
    assetId: request.assetId,
    car: request.car,
    reason: win.reason,
    reasonTexts: win.reasonTexts,
    consentReceiptId: receiptIdOf(request),
    shownTextVersion: request.textVersion,
    contactIndex: request.contactIndex.toString('hex'),
    contractVersion: CONTRACT_VERSION,
    verdict: null,
    closedReason: null,
    bonusCode: null,
    claimedAt: site.now,
    expiresAt: new Date(site.now.getTime() + HOLD_HOURS * 3_600_000),
    verifiedAt: null,
    verifiedIndex: null,
    judgedAt: null,
  };
}

/** submitted → held → verifying, by the rules of the state machine. */
function historyOf(lead: Lead): LeadEventRow[] {
  const actions: LeadAction[] = [
    { kind: 'hold', actor: 'system', reason: '' },
    { kind: 'send-code', actor: 'system', reason: '' },
  ];
  let state = NEW_LEAD;
  return actions.flatMap((action) => {
    const moved = transition(state, action);
    if (moved.kind === 'refused') throw new RangeError(`a new lead refused to ${action.kind}: ${moved.reason}`);
    state = moved.state;
    return moved.changes.map((change) => ({ ...change, siteId: lead.siteId, userId: lead.userId, leadId: lead.id, id: newId(), partnerId: lead.partnerId, at: lead.claimedAt }));
  });
}

function announcements(lead: Lead): NewEvent[] {
  const { siteId, userId, id: leadId, partnerId, campaignId, category } = lead;
  return [
    {
      name: 'offer.claimed',
      payload: { siteId, userId, leadId, partnerId, campaignId, category, price: lead.price.toString(), at: lead.claimedAt.toISOString() },
    },
    { name: 'code.requested', payload: { siteId, userId, leadId, sends: 1 } },
  ];
}
