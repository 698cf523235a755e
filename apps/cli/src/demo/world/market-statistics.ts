/**
 * What used cars of one country look like when they are for sale: rounded aggregates of 38,531 ads that were on line in
 * Belarus on 2 December 2019. No ad is in here. Derived so:
 * - shares: counts over all ads, rounded; brands below the 40 most frequent are left out, six models each.
 * - price: least squares of log(price) on age per brand gives the price of a new car and the yearly decline; `factor` is
 *   the mean residual of a model, `spread` the standard deviation that remains.
 * - age and mileage: quantiles; renewals: quantiles of raises per 30 days over ads of 14 days and more.
 * - days on line: ads still live show their age, not their life. In a steady market the density of that age is S(t)/μ
 *   (renewal theory), so its fall from one band to the next is the share that leaves: quantiles of S, not of the ages.
 */
export interface ModelShare {
  readonly name: string;
  readonly share: number;
  readonly body: string;
  readonly factor: number;
}

export interface BrandStatistics {
  readonly name: string;
  /** Per mille of all ads. */
  readonly share: number;
  /** USD: what the fitted line asks for a car of age 0. */
  readonly priceNew: number;
  /** log(price) lost per year. */
  readonly decline: number;
  /** Standard deviation of log(price) around the line. */
  readonly spread: number;
  /** Years: quantiles 10, 50 and 90 %. */
  readonly ages: readonly [number, number, number];
  readonly models: readonly ModelShare[];
}

/** Points (probability, value) of an inverse distribution, linear in between. */
export type Quantiles = readonly (readonly [number, number])[];

export const REGION_SHARES = [
  ['Минская обл.', 629], ['Гомельская обл.', 82], ['Витебская обл.', 78], ['Брестская обл.', 78], ['Могилевская обл.', 69], ['Гродненская обл.', 64],
] as const;

/** Raises of an ad per 30 days on line; a fifth of the ads is never raised. */
export const RENEWALS_PER_30_DAYS: Quantiles = [
  [0, 0], [0.2, 0], [0.25, 0.4], [0.3, 0.7], [0.4, 1.4], [0.5, 2.5], [0.6, 4.3], [0.7, 7.1], [0.8, 11.4], [0.9, 16.5], [1, 20],
];

/** Days from post to the end of an ad. */
export const DAYS_ON_LINE: Quantiles = [[0, 1], [0.2, 12], [0.35, 24], [0.5, 42], [0.75, 88], [0.88, 130], [0.95, 180], [1, 240]];

/** Kilometres at an age in years: median, and quantiles 10 and 90 %. */
export const MILEAGE_BY_AGE: readonly (readonly [number, number, number, number])[] = [
  [0, 300, 0, 1000], [2, 23000, 8000, 60000], [3, 49000, 20000, 105000], [5, 110000, 45000, 185000], [7, 119000, 65000, 189000], [10, 175000, 109000, 270000],
  [12, 200000, 123000, 299000], [15, 260000, 164000, 380000], [20, 300000, 192000, 420000], [25, 320000, 162000, 460000], [60, 320000, 90000, 460000],
];

/** Per body: share of diesel (the rest is petrol but for 4 % gas and 1 % hybrid) and of automatic gearboxes, in percent. */
export const BODY_TRAITS: Readonly<Record<string, readonly [number, number]>> = {
  sedan: [20, 39], hatchback: [21, 18], liftback: [17, 38], universal: [53, 20], suv: [33, 74], minivan: [54, 22], minibus: [92, 9], van: [88, 2], pickup: [57, 39], coupe: [5, 48],
};

/** Litres and their frequency. */
export const ENGINE_SHARES = [
  [2.0, 77], [1.6, 62], [1.8, 42], [2.5, 25], [1.4, 24], [1.9, 23], [2.2, 19], [2.4, 16], [3.0, 15], [1.5, 15], [1.3, 9], [2.3, 8], [3.5, 7], [1.2, 6],
] as const;

type ModelRow = readonly [name: string, share: number, body: string, factor: number];

