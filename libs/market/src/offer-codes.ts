import { DomainError, isUuid } from '@ringroad/kernel';
import type { Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';

/** Letters and figures of any script, `-` and `_`: what people can type and a QR code can carry. */
const CODE = /^[\p{L}\p{N}_-]{1,64}$/u;
const MOST_CODES_A_CALL = 10_000;
/** Far above what any bonus gives away, and a bound all the same. */
const MOST_CODES = 1_000_000;

export interface OfferKey {
  readonly siteId: string;
  readonly partnerId: string;
  readonly offerId: string;
}

/** A lead that a code may be kept for. */
export interface CodeLead {
  readonly siteId: string;
  readonly partnerId: string;
  readonly leadId: string;
}

export interface CodeRequest extends CodeLead, OfferKey {}

/** How a pool stands: `kept` for claims that are not proved yet, `given` to users for good. */
export interface CodeCount {
  readonly free: number;
  readonly kept: number;
  readonly given: number;
}

/** Partners' own bonus codes: each goes to one lead. Whoever takes or frees some holds the lock of the partner's wallet (`Charges.lock`). */
@Injectable()
export class OfferCodes {
  /**
   * Adds codes to a pool; those it has already are left alone. Raises INVALID_INPUT for one that is none, with its line, and for too
   * many; NOT_FOUND for an offer that the scope cannot see, CONFLICT for one that takes no codes of its own.
   */
  async add(tx: Tx, key: OfferKey, codes: readonly string[]): Promise<{ readonly added: number; readonly known: number }> {
    const trimmed = codes.map((code) => code.trim());
    if (trimmed.length > MOST_CODES_A_CALL) {
      throw new DomainError('INVALID_INPUT', `Send up to ${MOST_CODES_A_CALL.toLocaleString('en')} codes at a time.`, { field: 'codes', most: MOST_CODES_A_CALL });
    }
    const bad = trimmed.findIndex((code) => !CODE.test(code));
    if (bad >= 0) {
      throw new DomainError('INVALID_INPUT', `Code ${bad + 1} is none: it takes 1 to 64 letters, figures, "-" and "_", without spaces.`, { field: 'codes', line: bad + 1 });
    }
    await demandPool(tx, key);
    const { free, kept, given } = await this.count(tx, key);
    if (free + kept + given + trimmed.length > MOST_CODES) {
      throw new DomainError('INVALID_INPUT', `An offer has room for ${MOST_CODES.toLocaleString('en')} codes.`, { field: 'codes', most: MOST_CODES });
    }
    const added = await tx.query(
      `insert into offer_code (site_id, partner_id, offer_id, code)
       select $1, $2, $3, code from unnest($4::text[]) as c (code) on conflict do nothing returning code`,
      [key.siteId, key.partnerId, key.offerId, trimmed],
    );
    await setOutOfCodes(tx, [key]);
    return { added: added.length, known: trimmed.length - added.length };
  }

  /** Takes back all that are free; what is kept or given stays. Returns how many. Raises NOT_FOUND as `add`. */
  async withdraw(tx: Tx, key: OfferKey): Promise<number> {
    await demandPool(tx, key);
    const gone = await tx.query('delete from offer_code where site_id = $1 and partner_id = $2 and offer_id = $3 and lead_id is null returning code', [
      key.siteId,
      key.partnerId,
      key.offerId,
    ]);
    await setOutOfCodes(tx, [key]);
    return gone.length;
  }

  /** All zero for an offer without a pool. Raises NOT_FOUND for one that the scope cannot see. */
  async count(tx: Tx, key: OfferKey): Promise<CodeCount> {
    await kindOf(tx, key);
    const [row] = await tx.query<CodeCount>(
      `select count(*) filter (where lead_id is null)::int as free, count(*) filter (where lead_id is not null and given_at is null)::int as kept,
         count(given_at)::int as given
       from offer_code where site_id = $1 and partner_id = $2 and offer_id = $3`,
      [key.siteId, key.partnerId, key.offerId],
    );
    return row ?? { free: 0, kept: 0, given: 0 };
  }

  /** Keeps a free code for each lead, once. Returns the leads that have one now: for the others there was none left. */
  async keep(tx: Tx, requests: readonly CodeRequest[]): Promise<Set<string>> {
    if (requests.length === 0) return new Set();
    // The n-th lead of an offer takes its n-th free code: nobody else takes any of them while the wallet is locked.
    const kept = await tx.query<{ leadId: string }>(
      `with wanted as (
         select k.*, row_number() over (partition by k.site_id, k.partner_id, k.offer_id order by k.lead_id) as turn
         from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[]) as k (site_id, partner_id, offer_id, lead_id)
         where not exists (select from offer_code c where c.site_id = k.site_id and c.partner_id = k.partner_id and c.lead_id = k.lead_id)),
       pools as (select site_id, partner_id, offer_id, max(turn) as wants from wanted group by 1, 2, 3),
       free as (
         select p.site_id, p.partner_id, p.offer_id, f.code, row_number() over (partition by p.site_id, p.partner_id, p.offer_id order by f.code) as turn
         from pools p cross join lateral (
           select c.code from offer_code c where c.site_id = p.site_id and c.partner_id = p.partner_id and c.offer_id = p.offer_id and c.lead_id is null
           order by c.code limit p.wants) f)
       update offer_code c set lead_id = w.lead_id
       from wanted w join free f using (site_id, partner_id, offer_id, turn)
       where c.site_id = f.site_id and c.partner_id = f.partner_id and c.offer_id = f.offer_id and c.code = f.code and c.lead_id is null
       returning c.lead_id as "leadId"`,
      [...columnsOf(requests), requests.map(({ leadId }) => leadId)],
    );
    const before = await tx.query<{ leadId: string }>(
      `select c.lead_id as "leadId" from offer_code c
       join unnest($1::uuid[], $2::uuid[], $3::uuid[]) as k (site_id, partner_id, lead_id)
         on k.site_id = c.site_id and k.partner_id = c.partner_id and k.lead_id = c.lead_id`,
      leadColumns(requests),
    );
    await setOutOfCodes(tx, requests);
    return new Set([...kept, ...before].map(({ leadId }) => leadId));
  }

  /** The kept codes of leads that qualified, by lead, now shown to their users; the same again for those given before. */
  async give(tx: Tx, leads: readonly (CodeLead & { readonly at: Date })[]): Promise<Map<string, string>> {
    if (leads.length === 0) return new Map();
    const rows = await tx.query<{ leadId: string; code: string }>(
      `update offer_code c set given_at = coalesce(c.given_at, k.at)
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[]) as k (site_id, partner_id, lead_id, at)
       where c.site_id = k.site_id and c.partner_id = k.partner_id and c.lead_id = k.lead_id
       returning c.lead_id as "leadId", c.code`,
      [...leadColumns(leads), leads.map(({ at }) => at)],
    );
    return new Map(rows.map(({ leadId, code }) => [leadId, code]));
  }

  /** The claim came to nothing: nobody has seen its code, which is free again. */
  async free(tx: Tx, leads: readonly CodeLead[]): Promise<void> {
    if (leads.length === 0) return;
    const freed = await tx.query<OfferKey>(
      `update offer_code c set lead_id = null
       from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as k (site_id, partner_id, lead_id)
       where c.site_id = k.site_id and c.partner_id = k.partner_id and c.lead_id = k.lead_id and c.given_at is null
       returning c.site_id as "siteId", c.partner_id as "partnerId", c.offer_id as "offerId"`,
      leadColumns(leads),
    );
    await setOutOfCodes(tx, freed);
  }
}

function columnsOf(offers: readonly OfferKey[]): unknown[] {
  return [offers.map(({ siteId }) => siteId), offers.map(({ partnerId }) => partnerId), offers.map(({ offerId }) => offerId)];
}

function leadColumns(leads: readonly CodeLead[]): unknown[] {
  return [leads.map(({ siteId }) => siteId), leads.map(({ partnerId }) => partnerId), leads.map(({ leadId }) => leadId)];
}

/** Where the codes of an offer come from. Raises NOT_FOUND for an offer the scope cannot see. */
async function kindOf(tx: Tx, { siteId, partnerId, offerId }: OfferKey): Promise<string> {
  const [offer] = isUuid(offerId)
    ? await tx.query<{ kind: string }>('select code_kind as kind from offer where site_id = $1 and partner_id = $2 and id = $3', [siteId, partnerId, offerId])
    : [];
  if (!offer) throw new DomainError('NOT_FOUND', 'This offer does not exist.', { offerId });
  return offer.kind;
}

async function demandPool(tx: Tx, key: OfferKey): Promise<void> {
  if ((await kindOf(tx, key)) === 'pool') return;
  throw new DomainError('CONFLICT', 'This offer takes no codes of its own. Choose "my own codes" for it first.', { offerId: key.offerId });
}

/** Whether each pool still has a free code: without one its offer is not shown. */
async function setOutOfCodes(tx: Tx, offers: readonly OfferKey[]): Promise<void> {
  await tx.query(
    `update offer o set out_of_codes = k.empty
     from (
       select distinct site_id, partner_id, id, not exists (
         select from offer_code c where c.site_id = k.site_id and c.partner_id = k.partner_id and c.offer_id = k.id and c.lead_id is null) as empty
       from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as k (site_id, partner_id, id)) k
     where o.site_id = k.site_id and o.partner_id = k.partner_id and o.id = k.id and o.out_of_codes <> k.empty`,
    columnsOf(offers),
  );
}
