/** Questions of the OOBE chart. */
import { proofs, proves } from '../../../shared/session/secrets.ts';
import { assignedUserOf, hasOobeBit } from '../../protocols/autopilot/profile.ts';
import { field } from './change.ts';
import { accountNameProblem, deviceNameProblem, pinProblem } from './checks.ts';
import type { OobeContext, OobeEvent, ResumeNode } from './oobe.events.ts';
import type { OobePorts } from './oobe.ports.ts';
import type { UpdateKind } from './windows-update.ts';

interface Asked {
  readonly context: OobeContext;
  readonly event: OobeEvent;
}

/** 'os-default' and a language tag both spare the page; '' (user select) shows it (autopilot-facts 7.4). */
const setByProfile = (value: string | undefined): boolean => value !== undefined && value !== '';

const packageOf = (ports: OobePorts, context: OobeContext) =>
  ports.packages().find(({ name }) => name === context.package.selected);

const isHybrid = ({ profile }: OobeContext): boolean => profile?.CloudAssignedDomainJoinMethod === 1;

export function oobeGuards(ports: OobePorts) {
  const helloIsRequired = (context: OobeContext): boolean =>
    !context.helloSkipped && ports.helloPolicy().required && !ports.helloIsSetUp();

  return {
    'resumes at': ({ context }: Asked, { node }: { readonly node: ResumeNode }) => context.resume === node,
    'the first pages are done': ({ context }: Asked) => context.resealed && context.firstPagesDone,
    'there is one language': ({ context }: Asked) =>
      context.languages.length < 2 || context.resume === 'language-chosen',
    'the profile sets the language': ({ context }: Asked) =>
      setByProfile(context.profile?.CloudAssignedLanguage),
    'the language stays': ({ context }: Asked) => context.chosenLanguage === context.language,
    'the profile sets the region': ({ context }: Asked) => setByProfile(context.profile?.CloudAssignedRegion),
    'the profile skips the keyboard': ({ context }: Asked) =>
      context.profile !== null && hasOobeBit(context.profile, 'SkipKeyboard'),
    'there is a page before': ({ context }: Asked) =>
      !setByProfile(context.profile?.CloudAssignedRegion) && !(context.resealed && context.firstPagesDone),
    'the network is up': () => ports.networkIsUp(),
    'the network page came before': () => !ports.isWired(),
    'a portal answered': ({ event }: Asked) => event.type === 'connection probed' && event.portal,
    'the network wants a password': ({ context, event }: Asked) =>
      !ports.networkIsOpen(context.network.selected ?? '') &&
      !context.network.asking &&
      !('values' in event && event.values?.['network-password'] !== undefined),
    'the answer came from the service': ({ event }: Asked) =>
      event.type === 'profile answered' && event.online,

    'an update is offered': (_asked: Asked, { kind }: { readonly kind: UpdateKind }) =>
      ports.updateIsOffered(kind),
    'updates want a restart': () => ports.updatesWantRestart(),
    'a restart is needed': ({ event }: Asked) => event.type === 'renamed' && event.restartNeeded,
    'the user flow renames the device': ({ context }: Asked) =>
      (context.profile?.CloudAssignedDeviceName ?? '') !== '' &&
      !['sign-in', 'user-esp'].includes(context.resume),

    'the join is hybrid': ({ context }: Asked) => isHybrid(context),
    'the domain comes before its user': ({ context }: Asked) => isHybrid(context) && context.resealed,
    'the domain user needs a restart': ({ context }: Asked) =>
      isHybrid(context) && !['first-sign-in', 'account-esp', 'desktop'].includes(context.resume),
    'account setup is over': ({ context }: Asked) => context.accountSetUp,

    'there is no profile': ({ context }: Asked) => context.profile === null,
    'there is a profile': ({ context }: Asked) => context.profile !== null,
    'the license is not asked for': ({ context }: Asked) =>
      context.licenseAccepted || (context.profile !== null && hasOobeBit(context.profile, 'SkipEula')),
    'the device has its name': ({ context }: Asked) =>
      context.profile !== null || context.deviceNamed || context.resealed,
    'the device name is valid': ({ event }: Asked) => deviceNameProblem(field(event, 'device-name')) === null,
    'the sign-in assistant is disabled': () => ports.signInAssistantIsDisabled(),
    'online accounts can be used': () => !ports.signInAssistantIsDisabled(),
    'a personal account can be used': ({ context }: Asked) =>
      context.purpose === 'personal' && !ports.signInAssistantIsDisabled(),
    'it is Windows 10': () => ports.isWindows10,
    'the purpose is chosen': ({ context }: Asked) => context.purpose !== null,
    'the purpose is work': ({ context }: Asked) => context.purpose === 'work',
    'the purpose is personal': ({ context }: Asked) => context.purpose === 'personal',
    'the user is assigned': ({ context }: Asked) =>
      context.profile !== null && assignedUserOf(context.profile) !== '' && !context.signIn.fixed,
    'the user may be changed': ({ context }: Asked) => !context.signIn.fixed,
    'a second factor is asked for': () => ports.asksForSecondFactor(),

    'the account name is valid': ({ event }: Asked) =>
      accountNameProblem(field(event, 'account-name'), ports.computerName()) === null,
    'a password is given': ({ event }: Asked) => field(event, 'new-password') === proofs.given,
    'the passwords are equal': ({ event }: Asked) => field(event, 'confirm-password') === proofs.same,
    'security questions are off': () => ports.securityQuestionsAreOff(),
    'the answer is missing': ({ event }: Asked) => field(event, 'answer') !== proofs.given,
    'it was the last question': ({ context }: Asked) => context.localAccount.question === 3,
    'the hint is missing': ({ event }: Asked) => ['', proofs.empty].includes(field(event, 'hint')),
    'the hint tells the password': ({ event }: Asked) => field(event, 'hint') === proofs.tellsPassword,

    'the profile hides privacy': ({ context }: Asked) =>
      context.profile !== null &&
      context.account === 'entra' &&
      hasOobeBit(context.profile, 'SkipExpressSettings'),
    'the maker asks for a registration': ({ context }: Asked) =>
      ports.makerAsks() &&
      !context.registered &&
      !(context.profile !== null && hasOobeBit(context.profile, 'SkipOemRegistration')),
    'quality updates are wanted': ({ context }: Asked) =>
      context.account === 'entra' && ports.qualityUpdatesAreWanted(),
    'the account is local': ({ context }: Asked) => context.account === 'local',
    'the local user has arrived': ({ context }: Asked) =>
      context.account === 'local' && context.resume === 'desktop',
    // Without an enrolment it would need the user's token, which the restart has lost.
    'device setup goes on without its user': ({ context }: Asked) =>
      context.resume === 'user-esp' && ports.isEnrolled(),
    'nobody is signed in': ({ context }: Asked) => !context.signedIn,
    'Windows Hello is required': ({ context }: Asked) => helloIsRequired(context),
    'Windows Hello can learn the user': ({ context }: Asked) =>
      helloIsRequired(context) && ports.helloSensor() !== null,
    'the PIN is good': ({ event }: Asked) =>
      pinProblem(field(event, 'pin'), field(event, 'pin-confirm'), ports.helloPolicy().minimumPinLength) ===
      null,

    'the menu came from the sign-in page': ({ context }: Asked) => context.menu.from === 'sign-in',
    'pre-provisioning is chosen': ({ context }: Asked) => context.menu.selected === 'pre-provision',
    'a package is chosen': ({ context }: Asked) => context.menu.selected === 'install-package',
    'a package can be chosen': ({ context }: Asked) =>
      context.menu.selected === 'install-package' && ports.packages().length > 0,
    'no package is there': () => ports.packages().length === 0,
    'there is one package': () => ports.packages().length === 1,
    'the only package is open': () => ports.packages().length === 1 && ports.packages()[0]?.password === null,
    'the package is secured': ({ context }: Asked) => typeof packageOf(ports, context)?.password === 'string',
    'the package password is right': ({ context, event }: Asked) =>
      proves(field(event, 'package-password'), context.package.selected ?? ''),
    'the package failed': () => ports.packageFailed(),
    'a new name waits': () => ports.nameWaits(),
    'a reset is chosen': ({ context }: Asked) => context.menu.selected === 'reset',
    'provisioning succeeded': ({ context }: Asked) => context.startedAt !== null && context.failure === null,
    'provisioning failed': ({ context }: Asked) => context.failure !== null,
  };
}
