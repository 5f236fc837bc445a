/**
 * What a PC comes to whose registration is not its own (facts/autopilot-service#asking-for-the-profile,
 * facts/rules-of-operation#using-a-pc-again).
 */
import { describe, expect, it } from 'vitest';
import { play } from '../testing/lab.ts';

const played = (id: string) => {
  const { session } = play(id);
  return { report: session.report(), records: session.records() };
};

describe('registration', () => {
  it('of a PC that another tenant has: the import ends with 808, and no profile comes', () => {
    const { report, records } = played('registration-other-tenant');
    expect(records.importedWindowsAutopilotDeviceIdentities).toMatchObject([
      {
        serialNumber: report.device.serialNumber,
        state: { deviceImportStatus: 'error', deviceErrorCode: 808 },
      },
    ]);
    expect(records.windowsAutopilotDeviceIdentities).toEqual([]);
    expect(report.device.profile).toBeNull();
  });

  it('of a PC whose mainboard was replaced: 908, and the record asks for a remedy', () => {
    const { report, records } = played('registration-mainboard-replaced');
    expect(report.events.some(({ id }) => id === 908)).toBe(true);
    expect(records.windowsAutopilotDeviceIdentities).toMatchObject([
      {
        serialNumber: report.device.serialNumber,
        remediationState: 'manualRemediationRequired',
        enrollmentState: 'notContacted',
      },
    ]);
    expect(report.screens.map(({ id }) => id)).toContain('purpose');
  });
});
