import { beforeEach, describe, expect, it } from 'vitest';
import type { ProvisioningDocument } from '../../../protocols/mde2/provisioning-document.ts';
import { guidText } from '../../../protocols/bytes/little-endian.ts';
import { readCertificate, verifyChain } from '../../../protocols/pki/certificate.ts';
import { Deployment, ines, signer, uris } from '../../testing/deployment.ts';
import { TestDmClient } from '../../testing/dm-client.ts';
import { enrol, enrolmentToken, userToken } from '../../testing/fake-device.ts';

let house: Deployment;
beforeEach(() => {
  house = new Deployment();
});

describe('enrolment', () => {
  it('gives a certificate that leads to the root in the document, and makes the device record', () => {
    const { clientCertificate, rootCertificates, providerId } = house.technicianDocument();
    expect(providerId).toBe('MS DM Server');
    expect(verifyChain([clientCertificate], rootCertificates, house.world.clock.now)).toEqual({ ok: true });
    expect(house.managed()).toMatchObject({
      deviceName: 'AF-12345',
      deviceEnrollmentType: 'windowsAzureADJoinUsingDeviceAuth',
      userPrincipalName: '',
      serialNumber: 'RSL-0001',
    });
    expect(house.identity()).toMatchObject({
      enrollmentState: 'enrolled',
      userlessEnrollmentStatus: 'blocked',
    });
  });

  it('names device and tenant in the certificate: bare bytes of the one, an OCTET STRING of the other', () => {
    const { clientCertificate } = house.technicianDocument();
    const { subject, extensions } = readCertificate(clientCertificate);
    const { id } = house.managed();
    expect(subject).toBe(`CN=${id}`);
    expect(guidText(extensions.get('1.2.840.113556.5.4')!)).toBe(id);
    const tenant = extensions.get('1.2.840.113556.5.14')!;
    expect([...tenant.subarray(0, 2)]).toEqual([0x04, 0x10]);
    expect(guidText(tenant.subarray(2))).toBe(house.cloud.directory.tenant.organization.id);
  });

  it('is refused with 0x80180005 where the profile does not allow pre-provisioning', () => {
    house = new Deployment({ groupTag: 'DESK' });
    expect(house.identity().deploymentProfile).toBe('Desk PCs, set up by users');
    expect(house.enrolByDevice()).toBe('0x80180005');
  });

  it('is refused with 0x80180014 the second time, until the record is deleted', () => {
    expect(typeof house.enrolByDevice()).toBe('object');
    expect(house.enrolByDevice()).toBe('0x80180014');
    house.cloud.graph({ method: 'DELETE', path: `deviceManagement/managedDevices/${house.managed().id}` });
    expect(typeof house.enrolByDevice()).toBe('object');
  });

  it('by a user without licence is refused with 0x80180018', () => {
    const response = house.joinByUser('lab.account@alderfinch.example');
    expect(enrol(house.world, enrolmentToken(house.world, { response, signer }), signer)).toBe('0x80180018');
  });

  it('with a token for another service is refused with 0x80180002', () => {
    expect(enrol(house.world, userToken(house.world, ines), signer)).toBe('0x80180002');
  });
});

describe('a user-driven deployment without a technician', () => {
  it("joins onto an object that enrolment brings together with the registration's", () => {
    const response = house.joinByUser(ines);
    expect(house.cloud.records().devices).toHaveLength(2);
    const document = house.enrol(response);
    expect(typeof document).toBe('object');
    const [device, ...others] = house.cloud.records().devices;
    expect(others).toEqual([]);
    expect(device).toMatchObject({ deviceId: response.DeviceId, displayName: 'AF-12345', isManaged: true });
    expect(device?.physicalIds[0]).toBe(`[ZTDID]:${house.identity().id}`);
    expect(house.managed()).toMatchObject({
      userPrincipalName: ines,
      deviceEnrollmentType: 'windowsAzureADJoin',
    });
    const sent = uris(new TestDmClient(house.world, document as ProvisioningDocument).session());
    expect(sent).toContain('./Device/Vendor/MSFT/BitLocker/RequireDeviceEncryption');
  });
});
