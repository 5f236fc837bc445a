/** Scripts of the PowerShell Gallery, and whether they may run (facts/powershell#scripts). */
import { owns } from '../../../../shared/own.ts';
import { NetworkError } from '../../../world/internet/network-error.ts';
import type { Process } from '../../../world/process.ts';
import { get, isSuccess } from '../../windows/http-client.ts';
import type { Call, Cmdlet, Cmdlets } from './cmdlet.ts';
import {
  effectivePolicy,
  environmentKey,
  isOnPath,
  machinePolicy,
  policyNames,
  scriptsFolder,
  setMachinePolicy,
} from './script-policy.ts';
import { PsError, record, wrapped } from './values.ts';

const gallery = 'https://www.powershellgallery.com/api/v2';
const providerSource =
  'https://onegetcdn.azureedge.net/providers/Microsoft.PackageManagement.NuGetProvider-2.8.5.208.dll';
const providerFile =
  'C:\\Program Files\\PackageManagement\\ProviderAssemblies\\nuget\\2.8.5.208\\Microsoft.PackageManagement.NuGetProvider.dll';
const trustFile =
  'C:\\Users\\Public\\AppData\\Local\\Microsoft\\Windows\\PowerShell\\PowerShellGet\\PSRepositories.xml';

interface Question {
  readonly title: string;
  readonly text: string;
  /** By their letters. */
  readonly answers: Readonly<Record<string, string>>;
  readonly usual: string;
}

/** The letter of the answer; an empty line is the usual one, and what is no answer is asked for again. */
function* asked({ say, terminal }: Pick<Call, 'say' | 'terminal'>, question: Question): Process<string> {
  const { title, text, answers, usual } = question;
  const choices = Object.entries(answers).map(([letter, name]) => `[${letter}] ${name}`);
  say('', title, ...wrapped(text));
  for (;;) {
    const typed = yield* terminal.ask(`${choices.join('  ')}  [?] Help (default is "${usual}"): `);
    const letter = typed.trim() === '' ? usual : typed.trim().toUpperCase();
    if (owns(answers, letter)) return letter;
  }
}

const yesOrNo = { Y: 'Yes', N: 'No', S: 'Suspend' };
const allOrNone = { Y: 'Yes', A: 'Yes to All', N: 'No', L: 'No to All', S: 'Suspend' };
const says = (letter: string): boolean => letter === 'Y' || letter === 'A';

function* setPolicy(call: Call): Process<void> {
  const { args, facts, session } = call;
  const typed = args.text('ExecutionPolicy') ?? '';
  const policy = policyNames.find((name) => name.toLowerCase() === typed.toLowerCase());
  if (policy === undefined)
    throw new PsError(
      `Cannot bind parameter 'ExecutionPolicy'. Cannot convert value "${typed}" to type "Microsoft.PowerShell.ExecutionPolicy". Specify one of the following enumerator names and try again: ${policyNames.join(', ')}`,
      {
        source: 'Set-ExecutionPolicy',
        category: 'InvalidArgument: (:) [Set-ExecutionPolicy], ParameterBindingException',
        id: 'CannotConvertArgumentNoMessage,Microsoft.PowerShell.Commands.SetExecutionPolicyCommand',
      },
    );
  const isOfProcess = args.text('Scope')?.toLowerCase() === 'process';
  if (!args.has('Force')) {
    const letter = yield* asked(call, {
      title: 'Execution Policy Change',
      text: 'Do you want to change the execution policy?',
      answers: allOrNone,
      usual: 'N',
    });
    if (!says(letter)) return;
  }
  if (isOfProcess) session.executionPolicy = policy;
  else setMachinePolicy(facts.machine, policy);
}

const getPolicy: Cmdlet = {
  parameters: { List: 'switch', Scope: 'text' },
  positions: ['Scope'],
  run({ args, emit, facts, session }) {
    if (!args.has('List')) {
      emit(effectivePolicy(facts.machine, session));
      return;
    }
    const scopes = {
      MachinePolicy: 'Undefined',
      UserPolicy: 'Undefined',
      Process: session.executionPolicy ?? 'Undefined',
      CurrentUser: 'Undefined',
      LocalMachine: machinePolicy(facts.machine),
    };
    for (const [scope, policy] of Object.entries(scopes))
      emit(
        record('ExecutionPolicyScope', [
          ['Scope', scope],
          ['ExecutionPolicy', policy],
        ]),
      );
  },
};

/** The answer's text; undefined where none comes, or another one than a success. */
function* fetched({ facts }: Call, url: string): Process<string | 'unreachable' | undefined> {
  try {
    const response = yield* get(facts.machine, url);
    return isSuccess(response) ? response.body : undefined;
  } catch (error) {
    if (error instanceof NetworkError) return 'unreachable';
    throw error;
  }
}

const noProvider = (source: string): PsError =>
  new PsError(
    "NuGet provider is required to interact with NuGet-based repositories. Please ensure that '2.8.5.201' or newer version of NuGet provider is installed.",
    {
      source,
      category: `InvalidOperation: (:) [${source}], InvalidOperationException`,
      id: `CouldNotInstallNuGetProvider,${source}`,
    },
  );

