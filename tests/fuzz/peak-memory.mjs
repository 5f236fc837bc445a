/** Loaded first: writes at the end to file descriptor 3 how much memory the process held at most, in MiB, and its processor time, in ms. */
import { writeSync } from 'node:fs';

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(3, `${Math.round(maxRSS / 1024)} ${Math.round((userCPUTime + systemCPUTime) / 1000)}`);
});
