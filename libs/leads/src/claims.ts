import { derivedId, DomainError, isUuid, SYSTEM } from '@ringroad/kernel';
import { People } from '@ringroad/lifecycle';
import { type Win, Wins } from '@ringroad/market';
import { Database, GroupCommit, KeyRing, Outbox, type Site, Sites, type Tx, type UserPrincipal } from '@ringroad/platform';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { type ClaimOutcome, type ClaimRequest, ClaimWriter } from './claim-writer.js';
import { CONSENT_TEXT_VERSION } from './domain/consent-text.js';
import { isEmailAddress } from './domain/email-address.js';
import { checkCode, issueCode, resendCode } from './domain/one-time-code.js';
import { Judging } from './judging.js';
import { countAttempt, lockCode, saveCodes } from './lead-code.queries.js';
import { type Car, type Lead, type LeadKey, leadsById, saveProof } from './lead.queries.js';

/** As many as intake takes. */
const LONGEST_NAME = 200;

export interface ClaimOrder {
  readonly offerId: string;
  readonly consentTextVersion: string;
  /** Only when none is known, or one that nobody proved. */
  readonly email?: string;
  readonly name?: string;
}

type Caller = Pick<UserPrincipal, 'siteId' | 'userId' | 'scope'>;

/** What a user does with an offer: take it, prove the contact, ask for another code. */
@Injectable()
export class Claims implements OnApplicationShutdown {
  private readonly commits: GroupCommit<ClaimRequest, ClaimOutcome>;

  constructor(
    private readonly database: Database,
    private readonly read: { readonly sites: Sites; readonly people: People; readonly wins: Wins },
    private readonly keyRing: KeyRing,
    private readonly judging: Judging,
    private readonly outbox: Outbox,
    writer: ClaimWriter,
  ) {
    this.commits = new GroupCommit({ flush: (requests) => database.transaction(SYSTEM, (tx) => writer.write(tx, requests)) });
  }

  /**
   * Holds the frozen price and sends the code; resolves after the commit with the lead. Claiming again gives the same lead.
   * Raises NOT_FOUND, EXPIRED, INVALID_INPUT (no address known or another text was shown), CONFLICT, and BUDGET_EXHAUSTED when
   * the partner's money does not reach: nothing is then kept.
   */
  async claim(caller: Caller, order: ClaimOrder): Promise<Lead> {
    if (order.consentTextVersion !== CONSENT_TEXT_VERSION) {
      throw new DomainError('CONFLICT', 'The text you agreed to has changed. Read it again, please.', { current: CONSENT_TEXT_VERSION });
    }
    const win = await this.claimable(caller, order.offerId);
    if (win.state === 'claimed') return this.lead(caller, this.leadIdOf(caller.siteId, win));
    const request = await this.database.transaction(SYSTEM, (tx) => this.prepare(tx, win, caller, order));
    const outcome = await this.commits.submit(request);
    if (outcome.kind === 'refused') {
      throw new DomainError('BUDGET_EXHAUSTED', 'This offer has just run out. Nothing was shared with the partner.', { reason: outcome.reason });
    }
    return this.lead(caller, outcome.leadId);
  }

  /**
   * Proves the contact and judges the lead; resolves with the verdict in it. Raises INVALID_INPUT for a wrong code with the
   * attempts left, RATE_LIMITED when there are none, EXPIRED when the code or the claim is over, CONFLICT (reason address-changed) when
   * the code went to an address that is the user's no more, NOT_FOUND.
   */
  async verify(caller: Caller, leadId: string, answer: string): Promise<Lead> {
    const key = keyOf(caller, leadId);
    const check = await this.database.transaction(SYSTEM, (tx) => this.check(tx, key, answer));
    if (check.kind === 'wrong') throw new DomainError('INVALID_INPUT', 'This code is not right. Look at the newest letter.', { attemptsLeft: check.left });
    if (check.kind === 'locked') throw new DomainError('RATE_LIMITED', 'Too many wrong codes. Ask for a new one.', { attemptsLeft: 0 });
    if (check.kind === 'expired') throw new DomainError('EXPIRED', 'This code has expired. Ask for a new one.');
    if (check.kind === 'moved') {
      throw new DomainError('CONFLICT', 'Your e-mail address has changed since this code was sent. Ask for a new one.', { reason: 'address-changed' });
    }
    await this.judging.judge(key);
    return this.lead(caller, leadId);
  }

  /** Sends another code in place of the last, to the address as it is now. Raises RATE_LIMITED (too soon, too many), EXPIRED, NOT_FOUND. */
  async resend(caller: Caller, leadId: string): Promise<Lead> {
    const key = keyOf(caller, leadId);
    await this.database.transaction(SYSTEM, async (tx) => {
      const { site, code } = await this.openCode(tx, key);
      const next = resendCode({ ...code, leadId }, randomBytes(8), this.keyRing.codeKey, site.now);
      if (next.kind === 'refused') {
        const retryAt = next.reason === 'too-soon' ? next.retryAt.toISOString() : null;
        throw new DomainError('RATE_LIMITED', retryAt ? 'A code was just sent. Wait a minute before asking again.' : 'No more codes for this claim.', { retryAt });
      }
      const sealedCode = await this.read.people.seal(tx, key.siteId, key.userId, next.code);
      await saveCodes(tx, [{ ...key, ...next.state, sealedCode, contactIndex: await this.contactIndex(tx, key) }]);
      await this.outbox.add(tx, 'code.requested', { siteId: key.siteId, userId: key.userId, leadId, sends: next.state.resends + 1 });
    });
    return this.lead(caller, leadId);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.commits.settle();
  }

