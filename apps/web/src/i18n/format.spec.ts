import { createFormats, decimalToMinor, minorToDecimal } from './format.js';

describe('money on the screens', () => {
  it('is exact beyond what a float can hold', () => {
    expect(createFormats('en', 'UTC').money({ minor: '900719925474099312', currency: 'USD' })).toBe('$9,007,199,254,740,993.12');
  });

  it('writes minor units of any digits as a decimal', () => {
    expect(minorToDecimal('5', 2)).toBe('0.05');
    expect(minorToDecimal('-1205', 2)).toBe('-12.05');
    expect(minorToDecimal('700', 0)).toBe('700');
  });

  it('reads what people type, with a comma or a point and with spaces', () => {
    expect(decimalToMinor('1 250,50', 2)).toBe('125050');
    expect(decimalToMinor('1250.5', 2)).toBe('125050');
    expect(decimalToMinor('40', 0)).toBe('40');
  });

  it('refuses zero, signs, words and more digits than the currency has', () => {
    for (const typed of ['0', '-5', 'ten', '', '1.005', '1.2.3']) expect(decimalToMinor(typed, 2)).toBeUndefined();
  });

  it('keeps the minor part out of headlines when it is zero', () => {
    expect(createFormats('en', 'UTC').moneyShort({ minor: '120000', currency: 'USD' })).toBe('$1,200');
  });
});

describe('times on the screens', () => {
  it('are shown in the site’s zone', () => {
    expect(createFormats('en', 'Europe/Minsk').time('2027-03-14T21:30:00Z')).toBe('00:30');
  });

  it('are told as a distance from the site’s own clock', () => {
    const { distance } = createFormats('en', 'UTC');
    expect(distance('2027-03-17T00:00:00Z', '2027-03-14T00:00:00Z')).toBe('in 3 days');
    expect(distance('2027-03-13T22:00:00Z', '2027-03-14T00:00:00Z')).toBe('2 hours ago');
  });
});
