import { describe, expect, it } from 'vitest';
import { powerOn } from '../../firmware/power-on.ts';
import { atThePrompt } from '../../testing/at-the-prompt.ts';
import { noteObstacle } from '../../tpm-driver/tpm-readiness.ts';

describe('systeminfo', () => {
  it('tells what the PC is', () => {
    const { machine, types } = atThePrompt();
    const lines = types('systeminfo');
    expect(lines).toContain(`System Model:                  ${machine.hardware.model}`);
    expect(lines).toContain('OS Version:                    10.0.26100 N/A Build 26100');
    expect(lines).toContain('Domain:                        WORKGROUP');
    const cards = lines.findIndex((line) => line.startsWith('Network Card(s):'));
    expect(lines.slice(cards, cards + 3)).toEqual([
      `Network Card(s):               ${machine.hardware.networkAdapters.length} NIC(s) Installed.`,
      `${' '.repeat(31)}[01]: ${machine.hardware.networkAdapters[0]!.name}`,
      `${' '.repeat(37)}Connection Name: Ethernet`,
    ]);
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

  it('tells what the chip says of wrong authorizations', () => {
    const { machine, types } = atThePrompt();
    machine.tpm.powerOn();
    machine.run(powerOn(machine, () => undefined));
    const lines = types('tpmtool getdeviceinformation');
    expect(lines).toContain('\t-Lockout Counter: 0');
    expect(lines).toContain('-TPM Spec Version: 1.59');
    expect(lines).toContain('-TPM Errata Date: Friday, November 8, 2019');
    expect(lines.find((line) => line.includes('Max Auth Fail'))).toMatch(/: [1-9]\d*$/);
  });

  it('gathers what there is into a folder', () => {
    const { machine, types } = atThePrompt();
    expect(types('tpmtool gatherlogs C:\\Tpm')).toEqual([]);
    expect(machine.files.readText('C:\\Tpm\\TpmInformation.txt')).toContain('-TPM Present: True\r\n');
    expect(types('tpmtool gatherlogs e:\\')).toEqual(['The system cannot find the path specified.']);
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

describe('certreq -enrollaik', () => {
  it('asks for a certificate now, and says what it cannot get', () => {
    const { machine, types } = atThePrompt();
    const before = machine.certificates.state().length;
    expect(types('certreq -q -enrollaik -config ""').at(-1)).toMatch(/^EnrollStatus: failed 0x8/);
    expect(machine.certificates.state()).toHaveLength(before);
  });
});

describe('what begins the PC anew', () => {
  it('oobe\\bypassnro sets its value and restarts, where the release has it', () => {
    const { machine, orders, types } = atThePrompt();
    expect(types('oobe\\bypassnro')).toEqual(['The operation completed successfully.']);
    expect(orders).toEqual(['restart']);
    expect(
      types('reg query HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\OOBE /v BypassNRO'),
    ).toContain('    BypassNRO    REG_DWORD    0x1');
    machine.files.delete('C:\\Windows\\System32\\oobe\\BypassNRO.cmd');
    expect(types('oobe\\BypassNRO.cmd')).toEqual(['The system cannot find the path specified.']);
  });

  it('systemreset -factoryreset resets', () => {
    const { orders, types } = atThePrompt();
    types('systemreset');
    expect(orders).toEqual([]);
    types('systemreset -factoryreset');
    expect(orders).toEqual(['reset']);
  });

  it('dsregcmd /leave leaves nothing where nothing is joined', () => {
    const { types } = atThePrompt();
    expect(types('dsregcmd /leave && echo left')).toEqual([]);
    expect(types('dsregcmd')[0]).toBe('DSREGCMD switches');
  });
});
