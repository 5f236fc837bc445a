/** `sc` and `net`, as far as they ask for and change services and accounts (facts/command-prompt#services). */
import { ownOf } from '../../../../shared/own.ts';
import type { Machine } from '../../windows/machine.ts';
import type { Service, Services, StartType } from '../../windows/services.ts';
import { nothingOnScreen, processesOf } from '../processes.ts';
import { helpMessage, netUser } from './net-user.ts';
import type { Answer, Command, Commands } from './command.ts';
import { argumentsOf, fails, tells } from './command.ts';

type Lines = readonly string[];

const startTypes: Readonly<Record<string, StartType>> = {
  auto: 'automatic',
  demand: 'manual',
  disabled: 'disabled',
};
const startNames: Readonly<Record<StartType, string>> = {
  automatic: '2   AUTO_START',
  manual: '3   DEMAND_START',
  disabled: '4   DISABLED',
};
/** Programs of their own; the others share svchost.exe. */
const ownPrograms: ReadonlyMap<string, string> = new Map([
  [
    'IntuneManagementExtension',
    '"C:\\Program Files (x86)\\Microsoft Intune Management Extension\\Microsoft.Management.Services.IntuneWindowsAgent.exe"',
  ],
  ['msiserver', 'C:\\WINDOWS\\system32\\msiexec.exe /V'],
]);

const usage: Lines = [
  'DESCRIPTION:',
  '        SC is a command line program used for communicating with the',
  '        Service Control Manager and services.',
  'USAGE:',
  '        sc <server> [command] [service name] <option1> <option2>...',
  '',
  '        query-----------Queries the status for a service, or',
  '                        enumerates the status for types of services.',
  '        queryex---------Queries the extended status for a service, or',
  '                        enumerates the status for types of services.',
  '        start-----------Starts a service.',
  '        stop------------Sends a STOP request to a service.',
  '        config----------Changes the configuration of a service (persistent).',
  '        qc--------------Queries the configuration information for a service.',
];

const words: Readonly<Record<number, string>> = {
  1056: 'An instance of the service is already running.',
  1058: 'The service cannot be started, either because it is disabled or because it has no enabled devices associated with it.',
  1060: 'The specified service does not exist as an installed service.',
  1062: 'The service has not been started.',
};
const failed = (action: string, code: number): Answer => ({
  ...tells(`[SC] ${action} FAILED ${code}:`, '', words[code] ?? '', ''),
  code,
});

const states = {
  stopped: ['1  STOPPED', '(NOT_STOPPABLE, NOT_PAUSABLE, IGNORES_SHUTDOWN)'],
  starting: ['2  START_PENDING', '(NOT_STOPPABLE, NOT_PAUSABLE, IGNORES_SHUTDOWN)'],
  stopping: ['3  STOP_PENDING', '(STOPPABLE, NOT_PAUSABLE, ACCEPTS_SHUTDOWN)'],
  running: ['4  RUNNING', '(STOPPABLE, NOT_PAUSABLE, ACCEPTS_SHUTDOWN)'],
} as const;

const field = (name: string, value: string): string => `        ${name.padEnd(19)}: ${value}`;
const typeOf = ({ name }: Service): string =>
  ownPrograms.has(name) ? '10  WIN32_OWN_PROCESS  ' : '30  WIN32  ';
/** No attempt to start it has been made since Windows started. */
const neverStarted = '1077  (0x435)';

function stateOf(
  service: Service,
  state: keyof typeof states = service.running ? 'running' : 'stopped',
  more: Lines = [],
): Lines {
  const [shown, accepts] = states[state];
  const exit = state === 'stopped' && service.hasRun !== true ? neverStarted : '0  (0x0)';
  return [
    field('TYPE', typeOf(service)),
    field('STATE', `${shown} `),
    ...(state === 'stopped' ? [] : [`${' '.repeat(32)}${accepts}`]),
    field('WIN32_EXIT_CODE', exit),
    field('SERVICE_EXIT_CODE', '0  (0x0)'),
    field('CHECKPOINT', '0x0'),
    field('WAIT_HINT', state === 'starting' ? '0x7d0' : '0x0'),
    ...more,
  ];
}

const idOf = (machine: Machine, { name }: Service): number =>
  processesOf(machine, nothingOnScreen).find(({ services }) => services.includes(name))?.id ?? 0;

const withId = (machine: Machine, service: Service): Lines => [
  field('PID', `${idOf(machine, service)}`),
  field('FLAGS', ''),
];

/** Those that run, or with `state= all` every one, or `state= inactive` the others. */
function list(options: string, machine: Machine, isExtended: boolean): Lines {
  const wanted = /state=\s*(\w+)/i.exec(options)?.[1]?.toLowerCase() ?? 'active';
  return machine.services
    .state()
    .filter(({ running }) => wanted === 'all' || running === (wanted === 'active'))
    .toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
    .flatMap((service) => [
      '',
      `SERVICE_NAME: ${service.name}`,
      `DISPLAY_NAME: ${service.displayName}`,
      ...stateOf(service, undefined, isExtended ? withId(machine, service) : []),
    ]);
}

