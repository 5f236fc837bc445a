import { beforeEach, describe, expect, it } from 'vitest';
import type { JoinError, TokenError, TokenResponse } from '../../protocols/entra/entra.messages.ts';
import { entraClients } from '../../protocols/entra/entra.messages.ts';
import { fromBase64 } from '../../protocols/bytes/base64.ts';
import { readCertificate } from '../../protocols/pki/certificate.ts';
import { later, minutes } from '../../world/time.ts';
import { Deployment, ines, signer } from '../testing/deployment.ts';
import { askJoin, askToken, drs, mdm, ticketToken } from '../testing/fake-device.ts';
import { bodyOf } from '../testing/fixtures.ts';

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
    expect(MdmUrls?.enrollment).toContain('enrollment.manage.microsoft.com');
    expect(User.Upn).toMatch(/^foouser@/);
    expect(house.cloud.records().devices[0]).toMatchObject({ displayName: 'AF-12345', trustType: 'AzureAd' });
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
