import { SYSTEM } from '@ringroad/kernel';
import { CONFIG, Database, OnEventEffect, type ReadyConfig, SignedLinks, type StoredEvent } from '@ringroad/platform';
import { Inject, Injectable } from '@nestjs/common';
import { Deliveries, type Delivery, letterRequest } from './deliveries.js';
import { decideAgain } from './domain/attention.js';
import { DEFAULT_ATTENTION_POLICY } from './domain/attention-policy.js';
import { offerLetter } from './domain/message.js';
import { languageOf } from './domain/message-words.js';
import { mayHear } from './domain/moment.js';
import { landingOf } from './landing.js';
import { LetterSources } from './letter-sources.js';
import { Mailer } from './mailer.js';

const UNSUBSCRIBE_DAYS = 3650;
/** This link signs its reader in, and letters are forwarded and kept: it must not be a key for ever. */
const PREFERENCES_DAYS = 90;
const DAY_MS = 86_400_000;

type Draft =
  | { readonly kind: 'ready'; readonly to: string; readonly mail: ReturnType<typeof offerLetter>; readonly unsubscribeUrl: string; readonly blindIndex: Buffer }
  | { readonly kind: 'hold'; readonly reason: string; readonly until: Date }
  | { readonly kind: 'stop'; readonly reason: string };

/** What became of a letter. */
interface Ending {
  readonly state: 'sent' | 'held' | 'suppressed' | 'failed';
  readonly reason: string | null;
  /** Of a held one: when it is asked about again. */
  readonly until?: Date;
  /** Blind index of an address whose receiver says that it does not exist. */
  readonly bounced?: Buffer;
}

/**
 * Writes and sends offer letters. Whether it may go out is asked once more at the last moment: after an outage that may be at night,
 * in a pause, or when its moment is over.
 */
@Injectable()
export class Letters {
  constructor(
    private readonly database: Database,
    private readonly deliveries: Deliveries,
    private readonly read: LetterSources,
    private readonly links: SignedLinks,
    private readonly mailer: Mailer,
    @Inject(CONFIG) private readonly config: Pick<ReadyConfig, 'publicUrl'>,
  ) {}

  @OnEventEffect('outreach.send')
  async onDeliveryQueued(events: readonly StoredEvent<'outreach.send'>[]): Promise<void> {
    for (const { payload } of events) {
      const delivery = await this.deliveries.take(payload.siteId, payload.userId, payload.deliveryId);
      if (delivery) await this.send(delivery);
    }
  }

  private async send(delivery: Delivery): Promise<void> {
    const draft = await this.draft(delivery);
    if (draft.kind === 'hold') return this.settle(delivery, { state: 'held', reason: draft.reason, until: draft.until });
    if (draft.kind === 'stop') return this.settle(delivery, { state: 'suppressed', reason: draft.reason });
    const outcome = await this.mailer.send({ id: delivery.id, to: draft.to, unsubscribeUrl: draft.unsubscribeUrl, ...draft.mail });
    if (outcome.kind === 'sent') return this.settle(delivery, { state: 'sent', reason: null });
    return this.settle(delivery, { state: 'failed', reason: outcome.reason, bounced: draft.blindIndex });
  }

  private draft(delivery: Delivery): Promise<Draft> {
    const { siteId } = delivery;
    return this.database.transaction(SYSTEM, async (tx): Promise<Draft> => {
      const site = await this.read.sites.get(tx, siteId);
      const person = await this.read.people.get(tx, siteId, delivery.userId);
      const { userId } = person;
      const email = await this.read.people.email(tx, siteId, userId);
      if (!email) return { kind: 'stop', reason: 'no-address' };
      const state = (await this.read.attention.load(tx, site, [userId])).get(userId);
      const offers = delivery.decisionId ? await this.read.wins.ofDecision(tx, siteId, userId, delivery.decisionId) : [];
      const fresh = await this.read.wins.takeable(tx, site, offers);
      const wanted = fresh.filter((win) => state && mayHear(state, 'email', win.category, site.now));
      const [first] = wanted;
      if (!state || !first) return { kind: 'stop', reason: fresh.length === 0 ? 'no-fresh-offer' : 'no-consent' };
      const decision = decideAgain(state, letterRequest(delivery), DEFAULT_ATTENTION_POLICY, site.now, person.timezone);
      if (decision.kind === 'hold') return decision;
      if (decision.kind === 'suppress') return { kind: 'stop', reason: decision.reason };
      const after = (days: number) => new Date(site.now.getTime() + days * DAY_MS);
      // Whoever reads at an address that nobody proved to be the user's must not become the user by a link.
      const link = (purpose: 'offer' | 'preferences', subject: string, expiresAt: Date) =>
        email.proved ? this.links.url({ purpose, siteId, userId, subject, expiresAt }) : `${this.config.publicUrl}${landingOf(purpose, subject)}`;
      const unsubscribeUrl = this.links.url({ purpose: 'unsubscribe', siteId, userId, subject: 'email', expiresAt: after(UNSUBSCRIBE_DAYS) });
      const mail = offerLetter({
        language: languageOf(person.locale),
        stage: first.stage,
        reasonTexts: first.reasonTexts,
        siteName: site.name,
        assetName: await this.read.assetName(tx, siteId, delivery.contactPointId, userId),
        offers: wanted.map((win) => ({ ...win, takeUrl: link('offer', win.id, win.expiresAt) })),
        zone: person.timezone,
        signInFirst: !email.proved,
        preferencesUrl: link('preferences', 'all', after(PREFERENCES_DAYS)),
        unsubscribeUrl,
      });
      return { kind: 'ready', to: email.address, mail, unsubscribeUrl, blindIndex: email.index };
    });
  }

  /** What is not sent takes no attention (a held letter books it anew when its time has come); an address that bounced is closed. */
  private settle(delivery: Delivery, ending: Ending): Promise<void> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const { siteId } = delivery;
      const [person] = await this.read.people.lock(tx, siteId, [delivery.userId]);
      const userId = person?.userId ?? delivery.userId;
      const { now } = await this.read.sites.get(tx, siteId);
      if (ending.bounced) await this.read.attention.suppress(tx, siteId, ending.bounced, 'email', 'hard-bounce', now);
      if (ending.state !== 'sent') await this.read.attention.giveBack(tx, siteId, userId, letterRequest(delivery), now);
      await this.deliveries.settle(tx, { ...delivery, userId }, ending.state, ending.reason, ending.until ?? now);
    });
  }
}
