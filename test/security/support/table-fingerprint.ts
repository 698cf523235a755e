import type { Product } from '../../support/product.js';

export type Fingerprint = Readonly<Record<string, string>>;

/** Signing in and out is what the walk itself does. */
const NOISE = ['session'];
/** And what is refused of its messages is kept for the operator of the very site whose key they bear. */
const KEPT_ASIDE = ['rejected_message'];

/** A hash of every table's rows, or of the rows of one site, partner or user where a table has such a column. */
export async function fingerprint(product: Product, of: { readonly column?: 'site_id' | 'partner_id' | 'user_id'; readonly id?: string } = {}): Promise<Fingerprint> {
  const tables = await product.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and has_table_privilege('ringroad_app', c.oid, 'select')
       and ($1::text is null or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = $1)) order by c.relname`,
    [of.column ?? null],
  );
  const prints: Record<string, string> = {};
  for (const { name } of tables.filter((table) => ![...NOISE, ...(of.column ? [] : KEPT_ASIDE)].includes(table.name))) {
    const where = of.column ? `where ${of.column} = $1` : '';
    const [row] = await product.query<{ hash: string }>(
      `select count(*) || ' ' || md5(coalesce(string_agg(t::text, ';' order by t::text), '')) as hash from ${name} t ${where}`,
      of.column ? [of.id] : [],
    );
    prints[name] = row?.hash ?? '';
  }
  return prints;
}
