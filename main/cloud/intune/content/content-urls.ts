/** Where an app's content lies. */
import { hosts } from '../../services/hosts.ts';
import { textOf } from '../../tenant/graph-object.ts';
import type { App, AppKind } from '../../tenant/tenant.ts';

/** By which WinGet knows a store app. */
export const packageIdentifierOf = ({ source, id }: App): string => textOf(source, 'packageIdentifier') || id;

const urls: Readonly<Record<AppKind, (app: App) => string>> = {
  win32: (app) =>
    `https://${hosts.content}/${app.id}/${encodeURIComponent(app.fileName || 'content.intunewin')}`,
  msi: (app) => `https://${hosts.content}/${app.id}/${encodeURIComponent(app.fileName || 'package.msi')}`,
  appx: (app) => `https://${hosts.content}/${app.id}/${encodeURIComponent(app.fileName || 'package.msix')}`,
  office: (app) => `https://${hosts.office}/pr/${app.id}`,
  winget: (app) => `https://${hosts.winget}/cache/${encodeURIComponent(packageIdentifierOf(app))}`,
};

export const contentUrl = (app: App): string => urls[app.kind](app);
