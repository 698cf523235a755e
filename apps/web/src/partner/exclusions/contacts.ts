/** The contacts of a text or a file: one a line, or parted by commas and semicolons, in quotes or without. */
export function contactsOf(text: string): string[] {
  const parts = text.replace(/^\ufeff/, '').split(/[\n\r\t,;]+/);
  return parts.map((part) => part.trim().replace(/^"(.*)"$/, '$1').trim()).filter(Boolean);
}
