import type { Category, Stage } from '@ringroad/kernel';
import type { Language } from './reason-words.js';

/** Kinds of business in the words of their customers. */
export const CATEGORY_WORDS: Readonly<Record<Language, Readonly<Record<Category, string>>>> = {
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
export const WANTED_WORDS: Readonly<Record<Language, Readonly<Record<Stage, string>>>> = {
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
