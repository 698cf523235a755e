import { DomainError } from '@ringroad/kernel';
import { explain } from './explain.js';

const system = (fields: object) => Object.assign(new Error('system'), fields);

describe('what a person reads when something is in the way', () => {
  it('is one line that says what to do about a port in use', () => {
    expect(explain(system({ code: 'EADDRINUSE', syscall: 'listen', port: 4000 }))).toBe(
      'Port 4000 is in use. Stop the other program or choose another: PORT=4001 npm start',
    );
  });

  it('names the file that may not be touched', () => {
    expect(explain(system({ code: 'EACCES', syscall: 'open', path: '/a b/.ringroad/secret' }))).toContain('/a b/.ringroad/secret');
  });

  it('is the refusal itself where the product refuses', () => {
    expect(explain(new DomainError('UNAVAILABLE', 'The database cannot be reached.'))).toBe('The database cannot be reached.');
  });

  it('leaves a defect its stack', () => {
    expect(explain(new TypeError('x is not a function'))).toBeUndefined();
  });
});
