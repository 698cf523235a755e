import type { ValueDefinition } from './map-schema.js';
import { valueReader } from './value-reader.js';

const read = (definition: Partial<ValueDefinition>, text: string) => {
  const reading = valueReader({ as: 'text', required: false, trim: true, ...definition }, 'Europe/Minsk')(text);
  return reading.kind === 'value' ? reading.value : reading.reason;
};

describe('how a text becomes a value', () => {
  it('numbers with the decimal sign the map names, and spaces between thousands', () => {
    expect(read({ as: 'number' }, '10900.50')).toBe(10_900.5);
    expect(read({ as: 'number', decimal: 'comma' }, '10\u00a0900,50')).toBe(10_900.5);
    expect(read({ as: 'number', thousands: ',' }, '1,234,567.5')).toBe(1_234_567.5);
    expect(read({ as: 'number', decimal: 'comma', thousands: '.' }, '1.234,5')).toBe(1_234.5);
  });

  it('a sign the map does not name is refused, not guessed: 10,900 may be ten or ten thousand', () => {
    expect(read({ as: 'number' }, '10,900')).toBe('is not a number with a decimal point');
    expect(read({ as: 'number', decimal: 'comma' }, '10.900')).toBe('is not a number with a decimal comma');
    for (const text of ['12abc', '1e5', '0x10', '--1', 'Infinity', '1 2']) expect(read({ as: 'number' }, text)).toContain('is not');
  });

  it('whole numbers, also as spreadsheets write them', () => {
    expect(read({ as: 'integer' }, '190000.0')).toBe(190_000);
    expect(read({ as: 'integer' }, '190000.5')).toBe('is not a whole number');
    expect(read({ as: 'integer' }, '99999999999999999999')).toBe('is not a whole number');
  });

  it('yes and no in the words of the file', () => {
    expect(read({ as: 'boolean' }, 'True')).toBe(true);
    expect(read({ as: 'boolean', yes: ['есть'], no: ['отсутствует'] }, 'Есть')).toBe(true);
    expect(read({ as: 'boolean', yes: ['есть'], no: ['отсутствует'] }, 'True')).toContain('neither yes');
  });

  it('dates in the format and zone of the map, and none that no calendar has', () => {
    expect(read({ as: 'date' }, '2019-12-02 12:00')).toEqual(new Date('2019-12-02T09:00:00Z'));
    expect(read({ as: 'date' }, '2019-12-02T12:00:00+01:00')).toEqual(new Date('2019-12-02T11:00:00Z'));
    expect(read({ as: 'date', format: 'DD.MM.YYYY HH:mm' }, '2.12.2019 07:30')).toEqual(new Date('2019-12-02T04:30:00Z'));
    expect(read({ as: 'date', format: 'unix' }, '1575277200')).toEqual(new Date('2019-12-02T09:00:00Z'));
    expect(read({ as: 'date', format: 'DD.MM.YYYY' }, '31.02.2019')).toBe('is not a date like DD.MM.YYYY');
    expect(read({ as: 'date' }, '02.12.2019')).toContain('is not a date');
  });

  it('words by a table, the others refused, kept or left out', () => {
    const map = { 'с пробегом': 'owned', новый: 'new' };
    expect(read({ map }, ' новый ')).toBe('new');
    expect(read({ map }, 'аварийный')).toBe('is not among the words of the map: с пробегом, новый');
    expect(read({ map, otherwise: 'keep' }, 'аварийный')).toBe('аварийный');
    expect(read({ map, otherwise: 'empty' }, 'аварийный')).toBeNull();
  });

  it('what says nothing is nothing, unless it must be there', () => {
    expect(read({}, '  ')).toBeNull();
    expect(read({ as: 'number', empty: ['NA'] }, 'NA')).toBeNull();
    expect(read({ required: true }, '')).toBe('is empty');
    expect(read({ trim: false }, ' x ')).toBe(' x ');
  });
});
