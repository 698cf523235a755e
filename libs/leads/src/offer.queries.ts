import type { Tx } from '@ringroad/platform';
import { LEAD_COLUMNS, type Lead } from './lead.queries.js';

/** What became of a user's offers, by offer; those never taken are missing (index: lead_once). */
export async function leadsOfWins(tx: Tx, siteId: string, userId: string, winIds: readonly string[]): Promise<Map<string, Lead>> {
  const rows = await tx.query<Lead>(`select ${LEAD_COLUMNS} from lead l where l.site_id = $1 and l.user_id = $2 and l.win_id = any($3::uuid[])`, [
    siteId,
    userId,
    winIds,
  ]);
  return new Map(rows.map((row) => [row.winId, row]));
}

export interface AwaitedCode {
  readonly leadId: string;
  readonly expiresAt: Date;
  readonly attempts: number;
}

/** The codes of a user's leads, by lead, without what would help to guess them. Users themselves read no codes: it takes the site's scope. */
export async function awaitedCodes(tx: Tx, siteId: string, userId: string, leadIds: readonly string[]): Promise<Map<string, AwaitedCode>> {
  const rows = await tx.query<AwaitedCode>(
    `select lead_id as "leadId", expires_at as "expiresAt", attempts from lead_code where site_id = $1 and user_id = $2 and lead_id = any($3::uuid[])`,
    [siteId, userId, leadIds],
  );
  return new Map(rows.map((row) => [row.leadId, row]));
}