/** NuGet's provider, which all of the gallery needs. */
function* ensureProvider(call: Call): Process<void> {
  const { files } = call.facts.machine;
  if (files.file(providerFile)) return;
  if (!call.args.has('Force')) {
    const letter = yield* asked(call, {
      title: 'NuGet provider is required to continue',
      text: 'Do you want PowerShellGet to install and import the NuGet provider now?',
      answers: yesOrNo,
      usual: 'Y',
    });
    if (!says(letter)) throw noProvider(call.name);
  }
  const body = yield* fetched(call, providerSource);
  if (body === undefined || body === 'unreachable') {
    call.warn(
      "Unable to download from URI 'https://go.microsoft.com/fwlink/?LinkID=627338&clcid=0x409' to ''.",
    );
    call.warn('Unable to download the list of available providers. Check your internet connection.');
    throw noProvider(call.name);
  }
  files.write(providerFile, { size: 1_074_000, version: '2.8.5.208' });
}

function addToPath({ facts, session }: Call): void {
  const path = `${session.environment.get('Path') ?? ''};${scriptsFolder}`;
  session.environment.set('Path', path);
  facts.machine.registry.setText(environmentKey, 'Path', path);
}

const noMatch = (name: string): PsError =>
  new PsError(
    `No match was found for the specified search criteria and package name '${name}'. Try Get-PSRepository to see all available registered module repositories.`,
    {
      source: 'PackageManagement\\Install-Package',
      category:
        'ObjectNotFound: (Microsoft.Power....InstallPackage:InstallPackage) [Install-Package], Exception',
      id: 'NoMatchFoundForCriteria,Microsoft.PowerShell.PackageManagement.Cmdlets.InstallPackage',
    },
  );

const isTrusted = ({ facts }: Call): boolean => facts.machine.files.file(trustFile) !== undefined;

/** `place`: where what was fetched is put. */
function* install(call: Call, what: 'script' | 'module', place: (name: string) => string): Process<void> {
  const { args, facts, warn } = call;
  const force = args.has('Force');
  if (what === 'script' && !isOnPath(call.session, scriptsFolder)) {
    const letter = force
      ? 'Y'
      : yield* asked(call, {
          title: 'PATH Environment Variable Change',
          text: `Do you want to add the script installation path '${scriptsFolder}' to the PATH environment variable?`,
          answers: yesOrNo,
          usual: 'Y',
        });
    if (says(letter)) addToPath(call);
  }
  yield* ensureProvider(call);
  for (const name of args.texts('Name')) {
    const body = yield* fetched(call, `${gallery}/package/${encodeURIComponent(name)}`);
    if (body === 'unreachable') warn(`Unable to resolve package source '${gallery}'.`);
    if (body === undefined || body === 'unreachable') throw noMatch(name);
    if (!force && !isTrusted(call)) {
      const letter = yield* asked(call, {
        title: 'Untrusted repository',
        text: `Are you sure you want to install the ${what}s from 'PSGallery'?`,
        answers: allOrNone,
        usual: 'N',
      });
      if (!says(letter)) return;
    }
    facts.machine.files.writeText(place(name), body);
  }
}

const installParameters = {
  Name: 'texts',
  Force: 'switch',
  Scope: 'text',
  RequiredVersion: 'text',
  MinimumVersion: 'text',
  Repository: 'text',
  AllowClobber: 'switch',
  SkipPublisherCheck: 'switch',
  AcceptLicense: 'switch',
} as const;

const setRepository: Cmdlet = {
  parameters: { Name: 'text', InstallationPolicy: 'text' },
  positions: ['Name'],
  mandatory: 'Name',
  run({ args, facts }) {
    const { files } = facts.machine;
    if (args.text('InstallationPolicy')?.toLowerCase() === 'trusted') files.writeText(trustFile, 'Trusted');
    else files.delete(trustFile);
  },
};

export const galleryCmdlets: Cmdlets = {
  'Get-ExecutionPolicy': getPolicy,
  'Install-Module': {
    parameters: installParameters,
    positions: ['Name'],
    mandatory: 'Name',
    run: (call) =>
      install(
        call,
        'module',
        (name) => `C:\\Program Files\\WindowsPowerShell\\Modules\\${name}\\${name}.psm1`,
      ),
  },
  'Install-PackageProvider': {
    parameters: { Name: 'text', MinimumVersion: 'text', Force: 'switch' },
    positions: ['Name'],
    mandatory: 'Name',
    run: ensureProvider,
  },
  'Install-Script': {
    parameters: installParameters,
    positions: ['Name'],
    mandatory: 'Name',
    run: (call) => install(call, 'script', (name) => `${scriptsFolder}\\${name}.ps1`),
  },
  'Set-ExecutionPolicy': {
    parameters: { ExecutionPolicy: 'text', Scope: 'text', Force: 'switch' },
    positions: ['ExecutionPolicy', 'Scope'],
    mandatory: 'ExecutionPolicy',
    run: setPolicy,
  },
  'Set-PSRepository': setRepository,
};
