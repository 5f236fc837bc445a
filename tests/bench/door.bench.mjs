/**
 * The tenant's door with ten thousand devices, beside a bare Node server that sends the same bytes, in the same run. Ends
 * with 1 beyond three times its time, or below a third of its throughput.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { once } from 'node:events';
import { row } from './statistics.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'reseal-door-'));
const tenant = path.join(folder, 'tenant');
const devices = 10_000;

cpSync(path.join(root, 'resources/tenants/alder-finch'), tenant, { recursive: true });
mkdirSync(path.join(tenant, 'devices'));
writeFileSync(
  path.join(tenant, 'devices', 'devices.json'),
  JSON.stringify({
    '@odata.context': '#deviceManagement/windowsAutopilotDeviceIdentities',
    value: Array.from({ length: devices }, (_one, at) => ({
      id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
      serialNumber: `RSL-${String(at).padStart(6, '0')}`,
      manufacturer: 'Larkfield',
      model: 'Fieldbook 14',
      groupTag: at % 2 === 0 ? 'LAPTOP' : 'DESK',
    })),
  }),
);

const door = spawn(
  process.execPath,
  [
    path.join(root, 'out/main/cli.cjs'),
    'door',
    '--tenant',
    tenant,
    '--journal',
    path.join(folder, 'door.jsonl'),
  ],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
let said = '';
for await (const chunk of door.stdout) {
  said += chunk;
  if (/^http:\S+$/m.test(said)) break;
}
const address = /^http:\S+$/m.exec(said)?.[0] ?? '';

const agent = new http.Agent({ keepAlive: true, maxSockets: 30 });
const get = (url) =>
  new Promise((resolve, reject) => {
    const request = http.get(url, { agent }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks)));
    });
    request.on('error', reject);
  });

/** Milliseconds of each of so many requests, one after the other. */
async function oneByOne(url, times) {
  const took = [];
  for (let at = 0; at < times; at++) {
    const started = performance.now();
    await get(url(at));
    took.push(performance.now() - started);
  }
  return took;
}

/** Requests a second of thirty clients at once. */
async function atOnce(url, times) {
  const started = performance.now();
  let next = 0;
  const client = async () => {
    while (next < times) await get(url(next++));
  };
  await Promise.all(Array.from({ length: 30 }, client));
  return (times * 1_000) / (performance.now() - started);
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const identities = '/beta/deviceManagement/windowsAutopilotDeviceIdentities';
const asked = [
  ['first page', () => identities, 40],
  [
    'contains(serialNumber,…), another each time',
    (at) => `${identities}?$filter=contains(serialNumber,'${String((at * 37) % devices).padStart(6, '0')}')`,
    300,
  ],
];

let missed = false;
for (const [name, query, times] of asked) {
  const bytes = await get(`${address}${query(0)}`);
  const bare = http.createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length });
    response.end(bytes);
  });
  bare.listen(0, '127.0.0.1');
  await once(bare, 'listening');
  const other = `http://127.0.0.1:${bare.address().port}`;
  await oneByOne(() => `${other}/`, times);
  await oneByOne((at) => `${address}${query(at + 1)}`, times);
  const theirs = await oneByOne(() => `${other}/`, times);
  const ours = await oneByOne((at) => `${address}${query(at)}`, times);
  const theirRate = await atOnce(() => `${other}/`, times * 5);
  const ourRate = await atOnce((at) => `${address}${query(at)}`, times * 5);
  bare.close();
  bare.closeAllConnections();
  row(`${name}: bare server, ${bytes.length} bytes`, theirs, 'ms');
  row(`${name}: the door`, ours, 'ms', `at most ${(3 * median(theirs)).toFixed(2)} ms`);
  row(`${name}, 30 clients: bare server`, [theirRate], 'requests/s');
  row(`${name}, 30 clients: the door`, [ourRate], 'requests/s', `at least ${Math.round(theirRate / 3)}`);
  if (median(ours) > 3 * median(theirs) || ourRate < theirRate / 3) missed = true;
}

agent.destroy();
const ended = once(door, 'exit');
door.kill('SIGTERM');
await ended;
rmSync(folder, { recursive: true, force: true });
process.exitCode = missed ? 1 : 0;
