/** A client of a segment (a bank's, say: region × sphere of business) and the services held. */
export interface Client {
  readonly segment: string;
  readonly services: readonly string[];
}

export interface TypicalService {
  readonly service: string;
  /** Of the segment's clients, how large a share hold it. */
  readonly share: number;
}

/** The typical client of a segment, who is the ideal one (programmes.md S36), or why nobody is typical. */
export type IdealProfile =
  | { readonly kind: 'profile'; readonly clients: number; readonly services: readonly TypicalService[] }
  | { readonly kind: 'too-few-clients'; readonly clients: number };

export interface ProfileRule {
  /** A service is typical when at least this share of the segment holds it, in (0, 1]. */
  readonly leastShare: number;
  /** Below this many clients a segment has no typical client. */
  readonly leastClients: number;
}

/**
 * The ideal profile of every segment: services by falling share, equals by name. A service told twice is held once. Throws
 * RangeError for a share outside (0, 1] or a least size that is no positive integer.
 */
export function idealProfiles(clients: Iterable<Client>, { leastShare, leastClients }: ProfileRule): ReadonlyMap<string, IdealProfile> {
  if (!(leastShare > 0 && leastShare <= 1)) throw new RangeError(`A least share lies in (0, 1], not ${leastShare}`);
  if (!(Number.isSafeInteger(leastClients) && leastClients > 0)) throw new RangeError(`A least size is a positive integer, not ${leastClients}`);
  const segments = new Map<string, { size: number; readonly holders: Map<string, number> }>();
  for (const { segment, services } of clients) {
    const counts = segments.get(segment) ?? { size: 0, holders: new Map<string, number>() };
    counts.size += 1;
    for (const service of new Set(services)) counts.holders.set(service, (counts.holders.get(service) ?? 0) + 1);
    segments.set(segment, counts);
  }
  return new Map(
    [...segments].map(([segment, { size, holders }]): [string, IdealProfile] => {
      if (size < leastClients) return [segment, { kind: 'too-few-clients', clients: size }];
      const services = [...holders].map(([service, count]) => ({ service, share: count / size })).filter(({ share }) => share >= leastShare);
      return [segment, { kind: 'profile', clients: size, services: services.sort(byShare) }];
    }),
  );
}

/** What the ideal client has and this one lacks, the most common first: what to offer. Empty where nobody is typical. */
export function profileGap(profile: IdealProfile, held: Iterable<string>): readonly TypicalService[] {
  if (profile.kind === 'too-few-clients') return [];
  const has = new Set(held);
  return profile.services.filter(({ service }) => !has.has(service));
}

/** Not localeCompare: the answer must not depend on the machine's language. */
function byShare(a: TypicalService, b: TypicalService): number {
  return b.share - a.share || (a.service < b.service ? -1 : 1);
}
