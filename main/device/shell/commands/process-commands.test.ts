import { describe, expect, it } from 'vitest';
import { sleep, start } from '../../../world/process.ts';
import { minutes } from '../../../world/time.ts';
import { atThePrompt } from '../../testing/at-the-prompt.ts';

function withInstaller() {
  const at = atThePrompt();
  const { world, group, programs } = at.machine;
  const ends: unknown[] = [];
  start(world.clock, group, programs.run('setup.exe', sleep(minutes(20))), (outcome) => {
    ends.push(outcome.ok && outcome.value);
  });
  return { ...at, ends };
}

describe('tasklist', () => {
  it('lists Windows, running services and programs in columns', () => {
    const { machine, types } = withInstaller();
    machine.services.start('wlidsvc');
    const lines = types('tasklist');
    expect(lines.slice(0, 4)).toEqual([
      '',
      'Image Name                     PID Session Name        Session#    Mem Usage',
      '========================= ======== ================ =========== ============',
      'System Idle Process              0 Services                   0          8 K',
    ]);
    expect(lines.filter((line) => line.startsWith('setup.exe'))).toHaveLength(1);
    expect(types('tasklist /svc').find((line) => line.endsWith('wlidsvc'.padEnd(44)))).toMatch(
      /^svchost\.exe +2048 wlidsvc/,
    );
    expect(types('tasklist | find "WWAHost"')).toHaveLength(1);
  });

  it('takes filters and formats', () => {
    const { types } = withInstaller();
    expect(types('tasklist /fi "imagename eq setup*" /fo csv /nh')).toEqual([
      '"setup.exe","7140","Services","0","31,980 K"',
    ]);
    expect(types('tasklist /fi "imagename eq nothing.exe"')).toEqual([
      'INFO: No tasks are running which match the specified criteria.',
    ]);
    expect(types('tasklist /zz')[0]).toBe('ERROR: Invalid argument/option.');
  });
});

describe('taskkill', () => {
  it('closes a window that was started at the prompt, which tasklist lists', () => {
    const { types } = atThePrompt();
    types('regedit');
    types('notepad');
    expect(types('tasklist | find "regedit"')[0]).toMatch(/^regedit\.exe +64\d\d Console/);
    expect(types('taskkill /im regedit.exe')[0]).toMatch(/^SUCCESS: Sent termination signal/);
    expect(types('tasklist | find "regedit"')).toEqual([]);
    expect(types('taskkill /f /im notepad.exe')[0]).toMatch(/has been terminated\.$/);
    expect(types('tasklist | find "notepad"')).toEqual([]);
  });

  it('ends a program, with /F, and whoever waits for it knows', () => {
    const { ends, types } = withInstaller();
    expect(types('taskkill /im setup.exe')[1]).toBe(
      'Reason: This process can only be terminated forcefully (with /F option).',
    );
    expect(ends).toEqual([]);
    expect(types('taskkill /f /im SETUP.EXE')).toEqual([
      'SUCCESS: The process "setup.exe" with PID 7140 has been terminated.',
    ]);
    expect(ends).toEqual(['ended']);
    expect(types('taskkill /f /pid 7140')).toEqual(['ERROR: The process "7140" not found.']);
    expect(types('echo %errorlevel%')).toEqual(['128']);
  });

  it('stops a service with its process, and leaves Windows alone', () => {
    const { machine, types } = withInstaller();
    expect(types('taskkill /f /fi "services eq DoSvc"')[0]).toMatch(/^SUCCESS: The process "svchost\.exe"/);
    expect(machine.services.query('DoSvc')?.running).toBe(false);
    expect(types('taskkill /f /im lsass.exe')[1]).toBe('Reason: Access is denied.');
    expect(types('taskkill /f')[0]).toContain('Neither /FI nor /PID nor /IM');
  });
});
