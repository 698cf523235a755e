import { derivedId, DomainError, isUuid } from '@ringroad/kernel';
import type { Site, Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { type BookedCampaign, checkBooking } from './domain/check-booking.js';
import { momentsOf, takenPpm } from './domain/forward-share.js';
import { lockProducts, type ProductForSale, refreshTaken, standingShares } from './reservation.queries.js';

export interface Booking {
  readonly productId: string;
  readonly campaignId: string;
  /** In steps of 5, up to 50. */
  readonly sharePercent: number;
  /** The caller's own name for this booking: sent twice, it is booked once. */
  readonly key: string;
}

interface BookedRow {
  readonly productId: string;
  readonly campaignId: string;
  readonly sharePpm: number;
}

const LONGEST_KEY = 200;
const PPM_PER_PERCENT = 10_000;

/** Shares of coming moments that partners reserve. All of it needs the site's scope: who books must see what others have. */
@Injectable()
export class Reservations {
  /**
   * Reserves a share at the price of now; answers with its id. The same key again changes nothing. Raises INVALID_INPUT with
   * details.problems, NOT_FOUND for product or campaign, and CONFLICT when the period has begun, so much is not left, or the key
   * stands for another booking.
   */
  async book(tx: Tx, site: Site, partnerId: string, booking: Booking): Promise<string> {
    const { productId, campaignId, sharePercent, key } = booking;
    if (key.trim() === '' || key.length > LONGEST_KEY) throw new DomainError('INVALID_INPUT', `Send a key of 1 to ${LONGEST_KEY} characters.`, { field: 'key' });
    const id = derivedId('reservation', site.id, partnerId, key);
    const sharePpm = sharePercent * PPM_PER_PERCENT;
    const kind = await kindOf(tx, site.id, productId);
    // Whoever books the same kind of moments waits here, and sees this booking.
    const product = (await lockProducts(tx, site.id, kind)).find((each) => each.id === productId);
    const [known] = await tx.query<BookedRow>(
      `select product_id as "productId", campaign_id as "campaignId", share_ppm as "sharePpm" from reservation where site_id = $1 and partner_id = $2 and id = $3`,
      [site.id, partnerId, id],
    );
    if (known) return repeated(id, known, { productId, campaignId, sharePpm });
    if (product === undefined || product.startsAt <= site.now) throw new DomainError('CONFLICT', 'This period has begun. Reserve a later one.', { productId });
    const problems = checkBooking(sharePpm, await campaignOf(tx, site.id, partnerId, campaignId), product);
    if (problems.length > 0) {
      const text = problems.map(({ path, reason }) => `${path} ${reason}`).join('; ');
      throw new DomainError('INVALID_INPUT', `This cannot be reserved: ${text}.`, { problems });
    }
    const taken = takenPpm(product, await standingShares(tx, site.id, kind));
    if (taken + sharePpm > product.capacityPpm) throw new DomainError('CONFLICT', 'So much of it is not left. Reserve a smaller share.', { productId });
    await insert(tx, site, partnerId, id, { campaignId, sharePpm }, product);
    await refreshTaken(tx, site, kind);
    return id;
  }

  /** Gives a share back before its period begins. Raises NOT_FOUND, and CONFLICT when it has begun or is given back already. */
  async cancel(tx: Tx, site: Site, partnerId: string, id: string): Promise<void> {
    const [found] = isUuid(id)
      ? await tx.query<ProductForSale & { readonly state: string }>(
          `select state, stage, category, starts_at as "startsAt" from reservation where site_id = $1 and partner_id = $2 and id = $3 for update`,
          [site.id, partnerId, id],
        )
      : [];
    if (!found) throw new DomainError('NOT_FOUND', 'This reservation does not exist.', { reservationId: id });
    if (found.state !== 'open' || found.startsAt <= site.now) {
      throw new DomainError('CONFLICT', 'A reservation can be given back until its period begins.', { state: found.state });
    }
    await tx.query(`update reservation set state = 'cancelled', closed_at = $4 where site_id = $1 and partner_id = $2 and id = $3`, [site.id, partnerId, id, site.now]);
    await refreshTaken(tx, site, found);
  }
}

async function kindOf(tx: Tx, siteId: string, productId: string): Promise<Pick<ProductForSale, 'stage' | 'category'>> {
  const [kind] = isUuid(productId)
    ? await tx.query<Pick<ProductForSale, 'stage' | 'category'>>('select stage, category from forward_product where site_id = $1 and id = $2', [siteId, productId])
    : [];
  if (!kind) throw new DomainError('NOT_FOUND', 'This is not on sale.', { productId });
  return kind;
}

async function campaignOf(tx: Tx, siteId: string, partnerId: string, id: string): Promise<BookedCampaign> {
  const [campaign] = isUuid(id)
    ? await tx.query<BookedCampaign>(
        `select status, category, stages, regions, starts_at as "startsAt", ends_at as "endsAt" from campaign where site_id = $1 and partner_id = $2 and id = $3`,
        [siteId, partnerId, id],
      )
    : [];
  if (!campaign) throw new DomainError('NOT_FOUND', 'This campaign does not exist.', { campaignId: id });
  return campaign;
}

function repeated(id: string, known: BookedRow, asked: BookedRow): string {
  const isSame = known.productId === asked.productId && known.campaignId === asked.campaignId && known.sharePpm === asked.sharePpm;
  if (!isSame) throw new DomainError('CONFLICT', 'This key stands for another booking. Use a new one.', { reservationId: id });
  return id;
}

async function insert(tx: Tx, site: Site, partnerId: string, id: string, { campaignId, sharePpm }: Pick<BookedRow, 'campaignId' | 'sharePpm'>, product: ProductForSale): Promise<void> {
  await tx.query(
    `insert into reservation (site_id, partner_id, id, product_id, campaign_id, share_ppm, price, expected, state, stage, category, region, starts_at, ends_at, booked_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9, $10, $11, $12, $13, $14)`,
    [
      site.id,
      partnerId,
      id,
      product.id,
      campaignId,
      sharePpm,
      product.price,
      momentsOf(product.expected, sharePpm),
      product.stage,
      product.category,
      product.region,
      product.startsAt,
      product.endsAt,
      site.now,
    ],
  );
}
