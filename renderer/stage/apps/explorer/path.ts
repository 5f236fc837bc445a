/** Paths of Windows, as Explorer goes through them. */

/** `C:\Windows\` and `c:/windows` are `C:\Windows` and `c:\windows`; a drive alone is `C:`. */
export const tidied = (path: string): string =>
  path
    .trim()
    .replaceAll('/', '\\')
    .replaceAll(/\\{2,}/g, '\\')
    .replace(/\\$/, '');

/** The Recycle Bin as the shell names it: programs delete past it, and nobody deletes anything by hand here. */
export const recycleBin = 'shell:RecycleBinFolder';

/** The folder around; null at a drive. */
export function folderOf(path: string): string | null {
  const end = path.lastIndexOf('\\');
  return end < 0 ? null : path.slice(0, end);
}

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('\\') + 1);

export const inside = (folder: string, name: string): string => `${folder}\\${name}`;

/** 'LOG' of agent.log; '' where a name has no ending. */
export const endingOf = (name: string): string =>
  name.lastIndexOf('.') > 0 ? name.slice(name.lastIndexOf('.') + 1).toUpperCase() : '';
