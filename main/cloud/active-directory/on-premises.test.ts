/** The company's own servers with real messages: the controller, Entra Connect, the registration of members. */
import { describe, expect, it } from 'vitest';
import { matchOf } from '../../../shared/session/secrets.ts';
import type {
  ComputerObject,
  DomainControllerInfo,
  KerberosError,
  Logon,
} from '../../protocols/active-directory/active-directory.messages.ts';
import { locatorName } from '../../protocols/active-directory/active-directory.messages.ts';
import type { HybridJoinRequest, JoinError, JoinResponse } from '../../protocols/entra/entra.messages.ts';
import { toBase64, toBase64Url } from '../../protocols/bytes/base64.ts';
import { issueCertificate } from '../../protocols/pki/certificate.ts';
import { makeCertificationRequest } from '../../protocols/pki/certification-request.ts';
import { rsaSigner } from '../../protocols/testing/keys.ts';
import { iso, later, minutes } from '../../world/time.ts';
import { createCloud } from '../cloud.ts';
import { alderFinch, bodyOf, exchange, post, testWorld } from '../testing/fixtures.ts';

function house() {
  const world = testWorld();
  const cloud = createCloud({ world, tenant: alderFinch() });
  const domain = cloud.domain!;
  const computer = domain.createComputer({
    managedDeviceId: 'none',
    created: world.clock.now,
    organizationalUnit: '',
    prefix: 'AF-',
    randomCharacters: 6,
  })!;
  const { name, machinePassword } = computer;
  const controller = `http://${domain.controller}`;
  const proof = { computer: name, machinePassword };
  const certificate = issueCertificate({
    serial: Uint8Array.of(1),
    subject: { CN: name },
    issuer: { CN: name },
    notBefore: world.clock.now,
    notAfter: later(world.clock.now, minutes(60)),
    spki: rsaSigner.spki,
    profile: { ca: false, keyUsage: ['digitalSignature'] },
    signer: rsaSigner,
  });
  const request = (signed = computer.objectSid): HybridJoinRequest => {
    const message = `${signed}.${iso(world.clock.now)}`;
    return {
      CertificateRequest: {
        Type: 'pkcs10',
        Data: toBase64(makeCertificationRequest({ subject: { CN: 'x' }, signer: rsaSigner })),
      },
      ServerAdJoinData: {
        TransportKey: 'AA==',
        TargetDomain: domain.name,
        DeviceType: 'Windows',
        OSVersion: '10.0.26100.1',
        DeviceDisplayName: name,
        SourceDomainController: domain.controller,
        TargetDomainId: domain.guid,
        ClientIdentity: {
          Type: 'sha256signed',
          Sid: computer.objectSid,
          SignedBlob: `${message}.${toBase64Url(rsaSigner.sign(Buffer.from(message)))}`,
        },
      },
    };
  };
  return {
    world,
    cloud,
    domain,
    computer,
    proof,
    logOn: (change: object = {}) =>
      post(world, `${controller}/kerberos/as`, {
        ...proof,
        userName: 'CORP\\mei.tanaka',
        proof: matchOf('mei.tanaka@alderfinch.example'),
        ...change,
      }),
    writesCertificate: (change: object = {}) =>
      post(
        world,
        `${controller}/ldap/computers/${name}`,
        { ...proof, userCertificate: toBase64(certificate), ...change },
        'PUT',
      ),
    registers: (body: unknown = request()) =>
      post(
        world,
        `https://enterpriseregistration.windows.net/EnrollmentServer/device/${computer.objectGUID}?api-version=2.0`,
        body,
        'PUT',
      ),
    request,
    passes: (time: number) => world.clock.advanceTo(later(world.clock.now, minutes(time))),
  };
}

describe('the domain controller', () => {
  it('is found under the name of its DNS record', () => {
    const { world, domain } = house();
    const answer = exchange(world, { method: 'GET', url: `http://${locatorName(domain.name)}/` });
    expect(bodyOf<DomainControllerInfo>(answer)).toMatchObject({
      DomainControllerName: 'dc01.corp.alderfinch.example',
      DomainGuid: domain.guid,
    });
  });

  it('knows its users by the secret of a member and their own', () => {
    expect(bodyOf<Logon>(house().logOn())).toMatchObject({
      sAMAccountName: 'mei.tanaka',
      displayName: 'Mei Tanaka',
      domain: 'CORP',
    });
  });

  it.each([
    ['a member whose account is gone', { computer: 'AF-OTHER' }, 7],
    ['a member with another secret', { machinePassword: 'no' }, 7],
    ['a stranger', { userName: 'CORP\\stranger' }, 6],
    ['a wrong password', { proof: 'no-match' }, 24],
    [
      'a disabled account',
      { userName: 'nils.bergqvist', proof: matchOf('nils.bergqvist@alderfinch.example') },
      18,
    ],
  ])('refuses %s', (_what, change, code) => {
    const answer = house().logOn(change);
    expect(answer.status).toBe(401);
    expect(bodyOf<KerberosError>(answer).error_code).toBe(code);
  });

  it('lets a member write its own object only, and only a certificate', () => {
    const { writesCertificate, computer } = house();
    expect(writesCertificate({ machinePassword: 'no' }).status).toBe(401);
    expect(writesCertificate({ userCertificate: 'AAAA' }).status).toBe(400);
    expect(bodyOf<ComputerObject>(writesCertificate()).objectGUID).toBe(computer.objectGUID);
  });
});

describe('the registration of a member', () => {
  it('is refused with 0x801C03F2 until a cycle of Entra Connect has brought its certificate', () => {
    const { registers, writesCertificate, passes, cloud, computer } = house();
    passes(31);
    expect(bodyOf<JoinError>(registers()).code).toBe(0x801c03f2);
    writesCertificate();
    expect(bodyOf<JoinError>(registers()).code).toBe(0x801c03f2);
    passes(30);
    const device = cloud.directory.device(computer.objectGUID)!;
    expect(device).toMatchObject({ trustType: 'ServerAd', displayName: computer.name });
    expect(device.registrationDateTime).toBeNull();
    expect(bodyOf<JoinResponse>(registers()).DeviceId).toBe(computer.objectGUID);
    expect(device.registrationDateTime).not.toBeNull();
  });

  it('is refused where another key has signed, or another computer is named', () => {
    const { registers, request, writesCertificate, passes, computer } = house();
    writesCertificate();
    passes(30);
    const good = request();
    const { ClientIdentity } = good.ServerAdJoinData;
    const forged = (identity: object) => ({
      ...good,
      ServerAdJoinData: { ...good.ServerAdJoinData, ClientIdentity: { ...ClientIdentity, ...identity } },
    });
    const code = (body: unknown) => bodyOf<JoinError>(registers(body)).code;
    expect(code(forged({ Sid: `${computer.objectSid}1` }))).toBe(0x801c0002);
    expect(code(forged({ SignedBlob: `${computer.objectSid}.now.AAAA` }))).toBe(0x801c0002);
    expect(code(request('S-1-5-21-9-9-9-1'))).toBe(0x801c0002);
    expect(code({ nonsense: true })).toBe(0x801c0002);
    expect(registers(good).status).toBe(200);
  });
});
