import { describe, expect, it } from 'vitest';
import { atThePrompt } from '../../testing/at-the-prompt.ts';
import { noteObstacle } from '../../tpm-driver/tpm-readiness.ts';

describe('systeminfo', () => {
  it('tells what the PC is', () => {
    const { machine, types } = atThePrompt();
    const lines = types('systeminfo');
    expect(lines).toContain(`System Model:                  ${machine.hardware.model}`);
    expect(lines).toContain('OS Version:                    10.0.26100 N/A Build 26100');
    expect(lines).toContain('Domain:                        WORKGROUP');
  });
});

describe('tpmtool getdeviceinformation', () => {
  it('tells the chip as Windows holds it now', () => {
    const { machine, types } = atThePrompt();
    expect(types('tpmtool getdeviceinformation')).toContain('-TPM Has Vulnerable Firmware: False');
    noteObstacle(machine.registry, 'vulnerableFirmware', true);
    expect(types('TpmTool.exe getdeviceinformation')).toContain('-TPM Has Vulnerable Firmware: True');
    expect(types('tpmtool')[0]).toMatch(/^Usage/);
  });
});

describe('certutil', () => {
  it('knows the stores by name, and says which it does not', () => {
    const { types } = atThePrompt();
    expect(types('certutil -store Root')[0]).toBe('Root "Trusted Root Certification Authorities"');
    expect(types('certutil -store nothing')[0]).toContain('0x80070002');
    expect(types('certutil /tpminfo')).toContain('TPM Version: 2.0');
    expect(types('certutil -fly')[0]).toBe('CertUtil: Unknown arg');
  });
});
