/** How a table's row tells which campaigns it moves. */
interface Touched {
  /** Columns of the row, or `null`. */
  readonly partner: string;
  readonly campaign: string;
  readonly what: 'terms' | 'money' | 'policy' | 'lessons';
  /** Touches only when one of these columns changes; without them, at every update. */
  readonly when?: readonly string[];
}

/**
 * Every change of a row says so in `market_touch`, in its own transaction, so that each process notices (docs/adr/0010): no writer can
 * forget it. For tables that change by a person's hand or a few times a minute; what every charge changes is touched by its batch.
 */
export function touching(table: string, { partner, campaign, what, when = [] }: Touched): string {
  const moved = when.length === 0 ? '' : `when (${when.map((column) => `old.${column} is distinct from new.${column}`).join(' or ')})`;
  const on = (event: string, row: string, condition = '') => {
    const value = (column: string) => (column === 'null' ? 'null' : `${row}.${column}`);
    return `
    create function touch_by_${table}_${event}() returns trigger language plpgsql security definer set search_path = public, pg_temp set app.scope = 'system' as $$
    begin
      insert into market_touch (site_id, partner_id, campaign_id, what) values (${row}.site_id, ${value(partner)}, ${value(campaign)}, '${what}');
      return null;
    end $$;
    revoke all on function touch_by_${table}_${event}() from public;
    create trigger ${table}_${event}_touches after ${event} on ${table} for each row ${condition} execute function touch_by_${table}_${event}();`;
  };
  return [on('insert', 'new'), on('update', 'new', moved), on('delete', 'old')].join('\n');
}

/** Undoes `touching` of a table that stays. */
export function notTouching(table: string): string {
  return ['insert', 'update', 'delete'].map((event) => `drop trigger ${table}_${event}_touches on ${table}; drop function touch_by_${table}_${event}();`).join('\n');
}
