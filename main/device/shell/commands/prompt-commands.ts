/** What the prompt itself knows: `echo`, `set`, `cls`, `exit`, `ver`, `whoami` (facts/command-prompt#the-prompt-itself). */
import { builds } from '../../../../shared/release.ts';
import { computerNameOf } from '../../windows/identity.ts';
import type { Machine } from '../../windows/machine.ts';
import { accountOf } from './accounts.ts';
import type { Command, Commands, Place } from './command.ts';
import { tells } from './command.ts';
import { whoami } from './whoami.ts';

export const versionLine = ({ release }: Pick<Machine, 'release'>): string =>
  `Microsoft Windows [Version ${builds[release]}]`;

const environment = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment';

const usualPath = [
  'C:\\Windows\\system32',
  'C:\\Windows',
  'C:\\Windows\\System32\\Wbem',
  'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\',
].join(';');

/** What a fresh prompt finds, sorted as `set` lists it. */
export function variablesOf(machine: Machine): ReadonlyMap<string, string> {
  const { domain, name } = accountOf(machine);
  const profile = `C:\\Users\\${name}`;
  const ofRegistry = machine.registry
    .values(environment)
    .flatMap(({ name: variable, value }) =>
      value.type === 'REG_SZ' && variable !== 'windir' ? [[variable, value.data] as const] : [],
    );
  return new Map([
    ['Path', usualPath],
    ...ofRegistry,
    ['ALLUSERSPROFILE', 'C:\\ProgramData'],
    ['APPDATA', `${profile}\\AppData\\Roaming`],
    ['COMPUTERNAME', computerNameOf(machine.registry)],
    ['ComSpec', 'C:\\Windows\\system32\\cmd.exe'],
    ['LOCALAPPDATA', `${profile}\\AppData\\Local`],
    ['ProgramData', 'C:\\ProgramData'],
    ['ProgramFiles', 'C:\\Program Files'],
    ['ProgramFiles(x86)', 'C:\\Program Files (x86)'],
    ['PROMPT', '$P$G'],
    ['PUBLIC', 'C:\\Users\\Public'],
    ['SystemDrive', 'C:'],
    ['SystemRoot', 'C:\\Windows'],
    ['TEMP', `${profile}\\AppData\\Local\\Temp`],
    ['USERDOMAIN', domain],
    ['USERNAME', name],
    ['USERPROFILE', profile],
    ['windir', 'C:\\Windows'],
  ]);
}

export const variableNamed = (
  variables: Place['variables'],
  name: string,
): readonly [name: string, value: string] | undefined =>
  [...variables].find(([known]) => known.toLowerCase() === name.toLowerCase());

const echo: Command = (_words, _facts, { rest }) => {
  if (rest.trim() === '') return tells('ECHO is on.');
  if (/^\s*(on|off)\s*$/i.test(rest)) return tells();
  return tells(rest.slice(1));
};

const set: Command = (_words, _facts, { rest, variables }) => {
  const asked = rest.trim().replace(/^"(.*)"$/, '$1');
  const equals = asked.indexOf('=');
  if (equals === 0) return tells('The syntax of the command is incorrect.');
  if (equals > 0) {
    const name = asked.slice(0, equals);
    return { lines: [], variable: [variableNamed(variables, name)?.[0] ?? name, asked.slice(equals + 1)] };
  }
  const found = [...variables]
    .filter(([name]) => name.toLowerCase().startsWith(asked.toLowerCase()))
    .toSorted(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  if (found.length === 0) return tells(`Environment variable ${asked} not defined`);
  return tells(...found.map(([name, value]) => `${name}=${value}`));
};

export const promptCommands: Commands = {
  cls: { run: () => ({ lines: [], order: 'clear' }), help: 'Clears the screen.' },
  echo: { run: echo, help: 'Displays messages, or turns command echoing on or off.' },
  exit: {
    run: () => ({ lines: [], order: 'close' }),
    help: 'Quits the CMD.EXE program (command interpreter).',
  },
  hostname: { run: (_words, { machine }) => tells(computerNameOf(machine.registry)) },
  set: { run: set, help: 'Displays, sets, or removes Windows environment variables.' },
  ver: {
    run: (_words, { machine }) => tells('', versionLine(machine)),
    help: 'Displays the Windows version.',
  },
  whoami: { run: whoami },
};

/** `help` and `help NAME`, from the table of all commands. */
export const helpOn = (commands: () => Commands): Commands => ({
  help: {
    help: 'Provides Help information for Windows commands.',
    run: (_words, _facts, { rest }) => {
      const name = rest.trim().toLowerCase();
      const listed = Object.entries(commands()).filter(([, { help }]) => help !== undefined);
      if (name === '')
        return tells(
          'For more information on a specific command, type HELP command-name',
          ...listed
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([command, { help }]) => `${command.toUpperCase().padEnd(14)} ${help}`),
        );
      const help = listed.find(([command]) => command === name)?.[1].help;
      return tells(help ?? `This command is not supported by the help utility.  Try "${rest.trim()} /?".`);
    },
  },
});
