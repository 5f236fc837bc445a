/** The trainee's portal page: what it shows, what may be written there, and that a device of before can be set right in either way. */
import { describe, expect, it } from 'vitest';
import { memberOf, portalWrite, targetGroup } from '../../shared/portal/portal-actions.ts';
import type { GraphWrite } from '../../shared/session/input.ts';
import { playWalk } from '../../main/session/walk.ts';
import { openExercise } from '../testing/exercise-lab.ts';
import { open } from '../testing/lab.ts';

const asked = { search: '', device: null };

/** The exercise at its failure, with the portal page beside it. */
function atPortal(id = 'back-from-its-first-user', mode: 'try' | 'test' = 'try') {
  const lab = openExercise(id, mode);
  const { session, scenario } = lab;
  const portal = () => session.portal(asked, 'stage')!;
  const device = () => portal().device!;
  const writes = (write: GraphWrite) => session.submit({ type: 'admin', by: 'trainee', write });
  const toFailure = () => {
    playWalk({ session, scenario, stop: () => session.stage().screen.id === 'result' });
    return session.report().error?.code;
  };
  return { ...lab, portal, device, writes, toFailure };
}

describe('the portal page of a trainee', () => {
  it('has the device with its records in the three services, and tells no fault', () => {
    const { session, device, portal, scenario } = atPortal();
    const { serialNumber } = session.report().device;
    expect(device()).toMatchObject({
      autopilot: { serialNumber, groupTag: 'LAPTOP', isBlocked: true, profileStatus: 'assignedInSync' },
      intune: { name: expect.stringMatching(/^DESKTOP-/), compliance: 'compliant' },
      entra: { isManaged: true },
    });
    const { enrolled, lastSync } = device().intune!;
    expect([enrolled < lastSync, lastSync < scenario.startAt]).toEqual([true, true]);
    expect(portal().rows.map((row) => row.serialNumber)).toContain(serialNumber);
    expect(JSON.stringify(portal())).not.toMatch(/device-reused|deployed before/i);
    expect(session.portal({ ...asked, search: 'no such device' }, 'stage')).toMatchObject({
      found: 0,
      rows: [],
    });
  });

  it('is there in a test, and not where there is no exercise', () => {
    expect(atPortal('back-from-its-first-user', 'test').portal().device).not.toBeNull();
    const { session } = open('entra-wired');
    expect(session.portal(asked, 'stage')).toBeNull();
    expect(session.portal(asked, 'console')).not.toBeNull();
    const write = portalWrite('sync', []);
    expect(session.submit({ type: 'admin', by: 'trainee', write })).toMatchObject({
      accepted: false,
      reason: 'This rehearsal is no exercise.',
    });
  });

  it('takes its own actions and no other write', () => {
    const { writes, device } = atPortal();
    expect(writes({ method: 'DELETE', path: 'deviceManagement/managedDevices' })).toMatchObject({
      accepted: false,
      reason: 'The portal page has no such action.',
    });
    expect(writes({ method: 'PATCH', path: `devices/${device().entra!.id}`, body: {} }).accepted).toBe(false);
    expect(device().intune).not.toBeNull();
  });

  it('tells what Graph answered, refusals too', () => {
    const { session, writes, device } = atPortal();
    const { id } = device().autopilot!;
    expect(writes(portalWrite('delete-autopilot-device', [id]))).toMatchObject({
      accepted: false,
      reason: expect.stringMatching(/^The service answered 400: .*delete its device record first/),
    });
    expect(writes(portalWrite('delete-intune-record', [device().intune!.id]))).toMatchObject({
      accepted: true,
      status: 204,
    });
    expect(writes(portalWrite('delete-autopilot-device', [id]))).toMatchObject({ status: 200 });
    const left = device();
    expect([left.autopilot, left.intune]).toEqual([null, null]);
    expect(writes(portalWrite('delete-entra-device', [left.entra!.id])).accepted).toBe(true);
    expect(session.console().exercise?.writes).toMatchObject([
      {
        words: 'The Autopilot device was deleted',
        reason: expect.stringContaining('delete its device record'),
      },
      { words: 'The Intune device record was deleted', reason: null },
      { words: 'The Autopilot device was deleted', reason: null },
      { words: 'The Entra device object was deleted', reason: null },
    ]);
  });
});

describe('a device that was deployed before', () => {
  it.each([
    ['its record is deleted', 'intune-record'],
    ['it is unblocked', 'unblock'],
  ])('fails with 0x80180014, and enrols once %s', (_what, way) => {
    const { session, device, writes, toFailure, retries, goesOn } = atPortal();
    expect(toFailure()).toBe('0x80180014');
    const { autopilot, intune } = device();
    const write =
      way === 'unblock'
        ? portalWrite('unblock-device', [autopilot!.id])
        : portalWrite('delete-intune-record', [intune!.id]);
    expect(writes(write).accepted).toBe(true);
    // What set it right is no fault itself.
    expect(session.report().faults).toMatchObject([{ fault: 'device-reused', mended: expect.any(String) }]);
    retries();
    goesOn();
    const report = session.report();
    expect(report.outcome).toBe('resealed');
    expect(report.writes).toMatchObject([{ by: 'trainee', reason: null }]);
    // The record of before is gone either way, and there is one of now.
    expect(device().intune).toMatchObject({ name: report.device.computerName });
  });
});

describe('groups and profiles on the portal page', () => {
  it('follow with the lag of the services', () => {
    const { session, device, portal, writes } = atPortal('for-another-desk');
    const member = device().entra!.id;
    const group = portal().groups.find(({ isDynamic }) => !isDynamic)!;
    expect(writes(portalWrite('add-to-group', [group.id], memberOf(member)))).toMatchObject({ status: 204 });
    expect(device().entra!.groups).toContainEqual({ ...group, isDynamic: undefined, isListed: true });
    const { profile: held } = device().autopilot!;
    // One that excludes no group of the device.
    const profile = portal().profiles.find(({ displayName }) => displayName === 'Workshop laptops, hybrid');
    for (const { id, displayName, assignments } of portal().profiles)
      for (const one of displayName === held ? assignments : [])
        expect(writes(portalWrite('unassign-profile', [id, one.id])).accepted).toBe(true);
    expect(writes(portalWrite('assign-profile', [profile!.id], targetGroup(group.id))).accepted).toBe(true);
    expect(device().autopilot!.profileStatus).toBe('pending');
    session.advance(3_600_000);
    expect(device().autopilot).toMatchObject({
      profileStatus: 'assignedInSync',
      profile: profile!.displayName,
    });
    expect(writes(portalWrite('remove-from-group', [group.id, member])).accepted).toBe(true);
    expect(device().entra!.groups.map(({ id }) => id)).not.toContain(group.id);
  });
});
