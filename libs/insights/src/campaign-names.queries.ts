import type { Category, Minor } from '@ringroad/kernel';
import type { Tx } from '@ringroad/platform';

/** A campaign as an operator knows it, with its standing bid of today. */
export interface NamedCampaign {
  readonly id: string;
  readonly name: string;
  readonly partnerName: string;
  readonly category: Category;
  readonly bid: Minor;
}

export async function campaignNames(tx: Tx, siteId: string, ids: readonly string[]): Promise<Map<string, NamedCampaign>> {
  const rows = await tx.query<NamedCampaign>(
    `select c.id, c.name, p.name as "partnerName", c.category, c.max_price as bid from campaign c
     join partner p on p.site_id = c.site_id and p.id = c.partner_id where c.site_id = $1 and c.id = any($2::uuid[])`,
    [siteId, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
