/** Names of a packaged (APPX, MSIX) app: its family, and the folder that Windows unpacks it into. */
import { textOf } from '../../tenant/graph-object.ts';
import type { App } from '../../tenant/tenant.ts';

const partsOf = ({ source }: App): [name: string, publisherHash: string] => [
  textOf(source, 'identityName'),
  textOf(source, 'identityPublisherHash'),
];

/** 'Publisher.App_8wekyb3d8bbwe': the identity's name and a hash of its publisher. */
export const packageFamilyName = (app: App): string =>
  partsOf(app)
    .filter((part) => part !== '')
    .join('_') || app.id;

/** Path of the unpacked manifest: Windows names the folder by the full name of the package. */
export const appxManifest = (app: App): string => {
  const [name, hash] = partsOf(app);
  const folder = [name || app.id, app.displayVersion || '1.0.0.0', 'x64', '', hash].join('_');
  return `C:\\Program Files\\WindowsApps\\${folder}\\AppxManifest.xml`;
};
