import { beforeEach, describe, expect, it } from 'vitest';
import type { Nonce, Ticket, ZtdError } from '../../protocols/autopilot/ztd.messages.ts';
import { fromBase64, toBase64 } from '../../protocols/bytes/base64.ts';
import { days, iso, later } from '../../world/time.ts';
import { createCloud } from '../cloud.ts';
import { aikUrl, askTicket, enrolAik } from '../testing/fake-device.ts';
import { makeTpm } from '../testing/fake-tpm.ts';
import {
  alderFinch,
  bodyOf,
  hashRow,
  post,
  start,
  testWorld,
  type HardwareChange,
} from '../testing/fixtures.ts';

const tpm = makeTpm();
const otherTpm = makeTpm();

function house(change: HardwareChange = {}) {
  const world = testWorld();
  const cloud = createCloud({ world, tenant: alderFinch() });
  cloud.register([hashRow(change)]);
  const ekCertificate = cloud.makers.issueEkCertificate({
    manufacturerId: 'INTC',
    model: 'M',
    firmwareVersion: '1.0.0.0',
    ekPublic: tpm.ekPublic,
    manufacturedAt: start,
  }).certificate;
  const aikCertificate = enrolAik(world, aikUrl('intc', ekCertificate), tpm, ekCertificate);
  const [identity] = cloud.records().windowsAutopilotDeviceIdentities;
  return {
    world,
    ekCertificate,
    proof: {
      ztdRegistrationId: identity?.id ?? '',
      hardwareHash: hashRow(change).hardwareHash,
      aikCertificate,
    },
  };
}

let present: ReturnType<typeof house>;
beforeEach(() => {
  present = house();
});

const refusal = (change: Partial<(typeof present)['proof']>, chip = tpm): ZtdError => {
  const answer = askTicket(present.world, chip, { ...present.proof, ...change });
  expect(answer.status).toBe(403);
  return bodyOf<ZtdError>(answer);
};

describe('the ticket for the join', () => {
  it('is for the device that proves itself', () => {
    const { deviceTicket } = bodyOf<Ticket>(askTicket(present.world, tpm, present.proof));
    const claims: unknown = JSON.parse(Buffer.from(deviceTicket.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({ ztdid: present.proof.ztdRegistrationId });
  });

  it('is refused with 0x801C03EA where the certificate is not of the attestation authority', () => {
    const { errorCode } = refusal({ aikCertificate: present.ekCertificate });
    expect(errorCode).toBe(0x801c03ea);
  });

  it('is refused where another key made the quote', () => {
    expect(refusal({}, otherTpm).message).toBe('The quote is not signed by the attestation key');
  });

  it('is refused where the hardware is not the registered one', () => {
    const { hardwareHash } = hashRow({ serialNumber: 'RSL-0002' });
    expect(refusal({ hardwareHash }).message).toBe('The hardware is not that of the registered device');
  });

  it('is refused where the AIK certificate has expired', () => {
    present.world.clock.advanceTo(later(present.world.clock.now, days(366)));
    expect(refusal({}).message).toMatch(/expired at 2027-/);
  });

  it('is never given to a virtual machine', () => {
    present = house({ productName: 'Virtual Machine' });
    expect(refusal({}).message).toBe('Virtual machines cannot attest');
  });

  it('takes each nonce once', () => {
    const { world, proof } = present;
    const { ztdRegistrationId } = proof;
    const asked = post(world, 'https://cs.dds.microsoft.com/attestation/nonce', { ztdRegistrationId });
    const { nonce } = bodyOf<Nonce>(asked);
    const { quote, signature } = tpm.quote(fromBase64(nonce));
    const send = () =>
      post(world, 'https://cs.dds.microsoft.com/attestation/ticket', {
        ...proof,
        nonce,
        aikCertificate: toBase64(proof.aikCertificate),
        quote: toBase64(quote),
        signature: toBase64(signature),
        eventLog: toBase64(tpm.eventLog),
        time: iso(world.clock.now),
      });
    expect([send().status, send().status]).toEqual([200, 403]);
  });
});
