/** Files, folders and the registry: `Get-Content`, `Get-ChildItem`, `Get-ItemProperty` and their like. */
import type { Process } from '../../../world/process.ts';
import { sleep } from '../../../world/process.ts';
import { seconds } from '../../../world/time.ts';
import type { StoredFile } from '../../windows/file-system.ts';
import type { RegistryValue } from '../../windows/registry.ts';
import {
  linesOfFile,
  matchesPattern,
  resolvePath,
  shownPath,
  writeLines,
} from '../commands/file-commands.ts';
import type { Call, Cmdlet, Cmdlets } from './cmdlet.ts';
import { shown } from './formats.ts';
import { filePath, noPath, registryPath } from './paths.ts';
import type { PsRecord, PsValue } from './values.ts';
import { PsError, record, textOf } from './values.ts';

/** Paths that were given by name or handed on. */
const pathsOf = ({ args, input }: Call, name = 'Path'): readonly string[] =>
  args.has(name) ? args.texts(name) : input.map((value) => textOf(value));

/** Tells what is added to a file, looking each second, until it is ended. */
function* followed({ facts, emit }: Call, path: string, from: number): Process<void> {
  const { files } = facts.machine;
  for (let told = from; ; ) {
    yield* sleep(seconds(1));
    const lines = linesOfFile(files, path) ?? [];
    // A file that has become shorter is another one: it was rolled over.
    for (const line of lines.slice(lines.length < told ? 0 : told)) emit(line);
    told = lines.length;
  }
}

const getContent: Cmdlet = {
  parameters: {
    Path: 'texts',
    LiteralPath: 'texts',
    Tail: 'number',
    TotalCount: 'number',
    First: 'number',
    Wait: 'switch',
    Raw: 'switch',
    Encoding: 'text',
  },
  positions: ['Path'],
  mandatory: 'Path',
  run(call) {
    const { args, emit, fail, facts, session } = call;
    const { files } = facts.machine;
    const found: string[] = [];
    for (const path of pathsOf(call, args.has('LiteralPath') ? 'LiteralPath' : 'Path')) {
      const own = filePath(files, session.folder, path);
      const whole = resolvePath(session.folder, path);
      if (own.length === 0 && files.exists(whole))
        fail(
          new PsError(`Access to the path '${whole}' is denied.`, {
            source: 'Get-Content',
            category: `PermissionDenied: (${whole}:String) [Get-Content], UnauthorizedAccessException`,
            id: 'GetContentReaderUnauthorizedAccessError,Microsoft.PowerShell.Commands.GetContentCommand',
          }),
        );
      else if (own.length === 0) fail(noPath('Get-Content', whole));
      found.push(...own);
    }
    const [last = ''] = found.slice(-1);
    for (const path of found) {
      const lines = linesOfFile(files, path) ?? [];
      const tail = args.number('Tail');
      const head = args.number('TotalCount') ?? args.number('First');
      const told = tail === undefined ? lines.slice(0, head) : lines.slice(Math.max(0, lines.length - tail));
      if (args.has('Raw')) emit(told.join('\n'));
      else told.forEach((line) => emit(line));
    }
    if (!args.has('Wait') || found.length === 0) return undefined;
    return followed(call, last, (linesOfFile(files, last) ?? []).length);
  },
};

const nameOf = (path: string): string => path.slice(path.lastIndexOf('\\') + 1);
const parentOf = (path: string): string => shownPath(path.slice(0, path.lastIndexOf('\\')));

const fileRecord = ({ path, size, modified }: StoredFile): PsRecord =>
  record('FileInfo', [
    ['Mode', '-a----'],
    ['LastWriteTime', { time: modified }],
    ['Length', size],
    ['Name', nameOf(path)],
    ['FullName', path],
    ['Directory', parentOf(path)],
  ]);

const folderRecord = (path: string): PsRecord =>
  record('FileInfo', [
    ['Mode', 'd-----'],
    ['LastWriteTime', ''],
    ['Length', ''],
    ['Name', nameOf(path)],
    ['FullName', path],
    ['Directory', parentOf(path)],
  ]);

const dataOf = (value: RegistryValue): PsValue => {
  switch (value.type) {
    case 'REG_BINARY':
      return [...Buffer.from(value.data, 'base64')];
    case 'REG_QWORD':
      return Number(value.data);
    default:
      return value.data;
  }
};

function keyRecord({ facts }: Pick<Call, 'facts'>, key: string): PsRecord {
  const names = facts.machine.registry.values(key).map(({ name }) => name || '(default)');
  return record('RegistryKey', [
    ['Name', nameOf(key)],
    ['Property', names],
    ['PSPath', `Microsoft.PowerShell.Core\\Registry::${key}`],
    ['Hive', key.slice(0, key.lastIndexOf('\\'))],
  ]);
}

