/** `sc` and `net` at the command prompt, as far as they ask for and change services (learn.microsoft.com/windows-server/administration/windows-commands). */
import type { Service, Services, StartType } from '../windows/services.ts';
import { ownOf } from '../../../shared/own.ts';

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

const usage = (name: string): Lines => [
  `Usage: ${name} query NAME | qc NAME | start NAME | stop NAME`,
  `       ${name} config NAME start= auto | demand | disabled`,
];
const missing = (action: string): Lines => [
  `[SC] ${action} FAILED 1060:`,
  '',
  'The specified service does not exist as an installed service.',
];

const stateOf = ({ name, displayName, running }: Service): Lines => [
  `SERVICE_NAME: ${name}`,
  `DISPLAY_NAME: ${displayName}`,
  `        STATE              : ${running ? '4  RUNNING' : '1  STOPPED'}`,
];

/** Those that run, or with `state= all` every one, or `state= inactive` the others. */
function list(options: string, services: Services): Lines {
  const wanted = /state=\s*(\w+)/i.exec(options)?.[1]?.toLowerCase() ?? 'active';
  return services
    .state()
    .filter(({ running }) => wanted === 'all' || running === (wanted === 'active'))
    .toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
    .flatMap((service) => ['', ...stateOf(service)]);
}

/** What `sc WORDS` says, once it is done. */
export function sc(words: readonly string[], services: Services): Lines {
  const [verb = '', name = '', ...rest] = words;
  const service = services.query(name);
  const action = verb.toLowerCase();
  const options = words.slice(1).join(' ');
  if (action === 'query' && /^(state=\s*(active|inactive|all))?$/i.test(options))
    return list(options, services);
  if (!['query', 'qc', 'config', 'start', 'stop'].includes(action) || name === '') return usage('sc');
  if (!service) return missing(action === 'query' ? 'EnumQueryServicesStatus:OpenService' : 'OpenService');
  if (action === 'query') return stateOf(service);
  if (action === 'qc')
    return [`SERVICE_NAME: ${service.name}`, `        START_TYPE         : ${startNames[service.start]}`];
  if (action === 'config') {
    const start = ownOf(startTypes, /start=\s*(\w+)/i.exec(rest.join(' '))?.[1]?.toLowerCase() ?? '');
    if (!start) return usage('sc');
    services.configure(service.name, start);
    return ['[SC] ChangeServiceConfig SUCCESS'];
  }
  if (action === 'stop') services.stop(service.name);
  else if (!services.start(service.name))
    return ['[SC] StartService FAILED 1058:', '', 'The service cannot be started.'];
  return stateOf(services.query(service.name) ?? service);
}

/** What `net start NAME` and `net stop NAME` say. */
export function net(words: readonly string[], services: Services): Lines {
  const [verb = '', ...name] = words;
  const service = services.query(name.join(' ').replaceAll('"', ''));
  if (!['start', 'stop'].includes(verb.toLowerCase()) || name.length === 0)
    return ['Usage: net start | stop NAME'];
  if (!service) return ['The service name is invalid.'];
  if (verb.toLowerCase() === 'stop') {
    services.stop(service.name);
    return [`The ${service.displayName} service was stopped successfully.`];
  }
  return services.start(service.name)
    ? [`The ${service.displayName} service was started successfully.`]
    : ['System error 1058 has occurred.', '', 'The service cannot be started.'];
}
