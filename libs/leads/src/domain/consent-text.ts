/** The sentence a user agrees to when taking an offer. Another wording needs another version: receipts name it. */
export const CONSENT_TEXT_VERSION = 'share-1';

const TEXTS = {
  en: (partner: string) => `${partner} gets my name, e-mail and phone, to contact me about this offer. Nobody else does.`,
  ru: (partner: string) => `${partner} получит моё имя, почту и телефон, чтобы связаться со мной об этом предложении. Больше никто.`,
} as const;

/** What will be shared, with whom and why, in one sentence. */
export function consentText(language: keyof typeof TEXTS, partnerName: string): string {
  return TEXTS[language](partnerName);
}
