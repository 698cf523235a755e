import { DomainError } from '@ringroad/kernel';
import { natureOf } from './error-nature.js';

const withCode = (code: string) => Object.assign(new Error('trouble'), { code });

test.each(['ECONNREFUSED', 'EPIPE', 'EAI_AGAIN', 'EDNS', '08006', '40P01', '53300', '55P03', '57P01', '58030', '25P03'])('%s passes by itself', (code) => {
  expect(natureOf(withCode(code))).toBe('passing');
});

test.each(['23505', '23514', '22P02', '42703', '25P02'])('%s does not', (code) => {
  expect(natureOf(withCode(code))).toBe('defect');
});

test('a connection that is lost without a code passes, and so does what it caused', () => {
  expect(natureOf(new Error('Connection terminated unexpectedly'))).toBe('passing');
  expect(natureOf(new TypeError('fetch failed', { cause: withCode('ECONNRESET') }))).toBe('passing');
});

test('a mistake in the program and a refusal of ours stay what they are', () => {
  expect(natureOf(new TypeError('x is not a function'))).toBe('defect');
  expect(natureOf(new DomainError('NOT_FOUND', 'This site does not exist.'))).toBe('defect');
  expect(natureOf(new DomainError('UNAVAILABLE', 'Later.'))).toBe('passing');
});

test('what nobody knows is unknown', () => {
  expect([natureOf(new Error('no such street')), natureOf('text'), natureOf(undefined)]).toEqual(['unknown', 'unknown', 'unknown']);
});
