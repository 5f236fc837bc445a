/** Windows that the command prompt opens over the set-up (facts/desktop#windows-during-the-set-up). */
import { describe, expect, it } from 'vitest';
import type { FileSeen, ProcessesSeen } from '../../shared/stage/look.ts';
import { open } from '../testing/lab.ts';
import { prompting } from '../testing/prompting.ts';

describe('the command prompt', () => {
  it('starts programs with windows, which outlive it and end with the restart', () => {
    const lab = open('entra-wired');
    lab.person.does({ type: 'power-button' });
    lab.person.waitsFor('region');
    const cmd = prompting(lab);
    const started = () => lab.session.stage().programs?.started ?? [];
    cmd.types('md C:\\Users\\Public');
    cmd.types('hostname > "C:\\Users\\Public\\name of it.txt"');
    cmd.types('cd /d C:\\Users\\Public');
    for (const [line, wanted] of [
      ['notepad name of it', { program: 'notepad', of: 'C:\\Users\\Public\\name of it.txt' }],
      ['start "" "name of it.txt"', { program: 'notepad', of: 'C:\\Users\\Public\\name of it.txt' }],
      ['notepad ..\\gone.log', { program: 'notepad', of: 'C:\\Users\\gone.log' }],
      ['explorer .', { program: 'explorer', of: 'C:\\Users\\Public' }],
      ['explorer /select,C:\\Users\\Public\\x', { program: 'explorer', of: 'C:\\Users\\Public' }],
      ['explorer Z:\\nowhere', { program: 'explorer', of: '' }],
      ['C:\\Windows\\System32\\eventvwr.msc /c:System', { program: 'event-viewer', of: 'System' }],
      ['mmc eventvwr.msc', { program: 'event-viewer', of: '' }],
      ['start /max ms-settings:workplace', { program: 'settings', of: 'work' }],
      ['start ms-settings:sound', { program: 'settings', of: '' }],
      ['start regedit.exe', { program: 'registry-editor', of: '' }],
      ['cmtrace ..\\x.log', { program: 'log-viewer', of: 'C:\\Users\\x.log' }],
      ['start msedge', { program: 'edge', of: '' }],
    ] as const) {
      expect([line, cmd.types(line).join('')]).toEqual([line, '']);
      expect([line, started().at(-1)]).toMatchObject([line, wanted]);
    }
    expect(started()).toHaveLength(10);
    expect(cmd.types('start frobnicate')[0]).toBe('The system cannot find the file frobnicate.');
    expect(cmd.types('mmc frobnicate.msc')[0]).toBe('MMC cannot open the file frobnicate.msc.');
    expect(lab.session.stage().programs?.pc?.computerName).toBe(lab.session.report().device.computerName);
    expect(lab.session.look({ at: 'file', path: 'C:\\Users\\Public\\name of it.txt' })).toMatchObject({
      text: expect.stringContaining(lab.session.report().device.computerName),
    });
    const whole = lab.session.look({ at: 'file', path: 'C:\\Users\\Public\\name of it.txt' }) as FileSeen;
    expect(
      lab.session.look({ at: 'file', path: 'C:\\Users\\Public\\name of it.txt', from: 4 }),
    ).toMatchObject({ text: whole.text.slice(4), isWhole: true, length: whole.text.length });
    const autopilot = 'HKLM\\SOFTWARE\\Microsoft\\Provisioning\\Diagnostics\\Autopilot';
    expect(
      lab.session.look({ at: 'registry-search', text: 'Diagnostics', from: 'HKLM\\SOFTWARE', value: null }),
    ).toMatchObject({ key: expect.stringMatching(/^HKEY_LOCAL_MACHINE.*Diagnostics/) });
    expect(lab.session.look({ at: 'registry', key: `${autopilot}\\nowhere` })).toMatchObject({
      key: autopilot.replace('HKLM', 'HKEY_LOCAL_MACHINE'),
    });
    const log = { program: 'notepad', of: 'C:\\Windows\\x.log' } as const;
    expect(lab.person.does({ type: 'start-program', ...log })).toEqual({ accepted: true });
    expect(started().at(-1)).toMatchObject(log);
    lab.person.does({ type: 'close-program', id: started().at(-1)!.id });
    const [first] = started();
    lab.person.does({ type: 'close-program', id: first!.id });
    expect(started()).not.toContainEqual(first);
    expect(lab.person.does({ type: 'close-program', id: first!.id })).toMatchObject({ accepted: false });
    cmd.types('exit');
    expect(started()).toHaveLength(9);
    // Nobody manages it yet: Settings have nothing to offer.
    expect(lab.person.does({ type: 'press', control: 'sync' })).toMatchObject({ accepted: false });
    prompting(lab).types('shutdown /r /t 0');
    expect(lab.session.stage().programs).toBeUndefined();
    expect(lab.person.does({ type: 'start-program', ...log })).toMatchObject({ accepted: false });
    lab.person.waitsFor('region');
    expect(lab.session.stage().programs).toBeUndefined();
  });

  it('Settings that were started there hold a session of management at once', () => {
    const lab = open('entra-wired');
    lab.person.goesToTheLandingPage();
    lab.person.presses('provision');
    lab.person.waitsFor('result');
    expect(lab.person.does({ type: 'press', control: 'sync' })).toMatchObject({ accepted: false });
    prompting(lab).types('start ms-settings:workplace');
    const sync = () => lab.session.stage().programs?.pc?.work?.sync;
    const before = sync()?.last?.time;
    expect(lab.person.does({ type: 'press', control: 'sync' })).toEqual({ accepted: true });
    expect(sync()?.isRunning).toBe(true);
    while (sync()?.isRunning === true) lab.session.advance(lab.session.nextAlarm()! - lab.session.now(), 1);
    expect(sync()?.last).toMatchObject({ code: null });
    expect(sync()?.last?.time).not.toBe(before);
    lab.person.does({ type: 'press', control: 'export-logs' });
    expect(lab.session.exports().map(({ name }) => name)).toEqual(['MDMDiagReport.zip']);
  });

  it('Task Manager lists the PC’s processes and ends those that anybody may end', () => {
    const lab = open('entra-wired');
    lab.person.does({ type: 'power-button' });
    lab.person.waitsFor('region');
    const cmd = prompting(lab);
    cmd.types('notepad');
    cmd.types('taskmgr');
    const seen = () => lab.session.look({ at: 'processes' }) as ProcessesSeen;
    const of = (image: string) => seen().processes.find((process) => process.image === image);
    const ends = (image: string) => lab.person.does({ type: 'end-process', id: of(image)!.id });
    expect(of('notepad.exe')).toMatchObject({ canEnd: true });
    expect(ends('lsass.exe')).toMatchObject({ accepted: false });
    expect(ends('notepad.exe')).toEqual({ accepted: true });
    expect(lab.session.stage().programs?.started.map(({ program }) => program)).toEqual(['task-manager']);
    expect(seen().services.find(({ name }) => name === 'W32Time')?.id).toBeNull();
    cmd.types('net start w32time');
    expect(seen().services.find(({ name }) => name === 'W32Time')?.id).not.toBeNull();
    expect(ends('cmd.exe')).toEqual({ accepted: true });
    expect(lab.session.stage().commandPrompt).toBeUndefined();
  });
});
