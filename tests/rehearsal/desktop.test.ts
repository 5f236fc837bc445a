/** The desktop tells of the PC and of its management; Sync, the report and the windows read and move the world. */
import { describe, expect, it } from 'vitest';
import type { DesktopView } from '../../shared/stage/view.ts';
import type { EventsSeen, FileSeen, FolderSeen } from '../../shared/stage/look.ts';
import { open, play } from '../testing/lab.ts';

type Lab = ReturnType<typeof open>;

const desktopOf = ({ session }: Lab): DesktopView => session.stage().screen as DesktopView;

/** Lets the world go on until the desktop is so. */
const until = (lab: Lab, holds: (view: DesktopView) => boolean): DesktopView =>
  lab.person.waitsFor('desktop', holds);

const arrived = play('entra-wired');

const gone = { cable: 'unplugged' } as const;

describe('Settings', () => {
  it('tell how the last session with the MDM server ended, and hold another one', () => {
    const before = desktopOf(arrived).work!.sync;
    expect(before).toEqual({ isRunning: false, last: { time: expect.any(String), code: null } });
    arrived.session.advance(30_000);
    expect(arrived.person.presses('sync')).toEqual({ accepted: true });
    expect(desktopOf(arrived).work!.sync.isRunning).toBe(true);
    // As long as it runs there is nothing to press.
    expect(arrived.person.presses('sync')).toMatchObject({ accepted: false });
    const { last } = until(arrived, ({ work }) => !work!.sync.isRunning).work!.sync;
    expect(last!.code).toBeNull();
    expect(Date.parse(last!.time)).toBeGreaterThan(Date.parse(before.last!.time));
  });

  it('say with which code a session failed, until one succeeds', () => {
    arrived.person.does({ type: 'network', change: gone });
    expect(desktopOf(arrived).network).toEqual({ wired: 'unplugged', wireless: null, internet: false });
    arrived.person.presses('sync');
    const failed = until(arrived, ({ work }) => !work!.sync.isRunning).work!.sync.last!;
    expect(failed.code).toMatch(/^0x8007/);
    arrived.person.does({ type: 'network', change: { cable: 'plugged' } });
    arrived.person.presses('sync');
    expect(until(arrived, ({ work }) => !work!.sync.isRunning).work!.sync.last!.code).toBeNull();
  });

  it('name the areas that are managed, and a session leaves its events', () => {
    const areas = desktopOf(arrived).work!.areas;
    expect(areas).toEqual(areas.toSorted());
    expect(areas.length).toBeGreaterThan(0);
    const events = (): EventsSeen =>
      arrived.session.look({
        at: 'events',
        channel: 'Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin',
      }) as EventsSeen;
    const count = events().count;
    arrived.person.presses('sync');
    until(arrived, ({ work }) => !work!.sync.isRunning);
    expect(events().count).toBeGreaterThan(count);
  });

  it('export the management report: an archive for the person, and the report on the PC', () => {
    expect(desktopOf(arrived).work!.report).toBeNull();
    expect(arrived.person.presses('export-logs')).toMatchObject({
      accepted: true,
      exported: { name: 'MDMDiagReport.zip' },
    });
    const folder = desktopOf(arrived).work!.report!;
    const { files } = arrived.session.look({ at: 'folder', path: folder }) as FolderSeen;
    expect(files.map(({ name }) => name)).toEqual(['MDMDiagHtmlReport.html', 'MDMDiagReport.xml']);
  });

  it('have nothing to hold a session with on a PC that nobody manages', () => {
    const lab = play('user-local-account');
    expect(desktopOf(lab)).toMatchObject({ work: null, companyPortal: null, notifications: [] });
    expect(lab.person.presses('sync')).toMatchObject({ accepted: false, ignored: true });
    expect(lab.person.presses('export-logs')).toMatchObject({ accepted: false });
    expect(lab.person.presses('check-access')).toMatchObject({ accepted: false });
  });
});

