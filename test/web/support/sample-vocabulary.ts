const titles = (en: string, ru: string) => [{ language: 'en', text: en }, { language: 'ru', text: ru }];
const BOATS = titles('Boats', 'Лодки');

const builtIn = (stage: string, categories: readonly string[]) => ({ stage, programmeId: 'classified', titles: [], programmeTitles: [], categories });

/** A site that runs a programme of its own beside the built-in one. */
export const sampleMoments = [
  builtIn('posted', ['detailing', 'service-centre', 'parts-shop', 'fuel-station']),
  builtIn('renewed', ['detailing', 'insurer', 'service-centre']),
  builtIn('sold', ['car-dealer', 'bank', 'leasing', 'developer', 'insurer']),
  builtIn('bought', ['diagnostics', 'tyre-shop', 'detailing']),
  builtIn('owning', ['insurer', 'accessories', 'tyre-shop', 'detailing']),
  { stage: 'boats/afloat', programmeId: 'boats', titles: titles('Afloat', 'На воде'), programmeTitles: BOATS, categories: ['marina', 'insurer', 'sail-loft'] },
  { stage: 'boats/ashore', programmeId: 'boats', titles: titles('Ashore for the winter', 'Зимует на берегу'), programmeTitles: BOATS, categories: ['boatyard', 'insurer'] },
];

const BUILT_IN = ['detailing', 'service-centre', 'parts-shop', 'fuel-station', 'insurer', 'car-dealer', 'bank', 'leasing', 'developer', 'diagnostics', 'tyre-shop', 'accessories'];

export const sampleCategories = [
  ...BUILT_IN.map((category) => ({ category, titles: [] as { language: string; text: string }[] })),
  { category: 'marina', titles: titles('Marina', 'Марина') },
  { category: 'boatyard', titles: titles('Boatyard', 'Верфь') },
  // Nobody gave it a name in a language of the screens.
  { category: 'sail-loft', titles: [{ language: 'en', text: 'sail loft' }] },
];
