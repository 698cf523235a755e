import { DomainError } from '@ringroad/kernel';
import { KeyRing, type Keyset, type Site, type Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { parseMessage, type Problem } from './domain/intake-message.js';
import { LONGEST_WORDS } from './domain/refused-message.js';
import { parseJson } from './domain/parse-json.js';
import { type Vocabulary, vocabularyOf } from './event-schemas.js';
import { CONFLICT, Intake } from './intake.js';
import {
  countRejected,
  refuseAgain,
  rejectedByIds,
  type RejectedFilter,
  type RejectedKey,
  type RejectedMessageRow,
  rejectedPage,
  type SealedRejected,
  sealedRejected,
  settleRejected,
} from './rejected-messages.queries.js';
import { SiteProgrammes } from './site-programmes.js';

/** A rejected message with what was sent; null once it is stored or dismissed. */
export interface OpenedMessage {
  readonly message: RejectedMessageRow;
  readonly body: string | null;
}

const NO_SUCH = 'There is no rejected message of this id.';

/**
 * What intake refused, in the hands of an operator. A message that is sent again is judged as intake judges, by the rights of whoever
 * sent it first, and stored in the same transaction that settles it: tried twice, or by two at once, it is one fact.
 */
@Injectable()
export class RejectedMessages {
  constructor(
    private readonly intake: Intake,
    private readonly keyRing: KeyRing,
    private readonly programmes: SiteProgrammes,
  ) {}

  page(tx: Tx, siteId: string, filter: RejectedFilter, page: Keyset<RejectedKey>): Promise<RejectedMessageRow[]> {
    return rejectedPage(tx, siteId, filter, page);
  }

  count(tx: Tx, siteId: string, filter: RejectedFilter): Promise<number> {
    return countRejected(tx, siteId, filter);
  }

  async open(tx: Tx, siteId: string, id: string): Promise<OpenedMessage | null> {
    const [sealed] = await sealedRejected(tx, siteId, [id], false);
    if (!sealed) return null;
    const { wrappedKey: _wrappedKey, body: _body, ...message } = sealed;
    return { message, body: this.bodyOf(sealed) };
  }

  /**
   * Stores the message as it was edited.
   * @param body JSON
   * @throws DomainError NOT_FOUND; CONFLICT when it is settled already; INVALID_INPUT with path and reason when it still does not fit
   */
  async fix(tx: Tx, site: Site, id: string, body: string): Promise<RejectedMessageRow> {
    const [row] = await sealedRejected(tx, site.id, [id], true);
    if (!row) throw new DomainError('NOT_FOUND', NO_SUCH, { id });
    if (row.status !== 'open') throw new DomainError('CONFLICT', `This message was ${row.status} already.`, { id, status: row.status });
    const problem = await this.send(tx, site, await this.vocabulary(tx, site), row, body);
    if (problem) throw new DomainError('INVALID_INPUT', `${problem.path || 'The message'} ${problem.reason}.`, { ...problem });
    await settleRejected(tx, site.id, [id], 'replayed', site.now);
    return (await rejectedByIds(tx, site.id, [id]))[0] as RejectedMessageRow;
  }

  /** Sends open ones again as they are. Each comes back as it stands now: stored, or refused once more, with the reason of this time. */
  async replay(tx: Tx, site: Site, ids: readonly string[]): Promise<RejectedMessageRow[]> {
    const vocabulary = await this.vocabulary(tx, site);
    const done: string[] = [];
    for (const row of await sealedRejected(tx, site.id, ids, true)) {
      const body = this.bodyOf(row);
      if (body === null) continue;
      const problem = await this.send(tx, site, vocabulary, row, body);
      if (problem) await refuseAgain(tx, site.id, row.id, problem.path, problem.reason.slice(0, LONGEST_WORDS));
      else done.push(row.id);
    }
    await settleRejected(tx, site.id, done, 'replayed', site.now);
    return rejectedByIds(tx, site.id, ids);
  }

  /** Takes open ones off the list; what was in them is gone. */
  async dismiss(tx: Tx, site: Site, ids: readonly string[]): Promise<RejectedMessageRow[]> {
    await settleRejected(tx, site.id, ids, 'dismissed', site.now);
    return rejectedByIds(tx, site.id, ids);
  }

  /** As it is now: an operator who has just released a programme does not wait for what is kept of it. */
  private async vocabulary(tx: Tx, site: Site): Promise<Vocabulary> {
    return vocabularyOf(await this.programmes.vocabulary(tx, site.id));
  }

  /** Null when it is a fact now, or was one before. */
  private async send(tx: Tx, site: Site, vocabulary: Vocabulary, row: SealedRejected, body: string): Promise<Problem | null> {
    const fromPage = row.source === 'page';
    // History is told by its own times: when a file was written says nothing of a device's clock.
    const sentAt = site.kind === 'live' && row.source !== 'import' ? undefined : null;
    const parsed = parseMessage(parseJson(body), { now: site.now, receivedAt: row.receivedAt, sentAt, fromPage, ...vocabulary });
    if (parsed.kind === 'rejected') return parsed.rejection;
    const { message } = parsed;
    const named = message.messageId === undefined && message.statedAt === undefined ? { ...message, messageId: `rejected-${row.id}` } : message;
    return (await this.intake.storeWithin(tx, site, named, fromPage)) === 'conflict' ? CONFLICT : null;
  }

  private bodyOf({ wrappedKey, body }: SealedRejected): string | null {
    return wrappedKey === null || body === null ? null : this.keyRing.openText(this.keyRing.unwrap(wrappedKey), body);
  }
}
