/** Loaded first: writes at the end how much memory the process held at most, in MiB, to file descriptor 3. */
import { writeSync } from 'node:fs';

process.on('exit', () => writeSync(3, `${Math.round(process.resourceUsage().maxRSS / 1024)}`));
