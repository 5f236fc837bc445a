/** Services and processes of this PC. */
import type { Service } from '../../windows/services.ts';
import { matchesPattern } from '../commands/file-commands.ts';
import type { ListedProcess } from '../processes.ts';
import { endProcess, processesOf } from '../processes.ts';
import type { Call, Cmdlet, Cmdlets } from './cmdlet.ts';
import type { PsRecord, PsValue } from './values.ts';
import { isRecord, memberOf, PsError, record, textOf } from './values.ts';

const startTypes: Readonly<Record<Service['start'], string>> = {
  automatic: 'Automatic',
  manual: 'Manual',
  disabled: 'Disabled',
};

const serviceRecord = ({ name, displayName, running, start }: Service): PsRecord =>
  record('ServiceController', [
    ['Status', running ? 'Running' : 'Stopped'],
    ['Name', name],
    ['DisplayName', displayName],
    ['StartType', startTypes[start]],
    ['CanStop', running],
    ['ServiceName', name],
  ]);

const noService = (source: string, name: string): PsError =>
  new PsError(`Cannot find any service with service name '${name}'.`, {
    source,
    category: `ObjectNotFound: (${name}:String) [${source}], ServiceCommandException`,
    id: `NoServiceFoundForGivenName,Microsoft.PowerShell.Commands.${source.replaceAll('-', '')}Command`,
  });

/** Names that were given, or those of services that were handed on. */
function servicesOf(call: Call): readonly Service[] {
  const { services } = call.facts.machine;
  const all = services.state().toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  const handedOn = call.input.map((value: PsValue) =>
    isRecord(value) ? textOf(memberOf(value, 'Name')) : textOf(value),
  );
  const names = [...call.args.texts('Name'), ...handedOn];
  const shownNames = call.args.texts('DisplayName');
  if (names.length + shownNames.length === 0) return all;
  return [
    ...names.flatMap((name) => {
      const found = all.filter((service) => matchesPattern(name, service.name));
      if (found.length === 0 && !/[*?]/.test(name)) call.fail(noService(call.name, name));
      return found;
    }),
    ...shownNames.flatMap((name) => all.filter(({ displayName }) => matchesPattern(name, displayName))),
  ];
}

const cannotStart = (source: string, { name, displayName }: Service): PsError =>
  new PsError(
    `Service '${displayName} (${name})' cannot be started due to the following error: Cannot start service ${name} on computer '.'.`,
    {
      source,
      category: `OpenError: (System.ServiceProcess.ServiceController:ServiceController) [${source}], ServiceCommandException`,
      id: `CouldNotStartService,Microsoft.PowerShell.Commands.${source.replaceAll('-', '')}Command`,
    },
  );

const parameters = { Name: 'texts', DisplayName: 'texts', Force: 'switch', PassThru: 'switch' } as const;

/** Does something to each service that is asked for. */
const changes = (change: (call: Call, service: Service) => void): Cmdlet => ({
  parameters,
  positions: ['Name'],
  mandatory: 'Name',
  run(call) {
    const { services } = call.facts.machine;
    for (const service of servicesOf(call)) {
      change(call, service);
      const after = services.query(service.name);
      if (call.args.has('PassThru') && after) call.emit(serviceRecord(after));
    }
  },
});

function startIt({ facts, name, fail }: Call, service: Service): void {
  if (!facts.machine.services.start(service.name)) fail(cannotStart(name, service));
}

const setService: Cmdlet = {
  parameters: { ...parameters, StartupType: 'text', Status: 'text' },
  positions: ['Name'],
  mandatory: 'Name',
  run(call) {
    const { services } = call.facts.machine;
    const wanted = call.args.text('StartupType')?.toLowerCase();
    const [start] = Object.entries(startTypes).find(([, name]) => name.toLowerCase() === wanted) ?? [];
    for (const { name } of servicesOf(call)) {
      if (start !== undefined) services.configure(name, start as Service['start']);
      const status = call.args.text('Status')?.toLowerCase();
      if (status === 'running') services.start(name);
      if (status === 'stopped') services.stop(name);
    }
  },
};

