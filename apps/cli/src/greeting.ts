import type { Person } from './running.js';

export interface Greeting {
  readonly url: string;
  readonly links: ReadonlyMap<Person, string>;
  readonly seconds: number;
  readonly dataDir: string;
}

/** What stands in the terminal once people can come in. */
export function greeting({ url, links, seconds, dataDir }: Greeting): string {
  return [
    '',
    `Ringroad is ready at ${url} (${seconds.toFixed(1)} s)`,
    '',
    ...(links.size === 0 ? [] : ['Sign in with one click, as', ...[...links].map(([person, link]) => `  ${person.padEnd(8)}  ${link}`), '']),
    'A fresh link: npx ringroad login-link --as operator|partner|user',
    `Ctrl-C stops everything; the data stays in ${dataDir}`,
    '',
  ].join('\n');
}
