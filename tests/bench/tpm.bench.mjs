/** The software TPM beside an installed swtpm: the same client, the same run, medians, and the ratios asked for. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { encodeCommand, decodeResponse, passwordAuthorization } from '../../main/protocols/tpm2/client.ts';
import { policyAuthorization } from '../../main/protocols/tpm2/client.ts';
import * as commands from '../../main/protocols/tpm2/commands.ts';
import { TPM_ALG, TPM_RH, TPM_SE, TPMA_NV } from '../../main/protocols/tpm2/constants.ts';
import * as templates from '../../main/protocols/tpm2/templates.ts';
import { createDrbg } from '../../main/tpm/crypto/drbg.ts';
import { generateRsaKey } from '../../main/tpm/crypto/rsa.ts';
import { boundedMemory } from '../../main/tpm/crypto/prime-trail.ts';
import { RESEAL_TPM_PROFILE, manufactureTpm } from '../../main/tpm/index.ts';
import { completed } from '../../main/tpm/steps.ts';
import * as ecc from '../../main/tpm/testing/ecc-templates.ts';
import { hasSwtpm, startReseal, startSwtpm } from './tpm-clients.mjs';
import { row } from './statistics.mjs';

const none = new Uint8Array(0);
const empty = [passwordAuthorization()];
const noScheme = { scheme: TPM_ALG.NULL, hashAlg: TPM_ALG.NULL };
const creation = (inPublic) => ({
  inSensitive: { userAuth: none, data: none },
  inPublic,
  outsideInfo: none,
  creationPCR: [],
});
let variant = 0;
/** Another key each time. */
const varied = (template) => {
  variant += 1;
  return { ...template, unique: new Uint8Array(256).fill(variant) };
};
const nvIndex = 0x01500001;

/** Sends a command that has to succeed; one that is to be sent again is. */
async function ask(tpm, shape, input, authorizations = []) {
  const bytes = Buffer.from(encodeCommand(shape, input, authorizations));
  for (;;) {
    const answer = decodeResponse(shape, new Uint8Array(await tpm.execute(bytes)));
    if (answer.responseCode === 0x922) continue;
    if (answer.result === null) throw new Error(`${shape.name} answered ${answer.responseCode.toString(16)}`);
    return answer.result;
  }
}

/** Keys and an index to measure with. */
async function setUp(tpm) {
  const primary = async (hierarchy, template) =>
    ask(tpm, commands.createPrimary, { primaryHandle: hierarchy, ...creation(template) }, empty);
  const keep = async (made, persistentHandle) => {
    const { objectHandle } = made;
    await ask(tpm, commands.evictControl, { auth: TPM_RH.OWNER, objectHandle, persistentHandle }, empty);
    await ask(tpm, commands.flushContext, { flushHandle: objectHandle });
    return { handle: persistentHandle, name: made.name };
  };
  const keys = {
    srk: await keep(await primary(TPM_RH.OWNER, templates.SRK_RSA_2048_TEMPLATE), 0x81000001),
    ekRsa: await keep(await primary(TPM_RH.ENDORSEMENT, templates.EK_RSA_2048_TEMPLATE), 0x81010001),
    ekEcc: await keep(await primary(TPM_RH.ENDORSEMENT, ecc.EK_ECC_P256_TEMPLATE), 0x8101000a),
    akRsa: await keep(await primary(TPM_RH.OWNER, templates.AIK_RSA_2048_TEMPLATE), 0x81000002),
    akEcc: await keep(await primary(TPM_RH.OWNER, ecc.AIK_ECC_P256_TEMPLATE), 0x81000003),
  };
  const publicInfo = {
    nvIndex,
    nameAlg: TPM_ALG.SHA256,
    attributes: TPMA_NV.OWNERREAD | TPMA_NV.OWNERWRITE,
    authPolicy: none,
    dataSize: 512,
  };
  await ask(tpm, commands.nvDefineSpace, { authHandle: TPM_RH.OWNER, auth: none, publicInfo }, empty);
  // A connection in use: what is asked for is the median, not the first answers.
  for (let time = 0; time < 1000; time += 1) await ask(tpm, commands.pcrReset, { pcrHandle: 16 }, empty);
  return keys;
}

