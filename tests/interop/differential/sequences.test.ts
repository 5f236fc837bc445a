/** The same sequences to our TPM and to swtpm: what one command does to the next. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ascii, fromHex, NO_BYTES } from '../../../main/protocols/bytes/bytes.ts';
import * as commands from '../../../main/protocols/tpm2/commands.ts';
import {
  TPM_ALG,
  TPM_CAP,
  TPM_NT,
  TPM_PT,
  TPM_RH,
  TPM_SE,
  TPM_SU,
  TPMA_NV,
} from '../../../main/protocols/tpm2/constants.ts';
import { NO_SYMMETRIC } from '../../../main/protocols/tpm2/structures/algorithms.ts';
import { SRK_ECC_P256_TEMPLATE } from '../../../main/tpm/testing/ecc-templates.ts';
import { withPrograms } from '../testing/interop.ts';
import { startPair, type Pair } from './pair.ts';
import type { Recorder } from './recorder.ts';
import { rsaKey } from './rsa-key.ts';
import { creationOf, KEY, INDEX, template } from './stage.ts';

const empty = NO_BYTES;
const all = Array.from({ length: 24 }, (_, pcr) => pcr);
const sha256 = TPM_ALG.SHA256;
const digest = new Uint8Array(32).fill(0xab);

withPrograms('swtpm')('sequences on ours and swtpm', () => {
  let pair: Pair;

  beforeAll(async () => {
    pair = await startPair();
  });
  afterAll(() => pair.close());

  const startup = (at: Recorder, startupType: number = TPM_SU.CLEAR, locality = 0) =>
    at.send(commands.startup, { startupType }, [], locality);
  const cyclePower = (at: Recorder) => {
    at.tpm.powerOff();
    at.tpm.powerOn();
  };
  const readPcrs = (at: Recorder, ...banks: readonly number[]) => {
    for (const hash of banks)
      for (const first of [0, 8, 16])
        at.send(commands.pcrRead, { pcrSelectionIn: [{ hash, pcrs: all.slice(first, first + 8) }] });
  };
  const properties = (at: Recorder, ...wanted: readonly number[]) => {
    for (const property of wanted)
      at.send(commands.getCapability, { capability: TPM_CAP.TPM_PROPERTIES, property, propertyCount: 1 });
  };

  it('PCRs: every one extended and reset at every locality', () =>
    expect(
      pair.differences((at) => {
        for (const locality of [0, 1, 2, 3, 4]) {
          for (const pcrHandle of all) {
            at.send(
              commands.pcrExtend,
              { pcrHandle, digests: [{ hashAlg: sha256, digest }] },
              [empty],
              locality,
            );
            at.send(commands.pcrReset, { pcrHandle }, [empty], locality);
          }
          readPcrs(at, sha256);
        }
      }),
    ).toEqual([]));

  it('PCRs: the hash sequence of the interface, after and before Startup', () =>
    expect(
      pair.differences((at) => {
        at.tpm.hashStart();
        at.tpm.hashData(ascii('dynamic '));
        at.tpm.hashData(ascii('launch'));
        at.tpm.hashEnd();
        readPcrs(at, sha256, TPM_ALG.SHA1);
        cyclePower(at);
        at.tpm.hashStart();
        at.tpm.hashData(ascii('H-CRTM'));
        at.tpm.hashEnd();
        startup(at);
        readPcrs(at, sha256, TPM_ALG.SHA384);
        cyclePower(at);
        startup(at, TPM_SU.CLEAR, 3);
        readPcrs(at, sha256);
      }),
    ).toEqual([]));

  it('start-up: reset, restart and resume', () =>
    expect(
      pair.differences((at) => {
        const look = () => {
          readPcrs(at, sha256);
          properties(at, TPM_PT.STARTUP_CLEAR, TPM_PT.HR_LOADED, TPM_PT.HR_ACTIVE);
          at.send(commands.readClock, {});
          at.send(commands.getCapability, {
            capability: TPM_CAP.HANDLES,
            property: 0x80000000,
            propertyCount: 8,
          });
        };
        for (const [shutdownType, startupType] of [
          [TPM_SU.CLEAR, TPM_SU.CLEAR],
          [TPM_SU.STATE, TPM_SU.CLEAR],
          [TPM_SU.STATE, TPM_SU.STATE],
          [TPM_SU.CLEAR, TPM_SU.STATE],
          [null, TPM_SU.STATE],
          [null, TPM_SU.CLEAR],
        ] as const) {
          at.send(commands.pcrExtend, { pcrHandle: 3, digests: [{ hashAlg: sha256, digest }] }, [empty]);
          at.send(
            commands.hierarchyControl,
            { authHandle: TPM_RH.PLATFORM, enable: TPM_RH.ENDORSEMENT, state: false },
            [empty],
          );
          at.send(commands.nvReadLock, { authHandle: TPM_RH.OWNER, nvIndex: INDEX.ordinary }, [empty]);
          if (shutdownType !== null) at.send(commands.shutdown, { shutdownType });
          cyclePower(at);
          startup(at, startupType);
          look();
          if (startupType === TPM_SU.STATE) startup(at);
          at.send(commands.nvReadPublic, { nvIndex: INDEX.ordinary });
        }
      }),
    ).toEqual([]));

  it('dictionary attack: to lockout and out of it', () =>
    expect(
      pair.differences((at) => {
        const key = at.send(
          commands.createPrimary,
          {
            primaryHandle: TPM_RH.OWNER,
            ...creationOf({ ...template.hmac, objectAttributes: 0x40072 }, empty, ascii('right')),
          },
          [empty],
        );
        const use = (password: string) =>
          at.send(commands.hmacCommand, { handle: key?.objectHandle ?? 0, buffer: digest, hashAlg: sha256 }, [
            ascii(password),
          ]);
        for (const password of ['right', 'wrong', 'wrong', 'right', 'wrong', 'wrong', 'right']) use(password);
        properties(at, TPM_PT.PERMANENT, TPM_PT.LOCKOUT_COUNTER, TPM_PT.MAX_AUTH_FAIL);
        at.send(commands.dictionaryAttackLockReset, { lockHandle: TPM_RH.LOCKOUT }, [empty]);
        use('right');
        properties(at, TPM_PT.LOCKOUT_COUNTER);
        // A start without Shutdown counts as a try after such a use.
        use('wrong');
        cyclePower(at);
        startup(at);
        properties(at, TPM_PT.LOCKOUT_COUNTER, TPM_PT.PERMANENT);
        at.send(commands.clear, { authHandle: TPM_RH.LOCKOUT }, [ascii('wrong')]);
        at.send(commands.clear, { authHandle: TPM_RH.LOCKOUT }, [empty]);
        at.send(commands.clear, { authHandle: TPM_RH.PLATFORM }, [empty]);
        properties(at, TPM_PT.LOCKOUT_COUNTER, TPM_PT.PERMANENT);
      }),
    ).toEqual([]));

  it('NV: every type through its life', () =>
    expect(
      pair.differences((at) => {
        const owner = { authHandle: TPM_RH.OWNER };
        const open = TPMA_NV.OWNERWRITE | TPMA_NV.OWNERREAD | TPMA_NV.NO_DA;
        for (const [type, dataSize] of [
          [TPM_NT.ORDINARY, 8],
          [TPM_NT.COUNTER, 8],
          [TPM_NT.BITS, 8],
          [TPM_NT.EXTEND, 32],
          [TPM_NT.PIN_FAIL, 8],
          [TPM_NT.PIN_PASS, 8],
        ] as const)
          for (const extra of [
            0,
            TPMA_NV.WRITEALL,
            TPMA_NV.WRITEDEFINE,
            TPMA_NV.WRITE_STCLEAR,
            TPMA_NV.CLEAR_STCLEAR,
            TPMA_NV.ORDERLY,
            TPMA_NV.GLOBALLOCK,
            TPMA_NV.READ_STCLEAR,
            TPMA_NV.AUTHWRITE | TPMA_NV.AUTHREAD,
            TPMA_NV.POLICYWRITE,
            TPMA_NV.POLICY_DELETE,
          ]) {
            const nvIndex = 0x01600000;
            const index = { ...owner, nvIndex };
            const attributes = (open | extra | (type << 4)) >>> 0;
            const publicInfo = { nvIndex, nameAlg: sha256, attributes, authPolicy: empty, dataSize };
            at.send(commands.nvDefineSpace, { ...owner, auth: ascii('pin'), publicInfo }, [empty]);
            const use = () => {
              at.send(commands.nvRead, { ...index, size: dataSize, offset: 0 }, [empty]);
              at.send(commands.nvWrite, { ...index, data: fromHex('00000000'), offset: 0 }, [empty]);
              at.send(commands.nvWrite, { ...index, data: fromHex('0000000000000003'), offset: 0 }, [empty]);
              at.send(commands.nvIncrement, index, [empty]);
              at.send(commands.nvSetBits, { ...index, bits: 0x101n }, [empty]);
              at.send(commands.nvExtend, { ...index, data: ascii('more') }, [empty]);
              for (const pin of ['wrong', 'pin', 'wrong'])
                at.send(commands.nvRead, { authHandle: nvIndex, nvIndex, size: 8, offset: 0 }, [ascii(pin)]);
              // The first value of a counter depends on all that there were.
              if (type !== TPM_NT.COUNTER)
                at.send(commands.nvRead, { ...index, size: dataSize, offset: 0 }, [empty]);
              at.send(commands.nvReadPublic, { nvIndex });
            };
            use();
            at.send(commands.nvWriteLock, index, [empty]);
            at.send(commands.nvGlobalWriteLock, owner, [empty]);
            at.send(commands.nvReadLock, index, [empty]);
            use();
            at.send(commands.shutdown, { shutdownType: TPM_SU.CLEAR });
            cyclePower(at);
            startup(at);
            use();
            at.send(commands.nvUndefineSpace, index, [empty]);
          }
      }),
    ).toEqual([]));

  it('contexts: saved, loaded, flushed, loaded again, damaged', () =>
    expect(
      pair.differences((at) => {
        const saved = at.send(commands.contextSave, { saveHandle: KEY.rsa });
        at.send(commands.flushContext, { flushHandle: KEY.rsa });
        if (saved !== null) {
          const { context } = saved;
          for (let time = 0; time < 4; time += 1) at.send(commands.contextLoad, { context });
          const contextBlob = context.contextBlob.slice();
          contextBlob[contextBlob.length >> 1] = (contextBlob[contextBlob.length >> 1] ?? 0) ^ 1;
          at.send(commands.flushContext, { flushHandle: 0x80000002 });
          at.send(commands.contextLoad, { context: { ...context, contextBlob } });
          at.send(commands.contextLoad, { context: { ...context, hierarchy: TPM_RH.OWNER } });
          at.send(commands.contextLoad, { context: { ...context, savedHandle: 0x80000001 } });
          at.send(commands.contextLoad, { context: { ...context, sequence: context.sequence + 1n } });
        }
        const session = at.send(commands.contextSave, { saveHandle: 0x02000001 });
        at.send(commands.getCapability, {
          capability: TPM_CAP.HANDLES,
          property: 0x02000000,
          propertyCount: 8,
        });
        at.send(commands.getCapability, {
          capability: TPM_CAP.HANDLES,
          property: 0x03000000,
          propertyCount: 8,
        });
        if (session !== null) {
          at.send(commands.contextLoad, session);
          at.send(commands.contextLoad, session);
          const again = at.send(commands.contextSave, { saveHandle: 0x02000001 });
          at.send(commands.contextLoad, session);
          at.send(commands.flushContext, { flushHandle: 0x02000001 });
          if (again !== null) at.send(commands.contextLoad, again);
        }
      }),
    ).toEqual([]));

  it('hierarchies: disabled, cleared and changed under what lives in them', () =>
    expect(
      pair.differences((at) => {
        const platform = { authHandle: TPM_RH.PLATFORM };
        const look = () => {
          at.send(commands.readPublic, { objectHandle: KEY.storage });
          at.send(commands.readPublic, { objectHandle: KEY.endorsement });
          at.send(commands.nvReadPublic, { nvIndex: INDEX.ordinary });
          at.send(commands.nvReadPublic, { nvIndex: INDEX.platform });
          at.send(
            commands.createPrimary,
            { primaryHandle: TPM_RH.OWNER, ...creationOf(SRK_ECC_P256_TEMPLATE) },
            [empty],
          );
          at.send(commands.flushContext, { flushHandle: 0x80000001 });
          properties(at, TPM_PT.STARTUP_CLEAR, TPM_PT.PERMANENT, TPM_PT.HR_PERSISTENT, TPM_PT.HR_NV_INDEX);
        };
        for (const enable of [TPM_RH.OWNER, TPM_RH.ENDORSEMENT, TPM_RH.PLATFORM_NV, TPM_RH.PLATFORM])
          for (const state of [false, true]) {
            at.send(commands.hierarchyControl, { ...platform, enable, state }, [empty]);
            look();
          }
        cyclePower(at);
        startup(at);
        look();
        at.send(commands.changeEps, platform, [empty]);
        look();
        at.send(commands.changePps, platform, [empty]);
        look();
        at.send(commands.clear, platform, [empty]);
        look();
      }),
    ).toEqual([]));

  it('sessions: their handles, slots and ends', () =>
    expect(
      pair.differences((at) => {
        const start = (sessionType: number) =>
          at.send(commands.startAuthSession, {
            tpmKey: TPM_RH.NULL,
            bind: TPM_RH.NULL,
            nonceCaller: new Uint8Array(32),
            encryptedSalt: empty,
            sessionType,
            symmetric: NO_SYMMETRIC,
            authHash: sha256,
          });
        start(TPM_SE.HMAC);
        at.send(commands.flushContext, { flushHandle: 0x02000001 });
        start(TPM_SE.POLICY);
        at.send(commands.flushContext, { flushHandle: 0x03000000 });
        start(TPM_SE.TRIAL);
        start(TPM_SE.HMAC);
        for (const property of [0x02000000, 0x03000000])
          at.send(commands.getCapability, { capability: TPM_CAP.HANDLES, property, propertyCount: 8 });
        properties(at, TPM_PT.HR_LOADED, TPM_PT.HR_LOADED_AVAIL, TPM_PT.HR_ACTIVE, TPM_PT.HR_TRANSIENT_AVAIL);
        at.send(commands.loadExternal, rsaKey);
        at.send(commands.loadExternal, rsaKey);
        at.send(commands.loadExternal, rsaKey);
      }),
    ).toEqual([]));
});
