import type { Person } from './running.js';

export interface Greeting {
  readonly url: string;
  readonly links: ReadonlyMap<Person, string>;
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
    ...(links.size === 0 ? FIRST_STEPS : ['Sign in with one click, as', ...[...links].map(([person, link]) => `  ${person.padEnd(8)}  ${link}`), '']),
    ...(demo ? [`The letters of the demo: ${url}/demo/mail`, `A classified page with the widget: ${url}/demo/classified`, ''] : []),
    ...(links.size === 0 ? [] : ['A fresh link: npx ringroad login-link --as operator|partner|user']),
    `Ctrl-C stops everything; the data stays in ${dataDir}`,
    '',
  ].join('\n');
}
