/** What the services remember is in the state digest: each step of a deployment shows in the parts that it changes. */
import { describe, expect, it } from 'vitest';
import { toBase64 } from '../protocols/bytes/base64.ts';
import { makeCertificationRequest } from '../protocols/pki/certification-request.ts';
import { digestOf } from '../session/digest.ts';
import { later, minutes } from '../world/time.ts';
import { Deployment, ines, signer } from './testing/deployment.ts';
import { answerTerms, askChallenge, aikUrl, mdm, userToken } from './testing/fake-device.ts';
import { makeTpm } from './testing/fake-tpm.ts';
import { post, start } from './testing/fixtures.ts';

type Parts = Readonly<Record<string, unknown>>;

/** Names of the parts whose digest a step changes. */
function changedBy(house: Deployment, step: () => unknown): readonly string[] {
  const digests = (): Record<string, string> => {
    const { directory, ...services } = house.cloud.state() as Parts & { readonly directory: Parts };
    return Object.fromEntries(
      Object.entries({ ...directory, ...services }).map(([name, part]) => [name, digestOf(part)]),
    );
  };
  const before = digests();
  step();
  const after = digests();
  return Object.keys(after).filter((name) => after[name] !== before[name]);
}

const terms = {
  '@odata.type': '#microsoft.graph.termsAndConditions',
  displayName: 'House rules',
  version: 1,
  assignments: [{ target: { '@odata.type': '#microsoft.graph.allLicensedUsersAssignmentTarget' } }],
};

describe('the state of the services', () => {
  it('stays as it is while nothing happens', () => {
    const house = new Deployment();
    expect(changedBy(house, () => house.cloud.records())).toEqual([]);
  });

  it('holds an endorsement key’s certificate and an attestation that is under way', () => {
    const house = new Deployment();
    const tpm = makeTpm();
    const order = { manufacturerId: 'INTC', model: 'M', firmwareVersion: '1.0.0.0', manufacturedAt: start };
    let ek = new Uint8Array();
    expect(
      changedBy(house, () => {
        ek = Uint8Array.from(
          house.cloud.makers.issueEkCertificate({ ...order, ekPublic: tpm.ekPublic }).certificate,
        );
      }),
    ).toEqual(['makers']);
    expect(changedBy(house, () => askChallenge(house.world, aikUrl('intc', ek), tpm, ek))).toEqual(['aik']);
  });

  it('holds the nonce that a device was given for its quote', () => {
    const house = new Deployment();
    const [device] = house.cloud.records().windowsAutopilotDeviceIdentities;
    const ask = () =>
      post(house.world, 'https://cs.dds.microsoft.com/attestation/nonce', { ztdRegistrationId: device?.id });
    expect(changedBy(house, ask)).toEqual(['attestation']);
  });

  it('holds joins, enrolments, sessions of management and what devices have told', () => {
    const house = new Deployment();
    const join = changedBy(house, () => house.joinByDevice());
    expect(join).toEqual(expect.arrayContaining(['devices', 'aik', 'join']));
    const enrolment = changedBy(house, () => house.technicianDocument());
    expect(enrolment).toEqual(
      expect.arrayContaining(['managedDevices', 'autopilotEvents', 'enrolments', 'enrolment']),
    );
    const client = new Deployment();
    const session = changedBy(client, () => client.technicianClient().session());
    expect(session).toEqual(expect.arrayContaining(['dmServer', 'challenges', 'enrolments']));
  });

  it('holds what the SCEP server has issued', () => {
    const house = new Deployment();
    const sent = house.technicianClient().session()?.flat();
    const challenge = sent?.find(({ uri }) => uri.includes('/Install/Challenge'))?.data ?? '';
    const request = toBase64(
      makeCertificationRequest({ subject: { CN: 'x' }, signer, challengePassword: challenge }),
    );
    const url = 'https://ndes.alderfinch.example/certsrv/mscep/mscep.dll?operation=PKIOperation';
    expect(changedBy(house, () => post(house.world, url, { request, challenge }))).toEqual(['ndes']);
  });

  it('holds the pages of the terms of use and what was accepted', () => {
    const house = new Deployment();
    const write = { path: 'deviceManagement/termsAndConditions', body: terms };
    expect(changedBy(house, () => house.cloud.graph({ method: 'POST', ...write }))).toEqual([
      'configuration',
    ]);
    expect(changedBy(house, () => house.joinByUser(ines))).toEqual(expect.arrayContaining(['join']));
    const token = userToken(house.world, ines, mdm);
    expect(changedBy(house, () => answerTerms(house.world, token, true))).toEqual([
      'termsAcceptances',
      'terms',
    ]);
  });

  it('holds the profile that the deployment service hands out, and who is in which group by rule', () => {
    const house = new Deployment();
    const { id } = house.identity();
    const path = `deviceManagement/windowsAutopilotDeviceIdentities/${id}/updateDeviceProperties`;
    const tag = { method: 'POST' as const, path, body: { groupTag: 'DESK' } };
    expect(changedBy(house, () => house.cloud.graph(tag))).toContain('identities');
    const { clock } = house.world;
    const processed = changedBy(house, () => clock.advanceTo(later(clock.now, minutes(24 * 60))));
    expect(processed).toEqual(expect.arrayContaining(['dynamicGroups', 'identities']));
  });

  it('holds the computers of the domain', () => {
    const house = new Deployment();
    const order = { managedDeviceId: 'none', created: start, organizationalUnit: '', prefix: 'AF-' };
    const make = () => house.cloud.domain?.createComputer({ ...order, randomCharacters: 6 });
    expect(changedBy(house, make)).toEqual(['onPremises']);
  });
});
