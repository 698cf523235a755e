import type { Category, Stage } from '@ringroad/kernel';
import { CATEGORY_WORDS, WANTED_WORDS } from './category-words.js';
import { FACT_WORDS, type Language, reasonWords } from './reason-words.js';

/** Everything "why me" is told from. */
export interface WhyMeInput {
  readonly language: Language;
  readonly reasonKey: string;
  readonly stage: Stage;
  /** "Audi A6 2015"; null where unknown. */
  readonly car: string | null;
  /** When the fact happened, in the user's IANA zone; null where unknown. */
  readonly factAt: Date | null;
  readonly zone: string;
  readonly partnerName: string;
  readonly category: Category;
  /** What the partner's campaign asks for; empty lists ask for all. */
  readonly wanted: { readonly stages: readonly Stage[]; readonly regions: readonly string[]; readonly brands: readonly string[] };
}

export interface WhyMeWords {
  readonly fact: string;
  readonly rule: string;
  readonly partnerChoice: string;
  readonly neverShared: readonly string[];
}

interface Glue {
  readonly someCar: string;
  readonly on: (date: string) => string;
  readonly since: (date: string) => string;
  readonly or: string;
  readonly wants: (partner: string, category: string, who: string, regions: string, brands: string) => string;
  readonly everywhere: string;
  readonly anyBrand: string;
  readonly never: (partner: string) => readonly string[];
}

const GLUE: Readonly<Record<Language, Glue>> = {
  en: {
    someCar: 'car',
    on: (date) => ` on ${date}`,
    since: (date) => ` since ${date}`,
    or: ' or ',
    wants: (partner, category, who, regions, brands) => `${partner} (${category}) asked for people who ${who}. Regions: ${regions}. Makes: ${brands}.`,
    everywhere: 'all',
    anyBrand: 'all',
    never: (partner) => [
      `your name, e-mail and phone, unless you take the offer and confirm it`,
      `what others offered you, and what you did with it`,
      `your other cars and ads`,
      `that you saw this, if you do not answer ${partner}`,
    ],
  },
  ru: {
    someCar: 'автомобиль',
    on: (date) => `, ${date}`,
    since: (date) => `, с ${date}`,
    or: ' или ',
    wants: (partner, category, who, regions, brands) => `${partner} (${category}) ищет тех, кто ${who}. Регионы: ${regions}. Марки: ${brands}.`,
    everywhere: 'все',
    anyBrand: 'все',
    never: (partner) => [
      'ваше имя, почту и телефон, пока вы не возьмёте предложение и не подтвердите его',
      'что вам предлагали другие и что вы с этим сделали',
      'ваши другие машины и объявления',
      `что вы это видели, если вы не ответите ${partner}`,
    ],
  },
};

/** Nobody should wonder how an offer found them: the fact, the rule, the partner's wish, and what stays hidden. */
export function whyMe(input: WhyMeInput): WhyMeWords {
  const { language, stage, partnerName, wanted } = input;
  const glue = GLUE[language];
  const list = (values: readonly string[], none: string) => (values.length === 0 ? none : values.join(', '));
  const who = wanted.stages.map((each) => WANTED_WORDS[language][each]).join(glue.or);
  return {
    fact: fact(input, glue),
    rule: reasonWords(language, input.reasonKey).rule,
    partnerChoice: glue.wants(partnerName, CATEGORY_WORDS[language][input.category], who || WANTED_WORDS[language][stage], list(wanted.regions, glue.everywhere), list(wanted.brands, glue.anyBrand)),
    neverShared: glue.never(partnerName),
  };
}

function fact({ language, stage, car, factAt, zone }: WhyMeInput, glue: Glue): string {
  const date = factAt && longDate(factAt, language, zone);
  const values: Readonly<Record<string, string>> = {
    car: car ?? glue.someCar,
    date: date ? (stage === 'owning' ? glue.since(date) : glue.on(date)) : '',
  };
  return FACT_WORDS[language][stage].replace(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole);
}

/** Russian long dates end in "г.", which would double the full stop. */
function longDate(at: Date, language: Language, zone: string): string {
  const text = new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone }).format(at);
  return text.replace(/\s*г\.$/, '');
}