function brand(name: string, share: number, priceNew: number, decline: number, spread: number, ages: readonly [number, number, number], models: readonly ModelRow[]): BrandStatistics {
  return { name, share, priceNew, decline, spread, ages, models: models.map(([model, part, body, factor]) => ({ name: model, share: part, body, factor })) };
}

export const BRANDS: readonly BrandStatistics[] = [
  brand('Volkswagen', 110, 25500, 0.1, 0.3, [7, 18, 30], [['Passat', 48, 'universal', 0.9], ['Golf', 24, 'hatchback', 0.8], ['Jetta', 8, 'sedan', 0.7], ['T4', 7, 'minibus', 2.0], ['Touran', 7, 'minivan', 1.0], ['Sharan', 6, 'minivan', 1.3]]),
  brand('Opel', 72, 25000, 0.11, 0.3, [9, 19, 26], [['Astra', 32, 'universal', 0.9], ['Vectra', 24, 'sedan', 1.0], ['Omega', 17, 'sedan', 0.9], ['Zafira', 15, 'minivan', 1.2], ['Corsa', 6, 'hatchback', 0.7], ['Insignia', 5, 'universal', 1.2]]),
  brand('BMW', 68, 50000, 0.12, 0.3, [8, 18, 27], [['525', 24, 'sedan', 1.0], ['X5', 20, 'suv', 1.3], ['520', 19, 'sedan', 1.0], ['320', 16, 'sedan', 0.8], ['318', 13, 'sedan', 0.8], ['530', 9, 'sedan', 1.1]]),
  brand('Ford', 67, 25500, 0.12, 0.4, [6, 19, 28], [['Mondeo', 35, 'universal', 0.9], ['Focus', 21, 'sedan', 0.9], ['Transit', 16, 'minibus', 1.7], ['Escort', 11, 'universal', 0.5], ['Galaxy', 10, 'minivan', 1.8], ['Fusion', 8, 'sedan', 0.9]]),
  brand('Renault', 65, 20000, 0.11, 0.3, [5, 19, 25], [['Laguna', 34, 'hatchback', 1.1], ['Megane', 24, 'hatchback', 0.9], ['Scenic', 20, 'minivan', 1.2], ['Megane Scenic', 9, 'minivan', 1.2], ['Espace', 7, 'minivan', 1.6], ['Grand Scenic', 6, 'minivan', 1.2]]),
  brand('Audi', 64, 40000, 0.11, 0.3, [9, 19, 33], [['A6', 32, 'sedan', 1.0], ['A4', 24, 'sedan', 0.9], ['100', 18, 'sedan', 1.0], ['80', 14, 'sedan', 0.9], ['A8', 7, 'sedan', 1.2], ['A3', 4, 'hatchback', 0.7]]),
  brand('Mercedes-Benz', 58, 39500, 0.1, 0.4, [8, 18, 30], [['Sprinter', 27, 'minibus', 1.2], ['E200', 20, 'sedan', 0.9], ['E220', 15, 'sedan', 0.8], ['Vito', 14, 'minibus', 1.1], ['C180', 14, 'sedan', 0.7], ['T1', 10, 'van', 1.2]]),
  brand('Peugeot', 50, 20500, 0.1, 0.3, [9, 18, 24], [['406', 37, 'sedan', 1.1], ['307', 16, 'hatchback', 1.1], ['308', 16, 'hatchback', 0.9], ['206', 12, 'hatchback', 0.8], ['407', 10, 'sedan', 1.1], ['605', 9, 'sedan', 0.8]]),
  brand('Citroen', 41, 25500, 0.12, 0.3, [8, 18, 24], [['Xantia', 32, 'hatchback', 0.8], ['C5', 29, 'sedan', 1.3], ['Xsara', 13, 'hatchback', 1.0], ['C4', 12, 'hatchback', 0.8], ['Xsara Picasso', 8, 'minivan', 1.2], ['C4 Grand Picasso', 7, 'minivan', 1.1]]),
  brand('Nissan', 35, 30000, 0.12, 0.4, [6, 17, 25], [['Primera', 39, 'sedan', 0.9], ['Almera', 21, 'sedan', 0.7], ['Qashqai', 18, 'suv', 1.1], ['X-Trail', 10, 'suv', 1.4], ['Juke', 7, 'suv', 0.9], ['Sunny', 5, 'hatchback', 0.6]]),
  brand('Mazda', 34, 37000, 0.14, 0.4, [9, 19, 27], [['626', 30, 'hatchback', 1.0], ['6', 25, 'sedan', 1.1], ['323', 20, 'hatchback', 0.9], ['3', 14, 'sedan', 0.9], ['CX-7', 7, 'suv', 1.1], ['MPV', 5, 'minivan', 1.4]]),
  brand('Toyota', 32, 34500, 0.11, 0.3, [6, 13, 23], [['Corolla', 20, 'hatchback', 0.7], ['Avensis', 19, 'sedan', 1.0], ['RAV4', 18, 'suv', 1.2], ['Camry', 17, 'sedan', 1.0], ['Yaris', 14, 'hatchback', 0.6], ['Land Cruiser', 12, 'suv', 2.6]]),
  brand('Hyundai', 29, 30000, 0.13, 0.3, [5, 13, 23], [['Santa Fe', 32, 'suv', 1.7], ['Accent', 18, 'sedan', 0.6], ['Sonata', 17, 'sedan', 1.0], ['Solaris', 16, 'sedan', 0.6], ['Lantra', 9, 'sedan', 0.6], ['Tucson', 8, 'suv', 1.4]]),
  brand('Skoda', 28, 24500, 0.12, 0.2, [1, 6, 17], [['Octavia', 36, 'liftback', 1.1], ['Rapid', 23, 'sedan', 0.7], ['Superb', 13, 'liftback', 1.3], ['Kodiaq', 12, 'suv', 1.6], ['Fabia', 12, 'hatchback', 0.8], ['Felicia', 4, 'hatchback', 0.5]]),
  brand('Kia', 24, 29500, 0.13, 0.2, [5, 11, 21], [['Sportage', 25, 'suv', 1.3], ['Rio', 23, 'sedan', 0.7], ['Sorento', 22, 'suv', 1.8], ["Cee'd", 17, 'hatchback', 0.9], ['Clarus', 7, 'sedan', 0.6], ['Carnival', 5, 'minivan', 1.2]]),
  brand('Mitsubishi', 23, 37000, 0.13, 0.4, [9, 19, 26], [['Lancer', 24, 'sedan', 0.8], ['Galant', 20, 'sedan', 0.9], ['Outlander', 17, 'suv', 1.1], ['Carisma', 16, 'hatchback', 0.8], ['Colt', 12, 'hatchback', 0.7], ['Pajero', 11, 'suv', 2.3]]),
  brand('Fiat', 21, 22000, 0.12, 0.4, [11, 21, 25], [['Punto', 22, 'hatchback', 0.9], ['Marea', 21, 'universal', 0.7], ['Brava', 16, 'hatchback', 0.8], ['Ducato', 15, 'minibus', 2.1], ['Ulysse', 13, 'minivan', 2.0], ['Bravo', 13, 'hatchback', 0.7]]),
  brand('Honda', 21, 29500, 0.11, 0.3, [9, 15, 25], [['Civic', 42, 'sedan', 0.8], ['Accord', 34, 'sedan', 1.0], ['CR-V', 13, 'suv', 1.4], ['Jazz', 4, 'hatchback', 0.8], ['Fit', 3, 'hatchback', 0.8], ['Insight', 3, 'hatchback', 0.8]]),
  brand('Volvo', 19, 44000, 0.13, 0.2, [8, 15, 25], [['S80', 23, 'sedan', 1.0], ['XC90', 23, 'suv', 1.4], ['S60', 20, 'sedan', 0.9], ['S40', 17, 'sedan', 0.8], ['XC60', 9, 'suv', 1.2], ['V40', 7, 'universal', 0.9]]),
  brand('ВАЗ', 12, 2500, 0.04, 0.6, [11, 27, 40], [['2106', 31, 'sedan', 0.8], ['2107', 18, 'sedan', 0.7], ['2109', 17, 'hatchback', 0.7], ['2105', 12, 'sedan', 0.8], ['2108', 12, 'hatchback', 0.8], ['2121', 10, 'suv', 2.6]]),
  brand('Chevrolet', 11, 14500, 0.07, 0.2, [4, 8, 15], [['Cruze', 46, 'sedan', 0.9], ['Aveo', 15, 'sedan', 0.7], ['Captiva', 14, 'suv', 1.5], ['Malibu', 11, 'sedan', 1.1], ['Lacetti', 9, 'sedan', 0.7], ['Trax', 6, 'suv', 0.9]]),
  brand('Chrysler', 11, 37000, 0.12, 0.3, [13, 19, 23], [['Voyager', 32, 'minivan', 1.1], ['Pacifica', 15, 'minivan', 1.1], ['Town&Country', 15, 'minivan', 1.2], ['300', 14, 'sedan', 1.2], ['Grand Voyager', 14, 'minivan', 1.4], ['Sebring', 11, 'sedan', 0.7]]),
  brand('Seat', 8, 33000, 0.13, 0.4, [10, 21, 27], [['Toledo', 29, 'hatchback', 0.9], ['Alhambra', 22, 'minivan', 2.0], ['Ibiza', 19, 'hatchback', 0.7], ['Cordoba', 15, 'sedan', 0.9], ['Altea', 7, 'minivan', 1.0], ['Leon', 7, 'hatchback', 0.8]]),
  brand('Dodge', 8, 37000, 0.13, 0.3, [10, 18, 22], [['Caravan', 31, 'minivan', 1.0], ['Stratus', 22, 'sedan', 0.7], ['Grand Caravan', 19, 'minivan', 1.3], ['Caliber', 13, 'hatchback', 0.9], ['Intrepid', 8, 'sedan', 0.9], ['Neon', 7, 'sedan', 0.5]]),
  brand('Subaru', 8, 35500, 0.12, 0.3, [8, 15, 23], [['Forester', 28, 'suv', 1.0], ['Outback', 24, 'universal', 1.1], ['Legacy', 23, 'sedan', 0.9], ['Impreza', 15, 'sedan', 1.0], ['Tribeca', 7, 'suv', 1.1], ['XV', 3, 'suv', 0.9]]),
  brand('Rover', 6, 8500, 0.08, 0.4, [19, 22, 25], [['400-Series', 30, 'hatchback', 0.9], ['600-Series', 23, 'sedan', 0.9], ['200-Series', 22, 'hatchback', 0.8], ['75', 10, 'sedan', 1.9], ['45', 9, 'sedan', 1.1], ['25', 5, 'hatchback', 1.1]]),
  brand('Suzuki', 6, 33000, 0.14, 0.3, [9, 15, 24], [['Grand Vitara', 37, 'suv', 1.5], ['Baleno', 21, 'universal', 0.8], ['SX4', 15, 'hatchback', 0.9], ['Swift', 12, 'hatchback', 0.6], ['Liana', 10, 'universal', 1.0], ['Wagon R', 6, 'hatchback', 0.7]]),
  brand('Daewoo', 6, 4000, 0.06, 0.4, [11, 21, 23], [['Nubira', 24, 'universal', 1.3], ['Matiz', 24, 'hatchback', 0.9], ['Lanos', 19, 'hatchback', 1.0], ['Nexia', 13, 'sedan', 0.7], ['Leganza', 11, 'sedan', 1.3], ['Espero', 9, 'sedan', 0.6]]),
  brand('Lexus', 6, 48500, 0.1, 0.2, [6, 12, 18], [['RX', 45, 'suv', 1.1], ['GS', 15, 'sedan', 0.9], ['IS', 15, 'sedan', 0.8], ['ES', 10, 'sedan', 0.8], ['LS', 9, 'sedan', 1.0], ['CT', 6, 'hatchback', 0.7]]),
  brand('Alfa Romeo', 5, 58500, 0.16, 0.4, [17, 21, 24], [['156', 51, 'sedan', 1.1], ['166', 16, 'sedan', 1.3], ['146', 14, 'hatchback', 0.7], ['145', 8, 'hatchback', 0.7], ['147', 7, 'hatchback', 0.9], ['159', 4, 'sedan', 1.2]]),
  brand('ГАЗ', 5, 2000, 0.02, 0.9, [12, 27, 58], [['21', 30, 'sedan', 1.6], ['3110', 18, 'sedan', 0.4], ['69', 14, 'suv', 1.0], ['2410', 13, 'sedan', 0.5], ['3302', 13, 'van', 1.4], ['2705', 12, 'van', 0.8]]),
  brand('Land Rover', 5, 45000, 0.1, 0.3, [6, 12, 21], [['Freelander', 26, 'suv', 0.7], ['Range Rover', 23, 'suv', 1.2], ['Range Rover Sport', 21, 'suv', 1.1], ['Discovery', 16, 'suv', 1.0], ['Range Rover Evoque', 11, 'suv', 1.1], ['Discovery Sport', 3, 'suv', 1.1]]),
  brand('Infiniti', 4, 42000, 0.1, 0.2, [7, 12, 17], [['FX', 51, 'suv', 1.1], ['QX', 16, 'suv', 1.1], ['G', 12, 'sedan', 0.9], ['M', 11, 'sedan', 0.8], ['EX', 6, 'suv', 0.9], ['Q', 3, 'hatchback', 0.7]]),
  brand('LADA', 4, 11000, 0.1, 0.2, [1, 3, 12], [['Vesta', 40, 'universal', 1.2], ['Largus', 15, 'universal', 0.9], ['XRAY', 12, 'hatchback', 1.1], ['Granta', 11, 'sedan', 0.8], ['4x4', 11, 'suv', 1.2], ['Priora', 10, 'sedan', 0.9]]),
  brand('Iveco', 4, 35000, 0.09, 0.4, [7, 18, 26], [['Daily', 100, 'van', 1.0]]),
  brand('Saab', 3, 41000, 0.13, 0.3, [14, 18, 26], [['9 - 3', 43, 'sedan', 0.9], ['9 - 5', 33, 'sedan', 1.1], ['9000', 18, 'hatchback', 1.0], ['900', 4, 'hatchback', 1.0], ['9 - 7X', 2, 'suv', 1.5], ['9-2X', 1, 'universal', 1.1]]),
  brand('Jeep', 3, 39500, 0.1, 0.2, [7, 15, 24], [['Grand Cherokee', 70, 'suv', 1.0], ['Cherokee', 10, 'suv', 0.9], ['Compass', 6, 'suv', 0.7], ['Patriot', 5, 'suv', 0.6], ['Wrangler', 5, 'suv', 1.8], ['Commander', 4, 'suv', 1.1]]),
  brand('Lancia', 2, 36000, 0.14, 0.4, [14, 21, 25], [['Kappa', 31, 'sedan', 0.9], ['Lybra', 26, 'sedan', 0.8], ['Zeta', 12, 'minivan', 1.9], ['Delta', 12, 'hatchback', 0.9], ['Phedra', 9, 'minivan', 1.6], ['Dedra', 9, 'sedan', 1.0]]),
  brand('SsangYong', 2, 21500, 0.08, 0.2, [7, 13, 21], [['Rexton', 31, 'suv', 1.1], ['Actyon', 26, 'suv', 0.9], ['Kyron', 21, 'suv', 0.9], ['Musso', 12, 'suv', 0.8], ['Rodius', 9, 'minivan', 1.1], ['Korando', 3, 'suv', 1.4]]),
  brand('УАЗ', 2, 8000, 0.06, 0.5, [6, 21, 34], [['469', 30, 'suv', 1.1], ['Patriot', 26, 'suv', 1.5], ['39099', 19, 'minibus', 0.7], ['3303', 9, 'van', 1.1], ['Hunter', 9, 'suv', 0.9], ['452', 7, 'suv', 1.2]]),
];
