import { derivedId, type EventMap } from '@ringroad/kernel';
import { People } from '@ringroad/lifecycle';
import { OnEvent, Outbox, type StoredEvent, type Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import type { ConsentReceipt } from './domain/consent.js';

export interface NewReceipt extends ConsentReceipt {
  readonly siteId: string;
  readonly userId: string;
}

/** Consent is a pile of receipts: appended, never changed. */
@Injectable()
export class Consents {
  constructor(
    private readonly outbox: Outbox,
    private readonly people: People,
  ) {}

  /** A receipt whose id is there already changes nothing. */
  async append(tx: Tx, receipts: readonly NewReceipt[]): Promise<void> {
    if (receipts.length === 0) return;
    await tx.query(
      `insert into consent_receipt (site_id, user_id, id, purpose, channel, category, partner_id, action, text_version, source, at)
       select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::text[], $9::text[], $10::text[],
         $11::timestamptz[])
       on conflict do nothing`,
      [
        receipts.map((receipt) => receipt.siteId),
        receipts.map((receipt) => receipt.userId),
        receipts.map((receipt) => receipt.id),
        receipts.map((receipt) => receipt.purpose),
        receipts.map((receipt) => receipt.channel),
        receipts.map((receipt) => receipt.category),
        receipts.map((receipt) => receipt.partnerId),
        receipts.map((receipt) => receipt.action),
        receipts.map((receipt) => receipt.textVersion),
        receipts.map((receipt) => receipt.source),
        receipts.map((receipt) => receipt.at),
      ],
    );
  }

  /** What users agreed to on the site itself, told by `identify`. */
  @OnEvent('outreach.record-consent')
  async onConsentStated(tx: Tx, events: readonly StoredEvent<'outreach.record-consent'>[]): Promise<void> {
    const survivors = await this.people.heldSurvivors(tx, events.map((event) => event.payload));
    await this.append(tx, events.map((event) => receiptOf(event.payload, survivors)));
  }

  /** Records what these users said a moment ago, before anybody decides about them: facts of one batch arrive in any order. */
  async catchUp(tx: Tx, siteId: string, userIds: readonly string[]): Promise<void> {
    await this.recordUnhandled(tx, siteId, userIds, await this.people.formerIds(tx, siteId, userIds));
  }

  /** The same where it is known which ids the users had before, with who stands for each; tells what was recorded. */
  async recordUnhandled(tx: Tx, siteId: string, userIds: readonly string[], former: ReadonlyMap<string, string>): Promise<NewReceipt[]> {
    const stated = await this.outbox.unhandled(tx, 'consent.stated', siteId, [...userIds, ...former.keys()]);
    const receipts = stated.map((statement) => receiptOf(statement, former));
    await this.append(tx, receipts);
    return receipts;
  }

  /** Everything a user said, as far as the scope may see it. Primary key of consent_receipt starts with (site, user). */
  ofUser(tx: Tx, siteId: string, userId: string): Promise<ConsentReceipt[]> {
    return tx.query<ConsentReceipt>(
      `select id, at, action, purpose, channel, category, partner_id as "partnerId", text_version as "textVersion", source
       from consent_receipt where site_id = $1 and user_id = $2`,
      [siteId, userId],
    );
  }

  /** The receipt with which a user chose a partner; null when there is none in the scope. */
  async get(tx: Tx, siteId: string, userId: string, id: string): Promise<ConsentReceipt | null> {
    const [row] = await tx.query<ConsentReceipt>(
      `select id, at, action, purpose, channel, category, partner_id as "partnerId", text_version as "textVersion", source
       from consent_receipt where site_id = $1 and user_id = $2 and id = $3`,
      [siteId, userId, id],
    );
    return row ?? null;
  }
}

/** `survivors`: who stands for an id whose user is another by now. */
function receiptOf(stated: EventMap['consent.stated'], survivors: ReadonlyMap<string, string>): NewReceipt {
  return {
    siteId: stated.siteId,
    userId: survivors.get(stated.userId) ?? stated.userId,
    id: derivedId('consent', stated.siteId, stated.statementId),
    purpose: 'offers',
    channel: stated.channel as ConsentReceipt['channel'],
    category: null,
    partnerId: null,
    action: stated.granted ? 'granted' : 'withdrawn',
    textVersion: stated.textVersion,
    source: stated.fromPage ? 'page' : 'site',
    at: new Date(stated.at),
  };
}
