/** Our request beside one that Windows 10 22H2 sent (tests of `fleetdm/fleet`, `server/mdm/microsoft`). */
import { expect, test } from 'vitest';
import { ecKeyFrom } from '../pki/ec-key.ts';
import { readCertificationRequest } from '../pki/certification-request.ts';
import { deviceCertificateRequest, deviceIdExtension } from './device-certificate-request.ts';

const sent = [
  'MIICzjCCAboCAQAwSzFJMEcGA1UEAxNAMkI5QjUyQUMtREYzOC00MTYxLTgxNDItRjRCMUUwIURCMjU3QzNBMDg3NzhGNEZC',
  'NjFFMjc0OTA2NkMxRjI3ADCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEBAKogsEpbKL8fuXpTNAE5RTZim8JO5CCp',
  'xj3z+SuWabs/s9Zse6RziKr12R4BXPiYE1zb8god4kXxet8x3ilGqAOoXKkdFTdNkdVa23PEMrIZSX5MuQ7mwGtctayARxmD',
  'vsWRF/icxJbqSO+bYIKvuifesOCHW2cJ1K+JSKijTMik1N8NFbLi5fg1J+xImT9dW1z2fLhQ7SNEMLosUPHsbU9WKoDBfnPs',
  'LHzmhM2IMw+5dICZRoxHZalh70FefBk0XoT8b6w4TIvc8572TyPvvdwhc5o/dvyR3nAwTmJpjBs1YhJfSdP+EBN1IC2T/i/m',
  'LNUuzUSC2OwiHPbZ6MMr/hUCAwEAAaBCMEAGCSqGSIb3DQEJDjEzMDEwLwYKKwYBBAGCN0IBAAQhREIyNTdDM0EwODc3OEY0',
  'RkI2MUUyNzQ5MDY2QzFGMjcAMAkGBSsOAwIdBQADggEBACQtxyy74sCQjZglwdh/Ggs6ofMvnWLMq9A9rGZyxAni66XqDUoO',
  'g5PzRtSt+Gv5vdLQyjsBYVzo42W2HCXLD2sErXWwh/w0k4H7vcRKgEqv6VYzpZ/YRVaewLYPcqo4g9NoXnbW345OPLwT3wFv',
  'VR5v7HnD8LB2wHcnMu0fAQORgafCRWJL1lgw8VZRaGw9BwQXCF/OrBNJP1ivgqtRdbSoH9TD4zivlFFa+8VDz76y2mpfo0Nb',
  'bD+P0mh4r0FOJan3X9bLswOLFD6oTiyXHgcVSzLN0bQ6aQo0qKp3yFZYc8W4SgGdEl07IqNquKqJ/1fvmWxnXEbl3jXwb1ef',
  'hbM=',
].join('');
const theirs = readCertificationRequest(Buffer.from(sent, 'base64'));
/** Of the enrolment's id the request tells the first 30 characters. */
const enrolmentId = '2B9B52AC-DF38-4161-8142-F4B1E0123456';
const deviceId = 'DB257C3A08778F4FB61E2749066C1F27';
const ours = readCertificationRequest(
  deviceCertificateRequest(enrolmentId, deviceId, ecKeyFrom(Uint8Array.of(1))),
);

test('the request names enrolment and device as that of Windows does, but for the zero behind it', () => {
  expect(ours.subject).toBe('CN=2B9B52AC-DF38-4161-8142-F4B1E0!DB257C3A08778F4FB61E2749066C1F27');
  expect(theirs.subject).toBe(`${ours.subject}\0`);
});

test('the request holds the id of the device in the same extension, and asks for client authentication', () => {
  const held = theirs.extensions.get(deviceIdExtension)!;
  expect(Buffer.from(ours.extensions.get(deviceIdExtension)!)).toEqual(Buffer.from(held));
  expect(Buffer.from(ours.extensions.get(deviceIdExtension)!).toString()).toBe(`${deviceId}\0`);
  // SEQUENCE of the OID 1.3.6.1.5.5.7.3.2
  expect(Buffer.from(ours.extensions.get('2.5.29.37')!).toString('hex')).toBe('300a06082b06010505070302');
  expect(ours.signatureValid).toBe(true);
});
