// A process of its own that migrates the database it is given and tells its parent what ran. Runs the built program.
import { migrateDatabase } from '../../dist/migrations/index.js';

process.send(await migrateDatabase(process.argv[2]));
process.disconnect();
