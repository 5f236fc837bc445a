import { beforeEach, describe, expect, it } from 'vitest';
import { makeCertificationRequest } from '../../protocols/pki/certification-request.ts';
import { verifySignature } from '../../protocols/pki/spki.ts';
import { tool } from '../../protocols/testing/tools.ts';
import { decode } from '../../protocols/tpm2/codec.ts';
import { TPM_ALG } from '../../protocols/tpm2/constants.ts';
import { tpmtPublic } from '../../protocols/tpm2/structures/public-area.ts';
import type { MachineForTests } from '../testing/machine.ts';
import { machineForTests } from '../testing/machine.ts';
import { powerOn } from '../firmware/power-on.ts';
import { TpmError } from '../tpm-driver/tpm-error.ts';
import { createTpmKey, createTransportKey, deleteTpmKey, keyHResult, useTpmKey } from './tpm-key.ts';

const openssl = tool('openssl', 'version');
let machine: MachineForTests;

function started(seed: string): MachineForTests {
  const pc = machineForTests({ seed });
  pc.tpm.powerOn();
  pc.run(powerOn(pc, () => undefined));
  return pc;
}

beforeEach(() => {
  machine = started('keys');
});

const message = Buffer.from('what is signed');

describe('a key of the platform crypto provider', () => {
  it('signs a certification request that openssl takes', (context) => {
    openssl.orSkip(context);
    const signer = machine.run(createTpmKey(machine, 'Mdm'));
    const request = makeCertificationRequest({ subject: { CN: 'PC-1' }, signer });
    const text = openssl.run(request, 'req', '-inform', 'DER', '-verify', '-noout', '-text');
    expect(text).toContain('CN = PC-1');
    expect(text).toContain('Public-Key: (2048 bit)');
    expect(text).toContain('sha256WithRSAEncryption');
  });

  it('is opened again by its container, and is gone once deleted', () => {
    const { spki } = machine.run(createTpmKey(machine, 'Mdm'));
    const signer = machine.run(useTpmKey(machine, 'mdm'));
    expect(verifySignature(spki, 'rsa-pkcs1-sha256', message, signer!.sign(message))).toBe(true);
    deleteTpmKey(machine, 'Mdm');
    expect(machine.run(useTpmKey(machine, 'Mdm'))).toBeUndefined();
  });

  it('is another one each time it is made', () => {
    const first = machine.run(createTpmKey(machine, 'Mdm'));
    expect(machine.run(createTpmKey(machine, 'Mdm')).spki).not.toEqual(first.spki);
  });

  it('does not sign on another PC: NTE_BAD_KEYSET', () => {
    machine.run(createTpmKey(machine, 'Mdm'));
    const other = started('another PC');
    other.run(createTpmKey(other, 'Own'));
    for (const file of machine.files.state()) other.files.write(file.path, file);
    const foreign = other.run(useTpmKey(other, 'Mdm'))!;
    let refusal: unknown;
    try {
      foreign.sign(message);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(TpmError);
    expect(keyHResult(refusal as TpmError)).toBe(0x80090016);
  });

  it('for transport decrypts and does not sign', () => {
    const publicArea = decode(tpmtPublic, machine.run(createTransportKey(machine, 'Transport')));
    expect(publicArea.type).toBe(TPM_ALG.RSA);
    expect(() => machine.run(useTpmKey(machine, 'Transport'))!.sign(message)).toThrow(TpmError);
  });
});
