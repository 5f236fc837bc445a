/** The diagnostics page: where it opens, and that it tells the PC's own state (facts/diagnostics). */
import { describe, expect, it } from 'vitest';
import { open, play } from '../testing/lab.ts';

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
