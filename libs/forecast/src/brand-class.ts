/** Brand classes of the ownership prior (programmes.md S05). `default` is for a car whose brand is not known. */
export type BrandClass = 'premium' | 'foreign' | 'domestic' | 'default';

/** Mean months of ownership per brand class (programmes.md S05), overridable per site. */
export const OWNERSHIP_MEAN_MONTHS: Readonly<Record<BrandClass, number>> = {
  premium: 41,
  foreign: 48,
  domestic: 68,
  default: 54,
};

/**
 * Kilometres a month, typical of a class: medians of odometer by age over 15,933 used cars built 2005-2017 that were for
 * sale in Belarus in December 2019 (cars for sale are driven a little more than cars kept). Overridable per site.
 */
export const TYPICAL_KM_PER_MONTH: Readonly<Record<BrandClass, number>> = {
  premium: 1590,
  foreign: 1530,
  domestic: 1090,
  default: 1540,
};

const PREMIUM = [
  'Acura', 'Alpina', 'Aston Martin', 'Audi', 'Bentley', 'BMW', 'Cadillac', 'Ferrari', 'Genesis', 'Hongqi', 'Hummer',
  'Infiniti', 'Jaguar', 'Lamborghini', 'Land Rover', 'Range Rover', 'Lexus', 'Lincoln', 'Lotus', 'Maserati', 'Maybach',
  'McLaren', 'Mercedes', 'Mercedes-Benz', 'Porsche', 'Rolls-Royce', 'Tesla', 'Volvo', 'Zeekr',
];

/**
 * Built for the home market of the sources (Belarus and its neighbours). BelGee is domestic; Geely stays foreign because
 * the badge alone does not tell the assembled car from the imported one: a site that knows better overrides it.
 */
const DOMESTIC = [
  'Lada', 'Лада', 'VAZ', 'ВАЗ', 'GAZ', 'ГАЗ', 'UAZ', 'УАЗ', 'Moskvich', 'Москвич', 'AZLK', 'АЗЛК', 'IZh', 'ИЖ', 'ZAZ',
  'ЗАЗ', 'LuAZ', 'ЛуАЗ', 'ZIL', 'ЗИЛ', 'RAF', 'РАФ', 'Aurus', 'Bogdan', 'BelGee', 'TagAZ', 'ТагАЗ',
];

const CLASS_OF_BRAND: ReadonlyMap<string, BrandClass> = new Map([
  ...PREMIUM.map((brand) => [brandKey(brand), 'premium'] as const),
  ...DOMESTIC.map((brand) => [brandKey(brand), 'domestic'] as const),
]);

/** Case, spaces, dots and hyphens do not make another brand: "land-rover" is "Land Rover". */
function brandKey(brand: string): string {
  return brand.toLowerCase().replace(/[\s.\-_]+/gu, '');
}

/** The class of a brand; the site's own table wins. An unknown but named brand is foreign, no brand is `default`. */
export function brandClassOf(
  brand: string | null,
  overrides: Readonly<Record<string, BrandClass>> = {},
): BrandClass {
  if (brand === null || brand.trim() === '') return 'default';
  const key = brandKey(brand);
  for (const [name, brandClass] of Object.entries(overrides)) if (brandKey(name) === key) return brandClass;
  return CLASS_OF_BRAND.get(key) ?? 'foreign';
}

/** Mean months of ownership of a class; the site's own number wins. */
export function ownershipMeanMonths(
  brandClass: BrandClass,
  overrides: Readonly<Partial<Record<BrandClass, number>>> = {},
): number {
  return overrides[brandClass] ?? OWNERSHIP_MEAN_MONTHS[brandClass];
}
