import type { Tx } from '@ringroad/platform';

/** One promise of the ledger as `ringroad doctor` prints it. */
export interface LedgerCheck {
  readonly name: string;
  readonly ok: boolean;
  /** Up to five breaches with their numbers; what was proven when there are none. */
  readonly detail: string;
}

interface Breach {
  readonly subject: string;
  readonly expected: string;
  readonly actual: string;
}

const HOLD_AND_FOLLOWERS = `
  select f.site_id, f.partner_id, f.hold_id, max(h.amount) as held,
    count(*) filter (where f.kind in ('post', 'void')) as resolutions,
    coalesce(sum(f.amount) filter (where f.kind in ('post', 'release', 'void')), 0) as resolved,
    coalesce(sum(f.amount) filter (where f.kind = 'post'), 0) as posted,
    coalesce(sum(f.amount) filter (where f.kind = 'credit'), 0) as credited
  from transfer f
  left join transfer h on h.site_id = f.site_id and h.partner_id = f.partner_id and h.hold_id = f.hold_id and h.kind = 'hold'
  where f.step > 0 group by 1, 2, 3`;

const RECOMPUTED = `
  select site_id, partner_id, count(*) as lines, max(line) as last_line,
    sum(case when credit = 'wallet:available' then amount when debit = 'wallet:available' then -amount else 0 end) as available,
    sum(case when credit = 'wallet:held' then amount when debit = 'wallet:held' then -amount else 0 end) as held,
    sum(case when credit = 'revenue' then amount when debit = 'revenue' then -amount else 0 end) as spent
  from transfer group by 1, 2`;

/** The promises of domain/invariants.ts, each as one query over the whole ledger that returns its breaches. */
const CHECKS: Readonly<Record<string, string>> = {
  'debits-equal-credits': `
    select site_id::text as subject, coalesce(sum(paid_in), 0)::text as expected, coalesce(sum(stands), 0)::text as actual from (
      select site_id, amount as paid_in, 0 as stands from transfer where kind = 'top-up'
      union all select site_id, 0, available + held + spent from wallet) as both_sides
    group by 1 having sum(paid_in) <> sum(stands)`,
  'cached-equals-recomputed': `
    select coalesce(w.partner_id, r.partner_id)::text as subject,
      concat_ws(' ', r.available, r.held, r.spent) as expected, concat_ws(' ', w.available, w.held, w.spent) as actual
    from wallet w full join (${RECOMPUTED}) r on r.site_id = w.site_id and r.partner_id = w.partner_id
    where w.partner_id is null
      or (w.available, w.held, w.spent) <> (coalesce(r.available, 0), coalesce(r.held, 0), coalesce(r.spent, 0))`,
  'guarded-not-below-zero': `
    select partner_id::text as subject, '≥ 0' as expected, concat_ws(' ', available, held) as actual
    from wallet where available < 0 or held < 0
    union all select id::text, '≥ 0', available_after::text from transfer where available_after < 0`,
  'lines-without-a-gap': `
    select w.partner_id::text as subject, w.lines::text as expected, concat_ws(' ', r.lines, r.last_line) as actual
    from wallet w left join (${RECOMPUTED}) r on r.site_id = w.site_id and r.partner_id = w.partner_id
    where (coalesce(r.lines, 0), coalesce(r.last_line, 0)) <> (w.lines, w.lines)`,
  'hold-resolved-at-most-once': `
    select hold_id::text as subject, '≤ 1' as expected, resolutions::text as actual from (${HOLD_AND_FOLLOWERS}) f where resolutions > 1`,
  'resolution-equals-hold': `
    select hold_id::text as subject, coalesce(held::text, 'a hold') as expected, resolved::text as actual
    from (${HOLD_AND_FOLLOWERS}) f where resolved is distinct from held`,
  'credit-within-charge': `
    select hold_id::text as subject, '≤ ' || posted as expected, credited::text as actual from (${HOLD_AND_FOLLOWERS}) f where credited > posted`,
};

/** Proves the whole ledger the scope sees, from its rows: reads every transfer, so it is for the doctor and the night. */
export async function checkLedger(tx: Tx): Promise<LedgerCheck[]> {
  const [count] = await tx.query<{ transfers: bigint; wallets: bigint }>(
    `select (select count(*) from transfer) as transfers, (select count(*) from wallet) as wallets`,
  );
  const checks: LedgerCheck[] = [];
  for (const [name, sql] of Object.entries(CHECKS)) {
    const breaches = await tx.query<Breach>(`${sql} limit 5`);
    const found = breaches.map((breach) => `${breach.subject}: should be ${breach.expected || 'nothing'}, is ${breach.actual || 'nothing'}`);
    const detail = found.length > 0 ? found.join('; ') : `${count?.transfers ?? 0n} transfers in ${count?.wallets ?? 0n} wallets`;
    checks.push({ name, ok: found.length === 0, detail });
  }
  return checks;
}