describe('Company Portal and the notifications', () => {
  it('follow the records of the agent', () => {
    const { companyPortal, notifications, apps } = desktopOf(arrived);
    expect(apps.map(({ name }) => name)).toContain('Company Portal');
    expect(companyPortal!.apps.find(({ name }) => name === 'Company Portal')).toMatchObject({
      state: 'installed',
      code: null,
    });
    expect(notifications.map(({ title }) => title.key)).toContain('notification.finished.title');
  });

  it('ask the service for the device’s compliance, which agrees with its record', () => {
    expect(desktopOf(arrived).companyPortal).toMatchObject({ isChecking: false, access: null });
    const asks = () => {
      expect(arrived.person.presses('check-access')).toEqual({ accepted: true });
      return until(arrived, ({ companyPortal }) => !companyPortal!.isChecking).companyPortal!.access!;
    };
    const [record] = arrived.session.records().managedDevices;
    expect(asks()).toMatchObject({ state: record!.complianceState, code: null });
    arrived.person.does({ type: 'network', change: gone });
    expect(asks()).toMatchObject({ state: 'unreachable', code: expect.stringMatching(/^0x8007/) });
    arrived.person.does({ type: 'network', change: { cable: 'plugged' } });
    expect(asks().state).toBe(record!.complianceState);
  });

  it('tell of Windows Hello only where it was set up', () => {
    const withHello = (lab: Lab) =>
      desktopOf(lab).notifications.some(({ title }) => title.key === 'notification.hello.title');
    expect(withHello(arrived)).toBe(
      arrived.session.report().screens.some(({ id }) => id.startsWith('hello')),
    );
    expect(withHello(play('user-local-account'))).toBe(false);
  });
});

describe('a window', () => {
  const look = arrived.session.look;

  it('shows the folders and files of the PC', () => {
    const drive = look({ at: 'folder', path: 'C:\\' }) as FolderSeen;
    expect(drive.folders).toEqual([
      'Program Files',
      'Program Files (x86)',
      'ProgramData',
      'Users',
      'Windows',
    ]);
    const windows = look({ at: 'folder', path: 'c:\\windows' }) as FolderSeen;
    expect(windows.folders).toContain('System32');
    expect(windows.files.find(({ name }) => name === 'notepad.exe')).toEqual({
      name: 'notepad.exe',
      size: 358_400,
      // Of the image, before the first power-on.
      modified: '2026-02-28T08:00:00.000Z',
      version: '10.0.26100.4349',
      isText: false,
    });
    expect(look({ at: 'folder', path: 'C:\\constructor' })).toBeNull();
  });

  it('opens what is text, and nothing else', () => {
    const path = 'C:\\ProgramData\\Microsoft\\IntuneManagementExtension\\Logs\\IntuneManagementExtension.log';
    const { text, isWhole } = look({ at: 'file', path }) as FileSeen;
    expect(isWhole).toBe(true);
    expect(text).toContain('EMS Agent Started');
    expect(look({ at: 'file', path: 'C:\\Windows\\notepad.exe' })).toBeNull();
    expect(look({ at: 'file', path: 'C:\\Windows' })).toBeNull();
  });

  it('shows the events of a channel, the newest first, each with a number of its own', () => {
    const channel = 'Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin';
    const { channels, events, count } = look({ at: 'events', channel }) as EventsSeen;
    expect(channels.find(({ name }) => name === channel)).toEqual({ name: channel, count });
    expect(new Set(events.map(({ record }) => record)).size).toBe(events.length);
    expect(events.map(({ time }) => time)).toEqual(
      events
        .map(({ time }) => time)
        .toSorted()
        .reverse(),
    );
    expect(events[0]!.source).toBe('DeviceManagement-Enterprise-Diagnostics-Provider');
    expect(look({ at: 'events', channel: 'no such channel' })).toMatchObject({ channel: channels[0]!.name });
  });

  it('is there at the desktop and beside a command prompt, and nowhere else', () => {
    const lab = open('entra-wired');
    const asked = () => lab.session.look({ at: 'folder', path: 'C:\\' });
    expect(asked()).toBeNull();
    lab.person.does({ type: 'power-button' });
    lab.person.waitsFor('region');
    expect(asked()).toBeNull();
    lab.person.does({ type: 'shortcut', shortcut: 'command-prompt' });
    expect(asked()).not.toBeNull();
  });
});
