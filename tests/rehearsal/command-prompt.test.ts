/** The command prompt of Shift+F10: where it opens, and that it tells and changes this PC (facts/command-prompt). */
import { describe, expect, it } from 'vitest';
import { milliseconds } from '../../main/world/time.ts';
import { open } from '../testing/lab.ts';
import { fieldOf, prompting } from '../testing/prompting.ts';

describe('Shift+F10', () => {
  it('opens a prompt over the pages of the set-up, and `exit` closes it', () => {
    const lab = open('entra-wired');
    lab.person.does({ type: 'power-button' });
    // Windows takes no notice of a key that means nothing to it, and neither does the stage.
    expect(lab.person.does({ type: 'shortcut', shortcut: 'command-prompt' })).toMatchObject({
      accepted: false,
      ignored: true,
    });
    lab.person.waitsFor('region');
    const cmd = prompting(lab);
    expect(lab.session.stage()).toMatchObject({
      screen: { id: 'region' },
      commandPrompt: { prompt: 'C:\\Windows\\System32>', title: expect.stringContaining('cmd.exe') },
    });
    expect(lab.session.stage().commandPrompt!.lines[0]).toBe('Microsoft Windows [Version 10.0.26100.4349]');
    cmd.types('exit');
    expect(lab.session.stage().commandPrompt).toBeUndefined();
  });

  it('does not open on the desktop, and takes no line while it is closed', () => {
    const lab = open('user-local-account');
    const { person } = lab;
    expect(person.does({ type: 'type-line', text: 'hostname' })).toMatchObject({ accepted: false });
    person.answersTheFirstPages();
    person.waitsFor('license');
    person.presses('accept');
    person.presses('skip');
    person.presses('next', { 'account-name': 'Workshop' });
    person.presses('next', { 'new-password': 'teapot' });
    person.presses('next', { 'confirm-password': 'teapot' });
    for (const answer of ['a', 'b', 'c']) person.presses('next', { answer });
    person.presses('accept');
    person.waitsFor('desktop');
    expect(person.does({ type: 'shortcut', shortcut: 'command-prompt' })).toMatchObject({ accepted: false });
  });

  it('knows hostname and ipconfig, and says so of what it does not know', () => {
    const lab = open('entra-wired');
    lab.person.does({ type: 'power-button' });
    lab.person.waitsFor('region');
    const cmd = prompting(lab);
    expect(cmd.types('hostname')[0]).toBe(lab.session.report().device.computerName);
    expect(cmd.types('ipconfig').join('\n')).toMatch(
      /Ethernet adapter[\s\S]*IPv4 Address[ .]*: 192\.0\.2\.\d+/,
    );
    expect(cmd.types('ipconfig').join('\n')).toMatch(/Wi-Fi:[\s\S]*Media disconnected/);
    lab.person.does({ type: 'network', change: { cable: 'unplugged' } });
    expect(cmd.types('ipconfig').join('\n')).not.toContain('IPv4');
    expect(cmd.types('frobnicate /x')).toEqual([
      "'frobnicate' is not recognized as an internal or external command,",
      'operable program or batch file.',
      '',
    ]);
  });

  it('`dsregcmd /status` tells the join of each moment', () => {
    const lab = open('entra-wired');
    const { person, session } = lab;
    person.does({ type: 'power-button' });
    person.waitsFor('region');
    const before = prompting(lab).types('dsregcmd /status');
    expect(fieldOf(before, 'AzureAdJoined')).toBe('NO');
    expect(fieldOf(before, 'DeviceId')).toBeUndefined();
    person.pressesTheWindowsKey();
    person.chooses('pre-provision');
    person.presses('next');
    person.waitsFor('landing', ({ loading }) => !loading);
    person.presses('provision');
    person.waitsFor('result');
    const joined = prompting(lab).types('dsregcmd /status');
    expect(fieldOf(joined, 'AzureAdJoined')).toBe('YES');
    expect(fieldOf(joined, 'AzureAdPrt')).toBe('NO');
    expect(fieldOf(joined, 'DeviceId')).toBe(session.report().device.entraDeviceId);
    expect(fieldOf(joined, 'TenantName')).toBe('alderfinch.onmicrosoft.example');
    expect(fieldOf(joined, 'MdmUrl')).toContain('enrollment.manage.microsoft.com');
    expect(fieldOf(joined, 'DeviceAuthStatus')).toBe('SUCCESS');
  });

  it('`certutil -store`, `reg query`, `dir` and `wevtutil` show what the flow has left on the PC', () => {
    const lab = open('entra-wired');
    lab.person.goesToTheLandingPage();
    const before = prompting(lab).types('certutil -store my');
    expect(before).toEqual(['My "Personal"', 'CertUtil: -store command completed successfully.', '']);
    lab.person.presses('provision');
    lab.person.waitsFor('result');
    const cmd = prompting(lab);
    const device = lab.session.report().device.entraDeviceId!;
    expect(cmd.types('certutil -store my').join('\n')).toMatch(
      new RegExp(`Subject: .*${device}[\\s\\S]*Provider = Microsoft Platform Crypto Provider`, 'i'),
    );
    const agent = '%ProgramData%\\Microsoft\\IntuneManagementExtension\\Logs';
    expect(cmd.types(`dir /b ${agent}`)).toContain('IntuneManagementExtension.log');
    expect(cmd.types(`type ${agent}\\AppWorkload.log`).join('\n')).toContain('7-Zip');
    const settings = 'HKLM\\SOFTWARE\\Microsoft\\Provisioning\\Diagnostics\\Autopilot';
    expect(cmd.types(`reg query ${settings} /v DeploymentProfileName`).join('\n')).toContain(
      'Pre-provisioned laptops',
    );
    const channel = 'Microsoft-Windows-ModernDeployment-Diagnostics-Provider/Autopilot';
    expect(cmd.types(`wevtutil qe ${channel} /f:text`)).toContain('AutopilotRetrieveSettings succeeded.');
    expect(cmd.types('certreq -q -enrollaik -config ""')).toContain('EnrollStatus(1): Enrolled');
    const scripts = 'Set-ExecutionPolicy Bypass -Scope Process -Force; Install-Script -Force';
    const diagnosed = cmd.types(
      `powershell -c "${scripts} Get-AutopilotDiagnostics; Get-AutopilotDiagnostics -ShowPolicies"`,
    );
    expect(diagnosed).toEqual(
      expect.arrayContaining([
        'AUTOPILOT DIAGNOSTICS',
        'Profile:                  Pre-provisioned laptops',
        `ZTDID:                    ${lab.session.report().device.autopilotDeviceId}`,
        'OBSERVED TIMELINE:',
      ]),
    );
    expect(diagnosed.filter((line) => /^ {2}Win32 app .* : 3 \(Success/.test(line)).length).toBeGreaterThan(
      0,
    );
    expect(diagnosed.some((line) => line.startsWith('./Device/') && line.includes(' = '))).toBe(true);
    const hash =
      'Install-Script -Force Get-WindowsAutopilotInfo; Get-WindowsAutopilotInfo -OutputFile C:\\hash.csv';
    expect(cmd.types(`powershell -ep bypass -c "${hash}"`)).toContain(
      `Gathered details for device with serial number: ${lab.session.report().device.serialNumber}`,
    );
    expect(cmd.types('type C:\\hash.csv').join('\n')).toContain(lab.session.report().device.serialNumber);
  });

  it('closes with whatever runs in it', () => {
    const lab = open('entra-wired');
    lab.person.does({ type: 'power-button' });
    lab.person.waitsFor('region');
    for (const line of ['ping -t 127.0.0.1', 'powershell']) {
      lab.person.does({ type: 'shortcut', shortcut: 'command-prompt' });
      lab.person.does({ type: 'type-line', text: line });
      expect(lab.session.stage().commandPrompt!.title).toContain(line);
      lab.person.does({ type: 'close-prompt' });
      expect(lab.session.stage().commandPrompt).toBeUndefined();
    }
    expect(lab.person.does({ type: 'interrupt' })).toMatchObject({ accepted: false });
  });

  it('`taskkill` ends an installer, and its app fails with what Windows makes of that', () => {
    const lab = open('entra-wired');
    const { person, session } = lab;
    person.goesToTheLandingPage();
    person.presses('provision');
    person.waitsFor('esp', ({ categories }) => categories[1]!.state === 'inProgress');
    const cmd = prompting(lab);
    const installers = () => cmd.types('tasklist /fo csv /nh | findstr /i "msiexec setup.exe 7z"');
    while (installers()[0] === '') session.advance(milliseconds(1_000), 1);
    const [image, id] = installers()[0]!
      .split(',')
      .map((cell) => cell.replaceAll('"', ''));
    expect(cmd.types(`taskkill /f /pid ${id}`)[0]).toBe(
      `SUCCESS: The process "${image}" with PID ${id} has been terminated.`,
    );
    expect(person.waitsFor('result').outcome).toBe('failure');
    const log = '%ProgramData%\\Microsoft\\IntuneManagementExtension\\Logs\\AppWorkload.log';
    expect(cmd.types(`type ${log} | find "0x80070001"`)[0]).toContain('0x80070001');
  });

  it('`dsregcmd /status` asks Entra whether the device object is still good', () => {
    const lab = open('entra-wired');
    lab.person.goesToTheLandingPage();
    lab.person.presses('provision');
    lab.person.waitsFor('result');
    const device = lab.session.report().device.entraDeviceId!;
    const status = () => fieldOf(prompting(lab).types('dsregcmd /status'), 'DeviceAuthStatus');
    lab.person.does({ type: 'network', change: { unresolvableHosts: ['login.microsoftonline.com'] } });
    expect(status()).toBe('FAILED. ERROR: 0x80072EE7');
    lab.person.does({ type: 'network', change: { unresolvableHosts: [] } });
    expect(status()).toBe('SUCCESS');
    const path = `devices(deviceId='${device}')`;
    const disabled = { method: 'PATCH', path, body: { accountEnabled: false } } as const;
    expect(lab.person.does({ type: 'admin', write: disabled })).toMatchObject({ accepted: true });
    expect(status()).toBe('FAILED. Device is either disabled or deleted');
    lab.person.does({ type: 'admin', write: { ...disabled, body: { accountEnabled: true } } });
    expect(status()).toBe('SUCCESS');
    lab.person.does({ type: 'admin', write: { method: 'DELETE', path } });
    expect(status()).toBe('FAILED. Device is either disabled or deleted');
  });

  it('`mdmdiagnosticstool` packs a cab or a zip, puts the reports into a folder, and says what it cannot', () => {
    const lab = open('entra-wired');
    lab.person.does({ type: 'power-button' });
    lab.person.waitsFor('region');
    const cmd = prompting(lab);
    const line = 'mdmdiagnosticstool.exe -area Autopilot;TPM -cab c:\\temp\\my logs.cab';
    expect(lab.person.does({ type: 'type-line', text: line })).toEqual({
      accepted: true,
      exported: { index: 0, name: 'my logs.cab' },
    });
    cmd.types('MdmDiagnosticsTool -area devicEenrollment -zip "c:\\temp\\second"');
    expect(lab.session.exports().map(({ name }) => name)).toEqual(['my logs.cab', 'second.zip']);
    expect(lab.session.exports()[0]!.files.map(({ name }) => name)).toContain('MDMDiagReport.xml');
    for (const [wrong, words] of [
      ['mdmdiagnosticstool', 'Usage:'],
      ['mdmdiagnosticstool -cab c:\\a.cab', 'Usage:'],
      ['mdmdiagnosticstool -area Autopilot -cab', 'Usage:'],
      ['mdmdiagnosticstool -area Wonder;TPM -cab c:\\a.cab', 'There is no area Wonder.'],
      ['mdmdiagnosticstool -area TPM -cab d:\\a.cab', 'The system cannot find the path specified.'],
    ] as const)
      expect([wrong, cmd.types(wrong)[0]]).toEqual([wrong, words]);
    cmd.types('mdmdiagnosticstool -out c:\\reports');
    expect(lab.session.exports()).toHaveLength(2);
  });

  it('`shutdown /r /t 0` restarts and `shutdown /s /t 0` switches off; the window is gone then', () => {
    const lab = open('entra-wired');
    lab.person.does({ type: 'power-button' });
    lab.person.waitsFor('region');
    prompting(lab).types('shutdown /r /t 0');
    expect(lab.person.screen()).toMatchObject({ id: 'boot', phase: 'restarting' });
    expect(lab.session.stage().commandPrompt).toBeUndefined();
    lab.person.waitsFor('region');
    prompting(lab).types('shutdown /s /t 0');
    lab.person.waitsFor('off');
  });
});
