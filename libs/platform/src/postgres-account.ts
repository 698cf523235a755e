import { DomainError } from '@ringroad/kernel';
import { execFile } from 'node:child_process';
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

interface Ids {
  readonly uid: number;
  readonly gid: number;
}

/** How a Postgres program is started: under which account, and through which launcher. */
export interface PostgresAccount {
  /** Who must own the data; undefined when that is ourselves. */
  readonly owner?: Ids;
  /** A command that changes the account itself and then becomes the program; empty where the ids are enough. */
  readonly launcher: readonly string[];
}

/**
 * Postgres refuses to run as root, so root lends it the `postgres` account, or the account that already owns the data.
 * That account must reach both the programs and the data. A closed parent folder (a project under /root, mode 700) would
 * forbid it: then the program gets the one capability to pass closed folders, and nobody's folder modes are changed.
 * `no_setuid_fixup` belongs to it: access(2), which Postgres uses to find itself, otherwise ignores capabilities.
 * @param program absolute path of the `postgres` program
 * @param dataFolder the cluster's folder, which need not exist yet
 * @throws DomainError UNAVAILABLE when root has no way to run it
 */
export async function postgresAccount(program: string, dataFolder: string): Promise<PostgresAccount> {
  if (process.getuid?.() !== 0) return { launcher: [] };
  const owner = (await ownerOf(dataFolder)) ?? (await lookUp()) ?? (await create());
  if (owner === undefined) {
    throw new DomainError('UNAVAILABLE', 'PostgreSQL does not run as root and the account `postgres` could not be made. Start as an ordinary user, or set DATABASE_URL.');
  }
  const closed = (await closedAncestor(program, owner)) ?? (await closedAncestor(dataFolder, owner));
  if (closed === undefined) return { owner, launcher: [] };
  if (!(await hasSetpriv())) {
    throw new DomainError('UNAVAILABLE', `PostgreSQL runs as the account \`postgres\`, which may not enter ${closed}. Allow it (chmod o+x "${closed}"), move the project, or set DATABASE_URL.`);
  }
  return {
    owner,
    launcher: [
      'setpriv',
      `--reuid=${owner.uid}`,
      `--regid=${owner.gid}`,
      '--clear-groups',
      '--inh-caps=+dac_override',
      '--ambient-caps=+dac_override',
      '--securebits=+no_setuid_fixup',
      '--',
    ],
  };
}

/** The nearest folder above `path` that the account may not pass, or undefined. Access lists are not looked at. */
async function closedAncestor(path: string, account: Ids): Promise<string | undefined> {
  for (let folder = dirname(path), last = ''; folder !== last; last = folder, folder = dirname(folder)) {
    const found = await stat(folder).catch(() => undefined);
    if (found === undefined) continue;
    const bit = found.uid === account.uid ? 0o100 : found.gid === account.gid ? 0o010 : 0o001;
    if ((found.mode & bit) === 0) return folder;
  }
  return undefined;
}

async function ownerOf(folder: string): Promise<Ids | undefined> {
  const found = await stat(folder).catch(() => undefined);
  return found === undefined || found.uid === 0 ? undefined : { uid: found.uid, gid: found.gid };
}

async function lookUp(): Promise<Ids | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function create(): Promise<Ids | undefined> {
  await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']).catch(() => undefined);
  return lookUp();
}

async function hasSetpriv(): Promise<boolean> {
  return access('/usr/bin/setpriv').then(
    () => true,
    () => false,
  );
}
