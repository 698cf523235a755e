import type { BuiltInCategory, BuiltInStage } from '@ringroad/kernel';
import type { CaughtMail } from './letter-file.js';
import { ApiRefusal, type DemoApi } from './demo-api.js';
import type { MailCatcher } from './mail-catcher.js';
import type { DemoPerson } from './world/people.js';
import { entersCode, reactionTo, type Temperament } from './world/temperament.js';

interface Card {
  readonly id: string;
  readonly state: 'fresh' | 'claimed' | 'verified' | 'dismissed' | 'expired';
  /** The demo's partners have built-in categories and bid for built-in moments. */
  readonly category: BuiltInCategory;
  readonly stage: BuiltInStage;
  readonly partnerName: string;
  readonly consentTextVersion: string;
  readonly claim: { readonly leadId: string; readonly status: string } | null;
}

/** A claim without its code yet: which letters may bring it, and how long to wait for them. */
interface OpenClaim {
  readonly leadId: string;
  readonly after: number;
  readonly patience: number;
}

const INBOX = `{ myOffers(first: 8) { edges { node { id state category stage partnerName consentTextVersion claim { leadId status } } } } }`;
const CLAIM = `mutation ($offerId: ID!, $version: String!) { claimOffer(offerId: $offerId, consentTextVersion: $version) { offer { claim { leadId } } } }`;
const VERIFY = `mutation ($leadId: ID!, $code: String!) { verifyClaim(leadId: $leadId, code: $code) { message } }`;
const DISMISS = `mutation ($offerId: ID!, $reason: DismissReason!) { dismissOffer(offerId: $offerId, reason: $reason) { state } }`;
const NO_MORE_LETTERS = `mutation { updatePreferences(input: { email: false }) { email } }`;

/** More than a person takes at one sitting. */
const MOST_CLAIMS = 2;
const CODE_WAIT_MS = 10_000;

/** What the API may well answer to a person: the offer is over, the money ran out, the claim was decided before. */
const ORDINARY: readonly string[] = ['EXPIRED', 'BUDGET_EXHAUSTED', 'INSUFFICIENT_FUNDS', 'CONFLICT', 'RATE_LIMITED', 'NOT_FOUND', 'INVALID_INPUT'];

/** What demo users do when they look at their offers, over the public API, with the codes from their real letters. */
export class DemoVisits {
  constructor(
    private readonly api: DemoApi,
    private readonly mail: MailCatcher,
    private readonly seed: string,
  ) {}

  /** One look into the inbox. Each reaction is decided by seed and offer, so a visit repeated after a kill does nothing twice. */
  async visit(person: DemoPerson, temperament: Temperament): Promise<void> {
    const { myOffers } = await this.api.asUser<{ myOffers: { edges: { node: Card }[] } }>(person.externalId, INBOX);
    let claims = 0;
    for (const { node: card } of myOffers.edges) {
      if (card.state === 'claimed' && card.claim?.status === 'verifying') await this.prove(person, temperament, card, { leadId: card.claim.leadId, after: 0, patience: 0 });
      if (card.state !== 'fresh') continue;
      const reaction = reactionTo(card, temperament, this.seed);
      if (reaction === 'claim' && claims < MOST_CLAIMS) {
        claims += 1;
        await this.claim(person, temperament, card);
      }
      if (reaction === 'not-relevant' || reaction === 'already-done') {
        await this.ordinarily(this.api.asUser(person.externalId, DISMISS, { offerId: card.id, reason: reaction.replace('-', '_') }));
      }
    }
  }

  async switchLettersOff(person: DemoPerson): Promise<void> {
    await this.ordinarily(this.api.asUser(person.externalId, NO_MORE_LETTERS));
  }

  private async claim(person: DemoPerson, temperament: Temperament, card: Card): Promise<void> {
    const after = this.mail.lastId;
    const answer = await this.ordinarily(
      this.api.asUser<{ claimOffer: { offer: { claim: { leadId: string } | null } } }>(person.externalId, CLAIM, { offerId: card.id, version: card.consentTextVersion }),
    );
    const leadId = answer?.claimOffer.offer.claim?.leadId;
    if (leadId) await this.prove(person, temperament, card, { leadId, after, patience: CODE_WAIT_MS });
  }

  /** Enters the code from the newest letter about this partner's offer, or lets it be. */
  private async prove(person: DemoPerson, temperament: Temperament, card: Card, claim: OpenClaim): Promise<void> {
    if (!entersCode(card.id, temperament, this.seed)) return;
    const isAsked = (mail: CaughtMail) => mail.id > claim.after && mail.to === person.email && codeIn(mail) !== null && mail.text.includes(card.partnerName);
    const letter = await this.mail.waitFor(isAsked, claim.patience);
    if (!letter) return;
    await this.ordinarily(this.api.asUser(person.externalId, VERIFY, { leadId: claim.leadId, code: codeIn(letter) }));
  }

  private async ordinarily<T>(asking: Promise<T>): Promise<T | null> {
    try {
      return await asking;
    } catch (error) {
      if (error instanceof ApiRefusal && ORDINARY.includes(error.code)) return null;
      throw error;
    }
  }
}

/** The six digits of a code letter stand in its subject; letters with offers have none there. */
export function codeIn(mail: CaughtMail): string | null {
  return /(?:^|\D)(\d{6})(?:\D|$)/.exec(mail.subject)?.[1] ?? null;
}
