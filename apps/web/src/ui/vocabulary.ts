import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { CategoriesDocument, MomentsDocument } from '../api/operations.js';
import { request } from '../api/request.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useMe } from '../session/session.js';
import { type SiteWords, siteWords } from './site-words.js';

export interface Vocabulary extends SiteWords {
  /** The site's own words could not be loaded: what is built in is there all the same. */
  readonly failed: boolean;
  readonly retry: () => void;
}

/** Programmes change seldom; a page opened later asks again. */
const LASTS_MS = 300_000;

/** The moments and kinds of business of this site and their names; the built-in ones until the answer is there. */
export function useVocabulary(): Vocabulary {
  const { t, language } = useI18n();
  const { role } = useMe();
  const moments = useQuery({ queryKey: ['moments'], queryFn: async () => (await request(MomentsDocument)).moments, staleTime: LASTS_MS, enabled: role !== 'USER' });
  const categories = useQuery({ queryKey: ['categories'], queryFn: async () => (await request(CategoriesDocument)).categories, staleTime: LASTS_MS });
  const words = useMemo(() => siteWords(t.codes, language, moments.data, categories.data), [t, language, moments.data, categories.data]);
  const retry = () => {
    if (moments.isError) void moments.refetch();
    if (categories.isError) void categories.refetch();
  };
  return { ...words, failed: moments.isError || categories.isError, retry };
}