const heading = ({ name }: Service): Lines => ['', `SERVICE_NAME: ${name} `];

function startedBySc(machine: Machine, service: Service): Answer {
  if (service.running) return failed('StartService', 1056);
  if (!machine.services.start(service.name)) return failed('StartService', 1058);
  return tells(...heading(service), ...stateOf(service, 'starting', withId(machine, service)));
}

function stoppedBySc(services: Services, service: Service): Answer {
  if (!service.running) return failed('ControlService', 1062);
  services.stop(service.name);
  return tells(...heading(service), ...stateOf(service, 'stopping'));
}

const configurationOf = (service: Service): Lines => [
  '[SC] QueryServiceConfig SUCCESS',
  '',
  `SERVICE_NAME: ${service.name}`,
  field('TYPE', typeOf(service).trimEnd()),
  field('START_TYPE', startNames[service.start]),
  field('ERROR_CONTROL', '1   NORMAL'),
  field(
    'BINARY_PATH_NAME',
    ownPrograms.get(service.name) ?? 'C:\\WINDOWS\\system32\\svchost.exe -k netsvcs -p',
  ),
  field('LOAD_ORDER_GROUP', ''),
  field('TAG', '0'),
  field('DISPLAY_NAME', service.displayName),
  field('DEPENDENCIES', ''),
  field('SERVICE_START_NAME', 'LocalSystem'),
];

const sc: Command = (_words, { machine }, { rest }) => {
  const { services } = machine;
  const [verb = '', name = '', ...more] = argumentsOf(rest);
  const action = verb.toLowerCase();
  const isQuery = action === 'query' || action === 'queryex';
  const options = [name, ...more].join(' ');
  if (isQuery && /^(type=\s*(service|all)\s*)?(state=\s*(active|inactive|all))?$/i.test(options))
    return tells(...list(options, machine, action === 'queryex'));
  if (!(isQuery || ['qc', 'config', 'start', 'stop'].includes(action)) || name === '') return tells(...usage);
  const service = services.query(name);
  if (!service) return failed(isQuery ? 'EnumQueryServicesStatus:OpenService' : 'OpenService', 1060);
  if (isQuery) {
    const extra = action === 'queryex' ? withId(machine, service) : [];
    return tells(...heading(service), ...stateOf(service, undefined, extra));
  }
  if (action === 'qc') return tells(...configurationOf(service));
  if (action === 'start') return startedBySc(machine, service);
  if (action === 'stop') return stoppedBySc(services, service);
  const start = ownOf(startTypes, /start=\s*(\w+)/i.exec(more.join(' '))?.[1]?.toLowerCase() ?? '');
  if (!start) return tells(...usage);
  services.configure(service.name, start);
  return tells('[SC] ChangeServiceConfig SUCCESS');
};

function netStart(services: Services, name: string): Answer {
  if (name === '') {
    const running = services.state().filter((service) => service.running);
    return tells(
      'These Windows services are started:',
      '',
      ...running.map(({ displayName }) => `   ${displayName}`).toSorted(),
      '',
      'The command completed successfully.',
    );
  }
  const service = serviceNamed(services, name);
  if (!service) return helpMessage(2185, 'The service name is invalid.');
  if (service.running) return helpMessage(2182, 'The requested service has already been started.');
  if (!services.start(service.name))
    return { ...fails('System error 1058 has occurred.', '', words[1058] ?? ''), code: 2 };
  return tells(
    `The ${service.displayName} service is starting.`,
    `The ${service.displayName} service was started successfully.`,
  );
}

function netStop(services: Services, name: string): Answer {
  const service = serviceNamed(services, name);
  if (!service) return helpMessage(2185, 'The service name is invalid.');
  if (!service.running) return helpMessage(3521, `The ${service.displayName} service is not started.`);
  services.stop(service.name);
  return tells(
    `The ${service.displayName} service is stopping.`,
    `The ${service.displayName} service was stopped successfully.`,
  );
}

/** By its name, or by the name that people read. */
const serviceNamed = (services: Services, name: string): Service | undefined =>
  services.query(name) ??
  services.state().find(({ displayName }) => displayName.toLowerCase() === name.toLowerCase());

const netUsage = [
  'The syntax of this command is:',
  '',
  'NET',
  '    [ ACCOUNTS | COMPUTER | CONFIG | CONTINUE | FILE | GROUP | HELP |',
  '      HELPMSG | LOCALGROUP | PAUSE | SESSION | SHARE | START |',
  '      STATISTICS | STOP | TIME | USE | USER | VIEW ]',
];

const net: Command = (_words, { machine }, { rest }) => {
  const [verb = '', ...names] = argumentsOf(rest);
  const name = names.join(' ');
  switch (verb.toLowerCase()) {
    case 'start':
      return netStart(machine.services, name);
    case 'stop':
      return name === '' ? fails(...netUsage) : netStop(machine.services, name);
    case 'user':
    case 'users':
      return netUser(machine, names[0]);
    default:
      return fails(...netUsage);
  }
};

export const serviceCommands: Commands = {
  sc: { run: sc, help: 'Displays or configures services (background processes).' },
  net: { run: net },
};
