import { Command, CommanderError } from 'commander';
import { apiCommand } from './commands/api.js';
import { deadLettersCommand } from './commands/dead-letters.js';
import { doctorCommand } from './commands/doctor.js';
import { importCommand } from './commands/import.js';
import { keyCommand } from './commands/key.js';
import { loginLinkCommand } from './commands/login-link.js';
import { memberCommand } from './commands/member.js';
import { migrateCommand } from './commands/migrate.js';
import { partnerCommand } from './commands/partner.js';
import { rebuildCommand } from './commands/rebuild.js';
import { siteCommand } from './commands/site.js';
import { simulateCommand } from './commands/simulate.js';
import { startCommand } from './commands/start.js';
import { workerCommand } from './commands/worker.js';
import { explain } from './explain.js';

const commands = [startCommand, loginLinkCommand, migrateCommand, apiCommand, workerCommand, importCommand, doctorCommand, rebuildCommand, simulateCommand, siteCommand, partnerCommand, memberCommand, keyCommand, deadLettersCommand];

/**
 * Runs one command line; returns the exit code. What a person can mend is told in one line, without a stack.
 * @param argv as `process.argv`
 * @param version of the package, for `--version`
 */
export async function run(argv: readonly string[], version: string): Promise<number> {
  const program = new Command('ringroad').description('Turns a classified site into a partner marketplace.').version(version).exitOverride();
  for (const register of commands) register(program);
  try {
    await program.parseAsync(argv);
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    console.error(explain(error) ?? error);
    return 1;
  }
}
