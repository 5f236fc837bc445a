import { describe, expect, it } from 'vitest';
import { setUpAccountSid } from '../../windows/automatic-logon.ts';
import { renameComputer, activateName } from '../../windows/identity.ts';
import { atThePrompt } from '../../testing/at-the-prompt.ts';
import { commands } from './table.ts';

describe('echo and set', () => {
  it('fills in what is set, and leaves what is not', () => {
    const { types } = atThePrompt();
    expect(types('echo %windir%  %Nothing%')).toEqual(['C:\\Windows  %Nothing%']);
    expect(types('set Where=%SystemDrive%\\Logs')).toEqual([]);
    expect(types('set wh')).toEqual(['Where=C:\\Logs']);
    types('set WHERE=D:');
    expect(types('echo %where%')).toEqual(['D:']);
    types('set where=');
    expect(types('set where')).toEqual(['Environment variable where not defined']);
    expect(types('echo')).toEqual(['ECHO is on.']);
    expect(types('echo.')).toEqual(['']);
  });

  it('lists the variables of this PC by name', () => {
    const { machine, types } = atThePrompt();
    const lines = types('set');
    const names = lines.map((line) => line.split('=')[0]!.toLowerCase());
    expect(names).toEqual(names.toSorted());
    expect(lines).toContain(`NUMBER_OF_PROCESSORS=${machine.hardware.cpu.threads}`);
    expect(lines).toContain('USERNAME=defaultuser0');
  });
});

describe('whoami', () => {
  it('is the account of the set-up, then whoever has signed in', () => {
    const { machine, types } = atThePrompt();
    renameComputer(machine.registry, 'ALD-0042');
    activateName(machine.registry);
    expect(machine.eventLog.signedIn).toBe(setUpAccountSid);
    expect(types('whoami')).toEqual(['ald-0042\\defaultuser0']);
    expect(types('whoami /all')).toEqual(
      expect.arrayContaining([`ald-0042\\defaultuser0 ${setUpAccountSid}`, 'PRIVILEGES INFORMATION']),
    );
    expect(types('whoami /you')[0]).toBe('ERROR: Invalid argument/option.');
    const sid = 'S-1-12-1-1-2-3-4';
    machine.eventLog.signedIn = sid;
    machine.registry.setText(
      `HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList\\${sid}`,
      'ProfileImagePath',
      'C:\\Users\\MiraLind',
    );
    expect(types('whoami')).toEqual(['azuread\\miralind']);
  });
});

describe('help', () => {
  it('lists what Windows’ own list has and this prompt knows', () => {
    const { types } = atThePrompt();
    const lines = types('help');
    expect(lines[1]).toMatch(/^CD {13}Displays the name of/);
    for (const line of lines.slice(1))
      expect(Object.keys(commands)).toContain(line.split(' ')[0]!.toLowerCase());
    expect(types('help type')).toEqual(['Displays the contents of a text file.']);
    expect(types('help whoami')[0]).toContain('not supported by the help utility');
  });
});

describe('a name that is no command', () => {
  it.each(['frobnicate', 'constructor', 'cdx'])('%s', (name) => {
    expect(atThePrompt().types(`${name} /x`)).toEqual([
      `'${name}' is not recognized as an internal or external command,`,
      'operable program or batch file.',
    ]);
  });
});
