import { SYSTEM } from '@ringroad/kernel';
import { People } from '@ringroad/lifecycle';
import { Wins } from '@ringroad/market';
import { CODE_MINUTES } from './domain/one-time-code.js';
import { codeLetter, languageOf, Mailer } from '@ringroad/outreach';
import { Database, OnEventEffect, Sites, type StoredEvent, type Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { type LeadKey, leadsById } from './lead.queries.js';
import { lockCode } from './lead-code.queries.js';

/** Sends one-time codes. The user asked for this letter, so neither caps nor quiet hours apply to it. */
@Injectable()
export class CodeLetters {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly sites: Sites,
    private readonly wins: Wins,
    private readonly mailer: Mailer,
  ) {}

  @OnEventEffect('leads.send-code')
  async onCodeRequested(events: readonly StoredEvent<'leads.send-code'>[]): Promise<void> {
    for (const { id, payload } of events) {
      const key = { siteId: payload.siteId, userId: payload.userId, id: payload.leadId };
      const draft = await this.database.transaction(SYSTEM, async (tx) => {
        // The code of one who was merged into another goes to that other.
        const userId = (await this.people.heldSurvivors(tx, [key])).get(key.userId) ?? key.userId;
        return this.draft(tx, { ...key, userId }, payload.sends);
      });
      if (draft) await this.mailer.send({ id, ...draft });
    }
  }

  /** Null when there is nothing to send any more: proved, ended, erased, over, replaced by a newer code, or the address has changed. */
  private async draft(tx: Tx, key: LeadKey, sends: number) {
    const [lead] = await leadsById(tx, [key], false);
    const code = await lockCode(tx, key);
    if (!lead || !code || lead.status !== 'verifying' || lead.verifiedAt || code.resends + 1 !== sends) return null;
    const email = await this.people.email(tx, key.siteId, key.userId);
    const digits = await this.people.open(tx, key.siteId, key.userId, code.sealedCode);
    // Once in a letter, a code proves the address of that letter: it goes to no second one, which would take a new code.
    if (!email?.index.equals(code.contactIndex) || !digits) return null;
    const person = await this.people.get(tx, key.siteId, key.userId);
    const site = await this.sites.get(tx, key.siteId);
    if (code.expiresAt <= site.now) return null;
    const win = await this.wins.get(tx, key.siteId, key.userId, lead.winId);
    const letter = codeLetter({ language: languageOf(person.locale), siteName: site.name, partnerName: win.partnerName, code: digits, minutes: CODE_MINUTES });
    return { to: email.address, ...letter };
  }
}
