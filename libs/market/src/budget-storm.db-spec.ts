import { checkLedger } from '@ringroad/billing';
import { calendarAt, type ChargeRequest } from './index.js';
import { ChargingHouse, type Payer } from '../../../test/support/charging-house.js';

/** `npm run test:budgets` blows for minutes; both numbers come from jest.budgets.config.mjs. */
declare const stormSeconds: number | undefined;
declare const stormSeed: number | undefined;
const SECONDS = typeof stormSeconds === 'number' ? stormSeconds : 8;
const SEED = typeof stormSeed === 'number' ? stormSeed : 20_261_122;

const NOON = new Date('2026-11-22T09:00:00Z');
const DAY_MS = 86_400_000;
const PARTNERS = 3;
const CAMPAIGNS = 3;

/** A claim the storm knows of: as the product's `lead` knows it, in a table of the test's own, written in the same transaction. */
const TABLES = `
  create table storm_lead (id uuid primary key, partner_id uuid not null, campaign_id uuid not null, price bigint not null, keys text[] not null, returned text[] not null default '{}', state text not null);
  grant select, insert, update, delete on storm_lead to ringroad_app;
  -- The strictest watcher there is: whoever takes more of a window than its cap at that very moment fails, and the run with it.
  create function storm_watch() returns trigger language plpgsql as $$
  begin
    if new.pending < 0 or new.posted < 0 then raise exception 'below zero: %', new; end if;
    if new.pending + new.posted > old.pending + old.posted and new.pending + new.posted > new.cap then raise exception 'over its cap: %', new; end if;
    return new;
  end $$;
  create trigger storm_watch before update on budget_window for each row execute function storm_watch();`;

/** In one snapshot: every counter is the sum of the leads that stand in it. */
const DRIFT = `
  select b.window_key as key, b.pending, b.posted, l.pending as leads_pending, l.posted as leads_posted from budget_window b left join (
    select partner_id, case when key like 'account:%' then '00000000-0000-0000-0000-000000000000'::uuid else campaign_id end as campaign_id, key,
      sum(share) filter (where state = 'held') as pending, sum(share) filter (where state in ('posted', 'credited') and not key = any(returned)) as posted
    from storm_lead, unnest(keys) as key, lateral (select case when key = 'stock' or key like '%:leads' then 1 else price end as share) s group by 1, 2, 3) l
    on l.partner_id = b.partner_id and l.campaign_id = b.campaign_id and l.key = b.window_key
  where (b.pending, b.posted) is distinct from (coalesce(l.pending, 0), coalesce(l.posted, 0))`;

function diceOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test(
  `in a storm of claims, verdicts, credits and changed limits from two processes, no counter passes its cap nor loses a lead (${SECONDS} s, seed ${SEED})`,
  async () => {
    process.stdout.write(`budget storm: seed ${SEED}, ${SECONDS} s\n`);
    const house = await ChargingHouse.open(NOON);
    const done: Record<string, number> = {};
    const count = (what: string) => {
      done[what] = (done[what] ?? 0) + 1;
    };
    try {
      await house.owner.query(TABLES);
      const payers: Payer[] = [];
      for (let partner = 0; partner < PARTNERS; partner += 1) {
        const partnerId = await house.partner(10_000_000n, { dailyBudget: 8_000n, monthlyLeads: 400 });
        for (let each = 0; each < CAMPAIGNS; each += 1) payers.push(await house.campaign(partnerId, { dailyBudget: 3_000n, weeklyBudget: 12_000n, dailyLeads: 20, stock: 500 }));
      }
      const until = performance.now() + SECONDS * 1_000;
      // A day of the partners goes by in a second.
      const now = () => new Date(NOON.getTime() + Math.floor(((SECONDS * 1_000 - (until - performance.now())) / 1_000) * DAY_MS));
      const actors: readonly ((dice: (below: number) => number, process: number) => Promise<void>)[] = [
        (dice, process) => claim(dice, process),
        (dice, process) => claim(dice, process),
        (dice, process) => judge(dice, process),
        (dice, process) => credit(dice, process),
        (dice, process) => limit(dice, process),
      ];

      const claim = (dice: (below: number) => number, process: number) =>
        house.work(async (tx) => {
          const orders = Array.from({ length: 1 + dice(5) }, () => ({ payer: payers[dice(payers.length)] as Payer, price: BigInt(50 + dice(400)) }));
          const claims = await house.claim(tx, orders, now());
          for (const { request, answer } of claims) {
            count(answer.kind === 'refused' ? answer.reason : answer.kind);
            if (answer.kind === 'held') await remember(tx, request);
          }
        }, process);

      const remember = (tx: Parameters<Parameters<typeof house.work>[0]>[0], { leadId, partnerId, campaignId, amount, windows }: ChargeRequest) =>
        tx.query(`insert into storm_lead (id, partner_id, campaign_id, price, keys, state) values ($1, $2, $3, $4, $5, 'held')`, [leadId, partnerId, campaignId, amount, windows.map(({ key }) => key)]);

      /** Leads of a state, and the charge of each; other workers judge others. */
      const some = async (tx: Parameters<Parameters<typeof house.work>[0]>[0], state: string, most: number) =>
        (
          await tx.query<{ leadId: string; partnerId: string; campaignId: string; amount: bigint; windowKeys: string[] }>(
            `select id as "leadId", partner_id as "partnerId", campaign_id as "campaignId", price as amount, keys as "windowKeys" from storm_lead where state = $1 order by md5(id::text || $3) limit $2 for update skip locked`,
            [state, most, String(performance.now())],
          )
        ).map((charge) => ({ ...charge, siteId: house.site.id, actor: 'test', at: now() }));

      const judge = (dice: (below: number) => number, process: number) =>
        house.work(async (tx) => {
          const held = await some(tx, 'held', 1 + dice(8));
          const posts = held.filter(() => dice(3) > 0);
          const voids = held.filter((charge) => !posts.includes(charge));
          await house.charges.settleAll(tx, { posts: [...posts, ...posts.slice(0, 1)], voids });
          await tx.query(`update storm_lead set state = 'posted' where id = any($1::uuid[])`, [posts.map(({ leadId }) => leadId)]);
          await tx.query(`update storm_lead set state = 'voided' where id = any($1::uuid[])`, [voids.map(({ leadId }) => leadId)]);
          if (held.length > 0) count('judged');
        }, process);

      const credit = (dice: (below: number) => number, process: number) =>
        house.work(async (tx) => {
          const calendar = calendarAt(now(), house.site.timezone);
          const posted = await some(tx, 'posted', 1 + dice(2));
          const answers = await house.charges.creditAll(tx, posted.map((charge) => ({ ...charge, calendar })));
          const open = [calendar.total, calendar.monthly, calendar.weekly, calendar.daily];
          for (const [index, { leadId, windowKeys }] of posted.entries()) {
            expect(answers[index]?.kind).toBe('credited');
            const returned = windowKeys.filter((key) => open.includes(key.replace('account:', '').replace(':leads', '')));
            await tx.query(`update storm_lead set state = 'credited', returned = $2 where id = $1`, [leadId, returned]);
            count('credited');
          }
        }, process);

      const limit = (dice: (below: number) => number, process: number) =>
        house.work(async (tx) => {
          const payer = payers[dice(payers.length)] as Payer;
          const maybe = <Cap>(cap: Cap) => (dice(3) === 0 ? null : cap);
          if (dice(3) === 0) await house.limitAccount(tx, payer.partnerId, { dailyBudget: maybe(BigInt(500 + dice(12_000))), monthlyLeads: maybe(50 + dice(500)), dailyLeads: maybe(5 + dice(60)) }, dice(2) === 0 ? 'partner' : 'operator');
          else await house.limit(tx, payer, { totalBudget: BigInt(50_000 + dice(500_000)), dailyBudget: maybe(BigInt(300 + dice(4_000))), weeklyBudget: maybe(BigInt(1_000 + dice(15_000))), dailyLeads: maybe(1 + dice(30)), totalLeads: maybe(100 + dice(1_000)), stock: maybe(100 + dice(900)) });
          count('limits changed');
        }, process);

      const actor = async (number: number) => {
        const dice = diceOf(SEED + number);
        const pause = actors[number % actors.length] === actors[4] || actors[number % actors.length] === actors[3] ? 40 : 0;
        while (performance.now() < until) {
          await actors[number % actors.length]?.(dice, number);
          if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
        }
      };
      const watcher = async () => {
        while (performance.now() < until) {
          expect((await house.owner.query(DRIFT)).rows).toEqual([]);
          count('looked at');
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      };
      await Promise.all([watcher(), ...Array.from({ length: 10 }, (_, number) => actor(number))]);

      expect((await house.owner.query(DRIFT)).rows).toEqual([]);
      expect((await house.work(checkLedger)).filter((check) => !check.ok)).toEqual([]);
      process.stdout.write(`budget storm: ${JSON.stringify(done)}\n`);
      for (const what of ['held', 'daily-budget', 'account-limit', 'leads', 'judged', 'credited', 'limits changed', 'looked at']) expect([what, done[what] ?? 0]).not.toEqual([what, 0]);
    } finally {
      await house.close();
    }
  },
  SECONDS * 1_000 + 60_000,
);
