import { beforeEach, describe, expect, it } from 'vitest';
import type { JoinRequest, TokenRequest } from '../../protocols/entra/entra.messages.ts';
import { formatHResult } from '../../protocols/hresult/hresult.ts';
import { fromBase64, toBase64 } from '../../protocols/bytes/base64.ts';
import { issueCertificate, readCertificate } from '../../protocols/pki/certificate.ts';
import { readCertificationRequest } from '../../protocols/pki/certification-request.ts';
import { ecKeyFrom } from '../../protocols/pki/ec-key.ts';
import { signJwt } from '../../protocols/pki/jwt.ts';
import { verifySignature } from '../../protocols/pki/spki.ts';
import { clear } from '../../protocols/tpm2/commands.ts';
import { passwordAuthorization } from '../../protocols/tpm2/client.ts';
import { TPM_RH } from '../../protocols/tpm2/constants.ts';
import type { HttpResponse } from '../../world/internet/http.ts';
import { json, splitUrl } from '../../world/internet/http.ts';
import type { Process } from '../../world/process.ts';
import { sleep } from '../../world/process.ts';
import { days, later, seconds } from '../../world/time.ts';
import { TpmChannel } from '../tpm-driver/tpm-channel.ts';
import { profileForTests as profile } from '../testing/profile.ts';
import type { MachineForTests } from '../testing/machine.ts';
import { machineForTests, startOfTests } from '../testing/machine.ts';
import { powerOn } from '../firmware/power-on.ts';
import { StepFailure } from '../windows/step-failure.ts';
import { channels } from '../windows/events/channels.ts';
import { derOf } from '../windows/certificate-store.ts';
import { renameComputer } from '../windows/identity.ts';
import { joinAsUser, joinWithDeviceTicket, requestEnrolmentToken } from './entra-join.ts';
import { joinInfoOf, leaveEntra } from './join-info.ts';
import { brandingOf, realmOf, requestUserToken } from './user-token.ts';

const authority = ecKeyFrom(Uint8Array.of(9));
const mdmUrls = {
  enrollment: 'https://enrollment.manage.microsoft.com/d',
  termsOfUse: 'https://t',
  compliance: 'https://c',
};

let machine: MachineForTests;
let joinRequest: JoinRequest | undefined;
let tokenRequests: TokenRequest[];
let tokenAnswer: (request: TokenRequest) => HttpResponse;
let joinAnswer: (() => HttpResponse) | undefined;
let managed: boolean;

/** A join answer like Entra's: a certificate for the request's key. */
function accept(request: JoinRequest, upn: string): HttpResponse {
  const { spki, signatureValid } = readCertificationRequest(fromBase64(request.CertificateRequest.Data));
  if (!signatureValid) return json({ ErrorType: 'x', Message: 'unsigned', code: 0x801c0002 }, 400);
  const certificate = issueCertificate({
    serial: Uint8Array.of(1),
    subject: { CN: 'device-1' },
    issuer: { CN: 'MS-Organization-Access' },
    notBefore: startOfTests,
    notAfter: later(startOfTests, days(3650)),
    spki,
    profile: { ca: false, keyUsage: ['digitalSignature'] },
    signer: authority,
  });
  const { thumbprint } = readCertificate(certificate);
  return json({
    Certificate: { Thumbprint: thumbprint, RawBody: toBase64(certificate) },
    User: { Upn: upn },
    DeviceId: 'device-1',
    MdmUrls: managed ? mdmUrls : null,
  });
}

beforeEach(() => {
  machine = machineForTests();
  machine.tpm.powerOn();
  renameComputer(machine.registry, 'NW-0042');
  machine.run(powerOn(machine, () => undefined));
  joinRequest = undefined;
  tokenRequests = [];
  joinAnswer = undefined;
  managed = true;
  tokenAnswer = () => json({ token_type: 'Bearer', access_token: 'token', expires_in: 3600 });
  const { internet } = machine.world;
  internet.attach('login.microsoftonline.com', function* (request) {
    yield* sleep(seconds(1));
    const { path } = splitUrl(request.url);
    if (path.includes('userrealm'))
      return json({
        NameSpaceType: 'Managed',
        DomainName: 'northwind.example',
        TenantId: profile.CloudAssignedTenantId,
      });
    if (path.endsWith('/branding'))
      return json({ displayName: 'Northwind', signInPageText: null, backgroundColor: '#114477' });
    const order = JSON.parse(request.body ?? '') as TokenRequest;
    tokenRequests.push(order);
    return tokenAnswer(order);
  });
  internet.attach('enterpriseregistration.windows.net', function* (request) {
    yield* sleep(seconds(1));
    joinRequest = JSON.parse(request.body ?? '') as JoinRequest;
    return joinAnswer?.() ?? accept(joinRequest, 'foouser@northwind.example');
  });
});

