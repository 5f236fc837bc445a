/** Rules of operation (facts/rules-of-operation): what goes wrong where they are not kept. */
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../shared/session/scenario.ts';
import { channels } from '../../main/device/windows/events/channels.ts';
import { agentLogPath } from '../../main/device/ime/agent-log.ts';
import { shelved } from '../testing/lab.ts';
import { played } from '../testing/played.ts';

const day = 86_400_000;

/** The PC lies in its box for so many days between Reseal and its user. */
const forDays =
  (days: number) =>
  (scenario: Scenario): Scenario =>
    shelved(scenario, days * day);

describe('the user flow', () => {
  it('after more than six months fails at its apps: the agent’s certificate has expired', () => {
    const { report, rehearsal } = played('entra-wired', forDays(190));
    expect(report.outcome).toBe('failed');
    expect(report.error).toMatchObject({ code: '0x800B0101', item: 'AppsSubcategory' });
    expect(report.error?.cause).toContain('the certificate of the agent has expired');
    expect(rehearsal.pc.machine.files.readText(agentLogPath('AppWorkload'))).toMatch(
      /\[Win32App\]\[DetectionActionHandler\] Detection for policy with id: .* resulted in action status: Failed and detection state: NotComputed\./,
    );
  });

  it('within six months does not', () => {
    expect(played('entra-wired', forDays(150)).report.outcome).toBe('desktop');
  });

  it('runs device setup again, device preparation not', () => {
    const { rehearsal } = played('entra-wired');
    const started = rehearsal.pc.machine.eventLog
      .events(channels.shellCore)
      .flatMap(
        ({ text }) => /Starting subcategory (\w+)\.(\w+)\.\.\./.exec(text)?.slice(1, 3).join('.') ?? [],
      );
    const times = (name: string): number => started.filter((one) => one === name).length;
    expect([times('DevicePreparation.TpmAttestation'), times('DeviceSetup.Apps')]).toEqual([1, 2]);
    expect(times('DeviceSetup.SaveWhiteGloveSuccessResult')).toBe(1);
  });
});

describe('the technician flow', () => {
  it('does not come past securing the hardware on a virtual machine', () => {
    const { report } = played('app-fails', (scenario) => ({ ...scenario, hardware: 'virtual-machine' }));
    expect(report.outcome).toBe('failed');
    expect(report.error?.item).toBe('TpmAttestationSubcategory');
  });

  it('restarts for apps that ask for it, and goes on where it was', () => {
    const { report } = played('app-restarts');
    const restarts = report.screens.filter(({ id }) => id === 'boot-restarting');
    // The name of the PC, the hard reboot of the agent, the soft one of Ledger.
    expect(restarts).toHaveLength(3);
    expect(report.esp.technician?.deviceSetup.at(-1)).toMatchObject({
      item: 'AppsSubcategory',
      text: '8 of 8 installed',
    });
    const codes = Object.fromEntries(report.apps.map(({ name, exitCode }) => [name, exitCode]));
    expect(codes).toMatchObject({ 'Hedgerow Endpoint Agent': 1641, 'Ledger 4': 3010 });
  });

  it('over a slow line runs into the time limit, and says what was missing', () => {
    const { report } = played('esp-slow-line');
    expect(report.error?.cause).toMatch(/^the line carries 4 Mbit/);
    expect(report.error?.seen).toMatch(/Office\/Installation\/.* was not done within the time limit/);
    expect(report.error?.item).toBe('AppsSubcategory');
  });
});
