/** Life stages of the classified programme (programmes.md S01-S05): the words the whole product speaks in. */
export const STAGES = ['posted', 'renewed', 'sold', 'bought', 'owning'] as const;

export type Stage = (typeof STAGES)[number];

/** Loyalty keeps the user friendly, sales sells (programmes.md S12). */
export type Track = 'loyalty' | 'sales';
