import { beforeEach, describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from '../../protocols/bytes/base64.ts';
import { readCertificate, verifyChain } from '../../protocols/pki/certificate.ts';
import { makeCertificationRequest } from '../../protocols/pki/certification-request.ts';
import type { ScepAnswer } from '../../protocols/scep/scep.messages.ts';
import { Deployment, signer } from '../testing/deployment.ts';
import { bodyOf, post } from '../testing/fixtures.ts';

let house: Deployment;
beforeEach(() => {
  house = new Deployment();
});

describe('the SCEP server', () => {
  const url = 'https://ndes.alderfinch.example/certsrv/mscep/mscep.dll?operation=PKIOperation';
  const request = (challenge: string): object => ({
    challenge,
    request: toBase64(
      makeCertificationRequest({ subject: { CN: 'anything' }, signer, challengePassword: challenge }),
    ),
  });

  it('certifies a key for the name that Intune gave the device, under the root that the tenant trusts', () => {
    const sent = house.technicianClient().session()?.flat();
    const dataOf = (part: string): string => sent?.find(({ uri }) => uri.includes(part))?.data ?? '';
    const answer = post(house.world, url, request(dataOf('/Install/Challenge')));
    const leaf = fromBase64(bodyOf<ScepAnswer>(answer).certificates[0] ?? '');
    expect(readCertificate(leaf).subject).toBe(`CN=${house.identity().azureActiveDirectoryDeviceId}`);
    const trusted = fromBase64(dataOf('RootCATrustedCertificates'));
    expect(verifyChain([leaf], [trusted], house.world.clock.now)).toEqual({ ok: true });
  });

  it('refuses a password that Intune did not make', () => {
    expect(post(house.world, url, request('guess')).status).toBe(403);
  });
});
