/** The foreign programs that the interop tests are for: which are here, and on Debian brings the others. */
import { spawnSync } from 'node:child_process';
import { packageProgram } from './steps.mjs';

/** Debian packages, each with what tells that it and what it needs is here. */
const packages = [
  { name: 'swtpm', here: 'command -v swtpm' },
  { name: 'tpm2-tools', here: 'command -v tpm2_getcap' },
  { name: 'tss2', here: 'command -v tsspowerup' },
  {
    name: 'tpm2-abrmd',
    here: 'command -v tpm2-abrmd && command -v dbus-run-session && ldconfig -p | grep -q libtss2-tcti-tabrmd',
  },
  { name: 'libevtx-utils', here: 'command -v evtxexport && command -v evtxinfo' },
  { name: 'python3-evtx', here: '/usr/bin/python3 -c "import Evtx.Evtx"' },
  { name: 'cabextract', here: 'command -v cabextract' },
  { name: 'gcab', here: 'command -v gcab' },
  { name: 'libxml2-utils', here: 'command -v xmllint' },
  { name: 'openssl', here: 'command -v openssl' },
  { name: 'curl', here: 'command -v curl' },
  { name: 'python3-requests', here: 'python3 -c "import requests"' },
];
/** What those need besides: the clients' way to the simulator protocol, a bus for the resource manager. */
const companions = ['libtss2-tcti-mssim0', 'libtss2-tcti-swtpm0', 'libtss2-tcti-tabrmd0', 'dbus', 'iproute2'];

const succeeds = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;
const missing = () => packages.filter(({ here }) => !succeeds('sh', '-c', here));

/**
 * The command line and the environment that run the interop tests with what is here, after an attempt to install
 * what is missing; undefined where nothing is. Says what it did. `options` and files are vitest's.
 */
export function interopCommand(options, files = ['tests/interop']) {
  if (missing().length > 0) console.log(install());
  const absent = missing().map(({ name }) => name);
  const installed = packages.map(({ name }) => name).filter((name) => !absent.includes(name));
  if (installed.length === 0) {
    console.log(`skipped interop (none of ${packages.map(({ name }) => name).join(', ')} is here)`);
    return undefined;
  }
  if (absent.length > 0) console.log(`Tests with ${absent.join(', ')} are skipped: not here.`);
  // Each file ends with its process, and so do the foreign programs that it started.
  const vitest = packageProgram('vitest/vitest.mjs', 'run', '--isolate', ...options, ...files);
  return { command: [...quickLoopback(), ...vitest], env: { RESEAL_INTEROP: installed.join(',') } };
}

function install() {
  const wanted = [...missing().map(({ name }) => name), ...companions];
  if (process.platform !== 'linux' || !succeeds('sh', '-c', 'command -v apt-get'))
    return 'Nothing was installed: this is no Debian.';
  if (process.getuid?.() !== 0) return 'Nothing was installed: that takes root.';
  const apt = (...args) =>
    spawnSync('apt-get', args, {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 300_000,
    }).status === 0;
  const arguments_ = ['install', '-y', '--no-install-recommends', ...wanted];
  if (apt(...arguments_) || (apt('update') && apt(...arguments_))) return `Installed: ${wanted.join(', ')}.`;
  return `apt-get could not install ${wanted.join(', ')}.`;
}

/**
 * The command line behind which a program runs in a network of its own, whose loopback acknowledges at once, or
 * nothing where that cannot be had. The clients' library writes a command in two pieces and would otherwise wait
 * 40 ms for each acknowledgement (facts/tpm-and-boot-log#simulator-protocol).
 */
function quickLoopback() {
  const setUp =
    'ip link set lo up && ip route change local 127.0.0.1 dev lo proto kernel scope host src 127.0.0.1 ' +
    'table local quickack 1';
  if (!succeeds('unshare', '-n', 'sh', '-c', setUp)) return [];
  return ['unshare', '-n', 'sh', '-c', `${setUp} && exec "$@"`, 'sh'];
}