const getChildItem: Cmdlet = {
  parameters: {
    Path: 'texts',
    Filter: 'text',
    Recurse: 'switch',
    File: 'switch',
    Directory: 'switch',
    Name: 'switch',
    Force: 'switch',
  },
  positions: ['Path', 'Filter'],
  run(call) {
    const { args, emit, fail, facts, session } = call;
    const { files, registry } = facts.machine;
    const filter = args.text('Filter') ?? '*';
    const tell = (item: PsRecord, name: string): void => {
      if (matchesPattern(filter, name)) emit(args.has('Name') ? name : item);
    };
    const list = (folder: string): void => {
      const folders = files.folders(folder);
      if (!args.has('File')) for (const name of folders) tell(folderRecord(`${folder}\\${name}`), name);
      if (!args.has('Directory'))
        for (const file of files.list(folder).toSorted((a, b) => (a.path < b.path ? -1 : 1)))
          tell(fileRecord(file), nameOf(file.path));
      if (args.has('Recurse')) for (const name of folders) list(`${folder}\\${name}`);
    };
    const listKeys = (key: string): void => {
      for (const name of registry.keys(key)) {
        tell(keyRecord(call, `${key}\\${name}`), name);
        if (args.has('Recurse')) listKeys(`${key}\\${name}`);
      }
    };
    const asked = args.has('Path') ? args.texts('Path') : ['.'];
    for (const path of asked) {
      const key = registryPath(session.folder, path);
      const whole = resolvePath(session.folder, path);
      if (key !== undefined) {
        if (registry.exists(key)) listKeys(key);
        else fail(noPath('Get-ChildItem', path));
      } else if (files.exists(whole) && !files.file(whole)) list(whole);
      else {
        const found = filePath(files, session.folder, path).flatMap((one) => files.file(one) ?? []);
        if (found.length === 0 && !/[*?]/.test(path)) fail(noPath('Get-ChildItem', whole));
        for (const file of found) tell(fileRecord(file), nameOf(file.path));
      }
    }
  },
};

const noProperty = (name: string, key: string): PsError =>
  new PsError(`Property ${name} does not exist at path ${key}.`, {
    source: 'Get-ItemProperty',
    category: `InvalidArgument: (${name}:String) [Get-ItemProperty], PSArgumentException`,
    id: 'System.Management.Automation.PSArgumentException,Microsoft.PowerShell.Commands.GetItemPropertyCommand',
  });

const provider = 'Microsoft.PowerShell.Core\\Registry';

/** The values of a key, and where it is. */
function propertiesOf({ facts, args, fail }: Call, key: string): PsRecord | undefined {
  const values = facts.machine.registry.values(key);
  const names = args.texts('Name');
  const isWanted = (own: string): boolean =>
    names.length === 0 || names.some((name) => matchesPattern(name, own || '(default)'));
  const found = values.filter(({ name }) => isWanted(name));
  const [missing] = names.filter(
    (name) => !/[*?]/.test(name) && !values.some((own) => own.name.toLowerCase() === name.toLowerCase()),
  );
  if (missing !== undefined) {
    fail(noProperty(missing, key));
    return undefined;
  }
  if (found.length === 0) return undefined;
  const drive = key.startsWith('HKEY_LOCAL_MACHINE') ? 'HKLM' : 'HKCU';
  return record('ItemProperty', [
    ...found.map(({ name, value }) => [name || '(default)', dataOf(value)] as const),
    ['PSPath', `${provider}::${key}`],
    ['PSParentPath', `${provider}::${key.slice(0, key.lastIndexOf('\\'))}`],
    ['PSChildName', nameOf(key)],
    ['PSDrive', drive],
    ['PSProvider', provider],
  ]);
}

/** `*` at the end of a path stands for every key below. */
function keysAt({ facts, session }: Call, path: string): readonly string[] {
  const { registry } = facts.machine;
  const key = registryPath(session.folder, path);
  if (key === undefined) return [];
  if (!key.endsWith('\\*')) return registry.exists(key) ? [key] : [];
  const above = key.slice(0, -2);
  return registry.keys(above).map((name) => `${above}\\${name}`);
}

const getItemProperty: Cmdlet = {
  parameters: { Path: 'texts', LiteralPath: 'texts', Name: 'texts' },
  positions: ['Path', 'Name'],
  mandatory: 'Path',
  run(call) {
    for (const path of pathsOf(call, call.args.has('LiteralPath') ? 'LiteralPath' : 'Path')) {
      const keys = keysAt(call, path);
      if (keys.length === 0 && !path.endsWith('*')) call.fail(noPath('Get-ItemProperty', path));
      for (const key of keys) {
        const found = propertiesOf(call, key);
        if (found) call.emit(found);
      }
    }
  },
};

const getItemPropertyValue: Cmdlet = {
  parameters: { Path: 'texts', Name: 'texts' },
  positions: ['Path', 'Name'],
  mandatory: 'Path',
  run(call) {
    for (const path of pathsOf(call))
      for (const key of keysAt(call, path)) {
        const found = propertiesOf(call, key);
        for (const [name, value] of found?.members ?? []) if (!name.startsWith('PS')) call.emit(value);
      }
  },
};

