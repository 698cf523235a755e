import { type Category, isBuiltInStage, type OwnText, type Stage, withoutStop } from '@ringroad/kernel';
import { categoryWords, wantedWords } from './category-words.js';
import { FACT_WORDS, type KeptReason, type Language, reasonWords } from './reason-words.js';
import { type Wishes, wishSentences } from './wish-words.js';

/** Everything "why me" is told from. */
export interface WhyMeInput extends KeptReason {
  readonly language: Language;
  /** "Audi A6 2015"; null where unknown, or where no car is behind it. */
  readonly car: string | null;
  /** When the fact happened, in the user's IANA zone; null where unknown. */
  readonly factAt: Date | null;
  readonly zone: string;
  readonly partnerName: string;
  readonly category: Category;
  /** What the partner's campaign asks for; empty lists ask for all. */
  readonly wanted: Wishes & { readonly stages: readonly Stage[]; readonly regions: readonly string[]; readonly brands: readonly string[] };
  /** Of the site: ISO 4217. */
  readonly currency: string;
  /** What the site's own programmes call their moments and kinds of business. */
  readonly titles: ReadonlyMap<Stage | Category, OwnText | null>;
}

export interface WhyMeWords {
  readonly fact: string;
  readonly rule: string;
  readonly partnerChoice: string;
  readonly neverShared: readonly string[];
  readonly switchOff: string;
}

interface Glue {
  readonly someCar: string;
  readonly on: (date: string) => string;
  readonly since: (date: string) => string;
  readonly counted: (date: string) => string;
  readonly or: string;
  readonly wants: (partner: string, category: string, who: string) => string;
  readonly wantsMoments: (partner: string, category: string, moments: string) => string;
  readonly wantsAlways: (partner: string, category: string) => string;
  readonly regions: (names: string) => string;
  readonly makes: (names: string) => string;
  readonly all: string;
  readonly never: (partner: string, things: string) => readonly string[];
  readonly otherCars: string;
  readonly otherThings: string;
  readonly switchOff: (category: string) => string;
}

const GLUE: Readonly<Record<Language, Glue>> = {
  en: {
    someCar: 'car',
    on: (date) => ` on ${date}`,
    since: (date) => ` since ${date}`,
    counted: (date) => ` Counted from ${date}.`,
    or: ' or ',
    wants: (partner, category, who) => `${partner} (${category}) asked for people who ${who}.`,
    wantsMoments: (partner, category, moments) => `${partner} (${category}) asked for people at these moments: ${moments}.`,
    wantsAlways: (partner, category) => `${partner} (${category}) asked for people at any moment.`,
    regions: (names) => ` Regions: ${names}.`,
    makes: (names) => ` Makes: ${names}.`,
    all: 'all',
    never: (partner, things) => [
      `your name, e-mail and phone, unless you take the offer and confirm it`,
      `what others offered you, and what you did with it`,
      things,
      `that you saw this, if you do not answer ${partner}`,
    ],
    otherCars: 'your other cars and ads',
    otherThings: 'what else the site knows of you',
    switchOff: (category) => `You can switch off ${category}, or all offers, in your preferences.`,
  },
  ru: {
    someCar: 'автомобиль',
    on: (date) => `, ${date}`,
    since: (date) => `, с ${date}`,
    counted: (date) => ` Отсчёт: ${date}.`,
    or: ' или ',
    wants: (partner, category, who) => `${partner} (${category}) ищет тех, кто ${who}.`,
    wantsMoments: (partner, category, moments) => `${partner} (${category}) ищет людей в такие моменты: ${moments}.`,
    wantsAlways: (partner, category) => `${partner} (${category}) ищет людей в любой момент.`,
    regions: (names) => ` Регионы: ${names}.`,
    makes: (names) => ` Марки: ${names}.`,
    all: 'все',
    never: (partner, things) => [
      'ваше имя, почту и телефон, пока вы не возьмёте предложение и не подтвердите его',
      'что вам предлагали другие и что вы с этим сделали',
      things,
      `что вы это видели, если вы не ответите ${partner}`,
    ],
    otherCars: 'ваши другие машины и объявления',
    otherThings: 'что ещё о вас знает сайт',
    switchOff: (category) => `Тему «${category}» или все предложения можно отключить в настройках.`,
  },
};

/** Nobody should wonder how an offer found them: the fact, the rule, the partner's wish, and what stays hidden. */
export function whyMe(input: WhyMeInput): WhyMeWords {
  const glue = GLUE[input.language];
  return {
    fact: fact(input, glue),
    rule: reasonWords(input.language, input).rule,
    partnerChoice: partnerChoice(input, glue),
    neverShared: glue.never(input.partnerName, isBuiltInStage(input.stage) ? glue.otherCars : glue.otherThings),
    switchOff: glue.switchOff(categoryWords(input.language, input.category, input.titles.get(input.category) ?? null)),
  };
}

function partnerChoice({ language, partnerName, category, wanted, titles, stage, currency }: WhyMeInput, glue: Glue): string {
  const business = categoryWords(language, category, titles.get(category) ?? null);
  const moments = wanted.stages.map((each) => wantedWords(language, each, titles.get(each) ?? null));
  const list = (names: readonly string[]) => (names.length === 0 ? glue.all : names.join(', '));
  const makes = isBuiltInStage(stage) || wanted.brands.length > 0 ? glue.makes(list(wanted.brands)) : '';
  const wishes = wishSentences(language, wanted, currency).map((sentence) => ` ${sentence}`);
  return `${whom()}${glue.regions(list(wanted.regions))}${makes}${wishes.join('')}`;

  function whom(): string {
    if (moments.length === 0) return glue.wantsAlways(partnerName, business);
    if (wanted.stages.every(isBuiltInStage)) return glue.wants(partnerName, business, moments.join(glue.or));
    return glue.wantsMoments(partnerName, business, moments.join(', '));
  }
}

function fact(input: WhyMeInput, glue: Glue): string {
  const { language, stage, car, factAt, zone } = input;
  const date = factAt && longDate(factAt, language, zone);
  if (!isBuiltInStage(stage) || input.reasonTexts !== null) {
    const reason = withoutStop(reasonWords(language, input).user);
    return `${capital(reason)}${car === null ? '' : `: ${car}`}.${date ? glue.counted(date) : ''}`;
  }
  const values: Readonly<Record<string, string>> = {
    car: car ?? glue.someCar,
    date: date ? (stage === 'owning' ? glue.since(date) : glue.on(date)) : '',
  };
  return FACT_WORDS[language][stage].replace(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole);
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** Russian long dates end in "г.", which would double the full stop. */
function longDate(at: Date, language: Language, zone: string): string {
  const text = new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone }).format(at);
  return text.replace(/\s*г\.$/, '');
}
