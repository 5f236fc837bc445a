/**
 * The command prompt and the diagnostics page: where they open, and that they tell the PC's own state
 * (facts/diagnostics).
 */
import { describe, expect, it } from 'vitest';
import { milliseconds } from '../../main/world/time.ts';
import { open, play } from '../testing/lab.ts';
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

const reportIsThere = ({ step }: { readonly step: string }) => step === 'report';

describe('Ctrl+Shift+D', () => {
  it('opens diagnostics while the technician’s page works, which goes on behind it', () => {
    const { person } = open('entra-wired');
    person.goesToTheLandingPage();
    const diagnostics = () => person.does({ type: 'shortcut', shortcut: 'diagnostics' });
    expect(diagnostics()).toMatchObject({ accepted: false });
    person.presses('provision');
    person.waitsFor('esp', ({ categories }) => categories[1]!.state === 'inProgress');
    expect(diagnostics()).toEqual({ accepted: true });
    expect(person.screen()).toMatchObject({ id: 'diagnostics', step: 'generating', controls: ['close'] });
    expect(person.waitsFor('diagnostics', reportIsThere).controls).toEqual(['close', 'export-logs']);
    const running = () =>
      (
        person.screen() as {
          sections: readonly { rows: readonly { status: string | null; started?: string }[] }[];
        }
      ).sections.flatMap(({ rows }) => rows);
    expect(running().find(({ status }) => status === 'running')).toMatchObject({
      started: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
    expect(person.presses('reseal')).toMatchObject({ accepted: false });
    person.presses('close');
    expect(person.screen().id).toBe('esp');
    person.waitsFor('result', ({ outcome }) => outcome === 'success');
  });

  it('opens what the page of a failure offers, before any profile has come to the PC', () => {
    const { person } = open('enrolment-windows-home');
    person.goesToTheLandingPage();
    person.presses('provision');
    person.waitsFor('result', ({ outcome }) => outcome === 'failure');
    expect(person.does({ type: 'shortcut', shortcut: 'diagnostics' })).toEqual({ accepted: true });
    expect(person.screen().id).toBe('diagnostics');
    person.presses('close');
    expect(person.screen().id).toBe('result');
  });

  it('is refused on Windows 10, and where the profile has switched log collection off', () => {
    const ten = open('entra-wired-windows-10');
    const off = open('entra-wired', undefined, undefined, (files) => {
      files['enrollment-status-page/laptops.json']!['allowLogCollectionOnInstallFailure'] = false;
    });
    for (const { person } of [ten, off]) {
      person.goesToTheLandingPage();
      person.presses('provision');
      person.waitsFor('esp', ({ categories }) => categories[1]!.state === 'inProgress');
      expect(person.does({ type: 'shortcut', shortcut: 'diagnostics' })).toMatchObject({ accepted: false });
    }
  });
});

describe('Export logs', () => {
  it('bundles the files of this PC: profile, agent’s log, hash, registry, events, attestation', () => {
    const { person, session } = open('app-fails');
    person.goesToTheLandingPage();
    person.presses('provision');
    person.waitsFor('result', ({ outcome }) => outcome === 'failure');
    person.presses('view-diagnostics');
    person.waitsFor('diagnostics', reportIsThere);
    person.presses('export-logs');
    expect(person.screen()).toMatchObject({ id: 'diagnostics', step: 'exporting', controls: [] });
    expect(person.waitsFor('diagnostics', ({ step }) => step === 'exported').controls).toEqual(['close']);
    const [archive] = session.exports();
    const text = (name: string) => archive!.files.find((file) => file.name === name)?.text ?? '';
    const { computerName, serialNumber } = session.report().device;
    expect(JSON.parse(text('AutopilotDDSZTDFile.json')).DeploymentProfileName).toBe(
      'Pre-provisioned laptops',
    );
    expect(text(`DeviceHash_${computerName}.csv`)).toContain(serialNumber);
    expect(text('AppWorkload.log')).toContain('7-Zip');
    expect(text('MdmDiagReport_RegistryDump.reg')).toContain(
      '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Provisioning\\Diagnostics\\Autopilot]',
    );
    expect(text('CertReq_enrollaik_Output.txt')).toContain('EnrollStatus(1): Enrolled');
    expect(text('microsoft-windows-moderndeployment-diagnostics-provider-autopilot.evtx')).toContain(
      'AutopilotRetrieveSettings succeeded.',
    );
    expect(text('MDMDiagReport.xml')).toContain('<ProviderID>MS DM Server</ProviderID>');
    expect(text('MDMDiagHtmlReport.html')).toContain(computerName);
    expect(text('TpmHliInfo_Output.txt')).toContain('-Ready For Attestation: True');
    const trace = (area: string) =>
      archive!.files.find(({ name }) => name.startsWith(`DiagnosticLogCSP_Collector_${area}_`))!.text;
    expect(trace('Autopilot')).toContain('ztd.dds.microsoft.com');
    expect(trace('DeviceEnrollment')).toContain('<SyncML');
    expect(trace('DeviceEnrollment')).toContain('SOAP wstep');
    const listed = text('MdmLogCollectorFootPrint.txt').trim().split('\r\n');
    expect(listed).toHaveLength(archive!.files.length - 3);
  });

  it('names the archive by the page it comes from', () => {
    const { person, session } = open('app-fails');
    person.goesToTheLandingPage();
    person.presses('provision');
    person.waitsFor('esp', ({ categories }) => categories[1]!.state === 'inProgress');
    person.does({ type: 'shortcut', shortcut: 'diagnostics' });
    person.waitsFor('diagnostics', reportIsThere);
    expect(person.presses('export-logs')).toEqual({
      accepted: true,
      exported: { index: 0, name: 'MDMDiagReport.zip' },
    });
    person.waitsFor('diagnostics', ({ step }) => step === 'exported');
    person.presses('close');
    person.waitsFor('result');
    person.presses('view-diagnostics');
    person.waitsFor('diagnostics', reportIsThere);
    expect(person.presses('export-logs')).toEqual({
      accepted: true,
      exported: { index: 1, name: 'AutopilotWhiteGloveLogs.zip' },
    });
    expect(session.exports()).toHaveLength(2);
  });

  it('is reached from the user’s page after a failure, by its link', () => {
    const { person, session } = play('user-too-late');
    expect(person.screen()).toMatchObject({
      id: 'esp',
      controls: expect.arrayContaining(['view-diagnostics']),
    });
    person.presses('view-diagnostics');
    person.waitsFor('diagnostics', reportIsThere);
    expect(person.presses('export-logs')).toMatchObject({ exported: { name: 'MDMDiagReport.zip' } });
    person.waitsFor('diagnostics', ({ step }) => step === 'exported');
    person.presses('close');
    expect(person.screen().id).toBe('esp');
    expect(session.exports()).toHaveLength(1);
  });

  it('is brought back by the journal', () => {
    const first = open('app-fails');
    first.person.goesToTheLandingPage();
    first.person.presses('provision');
    first.person.waitsFor('result');
    first.person.presses('view-diagnostics');
    first.person.waitsFor('diagnostics', reportIsThere);
    first.person.presses('export-logs');
    first.person.waitsFor('diagnostics', ({ step }) => step === 'exported');
    const again = open('app-fails', first.journal);
    expect(again.session.exports()).toEqual(first.session.exports());
  });
});

describe('"Export logs" of the menu', () => {
  function atTheMenu(id = 'entra-wired') {
    const lab = open(id);
    lab.person.does({ type: 'power-button' });
    lab.person.waitsFor('region');
    lab.person.pressesTheWindowsKey();
    return lab;
  }

  it('preselects nothing, asks for a folder, exports and comes back', () => {
    const { person, session } = atTheMenu();
    expect(person.screen()).toMatchObject({ id: 'provisioning-menu', selected: null, canContinue: false });
    expect(person.presses('next')).toMatchObject({ accepted: false });
    person.chooses('export-logs');
    person.presses('next');
    expect(person.screen()).toMatchObject({
      id: 'export-logs',
      step: 'folder',
      choices: ['C:'],
      selected: 'C:',
    });
    expect(person.presses('next')).toMatchObject({ exported: { index: 0, name: 'MDMDiagReport.zip' } });
    expect(person.screen()).toMatchObject({ step: 'exporting', controls: [] });
    person.waitsFor('export-logs', ({ step }) => step === 'exported');
    person.presses('close');
    expect(person.screen().id).toBe('provisioning-menu');
    const { serialNumber } = session.report().device;
    expect(session.exports()[0]!.files.find(({ name }) => name.startsWith('DeviceHash_'))!.text).toContain(
      serialNumber,
    );
  });

  it('fails onto media that was taken out, with Close and Retry', () => {
    const { person, session } = atTheMenu('oobe-provisioning-package');
    if (person.screen().id !== 'provisioning-menu') {
      person.presses('cancel');
    }
    person.chooses('export-logs');
    person.presses('next');
    person.chooses('D:');
    person.does({ type: 'media', media: 'removed' });
    expect(person.presses('next')).toEqual({ accepted: true });
    expect(person.waitsFor('export-logs', ({ step }) => step === 'failed')).toMatchObject({
      error: { code: '0x80070015' },
      controls: ['close', 'retry'],
    });
    expect(session.exports()).toEqual([]);
    person.does({ type: 'media', media: 'inserted' });
    person.presses('retry');
    person.waitsFor('export-logs', ({ step }) => step === 'exported');
    expect(session.exports()).toHaveLength(1);
  });

  it('is not there on Windows 10, whose first option is chosen at once', () => {
    const { person } = atTheMenu('entra-wired-windows-10');
    expect(person.screen()).toMatchObject({
      options: ['install-package', 'pre-provision', 'reset'],
      selected: 'install-package',
    });
  });
});