const getItem: Cmdlet = {
  parameters: { Path: 'texts' },
  positions: ['Path'],
  mandatory: 'Path',
  run(call) {
    const { files } = call.facts.machine;
    for (const path of pathsOf(call)) {
      const [key] = keysAt(call, path);
      const whole = resolvePath(call.session.folder, path);
      const file = files.file(whole);
      if (key !== undefined) call.emit(keyRecord(call, key));
      else if (file) call.emit(fileRecord(file));
      else if (files.exists(whole)) call.emit(folderRecord(whole));
      else call.fail(noPath('Get-Item', path));
    }
  },
};

const testPath: Cmdlet = {
  parameters: { Path: 'texts', PathType: 'text' },
  positions: ['Path', 'PathType'],
  mandatory: 'Path',
  run(call) {
    const { files } = call.facts.machine;
    for (const path of pathsOf(call))
      call.emit(
        keysAt(call, path).length > 0 ||
          filePath(files, call.session.folder, path).length > 0 ||
          files.exists(resolvePath(call.session.folder, path)),
      );
  },
};

const setLocation: Cmdlet = {
  parameters: { Path: 'text' },
  positions: ['Path'],
  run({ args, facts, session }) {
    const path = args.text('Path') ?? '~';
    const { files, registry } = facts.machine;
    const key = registryPath(session.folder, path);
    if (key !== undefined) {
      if (!registry.exists(key)) throw noPath('Set-Location', path);
      session.folder = key.replace(/^HKEY_LOCAL_MACHINE/, 'HKLM:').replace(/^HKEY_CURRENT_USER/, 'HKCU:');
      return;
    }
    const home = session.environment.get('USERPROFILE') ?? 'C:';
    const whole =
      path === '~' ? home : resolvePath(session.folder.startsWith('HK') ? 'C:' : session.folder, path);
    if (!files.exists(whole) || files.file(whole)) throw noPath('Set-Location', whole);
    session.folder = whole;
  },
};

/** Makes a folder, or a file with what it is given. */
const newItem: Cmdlet = {
  parameters: { Path: 'text', Name: 'text', ItemType: 'text', Type: 'text', Value: 'text', Force: 'switch' },
  positions: ['Path'],
  mandatory: 'Path',
  run({ args, emit, facts, session }) {
    const { files } = facts.machine;
    const name = args.text('Name');
    const path = resolvePath(
      session.folder,
      `${args.text('Path') ?? '.'}${name === undefined ? '' : `\\${name}`}`,
    );
    const isFolder = /^d/i.test(args.text('ItemType') ?? args.text('Type') ?? '');
    if (files.exists(path) && !args.has('Force'))
      throw new PsError(`An item with the specified name ${path} already exists.`, {
        source: 'New-Item',
        category: `ResourceExists: (${path}:String) [New-Item], IOException`,
        id: `${isFolder ? 'DirectoryExist' : 'NewItemIOError'},Microsoft.PowerShell.Commands.NewItemCommand`,
      });
    if (isFolder) {
      files.makeFolder(path);
      emit(folderRecord(path));
      return;
    }
    files.writeText(path, args.text('Value') ?? '');
    const file = files.file(path);
    if (file) emit(fileRecord(file));
  },
};

const removeItem: Cmdlet = {
  parameters: { Path: 'texts', Recurse: 'switch', Force: 'switch' },
  positions: ['Path'],
  mandatory: 'Path',
  run(call) {
    const { files, registry } = call.facts.machine;
    for (const path of pathsOf(call)) {
      const [key] = keysAt(call, path);
      const whole = resolvePath(call.session.folder, path);
      const found = filePath(files, call.session.folder, path);
      if (key !== undefined) registry.deleteKey(key);
      else if (found.length > 0) for (const file of found) files.delete(file);
      else if (files.exists(whole)) files.delete(whole);
      else call.fail(noPath('Remove-Item', whole));
    }
  },
};

const writesContent = (append: boolean): Cmdlet => ({
  parameters: { Path: 'text', Value: 'texts', Encoding: 'text', Force: 'switch' },
  positions: ['Path', 'Value'],
  mandatory: 'Path',
  run({ args, input, facts, session }) {
    const lines = args.has('Value') ? args.texts('Value') : shown(input);
    const [path = ''] = filePath(facts.machine.files, session.folder, args.text('Path') ?? '', true);
    writeLines(facts.machine.files, path, lines, append);
  },
});

export const itemCmdlets: Cmdlets = {
  'Add-Content': writesContent(true),
  'Get-ChildItem': getChildItem,
  'Get-Content': getContent,
  'Get-Item': getItem,
  'Get-ItemProperty': getItemProperty,
  'Get-ItemPropertyValue': getItemPropertyValue,
  'Get-Location': {
    parameters: {},
    run: ({ emit, session }) => emit(record('PathInfo', [['Path', shownPath(session.folder)]])),
  },
  'New-Item': newItem,
  mkdir: {
    ...newItem,
    run: (call) => {
      const { files } = call.facts.machine;
      const path = resolvePath(call.session.folder, call.args.text('Path') ?? '');
      files.makeFolder(path);
      call.emit(folderRecord(path));
    },
  },
  'Remove-Item': removeItem,
  'Set-Content': writesContent(false),
  'Set-Location': setLocation,
  'Test-Path': testPath,
};
