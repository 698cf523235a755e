/** Ids that a site's own programmes give: of the programme itself, its stages and its categories. */
export const PROGRAMME_WORD = /^[a-z0-9][a-z0-9.-]{0,62}$/;

/** Whether a text may name a programme, a stage or a category: a-z, 0-9, - and ., 63 characters at most. */
export function isProgrammeWord(text: string): boolean {
  return PROGRAMME_WORD.test(text);
}
