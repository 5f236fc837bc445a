/** Programs that answer with a window, and `start` (facts/command-prompt#programs-with-windows). */
import { ownOf } from '../../../../shared/own.ts';
import type { StartedName } from '../../../../shared/stage/view.ts';
import type { FileSystem } from '../../windows/file-system.ts';
import type { Answer, Command, Commands, Place } from './command.ts';
import { argumentsOf, fails } from './command.ts';
import { resolvePath, shownPath } from './file-commands.ts';
import { runProgram } from './run-program.ts';

const opens = (program: StartedName, of = ''): Answer => ({
  lines: [],
  order: { kind: 'window', program, of },
});

/** What was typed as one path, whether in quotes or not. */
const pathOf = (rest: string): string => rest.trim().replaceAll('"', '');

const isFolder = (files: FileSystem, path: string): boolean =>
  files.exists(path) && files.file(path) === undefined;

/** Without an ending, `.txt` is tried too. */
const notepad: Command = (_words, { machine: { files } }, { rest, folder }) => {
  const typed = pathOf(rest);
  if (typed === '') return opens('notepad');
  const path = resolvePath(folder, typed);
  const withEnding = `${path}.txt`;
  return opens('notepad', !files.exists(path) && files.exists(withEnding) ? withEnding : path);
};

/** A log viewer in the manner of CMTrace, as technicians carry it with them. */
const cmtrace: Command = (_words, _facts, { rest, folder }) => {
  const typed = pathOf(rest);
  return opens('log-viewer', typed === '' ? '' : resolvePath(folder, typed));
};

/** A path that is none opens what Explorer opens with. */
const explorer: Command = (_words, { machine: { files } }, { rest, folder }) => {
  const selected = /^\s*\/select,\s*(.+)$/i.exec(rest)?.[1];
  const typed = pathOf(selected ?? rest);
  if (typed === '' || typed.toLowerCase().startsWith('shell:')) return opens('explorer');
  const path = resolvePath(folder, typed);
  const at = selected === undefined ? path : path.slice(0, Math.max(path.lastIndexOf('\\'), 2));
  return opens('explorer', isFolder(files, at) ? shownPath(at) : '');
};

/** `/c:` names the channel that it opens at. */
const eventViewer: Command = (_words, _facts, { rest }) =>
  opens('event-viewer', /\/c:(?:"([^"]+)"|(\S+))/i.exec(rest)?.slice(1).find(Boolean) ?? '');

/** Its consoles, as far as they are here. */
const consoles: Readonly<Record<string, StartedName>> = { eventvwr: 'event-viewer' };

const mmc: Command = (_words, _facts, { rest }) => {
  const [asked = ''] = argumentsOf(rest);
  const name = asked
    .toLowerCase()
    .replace(/^.*\\/, '')
    .replace(/\.msc$/, '');
  const program = ownOf(consoles, name);
  return program === undefined ? fails(`MMC cannot open the file ${asked}.`) : opens(program);
};

/** Pages of Settings that are here, by their address; every other address opens Settings where it begins. */
const pages: Readonly<Record<string, string>> = {
  'ms-settings:workplace': 'work',
  'ms-settings:about': 'about',
};

export const windowCommands: Commands = {
  notepad: { run: notepad },
  explorer: { run: explorer },
  eventvwr: { run: eventViewer },
  'eventvwr.msc': { run: eventViewer },
  mmc: { run: mmc },
  taskmgr: { run: () => opens('task-manager') },
  cmtrace: { run: cmtrace },
  regedit: { run: () => opens('registry-editor') },
  regedt32: { run: () => opens('registry-editor') },
};

/** What `start` is told: without its own switches, and without the title, which quotes mark as one. */
function target(rest: string): string {
  let text = rest.trim();
  for (let found = true; found; ) {
    const next = text.replace(/^(?:"[^"]*"(?=\s+\S)|\/d\s*(?:"[^"]*"|\S+)|\/(?!\/)[a-z]+)\s*/i, '');
    found = next !== text;
    text = next;
  }
  return text;
}

/** By what Windows knows of its ending: a folder in Explorer, a text in Notepad. */
function opensFile(files: FileSystem, path: string): Answer | undefined {
  if (isFolder(files, path)) return opens('explorer', shownPath(path));
  return files.readText(path) === undefined ? undefined : opens('notepad', path);
}

/** `start`: a page of Settings, a program, a folder or a text. */
export const startOn = (commands: () => Commands): Commands => ({
  start: {
    help: 'Starts a separate window to run a specified program or command.',
    run: (_words, facts, place: Place) => {
      const asked = target(place.rest);
      if (asked === '') return { lines: [] };
      if (/^ms-settings:/i.test(asked)) return opens('settings', ownOf(pages, asked.toLowerCase()) ?? '');
      const [name = ''] = argumentsOf(asked);
      // An address, and a name that no folder of the path holds: Windows looks among its registered applications.
      if (/^(?:https?:\/\/|microsoft-edge:|msedge(?:\.exe)?$)/i.test(name)) return opens('edge');
      const rest = asked.slice((/^(?:"[^"]*"|\S+)/.exec(asked)?.[0] ?? '').length);
      return (
        runProgram(commands(), name, facts, { ...place, rest }) ??
        opensFile(facts.machine.files, resolvePath(place.folder, name)) ??
        fails(`The system cannot find the file ${name}.`)
      );
    },
  },
});
