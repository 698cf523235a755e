import { urlProblem } from './url-problem.js';

const problem = (text: string) => urlProblem(text, ['postgres:', 'postgresql:']);

describe('the address of a database', () => {
  it.each([
    'postgres://ringroad:secret@db.example:5432/ringroad',
    'postgresql://ringroad@127.0.0.1/ringroad?sslmode=require',
    'postgres://u:s3cret%23pw%40x%2Fy@host/db',
    'postgres://u@ser:pw@host/db',
    'postgres:///db?host=/var/run/postgresql&user=me',
    'postgres://me@/db?host=/var/run/postgresql',
  ])('may be %s', (text) => {
    expect(problem(text)).toBeUndefined();
  });

  it.each(['postgres://u:s3cret#pw@host/db', 'postgres://u:123#pw@host/db', 'postgres://u:12/ss@host/db', 'postgres://u:12?ss@host/db', 'postgres://u:p%ss@host/db', 'postgres://host:port/db'])(
    'may not be %s, and the reason says how the password is written and shows none of it',
    (text) => {
      expect(problem(text)).toBe('is not a URL: write #, @, /, ? and % in its password as %23, %40, %2F, %3F and %25');
    },
  );

  it('begins with its protocol', () => {
    expect(problem('db.example:5432/ringroad')).toBe('does not begin with postgres:// or postgresql://');
    expect(problem('mysql://db.example/ringroad')).toContain('does not begin with');
  });
});
