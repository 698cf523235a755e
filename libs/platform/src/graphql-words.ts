import { CATEGORIES, type Category, STAGES, type Stage } from '@ringroad/kernel';
import { registerEnumType } from '@nestjs/graphql';

/** GraphQL names have no hyphen: `service-centre` is `service_centre` there, and itself everywhere else. */
function enumOf<Word extends string>(words: readonly Word[]): Readonly<Record<string, Word>> {
  return Object.fromEntries(words.map((word) => [word.replaceAll('-', '_'), word]));
}

/** `@Field(() => StageEnum) readonly stage: Stage` */
export const StageEnum = enumOf<Stage>(STAGES);
registerEnumType(StageEnum, {
  name: 'Stage',
  description: 'Where a user stands in the life of a car.',
  valuesMap: {
    posted: { description: 'The ad is up.' },
    renewed: { description: 'The ad was extended: the car sells slowly.' },
    sold: { description: 'The car is sold.' },
    bought: { description: 'The next car is found.' },
    owning: { description: 'Life with the car, until it goes up for sale again.' },
  },
});

/** `@Field(() => CategoryEnum) readonly category: Category` */
export const CategoryEnum = enumOf<Category>(CATEGORIES);
registerEnumType(CategoryEnum, {
  name: 'Category',
  description: 'The kind of business a partner does.',
  valuesMap: {
    detailing: { description: 'Car wash and detailing.' },
    service_centre: { description: 'Repair and maintenance.' },
    parts_shop: { description: 'Spare parts.' },
    fuel_station: { description: 'Fuel.' },
    insurer: { description: 'Insurance.' },
    car_dealer: { description: 'New and used cars.' },
    bank: { description: 'Loans and deposits.' },
    leasing: { description: 'Leasing.' },
    developer: { description: 'Homes and garages.' },
    diagnostics: { description: 'Inspection before a purchase or a sale.' },
    tyre_shop: { description: 'Tyres, their change and storage.' },
    accessories: { description: 'What goes into and onto a car.' },
  },
});
