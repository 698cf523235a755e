import { derivedId } from '@ringroad/kernel';
import type { Product } from '../../support/product.js';

interface Owner {
  readonly partnerId: string;
  readonly campaignId: string;
}

/** A product of the forward market with a share reserved by each partner, and the days it was made of. */
export async function bookAhead(product: Product, siteId: string, owners: readonly Owner[]): Promise<void> {
  const productId = derivedId('forward-product', siteId, 'test');
  await product.query(`insert into moment_day (site_id, day, stage, category, region, moments) values ($1, '2026-01-05', 'posted', 'detailing', 'Minsk', 3)`, [siteId]);
  await product.query(`insert into forward_look (site_id, looked_on, predicted_on) values ($1, '2026-01-05', '2026-01-05') on conflict do nothing`, [siteId]);
  await product.query(
    `insert into forward_product (site_id, id, stage, category, period, starts_at, ends_at, low, expected, high, capacity_ppm, price, predicted_at)
     values ($1, $2, 'posted', 'detailing', 'month', '2030-01-01', '2030-02-01', 400, 500, 600, 500000, 900, '2026-03-02')`,
    [siteId, productId],
  );
  for (const { partnerId, campaignId } of owners) {
    const id = derivedId('reservation', siteId, partnerId, 'test');
    await product.query(
      `insert into reservation (site_id, partner_id, id, product_id, campaign_id, share_ppm, price, expected, state, stage, category, starts_at, ends_at, booked_at)
       values ($1, $2, $3, $4, $5, 100000, 900, 50, 'open', 'posted', 'detailing', '2030-01-01', '2030-02-01', '2026-03-02')`,
      [siteId, partnerId, id, productId, campaignId],
    );
    await product.query(`insert into reservation_day (site_id, partner_id, reservation_id, day, outcome, count) values ($1, $2, $3, '2030-01-05', 'WON', 1)`, [siteId, partnerId, id]);
  }
}
