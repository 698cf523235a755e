export interface WidgetWords {
  readonly heading: string;
  readonly take: string;
  readonly notForMe: string;
  readonly alreadyDone: string;
  readonly later: string;
  readonly opensTab: string;
  readonly thanks: string;
  readonly failed: string;
  readonly until: (day: string) => string;
}

const en: WidgetWords = {
  heading: 'A bonus for you',
  take: 'Take it',
  notForMe: 'Not for me',
  alreadyDone: 'Already done',
  later: 'Later',
  opensTab: 'opens in a new tab',
  thanks: 'Thank you, we will remember.',
  failed: 'That did not work. Try again.',
  until: (day) => `until ${day}`,
};

const ru: WidgetWords = {
  heading: 'Бонус для вас',
  take: 'Взять',
  notForMe: 'Не для меня',
  alreadyDone: 'Уже сделано',
  later: 'Позже',
  opensTab: 'откроется в новой вкладке',
  thanks: 'Спасибо, запомним.',
  failed: 'Не получилось. Попробуйте ещё раз.',
  until: (day) => `до ${day}`,
};

/** The offers' language decides, else the page's: `ru` and `be` read Russian, all else English. */
export function wordsOf(language: string): WidgetWords {
  return /^(ru|be)\b/i.test(language) ? ru : en;
}
