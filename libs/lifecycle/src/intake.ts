import { derivedId, newId, userIdOf } from '@ringroad/kernel';
import { Database, GroupCommit, KeyRing, Outbox, type Site, type Tx } from '@ringroad/platform';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { SYSTEM } from '@ringroad/kernel';
import { canonicalJson } from './domain/canonical-json.js';
import type { AcceptedMessage } from './domain/intake-message.js';
import { IntakeWriter, type IntakeRow, type IntakeOutcome } from './intake-writer.js';

export type { IntakeOutcome };

/** What a sender is told of the outcome 'conflict'. */
export const CONFLICT = { path: 'messageId', reason: 'was used before for another message; give every message an id of its own' };

/**
 * The one way facts come in. A message is answered after the commit that stored it; the same message again gets the same
 * answer, the same id with another body is a conflict and changes nothing.
 */
@Injectable()
export class Intake implements OnApplicationShutdown {
  private readonly commits: GroupCommit<IntakeRow, IntakeOutcome>;
  private readonly writer: IntakeWriter;

  constructor(
    private readonly keyRing: KeyRing,
    database: Database,
    outbox: Outbox,
  ) {
    this.writer = new IntakeWriter(keyRing, outbox);
    this.commits = new GroupCommit({ flush: (rows) => database.transaction(SYSTEM, (tx) => this.writer.write(tx, rows)) });
  }

  /** Resolves after the commit. `fromPage`: it came with a write key, which anybody can read in a page. */
  store(site: Site, message: AcceptedMessage, fromPage = false): Promise<IntakeOutcome> {
    return this.commits.submit(this.rowOf(site, message, fromPage));
  }

  /** The same within a transaction of somebody's who has more to write with it. */
  async storeWithin(tx: Tx, site: Site, message: AcceptedMessage, fromPage: boolean): Promise<IntakeOutcome> {
    const [outcome] = await this.writer.write(tx, [this.rowOf(site, message, fromPage)]);
    return outcome as IntakeOutcome;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.commits.settle();
  }

  private rowOf(site: Site, message: AcceptedMessage, fromPage: boolean): IntakeRow {
    const { name, userId, occurredAt, contacts, consents } = message;
    const properties = canonicalJson(message.properties);
    const body = canonicalJson({ name, userId, stated: message.statedAt, contacts, consents }) + properties;
    const bodyHash = this.keyRing.bodyHash(body);
    // A message without an id that says when it happened is known by what it says: sent again, it is the same.
    const messageId = message.messageId ?? (message.statedAt === undefined ? newId() : `body-${bodyHash.toString('hex')}`);
    return {
      siteId: site.id,
      timezone: site.timezone,
      siteNow: site.now,
      messageId,
      bodyHash,
      eventId: derivedId('event', site.id, messageId),
      userId: userIdOf(site.id, userId),
      externalId: userId,
      name,
      occurredAt,
      properties,
      contacts,
      consents,
      fromPage,
    };
  }
}
