/** `npm run reseal COMMAND …`: the command line of a clone. */
import { runReseal } from './run-reseal.mjs';

await runReseal(process.argv.slice(2));
