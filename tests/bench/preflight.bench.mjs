/**
 * What a preflight costs: checking a tenant of 5,000 objects, in JSON and in YAML, and 500 kinds, against golden runs in
 * the same run. Kinds that differ in names alone share a rehearsal; the second fleet has none that do.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dump } from 'js-yaml';
import { fleetTenant } from '../testing/fleet-tenant.ts';
import { largeTenant } from '../testing/large-tenant.ts';
import { row } from './statistics.mjs';
import { asProcess } from './whole-process.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'reseal-bench-'));

function written(name, files) {
  for (const { path: file, text } of files) {
    const whole = path.join(folder, name, file);
    mkdirSync(path.dirname(whole), { recursive: true });
    writeFileSync(whole, text);
  }
  return path.join(folder, name);
}

const large = largeTenant();
const yaml = large.map(({ path: file, text }) => ({
  path: file.replace(/json$/, 'yaml'),
  text: dump(JSON.parse(text)),
}));
const check = (place) => asProcess(['tenant', 'check', place, '--json'], 3);
row(`tenant check, ${large.length} objects, JSON`, check(written('json', large)), 'ms', 'at most 2000 ms');
row(`tenant check, ${large.length} objects, YAML`, check(written('yaml', yaml)), 'ms', 'at most 2000 ms');

/** Wall time of a process, and its processor time in all threads; milliseconds. */
function both(argv) {
  const started = performance.now();
  const [cpu] = asProcess(argv, 1);
  return { wall: performance.now() - started, cpu };
}

const goldenRun = ['run', 'entra-wired', '--json'];
both(goldenRun);
for (const [name, alike] of [
  ['alike but for names', true],
  ['none alike', false],
]) {
  const place = written(`fleet-${alike}`, fleetTenant({ sites: 24, models: 4, departments: 2, alike }));
  // Before and behind, for other work on the machine comes and goes.
  const golden = [both(goldenRun), both(goldenRun)];
  const took = both(['preflight', place, '--json']);
  golden.push(both(goldenRun), both(goldenRun));
  const share = (of) => took[of] / (golden.reduce((sum, one) => sum + one[of], 0) / golden.length);
  row(`preflight of 500 kinds, ${name}: wall time`, [share('wall')], 'golden runs', 'at most 100 on 2 cores');
  row(`preflight of 500 kinds, ${name}: processor time`, [share('cpu')], 'golden runs');
}
rmSync(folder, { recursive: true });
