import { parseConfig } from '@ringroad/platform';
import { type Command, InvalidArgumentError } from 'commander';
import { type ImportOptions, runImport } from '../import/run-import.js';

export function importCommand(program: Command): void {
  program
    .command('import')
    .description('bring in the history of a site from a CSV or a .jsonl file, plain or .gz; see docs/import.md')
    .argument('<file>', 'CSV, or JSON lines: .jsonl, .ndjson')
    .option('--map <file>', 'YAML that says what the columns, or the keys, mean; only a .jsonl of tracking messages goes without')
    .option('--site <slug>', 'the site that gets the history (default: the one the map names, made where it is missing)')
    .option('--rejects <file>', 'where rejected rows go (default: <file>.rejects.csv)')
    .option('--dry-run [events]', 'print the first events (10) and store nothing', positive)
    .option('--restart', 'begin at the first row again; what is there already is not stored twice')
    .action((file: string, options: Omit<ImportOptions, 'dryRun'> & { dryRun?: number | true }) =>
      runImport(parseConfig(), file, { ...options, dryRun: options.dryRun === true ? 10 : options.dryRun }),
    );
}

function positive(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1 on.');
  return Number(text);
}
