/** `npm start …`: opens a rehearsal. */
import { runReseal } from './run-reseal.mjs';

await runReseal(['start', ...process.argv.slice(2)]);