/** What is measured: `before` is outside the time. */
const quote = (key) => ({
  run: (tpm, keys) =>
    ask(
      tpm,
      commands.quote,
      {
        signHandle: keys[key].handle,
        qualifyingData: new Uint8Array(16),
        inScheme: noScheme,
        pcrSelect: [{ hash: TPM_ALG.SHA256, pcrs: [0, 1, 2, 3, 4, 5, 6, 7] }],
      },
      empty,
    ),
});
const activate = (ak, ek) => ({
  async before(tpm, keys) {
    const made = await ask(tpm, commands.makeCredentialCommand, {
      handle: keys[ek].handle,
      credential: new Uint8Array(16),
      objectName: keys[ak].name,
    });
    const { sessionHandle } = await ask(tpm, commands.startAuthSession, {
      tpmKey: TPM_RH.NULL,
      bind: TPM_RH.NULL,
      nonceCaller: new Uint8Array(16),
      encryptedSalt: none,
      sessionType: TPM_SE.POLICY,
      symmetric: { algorithm: TPM_ALG.NULL, keyBits: 0, mode: 0 },
      authHash: TPM_ALG.SHA256,
    });
    const terms = { nonceTPM: none, cpHashA: none, policyRef: none, expiration: 0 };
    const input = { authHandle: TPM_RH.ENDORSEMENT, policySession: sessionHandle, ...terms };
    await ask(tpm, commands.policySecret, input, empty);
    return { ...made, sessionHandle };
  },
  run: (tpm, keys, { credentialBlob, secret, sessionHandle }) =>
    ask(
      tpm,
      commands.activateCredential,
      { activateHandle: keys[ak].handle, keyHandle: keys[ek].handle, credentialBlob, secret },
      [passwordAuthorization(), policyAuthorization(sessionHandle)],
    ),
});
const flush = (tpm, _keys, { objectHandle }) =>
  ask(tpm, commands.flushContext, { flushHandle: objectHandle });
const createPrimary = (templateOf) => ({
  run: (tpm) =>
    ask(tpm, commands.createPrimary, { primaryHandle: TPM_RH.OWNER, ...creation(templateOf()) }, empty),
  after: flush,
});
const nv = { authHandle: TPM_RH.OWNER, nvIndex };
const measured = [
  { name: 'Quote, RSA', times: 100, most: 0.7, ...quote('akRsa') },
  { name: 'Quote, ECC', times: 100, most: 2, ...quote('akEcc') },
  { name: 'ActivateCredential, RSA', times: 60, most: 0.7, ...activate('akRsa', 'ekRsa') },
  { name: 'ActivateCredential, ECC', times: 60, most: 2, ...activate('akEcc', 'ekEcc') },
  {
    name: 'Create RSA-2048',
    times: 25,
    most: 1,
    run: (tpm, keys) =>
      ask(
        tpm,
        commands.create,
        { parentHandle: keys.srk.handle, ...creation(templates.AIK_RSA_2048_TEMPLATE) },
        empty,
      ),
  },
  {
    name: 'CreatePrimary RSA-2048, varied',
    times: 25,
    most: 4,
    ...createPrimary(() => varied(templates.SRK_RSA_2048_TEMPLATE)),
  },
  {
    name: 'CreatePrimary RSA-2048, the same again',
    times: 50,
    most: 0.2,
    ...createPrimary(() => templates.SRK_RSA_2048_TEMPLATE),
  },
  {
    name: 'PCR_Extend',
    times: 300,
    most: 3,
    run: (tpm) =>
      ask(
        tpm,
        commands.pcrExtend,
        { pcrHandle: 16, digests: [{ hashAlg: TPM_ALG.SHA256, digest: new Uint8Array(32) }] },
        empty,
      ),
  },
  {
    name: 'GetRandom(32)',
    times: 300,
    most: 3,
    run: (tpm) => ask(tpm, commands.getRandom, { bytesRequested: 32 }),
  },
  {
    name: 'NV_Write 512',
    times: 100,
    most: 3,
    run: (tpm) => ask(tpm, commands.nvWrite, { ...nv, data: new Uint8Array(512).fill(7), offset: 0 }, empty),
  },
  {
    name: 'NV_Read 512',
    times: 200,
    most: 3,
    run: (tpm) => ask(tpm, commands.nvRead, { ...nv, size: 512, offset: 0 }, empty),
  },
];

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/**
 * The TPMs take turns, so that what else the machine does falls on all alike. The first quarter is not counted: all of
 * them warm up.
 */
