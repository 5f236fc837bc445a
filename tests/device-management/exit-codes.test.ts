/** The exit codes of a report are those that the services were told: by the agent's reports and by LastError. */
import { describe, expect, it } from 'vitest';
import { buildReport } from '../../main/session/report.ts';
import type { Scenario } from '../../shared/session/scenario.ts';
import { played } from '../testing/played.ts';

/** Apps of Alder & Finch: of the agent, an MSI of the MDM channel, and Microsoft 365 Apps. */
const names = { agent: 'Ledger 4', msi: 'Lantern Assist', office: 'Microsoft 365 Apps' };

const ending = (app: string, exitCode: number) => (scenario: Scenario) => ({
  ...scenario,
  apps: { ...scenario.apps, [app]: { ...scenario.apps[app], runSeconds: 10, exitCode } },
});

const codeOf = (report: ReturnType<typeof buildReport>, name: string) =>
  report.apps.find((app) => app.name.startsWith(name));

describe('the report of a deployment', () => {
  it('has 0 for what the device told to be installed, over either channel', () => {
    const { report } = played('entra-wired');
    for (const name of Object.values(names))
      expect(codeOf(report, name)).toMatchObject({ state: 'installed', exitCode: 0 });
  });

  it.each(Object.values(names))('has the code that the installer of %s failed with', (name) => {
    const all = played('entra-wired').report;
    const { report } = played('entra-wired', ending(codeOf(all, name)?.id ?? '', 1603));
    expect(codeOf(report, name)).toMatchObject({ state: 'failed', exitCode: 1603 });
  });

  it('has none where the device could not tell', () => {
    const { report, rehearsal } = played('entra-wired', (scenario) => ({
      ...scenario,
      network: { ...scenario.network, blockedHosts: ['*.manage.microsoft.com'] },
    }));
    expect(report.apps.filter(({ exitCode }) => exitCode !== null)).toEqual([]);
    expect(buildReport(rehearsal, []).apps).toEqual(report.apps);
  });

  it('is not read off the registry of the PC', () => {
    const { report, rehearsal } = played('entra-wired');
    rehearsal.pc.machine.registry.deleteKey('HKLM\\SOFTWARE\\Microsoft\\IntuneManagementExtension');
    expect(buildReport(rehearsal, []).apps).toEqual(report.apps);
  });
});
