import { type BuiltInCategory, type BuiltInStage, type Category, isBuiltInCategory, isBuiltInStage, type OwnText, ownText, readableId, type Stage } from '@ringroad/kernel';
import type { Language } from './reason-words.js';

/** Kinds of business in the words of their customers. */
const CATEGORY_WORDS: Readonly<Record<Language, Readonly<Record<BuiltInCategory, string>>>> = {
  en: {
    detailing: 'car wash and detailing',
    'service-centre': 'car service',
    'parts-shop': 'spare parts',
    'fuel-station': 'fuel',
    insurer: 'insurance',
    'car-dealer': 'car sales',
    bank: 'banking',
    leasing: 'leasing',
    developer: 'homes and garages',
    diagnostics: 'diagnostics',
    'tyre-shop': 'tyres',
    accessories: 'accessories',
  },
  ru: {
    detailing: 'мойка и детейлинг',
    'service-centre': 'автосервис',
    'parts-shop': 'запчасти',
    'fuel-station': 'топливо',
    insurer: 'страхование',
    'car-dealer': 'продажа автомобилей',
    bank: 'банк',
    leasing: 'лизинг',
    developer: 'жильё и гаражи',
    diagnostics: 'диагностика',
    'tyre-shop': 'шины',
    accessories: 'аксессуары',
  },
};

/** Whom a campaign wants, by the moments it bids for: "people who …". */
const WANTED_WORDS: Readonly<Record<Language, Readonly<Record<BuiltInStage, string>>>> = {
  en: {
    posted: 'posted an ad',
    renewed: 'renewed their ad',
    sold: 'sold a car',
    bought: 'bought a car',
    owning: 'own a car',
  },
  ru: {
    posted: 'разместил объявление',
    renewed: 'продлил объявление',
    sold: 'продал машину',
    bought: 'купил машину',
    owning: 'владеет машиной',
  },
};

/** A kind of business in the words of its customers; a site's own in the words of the programme that brought it. */
export function categoryWords(language: Language, category: Category, own: OwnText | null): string {
  return isBuiltInCategory(category) ? CATEGORY_WORDS[language][category] : (ownText(own, language) ?? readableId(category));
}

/** Whom a campaign wants at a moment: "posted an ad", or the name of a moment of the site's own. */
export function wantedWords(language: Language, stage: Stage, own: OwnText | null): string {
  return isBuiltInStage(stage) ? WANTED_WORDS[language][stage] : (ownText(own, language) ?? readableId(stage));
}
