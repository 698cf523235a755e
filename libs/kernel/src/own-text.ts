/** A text of a site's own programme by language. */
export type OwnText = Readonly<Record<string, string>>;

/** In the language, else in English; null where there is neither. */
export function ownText(text: OwnText | null | undefined, language: string): string | null {
  return text?.[language]?.trim() || text?.['en']?.trim() || null;
}

/** An id of a programme as people may read it where nobody named it: its last part, hyphens as spaces. */
export function readableId(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1).replaceAll(/[-.]/g, ' ');
}

/** As a part of a longer sentence: without the full stop it may end in. */
export function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
