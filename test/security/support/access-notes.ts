import { ROLES, type RoleName } from './principals.js';

/** By type (or `routes`), by field: the roles, or `anyone`. */
export type AccessTable = Readonly<Record<string, Readonly<Record<string, string>>>>;

type Verdict = 'allowed' | 'UNAUTHENTICATED' | 'FORBIDDEN';

/** Writes down what the doors said to whom. */
export class AccessNotes {
  private readonly doors = new Map<string, Map<RoleName, Verdict>>();
  private readonly refusedFields = new Map<string, Set<RoleName>>();
  private readonly roots = new Map<string, Set<string>>();
  /** The same door said different things to the same role, or refused in the wrong words. */
  readonly contradictions: string[] = [];

  /** `door` is `Query.me` or `routes.GET /v1/offers`. */
  note(door: string, role: RoleName, verdict: Verdict): void {
    const said = this.doors.get(door) ?? new Map<RoleName, Verdict>();
    this.doors.set(door, said);
    const before = said.get(role);
    if (before !== undefined && before !== verdict) this.contradictions.push(`${door} said ${before} and ${verdict} to ${role}`);
    const proper = role === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
    if (verdict !== 'allowed' && verdict !== proper) this.contradictions.push(`${door} refused ${role} with ${verdict}`);
    said.set(role, verdict);
  }

  /** A field within an answer that its own guard refused. */
  noteRefusedField(path: string, role: RoleName): void {
    this.refusedFields.set(path, (this.refusedFields.get(path) ?? new Set()).add(role));
  }

  /** The field stands below the query or mutation `root`. */
  reachable(root: string, path: string): void {
    this.roots.set(path, (this.roots.get(path) ?? new Set()).add(root));
  }

  table(): AccessTable {
    const table: Record<string, Record<string, string>> = {};
    const write = (path: string, roles: readonly RoleName[]) => {
      const dot = path.indexOf('.');
      (table[path.slice(0, dot)] ??= {})[path.slice(dot + 1)] = roles.length === ROLES.length ? 'anyone' : roles.join(' ');
    };
    for (const door of [...this.doors.keys()].sort()) write(door, this.rolesOf(door));
    for (const [path, roots] of [...this.roots].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const reach = ROLES.filter((role) => [...roots].some((root) => this.rolesOf(this.doorOf(root)).includes(role)));
      write(path, reach.filter((role) => !this.refusedFields.get(path)?.has(role)));
    }
    return table;
  }

  private doorOf(field: string): string {
    return this.doors.has(`Query.${field}`) ? `Query.${field}` : `Mutation.${field}`;
  }

  private rolesOf(door: string): RoleName[] {
    const said = this.doors.get(door);
    return ROLES.filter((role) => said?.get(role) === 'allowed');
  }
}
