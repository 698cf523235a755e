import { useEffect, useRef } from 'react';
import { useI18n } from '../../i18n/i18n-context.js';
import { chosenLanguage, toLanguage } from '../../i18n/locale.js';
import { useMe } from '../../session/session.js';

/** Dates stand in the site's zone; the account's language is used until the person chooses one here. */
export function useAccountLanguage(): void {
  const { language, setLanguage, setTimeZone } = useI18n();
  const { locale, site } = useMe();
  useEffect(() => setTimeZone(site.timezone), [site.timezone, setTimeZone]);
  // Asked once per account: afterwards the switch in the top bar is the last word.
  const asked = useRef<string | null>(undefined);
  useEffect(() => {
    if (asked.current === locale) return;
    asked.current = locale;
    const wanted = chosenLanguage() ?? toLanguage(locale);
    if (wanted && wanted !== language) setLanguage(wanted, false);
  }, [locale, language, setLanguage]);
}
