/**
 * Wipe and retire: an administrator's order, its way to the PC, and what lives on in the cloud
 * (facts/entra-join#device-objects).
 */
import { describe, expect, it } from 'vitest';
import type { GraphWrite } from '../../shared/session/input.ts';
import type { Session } from '../../main/session/session.ts';
import { Deployment } from '../../main/cloud/testing/deployment.ts';
import { open } from '../testing/lab.ts';

const management = 'deviceManagement/managedDevices';
const vendor = './Device/Vendor/MSFT';

describe('an order for a managed device', () => {
  it.each<[action: string, body: object, node: string, remains: boolean]>([
    ['wipe', {}, 'RemoteWipe/doWipe', false],
    ['wipe', { keepUserData: true }, 'RemoteWipe/doWipePersistUserData', false],
    ['wipe', { useProtectedWipe: true }, 'RemoteWipe/doWipeProtected', false],
    ['wipe', { keepEnrollmentData: true }, 'RemoteWipe/doWipePersistProvisionedData', true],
    ['retire', {}, 'DMClient/Unenroll', false],
  ])('%s %j goes before everything else as %s; the record remains: %s', (action, body, node, remains) => {
    const house = new Deployment();
    const client = house.technicianClient();
    const path = `${management}/${house.managed().id}/${action}`;
    expect(house.cloud.graph({ method: 'POST', path, body } as GraphWrite).status).toBe(204);
    const uri = `${vendor}/${node}`;
    expect(client.session()?.[0]).toMatchObject([{ kind: 'Exec', uri }]);
    const { managedDevices, devices, windowsAutopilotDeviceIdentities, autopilotEvents } =
      house.cloud.records();
    expect(managedDevices.map(({ managementState }) => managementState)).toEqual(remains ? ['managed'] : []);
    expect(devices).toHaveLength(1);
    expect(devices[0]?.isManaged).toBe(remains);
    expect(windowsAutopilotDeviceIdentities[0]?.userlessEnrollmentStatus).toBe(
      remains ? 'blocked' : 'allowed',
    );
    expect(autopilotEvents).toHaveLength(1);
    expect(client.session() === undefined).toBe(!remains);
  });

  it('is sent again where the device has refused it', () => {
    const house = new Deployment();
    const client = house.technicianClient();
    house.cloud.graph({ method: 'POST', path: `${management}/${house.managed().id}/wipe`, body: {} });
    const uri = `${vendor}/RemoteWipe/doWipe`;
    for (const statuses of [{ [uri]: 500 }, { [uri]: 500 }])
      expect(client.session({ statuses })?.flat()).toMatchObject([{ uri }]);
    expect(house.managed().managementState).toBe('wipePending');
  });
});

/** A PC at its user's desktop, and the administrator's write. */
function atTheDesktop(action: 'wipe' | 'retire') {
  const { person, session } = open('entra-wired');
  person.preprovisions();
  person.setsUpTheAccount();
  person.waitsFor('hello');
  session.submit({
    type: 'admin',
    write: { method: 'POST', path: `${management}(manufacturer='Larkfield')/${action}`, body: {} },
  });
  return { person, session };
}

/** Intune has let go of the PC; Windows has not done yet what was ordered. */
function untilTheOrderIsTaken(session: Session): void {
  while (session.records().managedDevices.length > 0)
    session.advance((session.nextAlarm() ?? session.now()) - session.now(), 1);
}

describe('on the PC', () => {
  it('a wipe comes with the next session: Windows resets itself and begins anew, and can be deployed again', () => {
    const { person, session } = atTheDesktop('wipe');
    expect(session.records().managedDevices[0]).toMatchObject({ managementState: 'wipePending' });
    const progress = person.waitsFor('resetting');
    expect(progress.id).toBe('resetting');
    expect(session.records().managedDevices).toEqual([]);
    person.waitsFor('region');
    person.pressesTheWindowsKey();
    person.chooses('pre-provision');
    person.presses('next');
    expect(person.waitsFor('landing', ({ loading }) => !loading).profile).not.toBeNull();
    person.presses('provision');
    expect(person.waitsFor('result').outcome).toBe('success');
    expect(session.records().devices.filter(({ trustType }) => trustType === 'AzureAd')).toHaveLength(1);
    expect(session.records().autopilotEvents).toHaveLength(2);
  }, 60_000);

  it('a power-off does not save it from the wipe', () => {
    const { person, session } = atTheDesktop('wipe');
    untilTheOrderIsTaken(session);
    person.cutsThePower();
    expect(person.waitsFor('resetting').id).toBe('resetting');
  }, 60_000);

  it('a retired PC stays joined and loses what the server set', () => {
    const { session } = atTheDesktop('retire');
    untilTheOrderIsTaken(session);
    session.advance(60_000);
    const { devices, windowsAutopilotDeviceIdentities } = session.records();
    expect(devices[0]).toMatchObject({ trustType: 'AzureAd', isManaged: false, isCompliant: null });
    expect(windowsAutopilotDeviceIdentities[0]).toMatchObject({ enrollmentState: 'notContacted' });
    const { events } = session.report();
    expect(events.some(({ text }) => text.startsWith('MDM Unenroll'))).toBe(true);
  }, 60_000);

  it('a power-off does not keep a retired PC managed', () => {
    const { person, session } = atTheDesktop('retire');
    untilTheOrderIsTaken(session);
    const left = (): boolean => session.report().events.some(({ text }) => text.startsWith('MDM Unenroll'));
    person.cutsThePower();
    expect(left()).toBe(false);
    session.advance(300_000);
    expect(left()).toBe(true);
  }, 60_000);
});
