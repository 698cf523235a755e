import type { Dictionary } from './dictionary.js';

export const LANGUAGES = ['en', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

const STORED = 'ringroad-language';

const loaders: Record<Language, () => Promise<Dictionary>> = {
  en: async () => (await import('./en.js')).en,
  ru: async () => (await import('./ru.js')).ru,
};

export function loadDictionary(language: Language): Promise<Dictionary> {
  return loaders[language]();
}

/** What the person chose here before, if anything. */
export function chosenLanguage(): Language | undefined {
  return toLanguage(localStorage.getItem(STORED));
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(STORED, language);
}

export function browserLanguage(): Language {
  return toLanguage(navigator.language) ?? 'en';
}

/** `ru-BY` and `be` read Russian here until there is a Belarusian dictionary; anything else unknown is undefined. */
export function toLanguage(locale: string | null | undefined): Language | undefined {
  const primary = locale?.slice(0, 2).toLowerCase();
  if (primary === 'ru' || primary === 'be') return 'ru';
  return primary === 'en' ? 'en' : undefined;
}
