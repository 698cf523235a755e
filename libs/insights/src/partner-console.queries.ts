import type { Category } from '@ringroad/kernel';
import type { Keyset, Site, Tx } from '@ringroad/platform';

export interface PartnerRow {
  readonly id: string;
  readonly name: string;
  readonly categories: Category[];
  readonly status: 'active' | 'suspended';
  readonly available: bigint;
  readonly held: bigint;
  readonly spent: bigint;
  readonly spend30: bigint;
  readonly spend14: bigint;
  readonly leads30: number;
  readonly ended30: number;
}

export interface PartnerFilter {
  readonly category: Category | null;
  readonly search: string | null;
  readonly id: string | null;
}

/** Name and id of the last partner seen. */
export type PartnerKey = readonly [string, string];

const FILTER = `p.site_id = $1 and ($3::text is null or $3 = any(p.categories)) and ($4::text is null or p.name ilike $4) and ($5::uuid is null or p.id = $5)`;

function parametersOf(site: Site, { category, search, id }: PartnerFilter): unknown[] {
  return [site.id, site.now, category, search === null ? null : `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`, id];
}

/** Partners by name with their money and the last 30 days of leads, in one statement. */
export function partnersPage(tx: Tx, site: Site, filter: PartnerFilter, page: Keyset<PartnerKey>): Promise<PartnerRow[]> {
  return tx.query<PartnerRow>(
    `select p.id, p.name, p.categories, p.status, coalesce(w.available, 0) as available, coalesce(w.held, 0) as held, coalesce(w.spent, 0) as spent,
       coalesce(l.spend30, 0)::bigint as spend30, coalesce(l.spend14, 0)::bigint as spend14, coalesce(l.leads30, 0) as leads30, coalesce(l.ended30, 0) as ended30
     from partner p
     left join wallet w on w.site_id = p.site_id and w.partner_id = p.id
     left join lateral (
       select sum(price) filter (where status = 'qualified') as spend30,
         sum(price) filter (where status = 'qualified' and claimed_at > $2::timestamptz - interval '14 days') as spend14,
         count(*) filter (where status = 'qualified')::int as leads30, count(*) filter (where judged_at is not null)::int as ended30
       from lead l where l.site_id = p.site_id and l.partner_id = p.id and l.claimed_at > $2::timestamptz - interval '30 days' and l.claimed_at <= $2) l on true
     where ${FILTER} and ($7::text is null or (p.name, p.id) > ($7, $8::uuid))
     order by p.name, p.id limit $6`,
    [...parametersOf(site, filter), page.limit, page.after?.[0] ?? null, page.after?.[1] ?? null],
  );
}

export async function countPartners(tx: Tx, site: Site, filter: PartnerFilter): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    `select count(*)::int as n from partner p where ${FILTER} and $2::timestamptz is not null`,
    parametersOf(site, filter),
  );
  return row?.n ?? 0;
}