const join = () => machine.run(joinWithDeviceTicket(machine, profile, 'ticket'));

function failureOf(process: Process<unknown>) {
  try {
    machine.run(process);
  } catch (error) {
    if (error instanceof StepFailure) return { ...error.facts, code: formatHResult(error.facts.code) };
    throw error;
  }
  throw new Error('the step succeeded');
}

const eventIds = (): number[] => machine.eventLog.events(channels.userDeviceRegistration).map(({ id }) => id);
const clearTpm = (): void => {
  new TpmChannel(machine.tpm).send(clear, { authHandle: TPM_RH.PLATFORM }, [passwordAuthorization()]);
};

describe('joining with a device ticket', () => {
  it('asks with a key of the TPM and keeps the membership', () => {
    const info = join();
    expect(info).toEqual({
      deviceId: 'device-1',
      tenantId: profile.CloudAssignedTenantId,
      tenantDomain: 'northwind.example',
      userEmail: 'foouser@northwind.example',
      thumbprint: info.thumbprint,
      mdmUrls,
    });
    expect(joinInfoOf(machine)).toEqual(info);
    expect(tokenRequests[0]).toMatchObject({ grant_type: 'device_ticket', device_ticket: 'ticket' });
    expect(joinRequest).toMatchObject({ accessToken: 'token', JoinType: 0, DeviceDisplayName: 'NW-0042' });
    expect(eventIds()).toEqual([101, 102, 104, 306]);
    const [certificate] = machine.certificates.list('LocalMachine', 'My');
    expect(certificate).toMatchObject({ purpose: 'Entra device', keyContainer: 'EntraDeviceKey' });
  });

  it('gives the device a token of its own for the enrolment, by a signature of its key', () => {
    join();
    expect(machine.run(requestEnrolmentToken(machine))).toBe('token');
    const order = tokenRequests.at(-1)!;
    if (order.grant_type !== 'device_certificate') throw new Error(order.grant_type);
    const { spki } = readCertificate(fromBase64(order.certificate));
    const message = Buffer.from(order.timestamp);
    expect(verifySignature(spki, 'rsa-pkcs1-sha256', message, fromBase64(order.signature))).toBe(true);
    expect(order.certificate).toBe(toBase64(derOf(machine.certificates.list('LocalMachine', 'My')[0]!)));
  });

  it('is undone by leaving, with its certificate and keys', () => {
    join();
    leaveEntra(machine);
    expect(joinInfoOf(machine)).toBeUndefined();
    expect(machine.certificates.state()).toEqual([]);
    expect(machine.files.exists('C:\\ProgramData\\Microsoft\\Crypto\\PCPKSP\\EntraDeviceKey.PCPKEY')).toBe(
      false,
    );
    expect(machine.registry.exists('HKLM\\SYSTEM\\CurrentControlSet\\Control\\CloudDomainJoin')).toBe(false);
  });

  it('survives a restart: the key is still the TPM’s', () => {
    join();
    machine.tpm.powerOff();
    machine.tpm.powerOn();
    machine.run(powerOn(machine, () => undefined));
    expect(machine.run(requestEnrolmentToken(machine))).toBe('token');
  });
});

