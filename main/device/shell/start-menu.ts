/** Installed apps as the desktop shows them: the shortcuts that installers left for everybody. */
import type { Machine } from '../windows/machine.ts';

const folder = 'C:\\Users\\Public\\Desktop';

export function startMenuOf({ files }: Machine): { readonly id: string; readonly name: string }[] {
  return files
    .list(folder)
    .map(({ path }) => path.slice(folder.length + 1).replace(/\.lnk$/i, ''))
    .toSorted()
    .map((name) => ({ id: name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'), name }));
}

/** Its app has one name in every language. */
export const hasCompanyPortal = (machine: Machine): boolean =>
  machine.files.file(`${folder}\\Company Portal.lnk`) !== undefined;
