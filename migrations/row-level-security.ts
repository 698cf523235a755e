/**
 * Who may see and write a table's rows, beside `system` (all) and `site` (its own site's).
 * `partner` and `user` need a column of that name (`partner_id`, `user_id`) or an own expression.
 */
export interface Visibility {
  readonly partner?: 'read' | 'write';
  readonly user?: 'read' | 'write';
  /** The site column, when it is not `site_id`. */
  readonly siteColumn?: string;
}

const setting = (name: string) => `nullif(current_setting('app.${name}', true), '')`;
const scopeIs = (kind: string) => `current_setting('app.scope', true) = '${kind}'`;

function rule(visibility: Visibility, writing: boolean): string {
  const inSite = `${visibility.siteColumn ?? 'site_id'} = ${setting('site_id')}::uuid`;
  const parts = [scopeIs('system'), `(${scopeIs('site')} and ${inSite})`];
  for (const kind of ['partner', 'user'] as const) {
    const allowed = visibility[kind];
    if (!allowed || (writing && allowed === 'read')) continue;
    parts.push(`(${scopeIs(kind)} and ${inSite} and ${kind}_id = ${setting(`${kind}_id`)}::uuid)`);
  }
  return parts.join(' or ');
}

/**
 * Forced row level security for a table: an unset scope compares with null or '' and shows nothing, so a forgotten
 * WHERE, or a query outside a scoped transaction, returns no rows.
 */
export function protect(table: string, visibility: Visibility = {}): string {
  return `
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy ${table}_read on ${table} for select using (${rule(visibility, false)});
    create policy ${table}_insert on ${table} for insert with check (${rule(visibility, true)});
    create policy ${table}_update on ${table} for update using (${rule(visibility, true)}) with check (${rule(visibility, true)});
    create policy ${table}_delete on ${table} for delete using (${rule(visibility, true)});
    grant select, insert, update, delete on ${table} to ringroad_app;
  `;
}
