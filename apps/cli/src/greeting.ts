import type { Person, SignInLink } from './sign-in-links.js';

export interface Greeting {
  readonly url: string;
  readonly links: ReadonlyMap<Person, SignInLink>;
  readonly seconds: number;
  readonly dataDir: string;
  readonly demo: boolean;
}

/** For an installation without a demo, where nobody is yet. */
const FIRST_STEPS = [
  'Nobody can come in yet. Make a site, its operator, and a key for its events:',
  '  npx ringroad site add --slug kolesa --name Kolesa --currency BYN --timezone Europe/Minsk',
  '  npx ringroad member add --role operator --email you@example.com --name "Your name"',
  '  npx ringroad key add --kind write --name intake',
  '',
];

/** What stands in the terminal once people can come in. */
export function greeting({ url, links, seconds, dataDir, demo }: Greeting): string {
  return [
    '',
    `Ringroad is ready at ${url} (${seconds.toFixed(1)} s)`,
    '',
    ...(links.size === 0 ? FIRST_STEPS : ['Sign in with one click, as', ...[...links].map(([person, { url: link }]) => `  ${person.padEnd(8)}  ${link}`), '', ...whichPartner(links.get('partner'))]),
    ...(demo ? [`The letters of the demo: ${url}/demo/mail`, `A classified page with the widget: ${url}/demo/classified`, ''] : []),
    ...(links.size === 0 ? [] : ['A fresh link: npx ringroad login-link --as operator|partner|user']),
    `Ctrl-C stops everything; the data stays in ${dataDir}`,
    '',
  ].join('\n');
}

/** The user takes an offer of one partner among many: the two links must tell one story, or the reader must know how to make them. */
function whichPartner(link: SignInLink | undefined): string[] {
  if (link?.partner === undefined) return [];
  const { name, hasOffer } = link.partner;
  return [
    hasOffer ? `The partner is ${name}, whose offer lies in the user's inbox.` : `The partner is ${name}.`,
    'For the partner of another offer: npx ringroad login-link --as partner --partner "NAME"',
    '',
  ];
}

/** What stands in the terminal once the demo world is loaded: only now the user's inbox has offers, and there is a partner to look at them from. */
export function worldLoaded(partner: SignInLink | undefined): string {
  const lines = ['', 'The demo world is loaded.'];
  if (partner?.partner?.hasOffer) lines.push(`In the user's inbox lies an offer of ${partner.partner.name}; its staff signs in with`, `  partner   ${partner.url}`);
  return [...lines, ''].join('\n');
}
