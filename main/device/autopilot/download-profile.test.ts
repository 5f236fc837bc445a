import { beforeEach, describe, expect, it } from 'vitest';
import type { ProfileRequest } from '../../protocols/autopilot/ztd.messages.ts';
import { decodeHardwareHash } from '../../protocols/autopilot/hardware-hash.codec.ts';
import { parseHashCsv } from '../../protocols/autopilot/hash-csv.ts';
import { toHex } from '../../protocols/bytes/bytes.ts';
import type { HttpResponse } from '../../world/internet/http.ts';
import { json, text } from '../../world/internet/http.ts';
import { seconds } from '../../world/time.ts';
import { sleep } from '../../world/process.ts';
import type { MachineForTests } from '../testing/machine.ts';
import { machineForTests } from '../testing/machine.ts';
import { manufacture } from '../firmware/manufacture.ts';
import { powerOn } from '../firmware/power-on.ts';
import { channels } from '../windows/events/channels.ts';
import { downloadProfile } from './download-profile.ts';
import { autopilotInfoCsv } from './get-windows-autopilot-info.ts';
import { ensureEk } from '../tpm-driver/tpm-provisioning.ts';
import { publicAreaBytes, TpmMessenger } from '../tpm-driver/tpm.messenger.ts';
import { cachedProfile } from './profile-cache.ts';
import { profileForTests } from '../testing/profile.ts';

let machine: MachineForTests;
let answer: HttpResponse;
let asked: ProfileRequest | undefined;

beforeEach(() => {
  machine = machineForTests();
  machine.tpm.powerOn();
  machine.run(powerOn(machine, () => undefined));
  answer = json(profileForTests);
  asked = undefined;
  const { internet } = machine.world;
  internet.attach('www.msftconnecttest.com', function* () {
    yield* sleep(seconds(1));
    return text('Microsoft Connect Test');
  });
  internet.attach('login.live.com', function* () {
    yield* sleep(seconds(1));
    return json({ deviceToken: 'device token' });
  });
  internet.attach('ztd.dds.microsoft.com', function* (request) {
    yield* sleep(seconds(1));
    asked = JSON.parse(request.body ?? '') as ProfileRequest;
    return answer;
  });
});

const diagnostics = 'HKLM\\SOFTWARE\\Microsoft\\Provisioning\\Diagnostics\\Autopilot';
const eventIds = (): number[] => machine.eventLog.events(channels.autopilot).map(({ id }) => id);
const download = () => machine.run(downloadProfile(machine));

describe('the Autopilot profile', () => {
  it('is asked for with the hardware hash of this PC, kept, and noted', () => {
    expect(download()).toEqual({ kind: 'available', profile: profileForTests });
    expect(asked?.deviceToken).toBe('device token');
    expect(decodeHardwareHash(asked!.hardwareHash).smbios.serialNumber).toBe(machine.hardware.serialNumber);
    expect(cachedProfile(machine)).toEqual(profileForTests);
    expect(machine.registry.text(diagnostics, 'DeploymentProfileName')).toBe('Pre-provisioned');
    expect(machine.registry.number(diagnostics, 'IsAutopilotDisabled')).toBe(0);
    expect(machine.registry.text(`${diagnostics}\\EstablishedCorrelations`, 'ZTDRegistrationID')).toBe(
      'ztd-1',
    );
    expect(eventIds()).toEqual([164, 160, 161, 153, 702, 101, 101, 101, 103, 103, 100, 103, 103, 109, 111]);
  });

  it('replaces the former one at a Refresh, which changes no state', () => {
    download();
    answer = json({ ...profileForTests, DeploymentProfileName: 'Another' });
    download();
    expect(cachedProfile(machine)?.DeploymentProfileName).toBe('Another');
    expect(eventIds().filter((id) => id === 153)).toHaveLength(1);
  });

  it.each([
    [807, 'ZtdDeviceIsNotRegistered'],
    [815, 'ZtdDeviceHasNoAssignedProfile'],
  ])('is none where the service answers %i, and the former one is forgotten', (errorCode, errorName) => {
    download();
    answer = json({ errorCode, errorName, message: 'none' }, 404);
    expect(download()).toMatchObject({ kind: 'none', error: { errorName } });
    expect(cachedProfile(machine)).toBeUndefined();
    expect(machine.registry.number(diagnostics, 'IsAutoPilotDisabled')).toBe(1);
    expect(eventIds().at(-1)).toBe(errorCode);
  });

  it('cannot be had where the sign-in assistant is disabled: there is no token for the device', () => {
    machine.services.configure('wlidsvc', 'disabled');
    expect(download()).toMatchObject({ kind: 'failed', cause: expect.stringContaining('wlidsvc') });
    expect(asked).toBeUndefined();
  });

  it('stays what it was where the download fails', () => {
    download();
    machine.world.internet.change({ blockedHosts: ['ztd.dds.microsoft.com'] });
    expect(download()).toMatchObject({ kind: 'failed', code: 0x80072ee2 });
    expect(eventIds().at(-1)).toBe(185);
    expect(cachedProfile(machine)).toEqual(profileForTests);
  });

  it('is not asked for without internet, or behind a portal', () => {
    machine.network.setCable('unplugged');
    expect(download()).toMatchObject({ kind: 'offline', cause: expect.stringContaining('no network') });
    machine.network.setCable('plugged');
    machine.world.internet.change({ captivePortal: true });
    expect(download()).toMatchObject({ kind: 'offline', cause: expect.stringContaining('portal') });
    expect(eventIds()).toEqual([165, 165]);
  });

  it('cannot be read from an answer that is none', () => {
    answer = text('<html>proxy</html>');
    expect(download()).toMatchObject({ kind: 'failed' });
  });
});

describe('Get-WindowsAutopilotInfo', () => {
  /** With the EK asked of the TPM, as the script does. */
  const csvOf = (pc: MachineForTests, groupTag = ''): string =>
    autopilotInfoCsv(pc, publicAreaBytes(pc.run(ensureEk(new TpmMessenger(pc)))), { groupTag });

  it('writes the PC as a row that registration takes', () => {
    const csv = csvOf(machine, 'Sales');
    const [row, ...others] = parseHashCsv(csv, 'AutopilotHWID.csv');
    expect(others).toEqual([]);
    expect(row).toMatchObject({ serialNumber: machine.hardware.serialNumber, groupTag: 'Sales' });
    const inventory = decodeHardwareHash(row!.hardwareHash);
    expect(inventory.networkAdapters.map(({ macAddress }) => macAddress)).toEqual(
      machine.hardware.macAddresses,
    );
    expect(inventory.disks[0]?.serialNumber).toBe(machine.hardware.diskSerialNumbers[0]);
  });

  it('tells the EK that the factory read, and another one for another TPM', () => {
    const factory = machineForTests();
    factory.tpm.powerOn();
    const { ekPublic } = manufacture(factory.tpm, factory.hardware.tpm, () => null);
    const ekOf = (csv: string) =>
      toHex(decodeHardwareHash(parseHashCsv(csv, 'a.csv')[0]!.hardwareHash).tpm!.ekPublic);
    const known = ekOf(autopilotInfoCsv(factory, ekPublic));
    expect(ekOf(csvOf(machine))).toEqual(known);

    const other = machineForTests({ seed: 'another PC' });
    other.tpm.powerOn();
    other.run(powerOn(other, () => undefined));
    expect(ekOf(csvOf(other))).not.toEqual(known);
  });
});
