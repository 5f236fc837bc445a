import { describe, expect, it } from 'vitest';
import { atThePrompt } from '../../testing/at-the-prompt.ts';

const namesOf = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => /^SERVICE_NAME: (.*)$/.exec(line)?.[1] ?? []);

describe('sc', () => {
  it.each(['sc config wlidsvc start= disabled', 'sc config WLIDSVC start=disabled'])('%s', (line) => {
    const { machine, types } = atThePrompt();
    expect(types(line)).toEqual(['[SC] ChangeServiceConfig SUCCESS']);
    expect(machine.services.query('wlidsvc')?.start).toBe('disabled');
    expect(types('sc start wlidsvc')[0]).toBe('[SC] StartService FAILED 1058:');
  });

  it.each([
    ['sc query nothing', '[SC] EnumQueryServicesStatus:OpenService FAILED 1060:'],
    ['sc config wlidsvc start= sometimes', 'DESCRIPTION:'],
    ['sc config constructor start= disabled', '[SC] OpenService FAILED 1060:'],
    ['sc stop wlidsvc', '[SC] ControlService FAILED 1062:'],
  ])('%s', (line, first) => expect(atThePrompt().types(line)[0]).toBe(first));

  it('tells how a service stands, in the lines of Windows', () => {
    const { types } = atThePrompt();
    expect(types('sc query wlidsvc')).toEqual([
      '',
      'SERVICE_NAME: wlidsvc ',
      '        TYPE               : 30  WIN32  ',
      '        STATE              : 1  STOPPED ',
      '        WIN32_EXIT_CODE    : 1077  (0x435)',
      '        SERVICE_EXIT_CODE  : 0  (0x0)',
      '        CHECKPOINT         : 0x0',
      '        WAIT_HINT          : 0x0',
    ]);
    expect(types('sc start wlidsvc')).toContain('        STATE              : 2  START_PENDING ');
    expect(types('sc query wlidsvc')).toContain('        STATE              : 4  RUNNING ');
    expect(types('sc start wlidsvc')[0]).toBe('[SC] StartService FAILED 1056:');
    expect(types('sc queryex wlidsvc').join()).toMatch(/PID {16}: 2048/);
    types('sc stop wlidsvc');
    expect(types('sc query wlidsvc')).toContain('        WIN32_EXIT_CODE    : 0  (0x0)');
  });

  it('lists what runs, what does not, or all', () => {
    const { machine, types } = atThePrompt();
    types('sc start wlidsvc');
    expect(namesOf(types('sc query'))).toEqual(['DoSvc', 'wlidsvc']);
    expect(namesOf(types('sc query state= inactive'))).toContain('W32Time');
    expect(namesOf(types('sc query type= service state= all'))).toHaveLength(machine.services.state().length);
  });
});

describe('net', () => {
  it('starts and stops by either name', () => {
    const { machine, types } = atThePrompt();
    expect(types('net start "windows time"').at(-1)).toBe(
      'The Windows Time service was started successfully.',
    );
    expect(types('net start')).toContain('   Windows Time');
    expect(types('net start w32time')[0]).toBe('The requested service has already been started.');
    expect(types('net stop w32time').at(-1)).toBe('The Windows Time service was stopped successfully.');
    expect(machine.services.query('W32Time')?.running).toBe(false);
    expect(types('net stop w32time').at(-1)).toContain('NET HELPMSG 3521');
    expect(types('net stop nothing')[0]).toBe('The service name is invalid.');
  });

  it('lists the accounts of this PC', () => {
    const { types } = atThePrompt();
    const lines = types('net user');
    expect(lines[1]).toBe('User accounts for \\\\PC');
    expect(lines.slice(4, 6).join(' ').split(/ +/).filter(Boolean)).toEqual([
      'Administrator',
      'DefaultAccount',
      'defaultuser0',
      'Guest',
      'WDAGUtilityAccount',
    ]);
    expect(types('net user defaultuser0')).toContain('Account active               Yes');
    expect(types('net user nobody')[0]).toBe('The user name could not be found.');
  });
});