  /**
   * The same offer always gives the same lead. Keyed, because partners read it: from the site's public ids of users and cars
   * anybody could compute a chain of plain hashes and tell whose lead it is, before paying for it.
   */
  private leadIdOf(siteId: string, win: Pick<Win, 'id'>): string {
    return derivedId('lead', this.keyRing.blindIndex(siteId, 'lead', win.id).toString('hex'));
  }

  /** Read in the caller's own scope: another's offer or lead does not exist. */
  private async lead(caller: Caller, id: string): Promise<Lead> {
    const [lead] = await this.database.transaction(caller.scope, (tx) => leadsById(tx, [{ siteId: caller.siteId, userId: caller.userId, id }], false));
    if (!lead) throw new DomainError('NOT_FOUND', 'This claim does not exist.', { leadId: id });
    return lead;
  }

  private claimable(caller: Caller, offerId: string): Promise<Win> {
    return this.database.transaction(caller.scope, async (tx) => {
      const win = await this.read.wins.get(tx, caller.siteId, caller.userId, offerId);
      const { now } = await this.read.sites.get(tx, caller.siteId);
      if (win.state === 'claimed') return win;
      // Whoever put it away may think again.
      if (win.state === 'expired' || win.expiresAt <= now) throw new DomainError('EXPIRED', 'This offer is over.', { offerId });
      return win;
    });
  }

  private async prepare(tx: Tx, win: Win, caller: Caller, order: ClaimOrder): Promise<ClaimRequest> {
    const { siteId, userId } = caller;
    const site = await this.read.sites.get(tx, siteId);
    const known = await this.read.people.contacts(tx, siteId, userId);
    const proved = (await this.read.people.email(tx, siteId, userId))?.proved;
    const told = { ...(proved ? {} : { email: order.email?.trim() }), ...(known.name ? {} : { name: order.name?.trim() }) };
    if (told.email !== undefined && !isEmailAddress(told.email)) throw new DomainError('INVALID_INPUT', 'This is not an e-mail address.', { field: 'email' });
    if (told.name !== undefined && told.name.length > LONGEST_NAME) throw new DomainError('INVALID_INPUT', `A name has at most ${LONGEST_NAME} characters.`, { field: 'name' });
    if (!known.email && !told.email) throw new DomainError('INVALID_INPUT', 'Tell us the e-mail address to send the code to.', { field: 'email' });
    if (told.email || told.name) await this.read.people.stateContacts(tx, siteId, userId, told, site.now);
    const person = await this.read.people.get(tx, siteId, userId);
    const leadId = this.leadIdOf(siteId, win);
    const issued = issueCode(leadId, randomBytes(8), this.keyRing.codeKey, site.now);
    const sealedCode = await this.read.people.seal(tx, siteId, userId, issued.code);
    return {
      leadId,
      site,
      win,
      region: person.region,
      ...(await this.car(tx, siteId, userId, win)),
      contactIndex: await this.contactIndex(tx, { siteId, userId }),
      textVersion: order.consentTextVersion,
      code: issued.state,
      sealedCode,
    };
  }

  /** Whom a code is for. Raises INVALID_INPUT when there is nowhere to send it. */
  private async contactIndex(tx: Tx, { siteId, userId }: Pick<Caller, 'siteId' | 'userId'>): Promise<Buffer> {
    const email = await this.read.people.email(tx, siteId, userId);
    if (!email) throw new DomainError('INVALID_INPUT', 'Tell us the e-mail address to send the code to.', { field: 'email' });
    return email.index;
  }

  /** The car of the decision's contact point, as it is known now. */
  private async car(tx: Tx, siteId: string, userId: string, win: Win): Promise<{ readonly assetId: string | null; readonly car: Car | null }> {
    const contactPointId = await this.read.wins.contactPointOf(tx, siteId, userId, win.decisionId);
    const asset = contactPointId && (await this.read.people.assetOfPoint(tx, siteId, userId, contactPointId));
    if (!asset) return { assetId: null, car: null };
    const { brand, model, year, price, currency, mileage, region } = asset;
    return { assetId: asset.id, car: { brand, model, year, price: price?.toString() ?? null, currency, mileage, region } };
  }

  private async openCode(tx: Tx, key: LeadKey) {
    const [lead] = await leadsById(tx, [key], false);
    const code = lead && (await lockCode(tx, key));
    if (!lead || !code) throw new DomainError('NOT_FOUND', 'This claim does not exist.', { leadId: key.id });
    const site: Site = await this.read.sites.get(tx, key.siteId);
    if (lead.status !== 'verifying' || lead.expiresAt <= site.now) throw new DomainError('EXPIRED', 'This claim is over.', { status: lead.status });
    return { site, code, lead };
  }

  private async check(tx: Tx, key: LeadKey, answer: string) {
    const [known] = await leadsById(tx, [key], false);
    if (known?.verifiedAt) return { kind: 'accepted' as const };
    const { site, code } = await this.openCode(tx, key);
    const check = checkCode({ ...code, leadId: key.id }, answer, site.now, this.keyRing.codeKey);
    if (check.kind === 'wrong') await countAttempt(tx, key);
    if (check.kind === 'accepted') {
      const proved = await this.read.people.markEmailVerified(tx, key.siteId, key.userId, code.contactIndex, site.now);
      if (!proved) return { kind: 'moved' as const };
      await saveProof(tx, key, code.contactIndex.toString('hex'), site.now);
      await this.outbox.add(tx, 'lead.verified', { siteId: key.siteId, userId: key.userId, leadId: key.id, at: site.now.toISOString() });
    }
    return check;
  }
}

function keyOf({ siteId, userId }: Caller, id: string): LeadKey {
  if (!isUuid(id)) throw new DomainError('NOT_FOUND', 'This claim does not exist.', { leadId: id });
  return { siteId, userId, id };
}
