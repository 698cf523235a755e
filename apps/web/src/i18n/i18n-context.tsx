import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Dictionary } from './dictionary.js';
import { createFormats, type Formats } from './format.js';
import { loadDictionary, rememberLanguage, type Language } from './locale.js';

interface I18n {
  readonly language: Language;
  readonly t: Dictionary;
  readonly fmt: Formats;
  /** `remember` for a choice of the person; without it for what the account or browser suggests. */
  setLanguage(language: Language, remember: boolean): void;
  setTimeZone(zone: string): void;
}

const I18nContext = createContext<I18n | undefined>(undefined);

/** Holds the language and the zone all dates are shown in: the site's, or the user's own in the inbox. */
export function I18nProvider(props: { language: Language; dictionary: Dictionary; children: ReactNode }) {
  const [words, setWords] = useState({ language: props.language, t: props.dictionary });
  const [zone, setTimeZone] = useState('UTC');
  useEffect(() => {
    document.documentElement.lang = words.language;
  }, [words.language]);
  const value = useMemo<I18n>(
    () => ({
      ...words,
      fmt: createFormats(words.language, zone),
      setTimeZone,
      setLanguage: (language, remember) => {
        if (remember) rememberLanguage(language);
        void loadDictionary(language).then((t) => setWords({ language, t }));
      },
    }),
    [words, zone],
  );
  return <I18nContext value={value}>{props.children}</I18nContext>;
}

export function useI18n(): I18n {
  const value = use(I18nContext);
  if (!value) throw new Error('useI18n needs the I18nProvider above it');
  return value;
}
