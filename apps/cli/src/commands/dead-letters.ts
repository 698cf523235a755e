import { DomainError, isUuid } from '@ringroad/kernel';
import { Intake, type RejectedMessageRow, RejectedMessages, SiteProgrammes } from '@ringroad/lifecycle';
import { KeyRing, Outbox, type Site, WakeUp } from '@ringroad/platform';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import { type Administration, administer, chosenSite } from '../administer.js';
import { table } from '../table.js';

interface OfSite {
  readonly site?: string;
}

interface Listed extends OfSite {
  readonly status: 'open' | 'replayed' | 'dismissed' | 'all';
  readonly search?: string;
  readonly first: number;
}

interface Chosen extends OfSite {
  readonly search?: string;
}

const AT_ONCE = 100;
const SITE = ['--site <slug>', 'where there are several'] as const;
const SEARCH = ['--search <text>', "part of the event's name, the path or the reason"] as const;

export function deadLettersCommand(program: Command): void {
  const command = program.command('dead-letters').description('messages that intake refused: look, put right, send again');
  command
    .command('list')
    .description('what was refused, where it is wrong and how often it came; those that came last are first')
    .addOption(new Option('--status <status>', 'what became of it').choices(['open', 'replayed', 'dismissed', 'all']).default('open'))
    .option(...SEARCH)
    .option('--first <count>', 'how many at most', positive, 25)
    .option(...SITE)
    .action(({ status, search, first, site: slug }: Listed) =>
      administer(async (at) => {
        const { site, rejected } = await openLetters(at, slug);
        const filter = { status: status === 'all' ? null : status, source: null, search: search ?? null };
        const rows = await rejected.page(at.tx, site.id, filter, { limit: first, after: null });
        if (rows.length === 0) return ['No such message.'];
        const count = await rejected.count(at.tx, site.id, filter);
        return [...table(HEADER, rows.map(line)), ...(count > rows.length ? [`${count} in all; --first ${count} shows them.`] : [])];
      }),
    );
  command
    .command('show')
    .description('one message as it came, JSON, to be edited and given to fix')
    .argument('<id>', 'as list shows it')
    .option(...SITE)
    .action((id: string, { site: slug }: OfSite) =>
      administer(async (at) => {
        const { site, rejected } = await openLetters(at, slug);
        const opened = await rejected.open(at.tx, site.id, known(id));
        if (!opened) throw noSuch();
        const { body, message } = opened;
        if (body === null) throw new DomainError('CONFLICT', `This message was ${message.status} already; what was in it is gone from here.`);
        return [JSON.stringify(JSON.parse(body), null, 2)];
      }),
    );
  command
    .command('fix')
    .description('store a message as it was edited, judged as intake judges')
    .argument('<id>', 'as list shows it')
    .argument('<file>', 'the edited message, JSON; - for what comes in')
    .option(...SITE)
    .action(async (id: string, file: string, { site: slug }: OfSite) => {
      const body = file === '-' ? await textOf(process.stdin) : await fileText(file);
      return administer(async (at) => {
        const { site, rejected } = await openLetters(at, slug);
        await rejected.fix(at.tx, site, known(id), body);
        return ['Stored.'];
      });
    });
  command
    .command('replay')
    .description('send open messages again as they are, when the site has come to know their events')
    .argument('[ids...]', 'as list shows them')
    .option(...SEARCH)
    .option(...SITE)
    .action((ids: string[], chosen: Chosen) =>
      settle(ids, chosen, async ({ tx }, { site, rejected }, part) => rejected.replay(tx, site, part)),
    );
  command
    .command('dismiss')
    .description('take open messages off the list for good; what was in them is gone')
    .argument('[ids...]', 'as list shows them')
    .option(...SEARCH)
    .option(...SITE)
    .action((ids: string[], chosen: Chosen) => settle(ids, chosen, async ({ tx }, { site, rejected }, part) => rejected.dismiss(tx, site, part)));
}

interface Letters {
  readonly site: Site;
  readonly rejected: RejectedMessages;
}

async function openLetters({ tx, database, config }: Administration, slug: string | undefined): Promise<Letters> {
  const keyRing = new KeyRing(config);
  const intake = new Intake(keyRing, database, new Outbox(new WakeUp()));
  return { site: await chosenSite(tx, slug), rejected: new RejectedMessages(intake, keyRing, new SiteProgrammes()) };
}

type Work = (at: Administration, letters: Letters, ids: readonly string[]) => Promise<readonly RejectedMessageRow[]>;

/** Does it to these, or to all open ones that fit the search, a hundred at a time. */
function settle(ids: readonly string[], { search, site: slug }: Chosen, work: Work): Promise<void> {
  return administer(async (at) => {
    if ((ids.length === 0) === (search === undefined)) throw new DomainError('INVALID_INPUT', 'Say which: either ids, or --search for all open ones that fit.');
    const letters = await openLetters(at, slug);
    const chosen = search === undefined ? ids.map(known) : await allOpen(at, letters, search);
    const rows: RejectedMessageRow[] = [];
    for (let start = 0; start < chosen.length; start += AT_ONCE) rows.push(...(await work(at, letters, chosen.slice(start, start + AT_ONCE))));
    if (rows.length === 0) throw noSuch();
    const open = rows.filter(({ status }) => status === 'open');
    const settled = (['replayed', 'dismissed'] as const).flatMap((status) => {
      const count = rows.filter((row) => row.status === status).length;
      return count > 0 ? [`${count} ${status}.`] : [];
    });
    return [...settled, ...(open.length > 0 ? [`${open.length} still refused:`, ...table(HEADER, open.slice(0, 25).map(line))] : [])];
  });
}

async function allOpen({ tx }: Administration, { site, rejected }: Letters, search: string): Promise<string[]> {
  const filter = { status: 'open' as const, source: null, search };
  const rows = await rejected.page(tx, site.id, filter, { limit: await rejected.count(tx, site.id, filter), after: null });
  return rows.map(({ id }) => id);
}

const HEADER = ['last', 'from', 'count', 'name', 'wrong', 'id'];

function line({ lastAt, source, count, name, path, reason, id }: RejectedMessageRow): string[] {
  return [lastAt.toISOString().slice(0, 16), source, String(count), name, `${path} ${reason}`.trim().slice(0, 80), id];
}

function known(id: string): string {
  if (!isUuid(id)) throw noSuch();
  return id;
}

function noSuch(): DomainError {
  return new DomainError('NOT_FOUND', 'There is no such message. There are: npx ringroad dead-letters list');
}

function fileText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new DomainError('NOT_FOUND', `There is no file ${path}.`) : error;
  });
}

function positive(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1 to 99999.');
  return Number(text);
}
