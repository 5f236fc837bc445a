/** Paths of files and of registry keys, as PowerShell takes them. */
import { ownOf } from '../../../../shared/own.ts';
import { pathsMatching, resolvePath } from '../commands/file-commands.ts';
import type { FileSystem } from '../../windows/file-system.ts';
import { PsError } from './values.ts';

/** The files that a path stands for; with `isNew` the path itself, there or not. */
export function filePath(files: FileSystem, folder: string, path: string, isNew = false): readonly string[] {
  const whole = resolvePath(
    folder.startsWith('HK') ? 'C:' : folder,
    path.replace(/^~(?=\\|$)/, 'C:\\Users\\Public'),
  );
  return isNew ? [whole] : pathsMatching(files, whole);
}

const hives: Readonly<Record<string, string>> = {
  'hklm:': 'HKEY_LOCAL_MACHINE',
  'hkcu:': 'HKEY_CURRENT_USER',
};

/** 'HKEY_LOCAL_MACHINE\SOFTWARE' of `HKLM:\SOFTWARE`; undefined for a path of files. */
export function registryPath(folder: string, path: string): string | undefined {
  const plain = path.replace(/^(Microsoft\.PowerShell\.Core\\)?Registry::/i, '');
  if (plain !== path) return plain.replace(/\\$/, '');
  const whole = /^[a-z]+:/i.test(path) || !folder.startsWith('HK') ? path : `${folder}\\${path}`;
  const [drive = '', ...rest] = whole.replaceAll('/', '\\').split('\\');
  const hive = ownOf(hives, drive.toLowerCase());
  return hive && [hive, ...rest.filter((part) => part !== '' && part !== '.')].join('\\');
}

/** 'Cannot find path ... because it does not exist.' */
export const noPath = (source: string, path: string): PsError =>
  new PsError(`Cannot find path '${path}' because it does not exist.`, {
    source,
    category: `ObjectNotFound: (${path}:String) [${source}], ItemNotFoundException`,
    id: `PathNotFound,Microsoft.PowerShell.Commands.${source.replaceAll('-', '')}Command`,
  });
