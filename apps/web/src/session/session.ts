import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { MeDocument, type MePartsFragment, type Role } from '../api/operations.js';
import { request } from '../api/request.js';

export type Me = MePartsFragment;

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async () => (await request(MeDocument)).me,
  staleTime: 60_000,
});

/** Who is signed in; the guarded routes have loaded it before any screen asks. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

const HOMES = { OPERATOR: '/console', PARTNER: '/partner', USER: '/me' } as const satisfies Record<Role, string>;

export function homeOf(role: Role): (typeof HOMES)[Role] {
  return HOMES[role];
}
