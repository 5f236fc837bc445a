/** Hosts of Windows itself: connectivity probe, time, update check, the gallery of scripts. */
import type { Service } from '../world/internet/http.ts';
import { json, splitUrl, text } from '../world/internet/http.ts';
import { iso } from '../world/time.ts';
import type { World } from '../world/world.ts';
import { answer } from './services/service.ts';

const at = (path: string, service: Service): Service =>
  function* (request) {
    if (request.method !== 'GET' || splitUrl(request.url).path !== path) return text('Not Found', 404);
    return yield* service(request);
  };

export const connectTestService: Service = at(
  '/connecttest.txt',
  answer(() => text('Microsoft Connect Test')),
);

/** Stands for NTP: the instant in ISO 8601. */
export const timeService = (world: World): Service =>
  at(
    '/time',
    answer(() => text(iso(world.clock.now))),
  );

export const updateService: Service = at(
  '/check',
  answer(() => json({ updates: [] })),
);

/** Scripts and modules of the PowerShell Gallery that technicians install on a PC; what is in them, the PC knows. */
const galleryPackages: readonly string[] = [
  'Get-WindowsAutopilotInfo',
  'Get-WindowsAutopilotInfoCommunity',
  'Get-AutopilotDiagnostics',
  'Get-AutopilotDiagnosticsCommunity',
  'WindowsAutopilotIntune',
  'Microsoft.Graph.Authentication',
  'Microsoft.Graph.Groups',
  'Microsoft.Graph.Identity.DirectoryManagement',
];

export const galleryService: Service = answer((request) => {
  const wanted = /^\/api\/v2\/package\/([\w.-]+)$/.exec(splitUrl(request.url).path)?.[1]?.toLowerCase();
  const found = galleryPackages.find((name) => name.toLowerCase() === wanted);
  return found === undefined ? text('Not Found', 404) : text(`# ${found}\r\n`);
});

/** The provider that PowerShell fetches packages with. */
export const packageProviderService: Service = answer((request) =>
  /^\/providers\/Microsoft\.PackageManagement\.NuGetProvider-[\d.]+\.dll$/.test(splitUrl(request.url).path)
    ? text('')
    : text('Not Found', 404),
);
