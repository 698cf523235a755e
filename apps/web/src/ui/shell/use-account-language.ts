import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ChooseLanguageDocument, MyPreferencesDocument, UpdatePreferencesDocument } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { chosenLanguage, toLanguage, type Language } from '../../i18n/locale.js';
import { meQuery, useMe } from '../../session/session.js';
import { useErrorText } from '../error-text.js';

const PREFERENCES = ['my-preferences'];

/**
 * Dates stand in the site's zone, for a user in his own; words in the account's language: the server tells reasons and verdicts in that one, and a
 * page must not speak two. A member's is part of who is signed in, a user's is one of the preferences.
 */
export function useAccountLanguage(): void {
  const { language, setLanguage, setTimeZone } = useI18n();
  const { locale, site, role } = useMe();
  const preferences = useQuery({
    queryKey: PREFERENCES,
    queryFn: async () => (await request(MyPreferencesDocument)).myPreferences,
    enabled: role === 'USER',
  });
  const zone = preferences.data?.timezone ?? site.timezone;
  useEffect(() => setTimeZone(zone), [zone, setTimeZone]);
  const known = role === 'USER' ? preferences.data?.locale : locale;
  const wanted = known === undefined ? undefined : (toLanguage(known) ?? chosenLanguage());
  // Followed when it changes there, not when the switch here runs ahead of the server's answer.
  const followed = useRef<Language>(undefined);
  useEffect(() => {
    if (wanted === undefined || followed.current === wanted) return;
    followed.current = wanted;
    if (wanted !== language) setLanguage(wanted, true);
  }, [wanted, language, setLanguage]);
}

/** Switches the screen at once, keeps the choice with the account, and asks again for all that the server puts into words. */
export function useChooseLanguage(): (language: Language) => void {
  const { setLanguage } = useI18n();
  const { role } = useMe();
  const client = useQueryClient();
  const errorText = useErrorText();
  const keep = useMutation({
    mutationFn: async (locale: Language) => {
      if (role === 'USER') client.setQueryData(PREFERENCES, (await request(UpdatePreferencesDocument, { input: { locale } })).updatePreferences);
      else client.setQueryData(meQuery.queryKey, (await request(ChooseLanguageDocument, { locale })).chooseLanguage);
    },
    onSuccess: () => client.invalidateQueries(),
    onError: errorText.notify,
  });
  return (language) => {
    setLanguage(language, true);
    keep.mutate(language);
  };
}
