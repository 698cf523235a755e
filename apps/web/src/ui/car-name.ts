import type { CarPartsFragment } from '../api/operations.js';

/** "Volvo XC60, 2019" from whatever is known of the car. */
export function carName(car: CarPartsFragment): string {
  const name = [car.brand, car.model].filter(Boolean).join(' ') || (car.externalId ?? '…');
  return car.year ? `${name}, ${car.year}` : name;
}
