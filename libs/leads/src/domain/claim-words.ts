import type { Language } from './reason-words.js';

interface ClaimWords {
  readonly verifying: string;
  readonly qualified: string;
  readonly rejected: string;
  readonly duplicate: string;
  readonly expired: string;
}

const WORDS: Readonly<Record<Language, ClaimWords>> = {
  en: {
    verifying: 'We sent a code to {email}. Enter it to confirm.',
    qualified: 'It is yours. Show the code {code} to {partner}.',
    rejected: 'This offer cannot be given. {partner} did not get your contact.',
    duplicate: '{partner} got your contact from you not long ago, so nothing was sent again.',
    expired: 'The time to confirm is over. {partner} did not get your contact.',
  },
  ru: {
    verifying: 'Мы отправили код на {email}. Введите его, чтобы подтвердить.',
    qualified: 'Готово. Покажите код {code}: {partner}.',
    rejected: 'Это предложение недоступно. Партнёр {partner} не получил ваш контакт.',
    duplicate: 'Партнёр {partner} недавно уже получил от вас контакт, повторно ничего не отправлено.',
    expired: 'Время для подтверждения вышло. Партнёр {partner} не получил ваш контакт.',
  },
};

export interface ClaimSituation {
  readonly status: 'submitted' | keyof ClaimWords;
  readonly partnerName: string;
  readonly maskedEmail: string | null;
  readonly bonusCode: string | null;
}

/** What the user reads after a step of a claim. */
export function claimMessage(language: Language, { status, partnerName, maskedEmail, bonusCode }: ClaimSituation): string {
  const values: Readonly<Record<string, string>> = { partner: partnerName, email: maskedEmail ?? '•••', code: bonusCode ?? '' };
  return WORDS[language][status === 'submitted' ? 'verifying' : status].replace(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole);
}
