import { queryOptions } from '@tanstack/react-query';
import { HypothesesDocument, ProgrammeChangesDocument, ProgrammeSourceDocument, ProgrammeTemplatesDocument, SiteProgrammesDocument } from '../../api/operations.js';
import { request } from '../../api/request.js';

/** All that is kept of programmes begins with this word: one change makes all of it old. */
export const PROGRAMMES = 'programmes';

/** What an open editor began with. */
export const WRITTEN = 'written';

export const programmesQuery = queryOptions({ queryKey: [PROGRAMMES], queryFn: async () => (await request(SiteProgrammesDocument)).siteProgrammes });

export const templatesQuery = queryOptions({ queryKey: ['programme-templates'], queryFn: async () => (await request(ProgrammeTemplatesDocument)).programmeTemplates, staleTime: Infinity });

export const sourceQuery = (programmeId: string, version: number) =>
  queryOptions({ queryKey: [PROGRAMMES, programmeId, 'source', version], queryFn: async () => (await request(ProgrammeSourceDocument, { programmeId, version })).programmeSource });

/** Looked at once, when the editor opens: what is typed is not to be replaced under the writer's hands. The server compares when he saves. */
export const writtenQuery = (programmeId: string, version: number) =>
  queryOptions({
    queryKey: [PROGRAMMES, programmeId, WRITTEN, version],
    queryFn: async () => (await request(ProgrammeSourceDocument, { programmeId, version })).programmeSource,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnReconnect: false,
  });

export const changesQuery = (programmeId: string) =>
  queryOptions({ queryKey: [PROGRAMMES, programmeId, 'changes'], queryFn: async () => (await request(ProgrammeChangesDocument, { programmeId })).programmeChanges });

export const hypothesesQuery = (programmeId: string) =>
  queryOptions({ queryKey: [PROGRAMMES, programmeId, 'hypotheses'], queryFn: async () => (await request(HypothesesDocument, { programmeId })).hypotheses });
