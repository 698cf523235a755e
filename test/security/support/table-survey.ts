import type { Scope } from '@ringroad/kernel';
import { type Client, escapeIdentifier, escapeLiteral } from 'pg';

export type RowOf = Readonly<Record<string, unknown>>;

const REFUSED = '42501';

/** Tries every table of the catalog as the app's role, in transactions that are always rolled back. */
export class TableSurvey {
  private constructor(
    private readonly client: Client,
    readonly tables: readonly string[],
    private readonly siteIds: readonly string[],
    private readonly columns: ReadonlyMap<string, readonly string[]>,
  ) {}

  /** `client` is a superuser's: it sees all rows when it does not play the app. */
  static async open(client: Client, siteIds: readonly string[]): Promise<TableSurvey> {
    const found = await client.query<{ name: string; columns: string[] }>(
      `select c.relname as name, array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
         and has_table_privilege('ringroad_app', c.oid, 'select, insert, update, delete')
       group by c.relname order by c.relname`,
    );
    const survey = new TableSurvey(client, found.rows.map((row) => row.name), siteIds, new Map(found.rows.map((row) => [row.name, row.columns])));
    await survey.fillWhatIsEmpty();
    return survey;
  }

  /** Tables without a row of each site: nothing would be proved about them. Partitions may be empty. */
  async emptyTables(): Promise<string[]> {
    const empty: string[] = [];
    for (const table of this.tables.filter((name) => !name.startsWith('event_'))) {
      const column = table === 'site' ? 'id' : 'site_id';
      const { rows } = await this.client.query<{ n: string }>(`select count(distinct ${column}) as n from ${escapeIdentifier(table)} where ${column} = any($1)`, [this.siteIds]);
      if (Number(rows[0]?.n) < this.siteIds.length) empty.push(table);
    }
    return empty;
  }

  /** Runs `work` as the app's role in the scope (null: in none) and undoes it. */
  async within<T>(scope: Scope | null, work: () => Promise<T>): Promise<T> {
    await this.client.query('begin; set local role ringroad_app');
    try {
      if (scope) await this.client.query(scopeStatements(scope));
      return await work();
    } finally {
      await this.client.query('rollback');
    }
  }

  async read(table: string): Promise<RowOf[]> {
    const { rows } = await this.client.query<RowOf>(`select * from ${escapeIdentifier(table)}`).catch(emptyIfRefused);
    return rows;
  }

  /** The ways in which the scope could write the table: with copies of its rows, and over the rows that are there. */
  async writes(scope: Scope | null, table: string, only: (row: RowOf) => boolean = () => true): Promise<string[]> {
    const name = escapeIdentifier(table);
    const columns = (this.columns.get(table) ?? []).map(escapeIdentifier);
    const { rows } = await this.client.query<{ row: RowOf }>(`select to_jsonb(t) as row from ${name} t`);
    const targets = rows.map(({ row }) => row).filter(only);
    const chosen = JSON.stringify(targets);
    const key = `to_jsonb(t) in (select value from jsonb_array_elements($1::jsonb))`;
    const attempts = {
      insert: { sql: `insert into ${name} (${columns}) select ${columns} from jsonb_populate_recordset(null::${name}, $1::jsonb)`, each: true },
      update: { sql: `update ${name} t set ${columns[0]} = t.${columns[0]} where ${key}`, each: false },
      delete: { sql: `delete from ${name} t where ${key}`, each: false },
    };
    const ways: string[] = [];
    for (const [way, { sql, each }] of Object.entries(attempts)) {
      const tries = each ? targets.map((row) => JSON.stringify([row])) : [chosen];
      for (const value of tries) {
        if (ways.includes(way)) break;
        if (await this.within(scope, () => this.couldWrite(sql, value))) ways.push(way);
      }
    }
    return ways;
  }

  /** Row level security speaks before any constraint does: whatever else refuses, the scope was let through. */
  private async couldWrite(sql: string, value: string): Promise<boolean> {
    try {
      return ((await this.client.query(sql, [value])).rowCount ?? 0) > 0;
    } catch (error) {
      return (error as { code?: string }).code !== REFUSED;
    }
  }

  /** What the world did not bring about by itself: a suppressed address, a chosen preference, a moved clock. */
  private async fillWhatIsEmpty(): Promise<void> {
    for (const siteId of this.siteIds) {
      await this.client.query(`insert into suppression (site_id, blind_index, channel, reason, at) values ($1, 'x', 'email', 'test', now()) on conflict do nothing`, [siteId]);
      await this.client.query(`insert into clock_advance (site_id, from_at, to_at, finished_at) values ($1, now(), now() + interval '1 day', now()) on conflict do nothing`, [siteId]);
      await this.client.query(`insert into preference (site_id, user_id, settings, updated_at) select site_id, user_id, '{}', now() from site_user where site_id = $1 on conflict do nothing`, [siteId]);
      await this.client.query(`insert into loss_tally (site_id, partner_id, campaign_id, day, reason, count) select site_id, partner_id, id, current_date, 'TEST', 1 from campaign where site_id = $1 on conflict do nothing`, [siteId]);
      await this.client.query(`insert into budget_window (site_id, partner_id, campaign_id, window_key, cap) select site_id, partner_id, id, 'test', 1 from campaign where site_id = $1 on conflict do nothing`, [siteId]);
      await this.client.query(`insert into campaign_change (site_id, partner_id, campaign_id, id, version, at, actor, field) select site_id, partner_id, id, gen_random_uuid(), 1, now(), 'program', 'name' from campaign where site_id = $1`, [siteId]);
      await this.client.query(`insert into account_limit (site_id, partner_id, set_by, set_at) select site_id, id, by, now() from partner, unnest('{partner,operator}'::text[]) as by where site_id = $1 on conflict do nothing`, [siteId]);
      await this.client.query(`insert into campaign_pace (site_id, partner_id, campaign_id, pass_ppm, memory, looked_at) select site_id, partner_id, id, 1000000, '{}', now() from campaign where site_id = $1 on conflict do nothing`, [siteId]);
      await this.client.query(`insert into pace_look values ($1, now(), now()) on conflict do nothing`, [siteId]);
      await this.client.query(`insert into moment_hour values ($1, now(), 'test', 1) on conflict do nothing`, [siteId]);
      await this.client.query(`insert into hypothesis_count values ($1, 'test', 'test', 1, '{}', now()) on conflict do nothing`, [siteId]);
      await this.client.query(`insert into hypothesis_run values ($1, 'test', 1, '{}', now(), null) on conflict do nothing`, [siteId]);
    }
  }
}

const SETTINGS = { kind: 'scope', siteId: 'site_id', partnerId: 'partner_id', userId: 'user_id' } as const;

function scopeStatements(scope: Scope): string {
  return Object.entries(scope)
    .map(([key, value]) => `set local app.${SETTINGS[key as keyof typeof SETTINGS]} = ${escapeLiteral(value)}`)
    .join('; ');
}

function emptyIfRefused(error: { readonly code?: string }): { rows: RowOf[] } {
  if (error.code === REFUSED) return { rows: [] };
  throw error;
}
