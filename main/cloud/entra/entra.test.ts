import { X509Certificate } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { JoinError, TokenError, TokenResponse } from '../../protocols/entra/entra.messages.ts';
import { entraClients } from '../../protocols/entra/entra.messages.ts';
import { fromBase64 } from '../../protocols/bytes/base64.ts';
import { guidText } from '../../protocols/bytes/little-endian.ts';
import { registrationOids } from '../../protocols/entra/device-certificate.ts';
import { readCertificate, type CertificateFacts } from '../../protocols/pki/certificate.ts';
import { later, minutes } from '../../world/time.ts';
import { Deployment, ines, signer } from '../testing/deployment.ts';
import { askJoin, askToken, drs, mdm, ticketToken } from '../testing/fake-device.ts';
import { bodyOf } from '../testing/fixtures.ts';

/** The GUIDs of the certificate, each an OCTET STRING with its length in the long form. */
const registrationOf = ({ extensions }: CertificateFacts) =>
  Object.fromEntries(
    Object.entries(registrationOids).map(([name, id]) => {
      const value = extensions.get(id)!;
      expect([...value.subarray(0, 3)]).toEqual([0x04, 0x81, 0x10]);
      return [name, guidText(value.subarray(3))];
    }),
  );

let house: Deployment;
beforeEach(() => {
  house = new Deployment();
});

describe('the join', () => {
  it('of an attested device takes the object that registration made', () => {
    const { DeviceId, Certificate, MdmUrls, User } = house.joinByDevice();
    expect(DeviceId).toBe(house.identity().azureActiveDirectoryDeviceId);
    const facts = readCertificate(fromBase64(Certificate.RawBody));
    expect(facts).toMatchObject({ subject: `CN=${DeviceId}`, issuer: 'CN=MS-Organization-Access' });
    const { organization } = house.cloud.directory.tenant;
    const [device] = house.cloud.records().devices;
    expect(registrationOf(facts)).toMatchObject({
      deviceId: DeviceId,
      userId: device!.id,
      domainId: organization.id,
      tenantId: organization.id,
    });
    expect(MdmUrls?.enrollment).toContain('enrollment.manage.microsoft.com');
    expect(User.Upn).toMatch(/^foouser@/);
    expect(house.cloud.records().devices[0]).toMatchObject({ displayName: 'AF-12345', trustType: 'AzureAd' });
  });

  it('of a person names the person in the certificate, which is signed with RSA', () => {
    const { Certificate } = house.joinByUser(ines);
    const facts = readCertificate(fromBase64(Certificate.RawBody));
    const user = [...house.cloud.directory.users.values()].find(
      ({ userPrincipalName }) => userPrincipalName === ines,
    );
    expect(registrationOf(facts)['userId']).toBe(user!.id);
    expect(new X509Certificate(fromBase64(Certificate.RawBody)).signatureAlgorithm).toBe(
      'sha256WithRSAEncryption',
    );
  });

  it('fails with 0x801C03F3 where somebody has deleted the object', () => {
    const token = ticketToken(house.world, house.ticket());
    const [device] = house.cloud.directory.devices.values();
    house.cloud.graph({ method: 'DELETE', path: `devices/${device!.id}` });
    expect(bodyOf<JoinError>(askJoin(house.world, token, signer)).code).toBe(0x801c03f3);
  });

  it('refuses a ticket that is not genuine', () => {
    const answer = askToken(house.world, {
      grant_type: 'device_ticket',
      device_ticket: 'a.b.c',
      resource: drs,
    });
    expect(bodyOf<TokenError>(answer).error_codes).toEqual([70000]);
  });

  it('refuses a token that has expired', () => {
    const token = ticketToken(house.world, house.ticket());
    house.world.clock.advanceTo(later(house.world.clock.now, minutes(91)));
    expect(bodyOf<JoinError>(askJoin(house.world, token, signer)).code).toBe(0x801c0002);
  });
});

describe('people', () => {
  it.each([
    ['nobody@alderfinch.example', 'match:nobody@alderfinch.example', 50034],
    [ines, 'no-match', 50126],
    [ines, 'match:mei.tanaka@alderfinch.example', 50126],
    ['nils.bergqvist@alderfinch.example', 'match:nils.bergqvist@alderfinch.example', 50057],
  ])('%s with %s is refused with %i', (username, proof, code) => {
    const answer = askToken(house.world, {
      grant_type: 'password',
      client_id: entraClients.broker,
      username,
      proof,
      resource: drs,
    });
    expect(bodyOf<TokenError>(answer).error_codes).toEqual([code]);
  });

  it('get a refresh token that serves for the other resource', () => {
    const order = {
      grant_type: 'password',
      client_id: entraClients.broker,
      username: ines.toUpperCase(),
      proof: `match:${ines}`,
      resource: drs,
    };
    const { refresh_token, user, expires_in } = bodyOf<TokenResponse>(askToken(house.world, order));
    expect(user?.displayName).toBe('Ines Okafor');
    expect(expires_in).toBeGreaterThanOrEqual(3600);
    expect(expires_in).toBeLessThanOrEqual(5400);
    const again = askToken(house.world, { grant_type: 'refresh_token', refresh_token, resource: mdm });
    expect(again.status).toBe(200);
  });
});
