/** The layers of the house and what each may use. A layer may always use itself. */

/** A file's layer is the first whose path it begins with. */
export const layers = [
  { name: 'world', path: 'main/world/', may: [] },
  { name: 'protocols', path: 'main/protocols/', may: ['world'] },
  {
    name: 'tpm',
    path: 'main/tpm/',
    may: ['main/protocols/bytes/', 'main/protocols/ecdsa/', 'main/protocols/tpm2/'],
  },
  { name: 'device', path: 'main/device/', may: ['world', 'protocols', 'tpm', 'shared', 'resources'] },
  { name: 'cloud', path: 'main/cloud/', may: ['world', 'protocols', 'shared', 'resources'] },
  {
    name: 'session',
    path: 'main/session/',
    may: ['world', 'protocols', 'tpm', 'device', 'cloud', 'shared', 'resources'],
  },
  {
    name: 'hosts',
    path: 'main/',
    may: ['world', 'protocols', 'tpm', 'device', 'cloud', 'session', 'shared', 'resources', 'package.json'],
  },
  { name: 'shared', path: 'shared/', may: ['resources'] },
  { name: 'renderer', path: 'renderer/', may: ['shared', 'resources'] },
  { name: 'resources', path: 'resources/', may: [] },
];

/**
 * The floors inside a layer, the lowest first: a file may use its own folder and the floors below. Places that share
 * a floor do not know each other. A file stands on the floor whose place is the longest beginning of its path.
 */
export const floors = {
  'main/protocols/': [
    ['bytes/', 'hresult/', 'xml/'],
    ['ecdsa/'],
    ['pki/', 'tpm2/'],
    [
      'active-directory/',
      'attestation/',
      'autopilot/',
      'cab/',
      'entra/',
      'evtx/',
      'health/',
      'ime/',
      'management-tree/',
      'mde2/',
      'scep/',
      'syncml/',
    ],
    [''],
  ],
  'main/device/': [
    ['hardware/'],
    ['windows/'],
    ['tpm-driver/'],
    ['firmware/'],
    ['attestation/'],
    ['autopilot/'],
    ['join/'],
    ['mdm/'],
    ['ime/'],
    ['esp/'],
    ['deployment/'],
    ['oobe/'],
    ['shell/'],
    [''],
  ],
  'main/tpm/': [
    ['steps.ts', 'fail.ts', 'profile.ts'],
    ['parameter-faults.ts', 'crypto/'],
    ['state/'],
    ['entities/', 'handle-kinds.ts', 'command-audit.ts'],
    ['clock.ts', 'define-command.ts', 'nv/', 'pcr/'],
    ['handles/'],
    ['sessions/', 'objects/'],
    ['reset/'],
    ['commands/'],
    [''],
  ],
  'main/cloud/': [
    ['settings/', 'services/', 'certificates/', 'rules/'],
    ['tenant/'],
    ['directory/'],
    ['attestation/'],
    ['autopilot/'],
    ['entra/'],
    ['intune/'],
    ['active-directory/', 'graph/', 'kinds/'],
    [''],
  ],
};

/** Every layer may throw our own failures and look up names from outside. */
export const usableByAll = ['shared/failures.ts', 'shared/own.ts'];

/** The side of a test: it may use all of it. */
export const sides = [
  { path: 'main/', may: ['main/', 'shared/', 'resources/', 'tests/'] },
  { path: 'shared/', may: ['shared/', 'resources/'] },
  { path: 'renderer/', may: ['renderer/', 'shared/', 'resources/'] },
];

/** Files and the network, threads, processes, timers and the clock: the hosts bring them in through ports. */
export const hostModules = [
  'fs',
  'fs/promises',
  'net',
  'http',
  'https',
  'http2',
  'tls',
  'dgram',
  'dns',
  'child_process',
  'worker_threads',
  'cluster',
  'timers',
  'timers/promises',
  'perf_hooks',
  'os',
  'ws',
];

/** Only these two files know Electron. */
export const electronFiles = ['main/electron.ts', 'main/preload.ts'];

/** Where randomness of the machine could come from, and the functions that have it whatever the seed. */
export const randomModules = /^(node:)?crypto$|^@noble\//;
export const randomFunctions = [
  'randomBytes',
  'randomFill',
  'randomFillSync',
  'randomInt',
  'randomUUID',
  'generateKey',
  'generateKeySync',
  'generateKeyPair',
  'generateKeyPairSync',
  'generatePrime',
  'generatePrimeSync',
  'getRandomValues',
  'webcrypto',
  'randomSecretKey',
  'randomPrivateKey',
];

/** The wall clock, timers and randomness, as they are written. */
export const wallClockWords = [
  'Math\\.random',
  'Date\\.now',
  'new Date\\(',
  'setTimeout\\(',
  'setInterval\\(',
  'setImmediate\\(',
  'queueMicrotask\\(',
  'performance\\.',
];

/** The world's calendar, and its clock in the form that XState asks for: these have the words in them. */
export const clockFiles = ['main/world/time.ts', 'main/world/xstate-clock.ts'];

/** The look-up itself; the TPM, whose names are those of structures in its own code: its messages carry none. */
export const ownNames = /^(shared\/own\.ts|main\/tpm\/|main\/protocols\/tpm2\/)/;

/** Tests, and the folders of what they share. */
export const testFiles = /\.test\.tsx?$|\/testing\//;

/** Modules of Node that a test below the hosts may use: to read its data, to ask a foreign tool. */
export const testModules = ['fs', 'path', 'os', 'url', 'child_process'];
