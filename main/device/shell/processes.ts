/**
 * The processes of this PC, as Task Manager and `tasklist` list them: Windows' own, those of running services, and the
 * programs that somebody has started (facts/command-prompt#processes).
 */
import { setUpIsOver } from '../oobe/resume.ts';
import type { Machine } from '../windows/machine.ts';
import type { Service } from '../windows/services.ts';
import type { StartedName, StartedProgram } from '../../../shared/stage/view.ts';

export interface ListedProcess {
  readonly id: number;
  readonly image: string;
  /** 0: services; 1: the screen. */
  readonly session: 0 | 1;
  readonly kilobytes: number;
  /** Names of the services that run in it. */
  readonly services: readonly string[];
  /** What it is of: Windows itself cannot be ended, a service stops, a program leaves its work, a window closes. */
  readonly kind: 'windows' | 'service' | 'program' | 'prompt' | 'window';
}

type Row = readonly [id: number, image: string, session: 0 | 1, kilobytes: number, services?: string];

/** Of a Windows that has started: a choice, with ids and sizes as they are about. */
const own: readonly Row[] = [
  [0, 'System Idle Process', 0, 8],
  [4, 'System', 0, 144],
  [124, 'Registry', 0, 66_420],
  [428, 'smss.exe', 0, 1_120],
  [560, 'csrss.exe', 0, 5_240],
  [640, 'wininit.exe', 0, 6_710],
  [648, 'csrss.exe', 1, 5_480],
  [724, 'winlogon.exe', 1, 10_860],
  [780, 'services.exe', 0, 10_120],
  [800, 'lsass.exe', 0, 21_300, 'KeyIso,SamSs,VaultSvc'],
  [924, 'svchost.exe', 0, 27_850, 'BrokerInfrastructure,DcomLaunch,PlugPlay,Power,SystemEventsBroker'],
  [948, 'fontdrvhost.exe', 1, 3_710],
  [956, 'fontdrvhost.exe', 0, 3_020],
  [1_036, 'svchost.exe', 0, 15_980, 'RpcEptMapper,RpcSs'],
  [1_132, 'dwm.exe', 1, 71_460],
  [1_280, 'svchost.exe', 0, 12_440, 'EventLog'],
  [1_364, 'svchost.exe', 0, 9_870, 'Dhcp'],
  [1_428, 'svchost.exe', 0, 11_310, 'Dnscache'],
  [1_516, 'svchost.exe', 0, 19_640, 'CryptSvc'],
  [1_604, 'MsMpEng.exe', 0, 187_330, 'WinDefend'],
];
const setUpHost: readonly Row[] = [
  [5_012, 'WWAHost.exe', 1, 138_920],
  [5_236, 'UserOOBEBroker.exe', 1, 9_480],
];
const desktopHost: readonly Row[] = [
  [5_012, 'explorer.exe', 1, 143_260],
  [5_236, 'sihost.exe', 1, 30_110],
];
const prompt: readonly Row[] = [
  [6_120, 'cmd.exe', 1, 5_060],
  [6_128, 'conhost.exe', 1, 20_480],
];

const images: Readonly<Record<StartedName, string>> = {
  explorer: 'explorer.exe',
  notepad: 'notepad.exe',
  'event-viewer': 'mmc.exe',
  settings: 'SystemSettings.exe',
  edge: 'msedge.exe',
  'registry-editor': 'regedit.exe',
  'log-viewer': 'CMTrace.exe',
  'task-manager': 'Taskmgr.exe',
};

/** Below those of programs; as many as there can be windows, and more, have one of their own. */
const windowIds = { first: 6_400, step: 4, count: 180 };

const idOfWindow = ({ id }: StartedProgram): number =>
  windowIds.first + (id % windowIds.count) * windowIds.step;

const ofWindow = (started: StartedProgram): ListedProcess => ({
  id: idOfWindow(started),
  image: images[started.program],
  session: 1,
  kilobytes: 24_000 + ((started.id * 2_711) % 30_000),
  services: [],
  kind: 'window',
});

/** What stands on the screen. */
export interface OnScreen {
  readonly promptIsOpen: boolean;
  readonly started: readonly StartedProgram[];
  readonly close: (id: number) => void;
  readonly closePrompt: () => void;
}

export const nothingOnScreen: OnScreen = {
  promptIsOpen: false,
  started: [],
  close: () => undefined,
  closePrompt: () => undefined,
};

/** Ids of services' processes: by their places among the services. */
const firstServiceId = 2_048;
const serviceStep = 132;

const imageOfService = ({ name }: Service): string => (name === 'msiserver' ? 'msiexec.exe' : 'svchost.exe');

const listed =
  (kind: ListedProcess['kind']) =>
  ([id, image, session, kilobytes, services]: Row): ListedProcess => ({
    id,
    image,
    session,
    kilobytes,
    services: services?.split(',') ?? [],
    kind,
  });

const agentService = 'IntuneManagementExtension';
const agentImage = 'Microsoft.Management.Services.IntuneWindowsAgent.exe';

/** In the order of their ids. */
export function processesOf(
  machine: Machine,
  { promptIsOpen, started: windows }: OnScreen,
): readonly ListedProcess[] {
  const { services, programs, registry } = machine;
  const ofServices = services.state().flatMap((service, place): ListedProcess[] =>
    service.running && service.name !== agentService
      ? [
          {
            id: firstServiceId + place * serviceStep,
            image: imageOfService(service),
            session: 0,
            kilobytes: 8_000 + ((place * 1_733) % 9_000),
            services: [service.name],
            kind: 'service',
          },
        ]
      : [],
  );
  const started = programs.list().map(({ id, image }): ListedProcess => {
    const isAgent = image === agentImage;
    return {
      id,
      image,
      session: 0,
      kilobytes: 12_000 + ((id * 7) % 30_000),
      services: isAgent ? [agentService] : [],
      kind: 'program',
    };
  });
  const host = setUpIsOver(registry) ? desktopHost : setUpHost;
  return [
    ...own.map(listed('windows')),
    ...host.map(listed('windows')),
    ...(promptIsOpen ? prompt.map(listed('prompt')) : []),
    ...windows.map(ofWindow),
    ...ofServices,
    ...started,
  ].toSorted((a, b) => a.id - b.id);
}

/** Ends a process: false where Windows does not let anybody. */
export function endProcess(
  machine: Machine,
  { kind, id, services }: ListedProcess,
  screen: OnScreen,
): boolean {
  if (kind === 'prompt') screen.closePrompt();
  if (kind === 'window') for (const one of screen.started) if (idOfWindow(one) === id) screen.close(one.id);
  if (kind === 'prompt' || kind === 'window') return true;
  if (kind === 'program') return machine.programs.end(id);
  if (kind !== 'service') return false;
  for (const name of services) machine.services.stop(name);
  return true;
}
