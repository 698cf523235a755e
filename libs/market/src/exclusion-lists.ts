import { DomainError, isUuid, newId } from '@ringroad/kernel';
import { contactDigest } from '@ringroad/lifecycle';
import { KeyRing, type Site, type Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';

/** Contacts in one call. */
const MOST_A_CALL = 10_000;
const MOST_LISTS = 50;
const MOST_ENTRIES = 200_000;
const DIGEST = /^[0-9a-f]{64}$/i;
const PHONE = /^\+?[0-9][0-9 ()-]{4,24}$/;

export interface ExclusionList {
  readonly id: string;
  readonly name: string;
  /** Contacts the partner handed in, rounded down to two figures. Who of them is known to the site is told to nobody. */
  readonly size: number;
  readonly createdAt: Date;
}

/** Whose list. */
export interface ListKey {
  readonly siteId: string;
  readonly partnerId: string;
}

/**
 * People a partner does not want to reach, named by their address or number, or by its SHA-256 (`contactDigest`). What is stored is a
 * keyed index: neither the contact nor its hash can be read from it. Nothing a list does tells whether somebody in it is a user here.
 */
@Injectable()
export class ExclusionLists {
  constructor(private readonly keyRing: KeyRing) {}

  /** The partner's lists by name. */
  async all(tx: Tx, { siteId, partnerId }: ListKey): Promise<ExclusionList[]> {
    const rows = await tx.query<ExclusionList>(
      `select id, name, size, created_at as "createdAt" from exclusion_list where site_id = $1 and partner_id = $2 order by name, id`,
      [siteId, partnerId],
    );
    return rows.map(rounded);
  }

  /** An empty list. Raises INVALID_INPUT for a name that is none, CONFLICT when there are 50. */
  async create(tx: Tx, site: Site, partnerId: string, name: string): Promise<ExclusionList> {
    const title = nameOf(name);
    if ((await this.all(tx, { siteId: site.id, partnerId })).length >= MOST_LISTS) {
      throw new DomainError('CONFLICT', `There are ${MOST_LISTS} lists. Delete one that no campaign uses.`, { reason: 'too-many-lists', most: MOST_LISTS });
    }
    const list = { id: newId(), name: title, size: 0, createdAt: site.now };
    await tx.query('insert into exclusion_list (site_id, partner_id, id, name, created_at) values ($1, $2, $3, $4, $5)', [site.id, partnerId, list.id, title, site.now]);
    return list;
  }

  /**
   * Adds up to 10,000 contacts; those it has are left alone. Effective with the next decision. Raises INVALID_INPUT for one that is
   * none, with its line, and for too many: then none is added; NOT_FOUND for a list the scope cannot see.
   */
  add(tx: Tx, key: ListKey, id: string, contacts: readonly string[]): Promise<ExclusionList> {
    return this.change(tx, key, id, contacts, `insert into exclusion_entry (site_id, partner_id, list_id, hash_index) select distinct $1::uuid, $2::uuid, $3::uuid, h from unnest($4::bytea[]) as e (h) order by 4 on conflict do nothing returning 1`, 1);
  }

  /** Takes contacts out again; those it does not have are passed over. Raises as `add`. */
  remove(tx: Tx, key: ListKey, id: string, contacts: readonly string[]): Promise<ExclusionList> {
    return this.change(tx, key, id, contacts, 'delete from exclusion_entry where site_id = $1 and partner_id = $2 and list_id = $3 and hash_index = any($4::bytea[]) returning 1', -1);
  }

  /**
   * Puts all that another list has in place of what this one has, and the other is gone. It is one step however long they are: whoever
   * is in both is never out of it. Raises NOT_FOUND, INVALID_INPUT for one and the same list, CONFLICT while a campaign uses the other.
   */
  async replace(tx: Tx, key: ListKey, id: string, byId: string): Promise<ExclusionList> {
    // In one order, whichever takes the place of which: two at once wait for each other and do not lock each other out.
    const [first, second] = [await lock(tx, key, id < byId ? id : byId, 'update'), await lock(tx, key, id < byId ? byId : id, 'update')];
    const [list, by] = id < byId ? [first, second] : [second, first];
    if (list.id === by.id) throw new DomainError('INVALID_INPUT', 'A list cannot take its own place. Name another one.', { field: 'by' });
    await refuseInUse(tx, key, by.id);
    const lists = [key.siteId, key.partnerId, id];
    await tx.query('delete from exclusion_entry where site_id = $1 and partner_id = $2 and list_id = $3', lists);
    await tx.query('update exclusion_entry set list_id = $3 where site_id = $1 and partner_id = $2 and list_id = $4', [...lists, byId]);
    await tx.query('update exclusion_list set size = $4 where site_id = $1 and partner_id = $2 and id = $3', [...lists, by.size]);
    await tx.query('delete from exclusion_list where site_id = $1 and partner_id = $2 and id = $3', [key.siteId, key.partnerId, byId]);
    return rounded({ ...list, size: by.size });
  }

  /** Campaigns know a list by its id: they keep it under its new name. Raises INVALID_INPUT for a name that is none; NOT_FOUND. */
  async rename(tx: Tx, key: ListKey, id: string, name: string): Promise<ExclusionList> {
    const title = nameOf(name);
    const list = await lock(tx, key, id, 'no key update');
    await tx.query('update exclusion_list set name = $4 where site_id = $1 and partner_id = $2 and id = $3', [key.siteId, key.partnerId, id, title]);
    return rounded({ ...list, name: title });
  }

  /** Raises NOT_FOUND, and CONFLICT while a campaign that has not ended uses it: whoever is in it would be reached from then on. */
  async delete(tx: Tx, { siteId, partnerId }: ListKey, id: string): Promise<void> {
    const list = await lock(tx, { siteId, partnerId }, id, 'update');
    await refuseInUse(tx, { siteId, partnerId }, list.id);
    await tx.query('delete from exclusion_entry where site_id = $1 and partner_id = $2 and list_id = $3', [siteId, partnerId, id]);
    await tx.query('delete from exclusion_list where site_id = $1 and partner_id = $2 and id = $3', [siteId, partnerId, id]);
  }

  private async change(tx: Tx, key: ListKey, id: string, contacts: readonly string[], sql: string, sign: 1 | -1): Promise<ExclusionList> {
    if (contacts.length > MOST_A_CALL) throw new DomainError('INVALID_INPUT', `Send up to ${MOST_A_CALL.toLocaleString('en')} contacts at a time.`, { reason: 'too-many-contacts', field: 'contacts', most: MOST_A_CALL });
    const indexes = contacts.map((contact, at) => this.keyRing.digestIndex(key.siteId, digestOf(contact, at + 1)));
    const list = await lock(tx, key, id, 'no key update');
    const moved = await tx.query(sql, [key.siteId, key.partnerId, id, indexes]);
    const size = list.size + sign * moved.length;
    if (size > MOST_ENTRIES) throw new DomainError('INVALID_INPUT', `A list has room for ${MOST_ENTRIES.toLocaleString('en')} contacts.`, { reason: 'list-full', field: 'contacts', most: MOST_ENTRIES });
    await tx.query('update exclusion_list set size = $4 where site_id = $1 and partner_id = $2 and id = $3', [key.siteId, key.partnerId, id, size]);
    return rounded({ ...list, size });
  }
}

/** One change of a list at a time: its size is counted along. To delete it (`update`) waits also for a campaign that is being written with it. */
async function lock(tx: Tx, { siteId, partnerId }: ListKey, id: string, strength: 'no key update' | 'update'): Promise<ExclusionList> {
  const [list] = isUuid(id)
    ? await tx.query<ExclusionList>(
        `select id, name, size, created_at as "createdAt" from exclusion_list where site_id = $1 and partner_id = $2 and id = $3 for ${strength}`,
        [siteId, partnerId, id],
      )
    : [];
  if (!list) throw new DomainError('NOT_FOUND', 'This list does not exist.', { listId: id });
  return list;
}

/** `id` as it is stored: campaigns name it so. */
async function refuseInUse(tx: Tx, { siteId, partnerId }: ListKey, id: string): Promise<void> {
  const users = await tx.query<{ name: string }>(
    `select name from campaign where site_id = $1 and partner_id = $2 and status <> 'ended' and targeting -> 'exclusionLists' ? $3 order by name limit 5`,
    [siteId, partnerId, id],
  );
  if (users.length > 0) {
    const names = users.map(({ name }) => name);
    throw new DomainError('CONFLICT', `Campaigns use this list: ${names.join(', ')}. Take it out of them first.`, { reason: 'list-in-use', campaigns: names });
  }
}

function nameOf(name: string): string {
  const title = name.trim();
  if (title.length > 0 && title.length <= 120) return title;
  throw new DomainError('INVALID_INPUT', 'Give the list a name of 1 to 120 characters.', { reason: 'no-list-name', field: 'name' });
}

function digestOf(contact: string, line: number): string {
  const text = contact.trim();
  if (DIGEST.test(text)) return text.toLowerCase();
  if (/^[^\s@]+@[^\s@]+$/.test(text) && text.length <= 254) return contactDigest('email', text);
  if (PHONE.test(text)) return contactDigest('phone', text);
  throw new DomainError('INVALID_INPUT', `Line ${line} is no e-mail address, no telephone number and no SHA-256 of either.`, { reason: 'not-a-contact', field: 'contacts', line });
}

function rounded(list: ExclusionList): ExclusionList {
  const unit = 10 ** Math.max(0, String(list.size).length - 2);
  return { ...list, size: Math.floor(list.size / unit) * unit };
}
