import type { Asker } from './principals.js';
import { BIDS, COMPANIES, type CompanyKey, PEOPLE, type PersonKey, type SecurityWorld, type SiteKey, SITES } from './security-world.js';

/** Whose a row is, and of which table. */
interface Owner {
  readonly table: string;
  readonly site: SiteKey;
  readonly partnerId: string | null;
  readonly userId: string | null;
}

interface Clue {
  readonly site: SiteKey;
  readonly owner: string;
  readonly what: string;
}

/** How many ids of each table and owner are tried. */
const OF_EACH = 2;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const MARKER = /secret-([ab])-([a-z]+)-([a-z-]+)/gi;
const CONTACT = ['email', 'name', 'phone'];

/** Knows whose every id and every marked text is, and who may see it. */
export class SecretFinder {
  private constructor(
    private readonly world: SecurityWorld,
    private readonly owners: ReadonlyMap<string, Owner>,
  ) {}

  static async over(world: SecurityWorld): Promise<SecretFinder> {
    const columns = await world.product.query<{ table: string; key: string; partner: string; user: string }>(
      `select c.relname as table, case c.relname when 'site_user' then 'user_id' else 'id' end as key,
         case when bool_or(a.attname = 'partner_id') then 'partner_id' else 'null::uuid' end as partner,
         case when bool_or(a.attname = 'user_id') then 'user_id' else 'null::uuid' end as user
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname not in ('migrations', 'outbox')
       group by c.relname having bool_or(a.attname = 'id' and a.atttypid = 'uuid'::regtype) or c.relname = 'site_user'`,
    );
    const owners = new Map<string, Owner>();
    for (const { table, key, partner, user } of columns) {
      const site = table === 'site' ? 'id' : 'site_id';
      const rows = await world.product.query<{ id: string; siteId: string; partnerId: string | null; userId: string | null }>(
        `select ${key} as id, ${site} as "siteId", ${table === 'partner' ? 'id' : partner} as "partnerId", ${user} as "userId" from ${table}`,
      );
      for (const row of rows) {
        const of = SITES.find((name) => world.sites[name].siteId === row.siteId);
        if (of) owners.set(row.id, { table, site: of, partnerId: row.partnerId, userId: row.userId });
      }
    }
    return new SecretFinder(world, owners);
  }

  /** A few ids of every kind and owner, the asker's own among them. */
  ids(): string[] {
    const taken = new Map<string, number>();
    return [...this.owners].flatMap(([id, owner]) => {
      const kind = `${owner.table} ${owner.site} ${owner.partnerId} ${owner.userId}`;
      taken.set(kind, (taken.get(kind) ?? 0) + 1);
      return (taken.get(kind) as number) <= OF_EACH ? [id] : [];
    });
  }

  maySeeId(asker: Asker, id: string): boolean {
    const owner = this.owners.get(id);
    if (!owner) return true;
    const { companies } = this.world.sites.A;
    if (owner.site !== 'A') return false;
    switch (asker.role) {
      case 'operator':
        return true;
      case 'partner':
        return owner.table === 'site' || owner.table === 'forward_product' || (owner.partnerId === companies.one.partnerId && owner.table !== 'win');
      case 'user':
        return owner.table === 'site' || owner.table === 'partner' || (owner.userId === this.world.userId('A', 'anna') && owner.table !== 'decision');
      default:
        return false;
    }
  }

  /** What the text gives away, each as a line; `asked` is the id the asker sent along. */
  foundIn(asker: Asker, text: string): string[] {
    const ids = [...new Set(text.match(UUID) ?? [])].filter((id) => !this.maySeeId(asker, id)).map((id) => `id ${id} of ${JSON.stringify(this.owners.get(id))}`);
    const marks = [...text.matchAll(MARKER)].map(([mark, site = '', owner = '', what = '']) => ({ mark, clue: { site: site.toUpperCase() as SiteKey, owner, what } }));
    const told = [...marks, ...this.plainClues(text)].filter(({ clue }) => !maySee(asker, clue)).map(({ mark }) => mark);
    return [...ids, ...new Set(told)];
  }

  /** Phones and bids carry no marker: they are looked for as they are written. */
  private plainClues(text: string): { mark: string; clue: Clue }[] {
    const digits = text.replaceAll(/[ ()+-]/g, '');
    const clues: { mark: string; clue: Clue }[] = [];
    for (const site of SITES) {
      for (const person of PEOPLE) {
        const phone = this.world.phone(site, person).replaceAll(/[ ()+-]/g, '');
        if (digits.includes(phone)) clues.push({ mark: `phone of ${person} of ${site}`, clue: { site, owner: person, what: 'phone' } });
      }
    }
    for (const company of COMPANIES) {
      if (text.includes(String(BIDS[company]))) clues.push({ mark: `bid of ${company}`, clue: { site: 'A', owner: company, what: 'bid' } });
    }
    return clues;
  }
}

/** The rules of the house in one place: who of site A may read which text. */
function maySee({ role }: Asker, { site, owner, what }: Clue): boolean {
  if (site !== 'A' || !['operator', 'partner', 'user'].includes(role)) return false;
  if (owner === 'site') return role === 'operator' || what === 'name' || what === 'programme-title';
  if (owner === 'operator') return role === 'operator';
  if (COMPANIES.includes(owner as CompanyKey)) {
    if (role === 'partner') return owner === 'one';
    return role === 'operator' || ['partner', 'title', 'text', 'terms'].includes(what);
  }
  const person = owner as PersonKey;
  if (role === 'operator') return !CONTACT.includes(what);
  // Of the first company's leads only anna's is qualified.
  if (role === 'partner') return person === 'anna' && CONTACT.includes(what);
  return person === 'anna';
}
