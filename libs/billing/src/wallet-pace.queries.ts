import type { Minor } from '@ringroad/kernel';
import type { Site, Tx } from '@ringroad/platform';
import { PACE_DAYS } from './wallet-object.js';
import type { WalletKey } from './wallet.queries.js';

/** What a wallet was charged in the last PACE_DAYS days of the site, today included (index: transfer_site_time). */
export async function postedLately(tx: Tx, site: Site, { siteId, partnerId }: WalletKey): Promise<Minor> {
  const [row] = await tx.query<{ posted: Minor }>(
    `select coalesce(sum(amount), 0)::bigint as posted from transfer
     where site_id = $1 and partner_id = $2 and kind = 'post'
       and at >= ((($3::timestamptz at time zone $4)::date - ${PACE_DAYS - 1})::timestamp at time zone $4)`,
    [siteId, partnerId, site.now, site.timezone],
  );
  return row?.posted ?? 0n;
}
