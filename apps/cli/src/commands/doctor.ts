import { SYSTEM } from '@ringroad/kernel';
import { checkInvariants } from '@ringroad/insights';
import { connect, parseConfig } from '@ringroad/platform';
import type { Command } from 'commander';
import { withDatabase } from '../local-database.js';
import { requireSchema } from '../running.js';

export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('prove the invariants of money, leads and facts; exit code 1 when one breaks')
    .action(() =>
      withDatabase(parseConfig(), async (config) => {
        await requireSchema(config);
        const database = await connect({ url: config.databaseUrl, poolSize: 1 });
        try {
          const invariants = await database.transaction(SYSTEM, checkInvariants);
          for (const { name, ok, detail } of invariants) console.log(`${ok ? 'ok    ' : 'BROKEN'}  ${name}${detail ? `  (${detail})` : ''}`);
          const broken = invariants.filter((invariant) => !invariant.ok).length;
          console.log(broken === 0 ? `All ${invariants.length} invariants hold.` : `${broken} of ${invariants.length} invariants are broken.`);
          if (broken > 0) process.exitCode = 1;
        } finally {
          await database.close();
        }
      }),
    );
}
