import { DomainError } from '@ringroad/kernel';
import { KeyRing, type Statement, type Tx, wordArray } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { type Contacts, type KnownEmail, personKeys, readContacts, readEmail, writeContacts } from './contacts.queries.js';
import { formerIdsOf, heldSurvivors, survivorsOf, type UserKey } from './survivors.queries.js';

export interface Person {
  readonly userId: string;
  readonly externalId: string;
  readonly locale: string;
  readonly timezone: string;
  readonly region: string | null;
  /** The site's own groups this person is in. */
  readonly segments: readonly string[];
  /** How engaged by the site's own reckoning, 0 to 100; null when it never said. */
  readonly score: number | null;
}

/** A person whose row is locked, with the ids that were merged into this one: they stand for the same person. */
export interface LockedPerson extends Person {
  readonly formerIds: readonly string[];
}

/** Who each of these people's ids stands for now. */
export function currentIds(people: readonly LockedPerson[]): ReadonlyMap<string, string> {
  return new Map(people.flatMap(({ userId, formerIds }) => [userId, ...formerIds].map((id) => [id, userId] as const)));
}

export interface Asset {
  readonly id: string;
  readonly assetKey: string;
  readonly brand: string | null;
  readonly model: string | null;
  readonly year: number | null;
  readonly price: bigint | null;
  readonly currency: string | null;
  readonly mileage: number | null;
  readonly region: string | null;
  readonly premium: boolean;
  readonly fuel: string | null;
  /** Where it stands, degrees north and east: both known or neither. */
  readonly lat: number | null;
  readonly lon: number | null;
}

const PERSON_COLUMNS = `user_id as "userId", external_id as "externalId", coalesce(chosen_locale, locale) as locale, timezone, region, segments, score`;
/** Of `asset`, all of an `Asset` but its id. */
export const ASSET_FACTS = `asset_key as "assetKey", brand, model, year, price, currency, mileage, region, premium, fuel, lat, lon`;
const ASSET_COLUMNS = `id, ${ASSET_FACTS}`;

const LOCK: Statement = {
  name: 'lock-people',
  text: `select ${PERSON_COLUMNS}, former_ids as "formerIds", merged_into as "mergedInto" from site_user
    where site_id = $1 and user_id in (select unnest((select $2::uuid[]))) order by user_id for update of site_user`,
};

/** Who the users are, what they drive, and how to reach them. */
@Injectable()
export class People {
  constructor(private readonly keyRing: KeyRing) {}

  /**
   * Locks the users' rows in order: whoever decides about a person's attention does so alone. One who was merged into another comes
   * back as that other, once; `currentIds` tells who is who.
   */
  async lock(tx: Tx, siteId: string, userIds: readonly string[]): Promise<LockedPerson[]> {
    const rows = await tx.query<LockedPerson & { readonly mergedInto: string | null }>(LOCK, [siteId, wordArray(userIds)]);
    const standing = rows.filter((row) => row.mergedInto === null);
    const known = new Set(standing.map((row) => row.userId));
    const others = [...new Set(rows.flatMap((row) => row.mergedInto ?? []))].filter((id) => !known.has(id));
    return others.length > 0 ? [...standing, ...(await this.lock(tx, siteId, others))] : standing;
  }

  /** Who was merged into another is that other. Raises NOT_FOUND for a user the scope cannot see. */
  async get(tx: Tx, siteId: string, userId: string): Promise<Person> {
    const [person] = await tx.query<Person>(
      `select ${PERSON_COLUMNS} from site_user where site_id = $1
         and user_id = coalesce((select merged_into from site_user where site_id = $1 and user_id = $2), $2)`,
      [siteId, userId],
    );
    if (!person) throw new DomainError('NOT_FOUND', 'This user is not known here.', { userId });
    return person;
  }

  /** Who those of these users are now that were merged into another; the others are missing. */
  survivors(tx: Tx, users: readonly UserKey[]): Promise<Map<string, string>> {
    return survivorsOf(tx, users);
  }

