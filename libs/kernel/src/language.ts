/** The languages people are addressed in. */
export const LANGUAGES = ['ru', 'be', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

export function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text);
}