describe('a step of the join fails', () => {
  it.each([
    [
      'a ticket that Entra does not take',
      'aad-join',
      '0x801C03EA',
      () => {
        tokenAnswer = () =>
          json({ error: 'invalid_grant', error_codes: [70000], error_description: 'no' }, 400);
      },
    ],
    [
      'a deleted device object',
      'aad-join',
      '0x801C03F3',
      () => {
        joinAnswer = () => json({ ErrorType: 'x', Message: 'gone', code: 0x801c03f3 }, 403);
      },
    ],
    [
      'a blocked registration service',
      'aad-join',
      '0x80072EE2',
      () => {
        machine.world.internet.change({ blockedHosts: ['enterpriseregistration.windows.net'] });
      },
    ],
    [
      'TLS inspection of the sign-in host',
      'aad-join',
      '0x80072F8F',
      () => {
        machine.world.internet.change({ inspectedHosts: ['login.microsoftonline.com'] });
      },
    ],
    [
      'a service out of order',
      'aad-join',
      '0x801901F7',
      () => {
        joinAnswer = () => json({}, 503);
      },
    ],
    [
      'a tenant without device management',
      'aad-discovery',
      '0x80180031',
      () => {
        managed = false;
      },
    ],
  ])('%s', (_cause, step, code, arrange) => {
    arrange();
    expect(failureOf(joinWithDeviceTicket(machine, profile, 'ticket'))).toMatchObject({
      step,
      code,
      item: 'AadjSubcategory',
    });
  });

  it('a profile without a tenant', () => {
    const without = { ...profile, CloudAssignedTenantId: '' };
    expect(failureOf(joinWithDeviceTicket(machine, without, 'ticket')).step).toBe('aad-configure');
    expect(tokenRequests).toEqual([]);
  });

  it('a TPM that was cleared after the join: the device key is lost', () => {
    join();
    clearTpm();
    expect(failureOf(requestEnrolmentToken(machine))).toMatchObject({
      step: 'aad-ticket',
      code: '0x80090016',
    });
    expect(eventIds().at(-1)).toBe(204);
  });

  it('a PC that is in no tenant', () => {
    expect(failureOf(requestEnrolmentToken(machine)).step).toBe('aad-ticket');
  });
});

describe('a person', () => {
  const claims = { tid: profile.CloudAssignedTenantId, upn: 'adele@northwind.example', idtyp: 'user' };
  const userToken = {
    token_type: 'Bearer',
    access_token: signJwt(claims, authority),
    expires_in: 3600,
    refresh_token: 'again',
    user: { id: 'u1', userPrincipalName: claims.upn, displayName: 'Adele' },
  } as const;

  const asBroker = {
    way: 'password',
    client: 'broker',
    userName: claims.upn,
    proof: 'match:adele@northwind.example',
  } as const;

  it('signs in with a proof and joins the PC', () => {
    tokenAnswer = () => json(userToken);
    const verdict = machine.run(requestUserToken(machine, asBroker));
    if (verdict.kind !== 'signed-in') throw new Error(verdict.kind);
    joinAnswer = () => accept(joinRequest!, claims.upn);
    const info = machine.run(joinAsUser(machine, verdict.token));
    expect(info).toMatchObject({
      tenantId: claims.tid,
      tenantDomain: 'northwind.example',
      userEmail: claims.upn,
    });
  });

  it('joins anew: the certificate of the former join is gone', () => {
    const former = join();
    const info = machine.run(joinAsUser(machine, userToken));
    expect(info.thumbprint).not.toBe(former.thumbprint);
    expect(machine.certificates.list('LocalMachine', 'My')).toHaveLength(1);
  });

  it('joins where the tenant manages no devices for them', () => {
    managed = false;
    expect(machine.run(joinAsUser(machine, userToken)).mdmUrls).toBeNull();
    expect(joinInfoOf(machine)?.mdmUrls).toBeNull();
  });

  it('is refused with the number of Entra', () => {
    tokenAnswer = () =>
      json({ error: 'invalid_grant', error_codes: [50126], error_description: 'wrong' }, 400);
    expect(machine.run(requestUserToken(machine, { ...asBroker, proof: 'no match' }))).toEqual({
      kind: 'refused',
      errorCode: 50126,
      description: 'wrong',
    });
  });

  it('sees the page of the tenant, or a plain one where it cannot be had', () => {
    expect(machine.run(realmOf(machine, claims.upn))).toMatchObject({ NameSpaceType: 'Managed' });
    expect(machine.run(brandingOf(machine, 'northwind.example'))?.displayName).toBe('Northwind');
    machine.network.setCable('unplugged');
    expect(machine.run(brandingOf(machine, 'northwind.example'))).toBeNull();
    expect(machine.run(realmOf(machine, claims.upn))).toMatchObject({ code: 0x80072ee7 });
  });
});