  /** The same for whoever writes under these ids: none of them is merged until the transaction ends. */
  heldSurvivors(tx: Tx, users: readonly UserKey[]): Promise<Map<string, string>> {
    return heldSurvivors(tx, users);
  }

  /** The ids these users had before, each with who stands for it. */
  formerIds(tx: Tx, siteId: string, userIds: readonly string[]): Promise<Map<string, string>> {
    return formerIdsOf(tx, siteId, userIds);
  }

  /** The language a user chose to be written to in. It goes before whatever the site tells of them, now and later. */
  async chooseLocale(tx: Tx, siteId: string, userId: string, locale: string): Promise<void> {
    await tx.query('update site_user set chosen_locale = $3 where site_id = $1 and user_id = $2', [siteId, userId, locale]);
  }

  async assets(tx: Tx, siteId: string, ids: readonly string[]): Promise<Map<string, Asset>> {
    const rows = await tx.query<Asset>(`select ${ASSET_COLUMNS} from asset where site_id = $1 and id = any($2::uuid[])`, [siteId, ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** The asset of a contact point; null when the point is gone. */
  async assetOfPoint(tx: Tx, siteId: string, userId: string, contactPointId: string): Promise<Asset | null> {
    const [row] = await tx.query<{ subject_id: string }>('select subject_id from contact_point where site_id = $1 and user_id = $2 and id = $3', [
      siteId,
      userId,
      contactPointId,
    ]);
    return row ? ((await this.assets(tx, siteId, [row.subject_id])).get(row.subject_id) ?? null) : null;
  }

  /** Contact data in plain text: only for sending to the person, or for a partner the person chose. */
  contacts(tx: Tx, siteId: string, userId: string): Promise<Contacts> {
    return readContacts(tx, this.keyRing, siteId, userId);
  }

  /** What the signed-in user says of themselves, where nothing is known or nobody proved it. */
  async stateContacts(tx: Tx, siteId: string, userId: string, contacts: Contacts, at: Date): Promise<void> {
    const stated = Object.entries(contacts).flatMap(([kind, value]) => (value ? [{ kind: kind as keyof Contacts, value }] : []));
    await writeContacts(tx, this.keyRing, 'user', [{ siteId, userId, at, contacts: stated }]);
  }

  /** The address letters to a person go to, as it stands now; null when none is known, or the person was erased. */
  email(tx: Tx, siteId: string, userId: string): Promise<KnownEmail | null> {
    return readEmail(tx, this.keyRing, siteId, userId);
  }

  /** The person proved the address with this blind index. False when it is theirs no more: then nothing was proved. */
  async markEmailVerified(tx: Tx, siteId: string, userId: string, index: Buffer, at: Date): Promise<boolean> {
    const marked = await tx.query(
      `update contact set verified_at = $4 where site_id = $1 and user_id = $2 and kind = 'email' and blind_index = $3 returning kind`,
      [siteId, userId, index, at],
    );
    return marked.length > 0;
  }

  /** Seals text under the person's own key, so that erasing the person erases it too. */
  async seal(tx: Tx, siteId: string, userId: string, text: string): Promise<Buffer> {
    const key = (await personKeys(tx, this.keyRing, [{ siteId, userId }])).get(userId);
    if (!key) throw new DomainError('CONFLICT', 'This person was erased; nothing can be stored about them any more.', { userId });
    return this.keyRing.sealText(key, text);
  }

  /** Opens what `seal` made; null when the person was erased since. */
  async open(tx: Tx, siteId: string, userId: string, sealed: Buffer): Promise<string | null> {
    const [row] = await tx.query<{ wrapped_key: Buffer | null }>(
      'select wrapped_key from person_key where site_id = $1 and user_id = $2',
      [siteId, userId],
    );
    return row?.wrapped_key ? this.keyRing.openText(this.keyRing.unwrap(row.wrapped_key), sealed) : null;
  }
}
