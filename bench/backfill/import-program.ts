import { run } from '../../apps/cli/src/main.js';

/** `ringroad import …` as people run it, on what is built already. */
process.exit(await run(process.argv, 'bench'));
