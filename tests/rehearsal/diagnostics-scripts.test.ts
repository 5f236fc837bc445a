/** The diagnostics scripts that engineers have find in an exported archive what the rehearsal came to. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExportedFile } from '../../main/device/shell/log-export.ts';
import type { Report } from '../../shared/session/report.ts';
import type { Diagnostics } from '../testing/autopilot-diagnostics.ts';
import { appsDecided, scriptsRun } from '../testing/agent-log-readers.ts';
import { autopilotDiagnostics, importedBy, scripts } from '../testing/autopilot-diagnostics.ts';
import { play } from '../testing/lab.ts';
import { readReg } from '../testing/read-reg.ts';

interface Exported {
  readonly files: readonly ExportedFile[];
  readonly report: Report;
}
const exported = new Map<string, Exported>();

/** The archive at a scenario's end; each is played once. */
function archiveOf(id: string): Exported {
  const known = exported.get(id);
  if (known) return known;
  const { session } = play(id);
  const made = { files: session.logs().files, report: session.report() };
  exported.set(id, made);
  return made;
}

function diagnosed(id: string): { readonly found: Diagnostics; readonly report: Report } {
  const { files, report } = archiveOf(id);
  const found = autopilotDiagnostics(files);
  if (!found) throw new Error('This is not an Autopilot device.');
  return { found, report };
}

const appsOf = ({ items }: Diagnostics, owner: 'device' | 'user') =>
  items.filter(
    (item) => (owner === 'device') === (item.owner === 'device') && item.name.startsWith('win32app_'),
  );

describe('of a PC that its user has set up', () => {
  let run: ReturnType<typeof diagnosed>;
  beforeAll(() => {
    run = diagnosed('entra-wired');
  });

  it('they find the profile, its tenant and its bits', () => {
    const { found, report } = run;
    expect(found).toMatchObject({
      profile: report.device.profile,
      ztdId: report.device.autopilotDeviceId,
      tenantDomain: 'alderfinch.onmicrosoft.example',
      scenario: 'Azure AD Join',
      odjApplied: false,
    });
    expect(found.oobeConfig).toEqual([
      'Skip Windows upgrade UX',
      'Skip EULA',
      'Skip OEM registration',
      'Skip express settings',
      'Disallow admin',
    ]);
    expect(found.entDmId).toBe(report.device.managedDeviceId);
  });

  it('they find the settings of the status page', () => {
    expect(run.found.page).toEqual({
      device: true,
      user: true,
      timeout: 60,
      blocking: ['reset', 'try again'],
    });
  });

  it('they find every app of both parts, each with its state', () => {
    const { found, report } = run;
    for (const owner of ['device', 'user'] as const) {
      const apps = appsOf(found, owner);
      expect(apps.length).toBeGreaterThan(0);
      for (const { name, status } of apps) {
        const [, id] = /^win32app_(.*)_\d+$/.exec(name) ?? [];
        const told = report.apps.filter((app) => app.id === id).at(-1);
        expect([name, status]).toEqual([name, told?.state === 'installed' ? 'done' : 'failed']);
      }
    }
    const others = found.items.filter(({ name }) => !name.startsWith('win32app_'));
    expect(others.filter(({ status }) => status !== 'done')).toEqual([]);
    expect(others.some(({ name }) => name.includes('/msi/'))).toBe(true);
    expect(others.some(({ name }) => name.includes('/office/'))).toBe(true);
    expect(others.some(({ name }) => name.includes('/scep/'))).toBe(true);
  });

  it('they find the policies that were processed', () => {
    expect(run.found.policies.length).toBeGreaterThan(10);
    expect(run.found.policies.some((policy) => /\/Policy\/Config\/[^=]+=.+/.test(policy))).toBe(true);
    expect(run.found.policies.filter((policy) => policy.includes('undefined'))).toEqual([]);
  });

  it('they find the steps of the enrolment and of the agent’s installer', () => {
    expect(run.found.timeline).toEqual(
      expect.arrayContaining([
        'MDM enrolment',
        'download started',
        'download finished',
        'installation started',
        'installation finished',
        'registration found',
        'registration succeeded',
      ]),
    );
  });
});

describe('of a PC whose app has failed', () => {
  it('they find which one', () => {
    const { found, report } = diagnosed('app-fails');
    const failed = appsOf(found, 'device').filter(({ status }) => status === 'failed');
    const told = report.apps.filter(({ state }) => state === 'failed');
    expect(failed.map(({ name }) => name)).toEqual(told.map(({ id }) => `win32app_${id}_1`));
    expect(failed.length).toBeGreaterThan(0);
  });
});

describe('of a PC with platform scripts', () => {
  it('they find each script with its exit code, and what the agent decided of each app', () => {
    const { files, report } = archiveOf('scripts-before-apps');
    const device = '00000000-0000-0000-0000-000000000000';
    // The one that fails is run again with the check-in at the page's end, and Reseal cuts it short.
    expect(scriptsRun(files).map(({ owner, exitCode }) => [owner, exitCode])).toEqual([
      [device, '0'],
      [device, '1'],
      [device, undefined],
    ]);
    const apps = appsDecided(files);
    const installed = report.apps.filter(({ id }) => apps.has(id));
    expect(installed.length).toBe(apps.size);
    expect(new Set(apps.values())).toEqual(new Set(['RequiredInstall Enforceable EnforcementPoint Present']));
  });
});

describe('of a hybrid join', () => {
  it('they find the domain join’s blob and its states', () => {
    const { found } = diagnosed('hybrid-wired');
    expect(found).toMatchObject({ scenario: 'Hybrid Azure AD Join', odjApplied: true });
    expect(found.timeline).toEqual(
      expect.arrayContaining(['waits for the blob', 'domain join waiting', 'domain join processed']),
    );
  });
});

describe('of a PC without a profile', () => {
  it('they say that it is none of Autopilot', () => {
    expect(autopilotDiagnostics(archiveOf('oobe-not-registered').files)).toBeNull();
  });
});

const dumpOf = (id: string): ExportedFile =>
  archiveOf(id).files.find(({ name }) => name === 'MdmDiagReport_RegistryDump.reg')!;

describe('the registry dump', () => {
  it('brings every value back, whatever its type', () => {
    const file = dumpOf('entra-wired');
    const keys = readReg(file.bytes!);
    const log = keys.get('hkey_local_machine\\system\\currentcontrolset\\control\\integrityservices');
    expect(
      [...(log?.values() ?? [])].some((value) => value instanceof Uint8Array && value.length > 1_000),
    ).toBe(true);
    expect(
      keys.get('hkey_local_machine\\software\\microsoft\\provisioning\\syncml\\rebootrequireduris')?.size,
    ).toBe(32);
    expect(file.text).not.toMatch(/^.{81,}\\$/m);
  });

  it.each(['entra-wired', 'app-fails', 'hybrid-wired', 'entra-wired-windows-10'])(
    'of %s is imported by every script without a mangled value',
    (id) => {
      const dump = dumpOf(id).bytes!;
      for (const script of scripts)
        expect([script, importedBy(script, dump)]).toEqual([script, readReg(dump)]);
    },
  );

  it('holds nothing that only a rehearsal has', () => {
    const words = /reseal|simulat|rehears|[\\"](?:CurrentFlow|Progress|Package|Phase)"/i;
    for (const id of ['app-fails', 'hybrid-wired', 'entra-wired']) {
      const lines = dumpOf(id).text.split('\r\n');
      expect(lines.filter((line) => words.test(line) && !line.startsWith(';'))).toEqual([]);
    }
  });
});
