/** Content hosts: the agent, Win32 and MSI content, Office and WinGet (installer-package.ts). */
import { encodeInstallerPackage } from '../../../protocols/ime/installer-package.ts';
import type { HttpResponse, Service } from '../../../world/internet/http.ts';
import { text } from '../../../world/internet/http.ts';
import type { Directory } from '../../directory/directory.ts';
import { answer } from '../../services/service.ts';
import type { App } from '../../tenant/tenant.ts';
import { agentMsi } from './agent.ts';
import { contentUrl } from './content-urls.ts';
import type { Content } from './packages.ts';

/** The agent's installer takes about this long. */
const agentContent: Content = {
  size: 12_500_000,
  package: {
    kind: 'msi',
    runSeconds: 14,
    exitCode: 0,
    writes: {
      registry: [],
      files: [
        {
          path: 'C:\\Program Files (x86)\\Microsoft Intune Management Extension\\Microsoft.Management.Services.IntuneWindowsAgent.exe',
          version: agentMsi.version,
        },
      ],
      products: [
        {
          productCode: agentMsi.productCode,
          version: agentMsi.version,
          name: 'Microsoft Intune Management Extension',
        },
      ],
    },
  },
};

/** One service for all content hosts: the address tells the app. */
export function contentService(directory: Directory, contentOf: (app: App) => Content): Service {
  return answer(({ method, url }) => {
    if (method !== 'GET') return text('Method Not Allowed', 405);
    if (url === agentMsi.url) return send(agentContent);
    // An administrator may add apps at any time.
    const app = [...directory.apps.values()].find((one) => contentUrl(one) === url);
    return app ? send(contentOf(app)) : text('Not Found', 404);
  });
}

const send = (content: Content): HttpResponse => ({
  status: 200,
  headers: { 'content-type': 'application/octet-stream' },
  body: encodeInstallerPackage(content.package),
  size: content.size,
});
