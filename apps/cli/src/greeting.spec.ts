import { greeting } from './greeting.js';

const place = { url: 'http://127.0.0.1:4000', seconds: 3.14, dataDir: '/home/a b/ringroad/.ringroad', demo: false };

it('the terminal shows where to go and a link for each kind of person, each alone at the end of its line', () => {
  const text = greeting({
    ...place,
    links: new Map([
      ['operator', 'http://127.0.0.1:4000/a'],
      ['partner', 'http://127.0.0.1:4000/b'],
      ['user', 'http://127.0.0.1:4000/c'],
    ]),
  });
  expect(text).toContain('Ringroad is ready at http://127.0.0.1:4000 (3.1 s)');
  expect(text).toMatch(/operator +http:\/\/127\.0\.0\.1:4000\/a$/m);
  expect(text).toMatch(/partner +http:\/\/127\.0\.0\.1:4000\/b$/m);
  expect(text).toMatch(/user +http:\/\/127\.0\.0\.1:4000\/c$/m);
});

it('a demo says where its letters and its classified page are', () => {
  const text = greeting({ ...place, demo: true, links: new Map([['user', 'http://127.0.0.1:4000/c']]) });
  expect(text).toContain('http://127.0.0.1:4000/demo/mail');
  expect(text).toContain('http://127.0.0.1:4000/demo/classified');
});

it('a start without anybody who could sign in promises no links and says how to begin', () => {
  const text = greeting({ ...place, links: new Map() });
  expect(text).not.toContain('Sign in');
  expect(text).not.toContain('login-link');
  expect(text).toContain('npx ringroad site add');
});