async function medians(tpms, { times, before, run, after }) {
  const taken = tpms.map(() => []);
  for (let time = -Math.ceil(times / 4); time < times; time += 1)
    for (const [index, { tpm, keys }] of tpms.entries()) {
      const prepared = await before?.(tpm, keys);
      const began = performance.now();
      const result = await run(tpm, keys, prepared);
      if (time >= 0) taken[index].push(performance.now() - began);
      await after?.(tpm, keys, result);
    }
  return taken.map(median);
}

const starts = [];
for (let start = 0; start < 5; start += 1) {
  const server = await startReseal();
  starts.push(server.startMilliseconds);
  await server.close();
}
row('reseal tpm, start to first answer', starts, 'ms', 'at most 500 ms');

const folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-bench-'));
const programs = [
  ['ours', await startReseal()],
  ...(hasSwtpm() ? [['swtpm', await startSwtpm()]] : []),
  ['ours with a state file', await startReseal(['--state', path.join(folder, 'tpm.state')])],
];
const tpms = [];
for (const [name, tpm] of programs) tpms.push({ name, tpm, keys: await setUp(tpm) });
console.log(`  medians in ms: ${tpms.map(({ name }) => name).join(' | ')}`);
for (const command of measured) {
  // That with a file waits for the disk: it takes no turns with the others, who would cool down meanwhile.
  const taken = [await medians(tpms.slice(0, -1), command), await medians(tpms.slice(-1), command)];
  const [ours, ...others] = taken.flat();
  const shown = [ours, ...others].map((value) => value.toFixed(3)).join(' | ');
  const ratio = others.length > 1 ? ours / others[0] : undefined;
  const verdict =
    ratio === undefined
      ? 'no swtpm to compare with'
      : `${ratio.toFixed(2)} x; asked for: at most ${command.most} x${ratio <= command.most ? '' : ' (MISSED)'}`;
  console.log(`  ${command.name.padEnd(42)} ${shown.padEnd(28)} ${verdict}`);
}
for (const { tpm } of tpms) await tpm.close();
rmSync(folder, { recursive: true, force: true });

const inProcess = manufactureTpm({ seed: new Uint8Array(32), profile: RESEAL_TPM_PROFILE });
inProcess.powerOn();
inProcess.execute(encodeCommand(commands.startup, { startupType: 0 }));
const extend = encodeCommand(
  commands.pcrExtend,
  { pcrHandle: 16, digests: [{ hashAlg: TPM_ALG.SHA256, digest: new Uint8Array(32) }] },
  empty,
);
for (let warm = 0; warm < 2000; warm += 1) inProcess.execute(extend);
const microseconds = Array.from({ length: 2000 }, () => {
  const began = performance.now();
  inProcess.execute(extend);
  return (performance.now() - began) * 1000;
});
row('PCR_Extend in process', [median(microseconds)], 'µs', 'at most 50 µs');

/**
 * An RSA-2048 key from a seed beside Node's own, in turns; processor time, for a search is long enough to be
 * interrupted. How long a search takes is luck: medians of many.
 */
const processorMilliseconds = (act) => {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
const fromSeed = (seed, memory) =>
  completed(generateRsaKey(createDrbg(new Uint8Array(32).fill(seed)), 2048, 0, memory));
const taken = { searched: [], remembered: [], native: [] };
const memory = boundedMemory();
for (let seed = -5; seed < 50; seed += 1) {
  const searched = processorMilliseconds(() => fromSeed(seed, memory));
  const remembered = processorMilliseconds(() => fromSeed(seed, memory));
  const native = processorMilliseconds(() => generateKeyPairSync('rsa', { modulusLength: 2048 }));
  // The first ones warm up.
  if (seed >= 0)
    for (const [name, value] of Object.entries({ searched, remembered, native })) taken[name].push(value);
}
const key = Object.fromEntries(Object.entries(taken).map(([name, values]) => [name, median(values)]));
row('RSA-2048 from a seed', [key.searched], 'ms', `${(key.searched / key.native).toFixed(2)} x Node's own`);
row('RSA-2048 that is remembered', [key.remembered], 'ms', `${(key.remembered / key.native).toFixed(3)} x`);
