import { codes } from '../i18n/en/codes.js';
import { carName } from './car-name.js';

const nothing = { id: 'a1', externalId: null, brand: null, model: null, year: null, price: null, mileageKm: null, region: null, premium: false };

describe('the name of a car', () => {
  it('is make, model and year as far as they are known', () => {
    expect(carName({ ...nothing, externalId: 'vin-1', brand: 'Volvo', model: 'XC60', year: 2019 }, codes.ad)).toBe('Volvo XC60, 2019');
    expect(carName({ ...nothing, externalId: 'vin-1', brand: 'Volvo' }, codes.ad)).toBe('Volvo');
  });

  it('is the site’s own key where nothing else is known, and the ad where the ad stands for the car', () => {
    expect(carName({ ...nothing, externalId: 'vin-1' }, codes.ad)).toBe('vin-1');
    expect(carName({ ...nothing, externalId: 'listing:777' }, codes.ad)).toBe('Ad 777');
  });
});
