import { newId } from '@ringroad/kernel';
import { MarketPolicies } from '@ringroad/market';
import type { Site, Tx } from '@ringroad/platform';
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

/** What was said to each user, what they agreed to and what they asked for: all that decides whether to speak again. */
@Injectable()
export class AttentionLedger {
  constructor(
    private readonly consents: Consents,
    private readonly market: MarketPolicies,
  ) {}

  /** The caps of a site: ours, and per category what its operators set in the rules of the market. */
  async policyOf(tx: Tx, site: Site): Promise<AttentionPolicy> {
    const { categoryCaps } = await this.market.policyOf(tx, site);
    if (categoryCaps.length === 0) return DEFAULT_ATTENTION_POLICY;
    return { ...DEFAULT_ATTENTION_POLICY, categoryCaps: Object.fromEntries(categoryCaps.map(({ category, perMonth }) => [category, perMonth])) };
  }

  /** For users whose rows the caller has locked: two contacts are never decided side by side. */
  async load(tx: Tx, site: Site, userIds: readonly string[]): Promise<Map<string, AttentionState>> {
    await this.consents.catchUp(tx, site.id, userIds);
    const parameters = [site.id, userIds];
    // Relies on the index attention_recent; 30 days are the longest cap.
    const contacts = await tx.query<Contact & OfUser>(
      `select user_id as "userId", channel, occasion, partner_id as "partnerId", category, at from attention_entry a
       where site_id = $1 and user_id = any($2::uuid[]) and at > $3::timestamptz - interval '30 days' and returns is null
         and not exists (select from attention_entry r where r.site_id = a.site_id and r.user_id = a.user_id and r.returns = a.id)
       order by at`,
      [...parameters, site.now],
    );
    const receipts = await tx.query<ConsentReceipt & OfUser>(
      `select user_id as "userId", id, at, action, purpose, channel, category, partner_id as "partnerId", text_version as "textVersion", source
       from consent_receipt where site_id = $1 and user_id = any($2::uuid[])`,
      parameters,
    );
    const suppressions = await tx.query<Suppression & OfUser>(
      `select c.user_id as "userId", nullif(s.channel, '*') as channel, s.reason from suppression s
       join contact c on c.site_id = s.site_id and c.blind_index = s.blind_index
       where s.site_id = $1 and c.user_id = any($2::uuid[])`,
      parameters,
    );
    const preferences = await tx.query<{ settings: Preference } & OfUser>(
      `select user_id as "userId", settings from preference where site_id = $1 and user_id = any($2::uuid[])`,
      parameters,
    );
    return new Map(
      userIds.map((userId) => {
        const own = <Row extends OfUser>(rows: readonly Row[]) => rows.filter((row) => row.userId === userId);
        const settings = own(preferences)[0]?.settings;
        return [
          userId,
          {
            contacts: own(contacts),
            receipts: own(receipts),
            suppressions: own(suppressions),
            preference: settings ? revivePreference(settings) : NO_PREFERENCE,
          },
        ];
      }),
    );
  }

  /** Books attention before it is taken, so that nothing else takes its place. What is not sent after all gives it back. */
  async record(tx: Tx, siteId: string, contacts: readonly (Contact & OfUser)[]): Promise<void> {
    if (contacts.length === 0) return;
    await tx.query(
      `insert into attention_entry (site_id, user_id, id, channel, occasion, partner_id, category, at)
       select $1, * from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::uuid[], $7::text[], $8::timestamptz[])`,
      [
        siteId,
        contacts.map((contact) => contact.userId),
        contacts.map(() => newId()),
        contacts.map((contact) => contact.channel),
        contacts.map((contact) => contact.occasion),
        contacts.map((contact) => contact.partnerId),
        contacts.map((contact) => contact.category),
        contacts.map((contact) => contact.at),
      ],
    );
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
