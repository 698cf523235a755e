import type { Language } from './reason-words.js';

/** What a campaign asks of car and person beside moment, region and make. Prices in minor units of the site's currency. */
export interface Wishes {
  readonly seasons: readonly string[];
  readonly priceMin: bigint | null;
  readonly priceMax: bigint | null;
  readonly targeting: {
    readonly circle?: { readonly km: number };
    readonly models?: readonly string[];
    readonly yearMin?: number;
    readonly yearMax?: number;
    readonly mileageMinKm?: number;
    readonly mileageMaxKm?: number;
    readonly fuels?: readonly string[];
    readonly languages?: readonly string[];
    readonly segments?: readonly string[];
    readonly scoreMin?: number;
    readonly scoreMax?: number;
    readonly hours?: readonly unknown[];
    readonly seasonWindows?: readonly unknown[];
  };
}

export const NO_WISHES: Wishes = { targeting: {}, priceMin: null, priceMax: null, seasons: [] };

interface Words {
  readonly locale: string;
  readonly from: (least: string) => string;
  readonly to: (most: string) => string;
  readonly price: string;
  readonly year: string;
  readonly mileage: (range: string) => string;
  readonly models: string;
  readonly fuel: string;
  readonly near: (km: string) => string;
  readonly language: string;
  readonly group: string;
  readonly engaged: string;
  readonly days: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    locale: 'en-GB',
    from: (least) => `from ${least}`,
    to: (most) => `up to ${most}`,
    price: 'Price of the car',
    year: 'Year',
    mileage: (range) => `Mileage: ${range} km`,
    models: 'Models',
    fuel: 'Fuel',
    near: (km) => `Within ${km} km of a place`,
    language: 'People who read your language',
    group: 'People in a group that the site keeps',
    engaged: 'People who use the site about as much as you do',
    days: 'At this time of the day or the year',
  },
  ru: {
    locale: 'ru-RU',
    from: (least) => `от ${least}`,
    to: (most) => `до ${most}`,
    price: 'Цена машины',
    year: 'Год',
    mileage: (range) => `Пробег: ${range} км`,
    models: 'Модели',
    fuel: 'Топливо',
    near: (km) => `Не дальше ${km} км от одного места`,
    language: 'Те, кто читает на вашем языке',
    group: 'Люди из группы, которую ведёт сайт',
    engaged: 'Те, кто пользуется сайтом примерно как вы',
    days: 'В это время дня или года',
  },
};

/**
 * Whom a partner asked for beyond moment, region and make, a sentence each; empty when it asked for no more. Groups of the site's own and
 * scores are named as such and not told: their words are the site's, not the user's.
 */
export function wishSentences(language: Language, { targeting, priceMin, priceMax, seasons }: Wishes, currency: string): string[] {
  const words = WORDS[language];
  const number = (value: number, grouped = true) => new Intl.NumberFormat(words.locale, { useGrouping: grouped }).format(value);
  const money = (minor: bigint) => new Intl.NumberFormat(words.locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(Number(minor) / 100);
  const range = (least: string | undefined, most: string | undefined) => [least && words.from(least), most && words.to(most)].filter(Boolean).join(' ');
  const { models = [], fuels = [], circle, yearMin, yearMax, mileageMinKm, mileageMaxKm, hours = [], seasonWindows = [], languages = [], segments = [] } = targeting;
  const asked = (value: number | undefined, grouped?: boolean) => (value === undefined ? undefined : number(value, grouped));
  const price = range(priceMin === null ? undefined : money(priceMin), priceMax === null ? undefined : money(priceMax));
  const year = range(asked(yearMin, false), asked(yearMax, false));
  const mileage = range(asked(mileageMinKm), asked(mileageMaxKm));
  const sentences = [
    models.length > 0 && `${words.models}: ${models.join(', ')}`,
    year && `${words.year}: ${year}`,
    price && `${words.price}: ${price}`,
    mileage && words.mileage(mileage),
    fuels.length > 0 && `${words.fuel}: ${fuels.join(', ')}`,
    circle && words.near(number(circle.km)),
    languages.length > 0 && words.language,
    segments.length > 0 && words.group,
    (targeting.scoreMin !== undefined || targeting.scoreMax !== undefined) && words.engaged,
    (hours.length > 0 || seasonWindows.length > 0 || seasons.length > 0) && words.days,
  ];
  return sentences.filter((sentence) => typeof sentence === 'string' && sentence !== '').map((sentence) => `${String(sentence)}.`);
}
