import { greeting, worldLoaded } from './greeting.js';

const place = { url: 'http://127.0.0.1:4000', seconds: 3.14, dataDir: '/home/a b/ringroad/.ringroad', demo: false };

it('the terminal shows where to go and a link for each kind of person, each alone at the end of its line', () => {
  const text = greeting({
    ...place,
    links: new Map([
      ['operator', { url: 'http://127.0.0.1:4000/a' }],
      ['partner', { url: 'http://127.0.0.1:4000/b' }],
      ['user', { url: 'http://127.0.0.1:4000/c' }],
    ]),
  });
  expect(text).toContain('Ringroad is ready at http://127.0.0.1:4000 (3.1 s)');
  expect(text).toMatch(/operator +http:\/\/127\.0\.0\.1:4000\/a$/m);
  expect(text).toMatch(/partner +http:\/\/127\.0\.0\.1:4000\/b$/m);
  expect(text).toMatch(/user +http:\/\/127\.0\.0\.1:4000\/c$/m);
});

it('a demo says where its letters and its classified page are', () => {
  const text = greeting({ ...place, demo: true, links: new Map([['user', { url: 'http://127.0.0.1:4000/c' }]]) });
  expect(text).toContain('http://127.0.0.1:4000/demo/mail');
  expect(text).toContain('http://127.0.0.1:4000/demo/classified');
});

it('a start without anybody who could sign in promises no links and says how to begin', () => {
  const text = greeting({ ...place, links: new Map() });
  expect(text).not.toContain('Sign in');
  expect(text).not.toContain('login-link');
  expect(text).toContain('npx ringroad site add');
});

it('says whose offer to take as the user, and how to look at another from the other side', () => {
  const partner = (hasOffer: boolean) => ({ url: 'http://127.0.0.1:4000/b', partner: { name: 'Blesk', hasOffer } });
  const text = greeting({ ...place, demo: true, links: new Map([['partner', partner(true)]]) });
  expect(text).toContain("The partner is Blesk, whose offer lies in the user's inbox.");
  expect(text).toContain('npx ringroad login-link --as partner --partner "NAME"');
  expect(greeting({ ...place, links: new Map([['partner', partner(false)]]) })).toContain('The partner is Blesk.\n');
  expect(worldLoaded(partner(true))).toMatch(/an offer of Blesk.+\n +partner +http:\/\/127\.0\.0\.1:4000\/b$/m);
  expect(worldLoaded(partner(false))).not.toContain('Blesk');
});
