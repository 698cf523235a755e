import type { Category } from '@ringroad/kernel';

/** Whoever wants a place: one of a partner, of a kind of business. */
interface Seatable {
  readonly candidate: { readonly partnerId: string; readonly category: Category };
}

/** Who may be shown beside whom: one offer per partner, and one partner of each exclusive kind of business. */
export class Seating {
  private readonly exclusive: ReadonlySet<Category>;

  constructor(exclusiveCategories: readonly Category[]) {
    this.exclusive = new Set(exclusiveCategories);
  }

  /** The first `places` of `ranked` that may be shown together, each put before all that come after it. */
  seat<T extends Seatable>(ranked: readonly T[], places: number): readonly T[] {
    const seated: T[] = [];
    for (const entry of ranked) {
      if (seated.length >= places) break;
      if (this.fits(entry, seated)) seated.push(entry);
    }
    return seated;
  }

  /** The best of `ranked` that could take the place of `own` beside `others`; its partner's other offers could not. */
  heir<T extends Seatable>(ranked: readonly T[], own: T, others: readonly T[]): T | undefined {
    return ranked.find((entry) => entry.candidate.partnerId !== own.candidate.partnerId && this.fits(entry, others));
  }

  fits(entry: Seatable, seated: readonly Seatable[]): boolean {
    return !seated.some((other) => other.candidate.partnerId === entry.candidate.partnerId || this.isRival(entry, other));
  }

  /** Another partner's offer of the same kind, where a user is shown only one. */
  isRival({ candidate: a }: Seatable, { candidate: b }: Seatable): boolean {
    return a.category === b.category && a.partnerId !== b.partnerId && this.exclusive.has(a.category);
  }
}
