import { queryOptions } from '@tanstack/react-query';
import { ExclusionListsDocument } from '../../api/operations.js';
import { request } from '../../api/request.js';

/** The partner's lists of people it does not want to reach, by name. */
export const listsQuery = queryOptions({ queryKey: ['exclusion-lists'], queryFn: async () => (await request(ExclusionListsDocument)).exclusionLists });
