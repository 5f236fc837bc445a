/** The Microsoft Store's source for WinGet: manifests of the tenant's store apps (store-source.messages.ts). */
import type { PackageManifest } from '../../../protocols/ime/store-source.messages.ts';
import { manifestUrl } from '../../../protocols/ime/store-source.messages.ts';
import type { Service } from '../../../world/internet/http.ts';
import { json, text } from '../../../world/internet/http.ts';
import type { Directory } from '../../directory/directory.ts';
import { answer } from '../../services/service.ts';
import { contentUrl, packageIdentifierOf } from './content-urls.ts';
import { publishedHash } from './file-hash.ts';

export function storeSourceService(directory: Directory): Service {
  return answer(({ method, url }) => {
    if (method !== 'GET') return text('Method Not Allowed', 405);
    const app = [...directory.apps.values()].find(
      (one) => one.kind === 'winget' && manifestUrl(packageIdentifierOf(one)) === url,
    );
    if (!app) return text('Not Found', 404);
    const installer = { InstallerUrl: contentUrl(app), InstallerSha256: publishedHash(app) };
    return json({
      Data: {
        PackageIdentifier: packageIdentifierOf(app),
        Versions: [{ PackageVersion: app.displayVersion || 'Unknown', Installers: [installer] }],
      },
    } satisfies PackageManifest);
  });
}
