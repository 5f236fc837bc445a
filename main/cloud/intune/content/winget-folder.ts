/** The folder by which a WinGet app is found once it is installed. */
import { textOf } from '../../tenant/graph-object.ts';
import type { App } from '../../tenant/tenant.ts';

const packages = 'C:\\Program Files\\WindowsApps';

export const winGetFolder = (app: App): string =>
  `${packages}\\${textOf(app.source, 'packageIdentifier') || app.id}`;

/** The same as a detection rule of the agent. */
export const winGetRule = (app: App): { readonly type: string } & Readonly<Record<string, unknown>> => ({
  type: 'fileSystem',
  path: packages,
  fileOrFolderName: textOf(app.source, 'packageIdentifier') || app.id,
  operationType: 'exists',
});
