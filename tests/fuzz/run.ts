/** `npm run fuzz`, all rows or one (`only=world`): seeds from `first` on, until `seeds` are done or `minutes` are over. Each case is named before it runs. */
import { parseArgs } from 'node:util';
import { tryCase } from './fuzz.ts';
import type { Finding } from './fuzz.ts';
import { importers } from './importers.ts';
import { chance } from './chance.ts';
import { graphRequests } from './graph.ts';
import { kills } from './kills.ts';
import { processes } from './processes.ts';
import { worlds } from './worlds.ts';

const { values } = parseArgs({
  // As `minutes=5` too: some shells and npm keep the dashes to themselves.
  args: process.argv.slice(2).map((word) => word.replace(/^(?=[a-z]+=)/, '--')),
  options: {
    first: { type: 'string', default: '0' },
    seeds: { type: 'string', default: '1000' },
    minutes: { type: 'string', default: '10' },
    only: { type: 'string' },
  },
});
const end = performance.now() + Number(values.minutes) * 60_000;
const all = [...importers, ...graphRequests, ...processes, ...worlds, ...chance, ...kills];
const chosen = all.filter(({ name }) => values.only === undefined || name === values.only);
if (chosen.length === 0) throw new Error(`--only is one of: ${all.map(({ name }) => name).join(', ')}`);
const findings: Finding[] = [];
let files = 0;
let bytes = 0;
for (let seed = Number(values.first); seed < Number(values.first) + Number(values.seeds); seed++)
  for (const importer of chosen) {
    if (performance.now() > end) break;
    process.send?.({ importer: importer.name, seed });
    const outcome = await tryCase(importer, seed);
    files += 1;
    bytes += outcome.bytes;
    if (outcome.finding === null) continue;
    findings.push(outcome.finding);
    console.log(`${importer.name}, seed ${seed}: ${outcome.finding.what}`);
  }
console.log(`${files} files, ${bytes} bytes, ${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;
