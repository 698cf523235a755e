import { newId } from '@ringroad/kernel';
import { People } from '@ringroad/lifecycle';
import { MarketPolicies, type MarketPolicy } from '@ringroad/market';
import { byUser, type Site, type Statement, type Tx, wordArray } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { Consents } from './consents.js';
import { DEFAULT_ATTENTION_POLICY } from './domain/attention-policy.js';
import type { AttentionPolicy, AttentionState, Contact } from './domain/attention-state.js';
import type { ConsentReceipt, Suppression } from './domain/consent.js';
import { NO_PREFERENCE, type Preference } from './domain/preference.js';
import { revivePreference } from './preferences.js';

interface OfUser {
  readonly userId: string;
}

/** Relies on the index attention_recent; 30 days are the longest cap. */
const CONTACTS: Statement = {
  name: 'attention-contacts',
  text: `select user_id as "userId", channel, occasion, partner_id as "partnerId", category, at from attention_entry a
    where site_id = $1 and user_id in (select unnest((select $2::uuid[]))) and at > $3::timestamptz - interval '30 days' and returns is null
      and not exists (select from attention_entry r where r.site_id = a.site_id and r.user_id = a.user_id and r.returns = a.id)
    order by at`,
};

const RECEIPTS: Statement = {
  name: 'attention-receipts',
  text: `select user_id as "userId", id, at, action, purpose, channel, category, partner_id as "partnerId", text_version as "textVersion", source
    from consent_receipt where site_id = $1 and user_id in (select unnest((select $2::uuid[])))`,
};

const SUPPRESSIONS: Statement = {
  name: 'attention-suppressions',
  text: `select c.user_id as "userId", nullif(s.channel, '*') as channel, s.reason from contact c
    join suppression s on s.site_id = c.site_id and s.blind_index = c.blind_index
    where c.site_id = $1 and c.user_id in (select unnest((select $2::uuid[])))`,
};

const PREFERENCES: Statement = {
  name: 'attention-preferences',
  text: `select user_id as "userId", settings from preference where site_id = $1 and user_id in (select unnest((select $2::uuid[])))`,
};

const RECORD: Statement = {
  name: 'attention-record',
  text: `insert into attention_entry (site_id, user_id, id, channel, occasion, partner_id, category, at)
    select $1, * from unnest((select $2::uuid[]), (select $3::uuid[]), (select $4::text[]), (select $5::text[]), (select $6::uuid[]), (select $7::text[]), (select $8::timestamptz[]))`,
};

/** What was said to each user, what they agreed to and what they asked for: all that decides whether to speak again. */
@Injectable()
export class AttentionLedger {
  constructor(
    private readonly consents: Consents,
    private readonly people: People,
    private readonly market: MarketPolicies,
  ) {}

  async policyOf(tx: Tx, site: Site): Promise<AttentionPolicy> {
    return attentionPolicyOf(await this.market.policyOf(tx, site));
  }

  /** For users whose rows the caller has locked: two contacts are never decided side by side. */
  async load(tx: Tx, site: Site, userIds: readonly string[]): Promise<Map<string, AttentionState>> {
    return this.read(tx, site, userIds, await this.people.formerIds(tx, site.id, userIds));
  }

  /** The same in one round trip, where it is known which ids the users had before, with who stands for each. */
  async read(tx: Tx, site: Site, userIds: readonly string[], former: ReadonlyMap<string, string>): Promise<Map<string, AttentionState>> {
    const users = wordArray(userIds);
    const [stated, contacts, receipts, suppressions, preferences] = await Promise.all([
      this.consents.recordUnhandled(tx, site.id, userIds, former),
      tx.query<Contact & OfUser>(CONTACTS, [site.id, users, site.now]),
      tx.query<ConsentReceipt & OfUser>(RECEIPTS, [site.id, users]),
      tx.query<Suppression & OfUser>(SUPPRESSIONS, [site.id, users]),
      tx.query<{ settings: Preference } & OfUser>(PREFERENCES, [site.id, users]),
    ]);
    const known = new Set(receipts.map((receipt) => receipt.id));
    const receiptsOf = byUser([...receipts, ...stated.filter((receipt) => !known.has(receipt.id))]);
    const [contactsOf, suppressionsOf, preferencesOf] = [byUser(contacts), byUser(suppressions), byUser(preferences)];
    return new Map(
      userIds.map((userId) => {
        const settings = preferencesOf.get(userId)?.[0]?.settings;
        const state: AttentionState = {
          contacts: contactsOf.get(userId) ?? [],
          receipts: receiptsOf.get(userId) ?? [],
          suppressions: suppressionsOf.get(userId) ?? [],
          preference: settings ? revivePreference(settings) : NO_PREFERENCE,
        };
        return [userId, state];
      }),
    );
  }

  /** Books attention before it is taken, so that nothing else takes its place. What is not sent after all gives it back. */
  record(tx: Tx, siteId: string, contacts: readonly (Contact & OfUser)[]): void {
    if (contacts.length === 0) return;
    tx.send(RECORD, [
      siteId,
      wordArray(contacts.map((contact) => contact.userId)),
      wordArray(contacts.map(() => newId())),
      wordArray(contacts.map((contact) => contact.channel)),
      wordArray(contacts.map((contact) => contact.occasion)),
      wordArray(contacts.map((contact) => contact.partnerId)),
      wordArray(contacts.map((contact) => contact.category)),
      wordArray(contacts.map((contact) => contact.at.toISOString())),
    ]);
  }

  /** Gives back what a message that was not sent had booked; twice gives back once. The ledger keeps both lines. */
  async giveBack(tx: Tx, siteId: string, userId: string, message: Pick<Contact, 'occasion' | 'channel'>, at: Date): Promise<void> {
    const booked = await tx.query<{ id: string }>(
      `select id from attention_entry where site_id = $1 and user_id = $2 and occasion = $3 and channel = $4 and returns is null`,
      [siteId, userId, message.occasion, message.channel],
    );
    await tx.query(
      `insert into attention_entry (site_id, user_id, id, channel, occasion, at, returns)
       select $1, $2, new_id, $3, $4, $5, returned from unnest($6::uuid[], $7::uuid[]) as r (new_id, returned)
       on conflict (site_id, user_id, returns) where returns is not null do nothing`,
      [siteId, userId, message.channel, message.occasion, at, booked.map(() => newId()), booked.map(({ id }) => id)],
    );
  }

  /** Final: the address is never written to again. */
  async suppress(tx: Tx, siteId: string, blindIndex: Buffer, channel: string, reason: Suppression['reason'], at: Date): Promise<void> {
    await tx.query(
      `insert into suppression (site_id, blind_index, channel, reason, at) values ($1, $2, $3, $4, $5) on conflict do nothing`,
      [siteId, blindIndex, channel, reason, at],
    );
  }
}

/** The caps of a site: ours, and per category what its operators set in the rules of the market. */
export function attentionPolicyOf({ categoryCaps }: MarketPolicy): AttentionPolicy {
  if (categoryCaps.length === 0) return DEFAULT_ATTENTION_POLICY;
  return { ...DEFAULT_ATTENTION_POLICY, categoryCaps: Object.fromEntries(categoryCaps.map(({ category, perMonth }) => [category, perMonth])) };
}