/** Without the ending, as PowerShell names processes. */
const processName = (image: string): string => image.replace(/\.exe$/i, '');

const processRecord = ({ id, image, session, kilobytes }: ListedProcess): PsRecord =>
  record('Process', [
    ['Name', processName(image)],
    ['ProcessName', processName(image)],
    ['Id', id],
    ['SessionId', session],
    ['WorkingSet', kilobytes],
  ]);

function processesFor(call: Call): readonly ListedProcess[] {
  const all = processesOf(call.facts.machine, call.facts.screen);
  const ids = [
    ...call.args.texts('Id'),
    ...call.input.map((value) => textOf(isRecord(value) ? memberOf(value, 'Id') : value)),
  ];
  const names = call.args.texts('Name');
  const missing = (what: string, id: string): PsError =>
    new PsError(
      `Cannot find a process with the ${what}. Verify the process ${id} and call the cmdlet again.`,
      {
        source: call.name,
        category: `ObjectNotFound: (${what.split('"')[1] ?? ''}:String) [${call.name}], ProcessCommandException`,
        id: `NoProcessFoundForGiven${id === 'name' ? 'Name' : 'Id'},Microsoft.PowerShell.Commands.${call.name.replaceAll('-', '')}Command`,
      },
    );
  return [
    ...ids.flatMap((id) => {
      const found = all.filter((process) => `${process.id}` === id);
      if (found.length === 0) call.fail(missing(`process identifier "${id}"`, 'identifier'));
      return found;
    }),
    ...names.flatMap((name) => {
      const found = all.filter(({ image }) => matchesPattern(processName(name), processName(image)));
      if (found.length === 0 && !/[*?]/.test(name)) call.fail(missing(`name "${name}"`, 'name'));
      return found;
    }),
  ];
}

const byName = (a: ListedProcess, b: ListedProcess): number =>
  a.image.toLowerCase() === b.image.toLowerCase()
    ? a.id - b.id
    : a.image.toLowerCase() < b.image.toLowerCase()
      ? -1
      : 1;

const getProcess: Cmdlet = {
  parameters: { Name: 'texts', Id: 'texts' },
  positions: ['Name'],
  run(call) {
    const isAll = !call.args.has('Name') && !call.args.has('Id');
    const found = isAll ? processesOf(call.facts.machine, call.facts.screen) : processesFor(call);
    for (const process of found.toSorted(byName)) call.emit(processRecord(process));
  },
};

const stopProcess: Cmdlet = {
  parameters: { Id: 'texts', Name: 'texts', Force: 'switch' },
  positions: ['Id'],
  run(call) {
    for (const process of processesFor(call))
      if (!endProcess(call.facts.machine, process, call.facts.screen))
        call.fail(
          new PsError(
            `Cannot stop process "${processName(process.image)} (${process.id})" because of the following error: Access is denied`,
            {
              source: 'Stop-Process',
              category: `CloseError: (System.Diagnostics.Process (${processName(process.image)}):Process) [Stop-Process], ProcessCommandException`,
              id: 'CouldNotStopProcess,Microsoft.PowerShell.Commands.StopProcessCommand',
            },
          ),
        );
  },
};

export const serviceCmdlets: Cmdlets = {
  'Get-Process': getProcess,
  'Get-Service': {
    parameters,
    positions: ['Name'],
    run: (call) => servicesOf(call).forEach((service) => call.emit(serviceRecord(service))),
  },
  'Restart-Service': changes((call, service) => {
    call.facts.machine.services.stop(service.name);
    startIt(call, service);
  }),
  'Set-Service': setService,
  'Start-Service': changes(startIt),
  'Stop-Process': stopProcess,
  'Stop-Service': changes(({ facts }, { name }) => facts.machine.services.stop(name)),
};
