/** Questions of the OOBE chart. */
import type { Flow } from '../../../shared/session/flow.ts';
import { proofs, proves } from '../../../shared/session/secrets.ts';
import { assignedUserOf, hasOobeBit, isHybrid } from '../../protocols/autopilot/profile.ts';
import { canCollectLogs } from '../esp/failure-page.ts';
import { findEnrolment } from '../mdm/enrolment.ts';
import { policiesInForce } from '../mdm/policy-in-force.ts';
import { hasKiosk, isKioskUser, kioskLogonIsSet, kioskUser } from '../windows/kiosk.ts';
import { computerNameOf, nameWaits } from '../windows/identity.ts';
import { field } from './change.ts';
import { accountNameProblem, deviceNameProblem, newPasswordProblem, pinProblem } from './checks.ts';
import type { OobeContext, OobeEvent, ResumeNode } from './oobe.events.ts';
import { chosenNetwork } from './network-page.ts';
import { qualityUpdatesAreWanted } from './quality-updates.ts';
import type { SetUpPc } from './set-up-pc.ts';
import { securityQuestionsAreOff } from './settings.ts';
import { credentialAsked, credentialsOf, pinTries } from './credentials.ts';
import { helloIsWanted, pinRulesOf } from './hello-policy.ts';
import { helloIsSetUp, helloSensorOf } from './windows-hello.ts';
import { webSignInIsOffered } from './web-sign-in.ts';
import type { UpdateKind } from './windows-update.ts';

interface Asked {
  readonly context: OobeContext;
  readonly event: OobeEvent;
}

/**
 * 'os-default' and a language tag both spare the page; '' (user select) shows it
 * (facts/autopilot-service#profile-settings).
 */
const setByProfile = (value: string | undefined): boolean => value !== undefined && value !== '';

const packageOf = (pc: SetUpPc, context: OobeContext) =>
  pc.packages().find(({ name }) => name === context.package.selected);

/** A network that is in range, whose password nobody has typed yet. */
const wantsPassword = ({ network }: SetUpPc, { context, event }: Asked): boolean =>
  network.wireless.some(({ ssid, security }) => ssid === chosenNetwork(context) && security !== 'open') &&
  context.network.asking !== 'password' &&
  !('values' in event && event.values?.['network-password'] !== undefined);

export type GuardName = keyof ReturnType<typeof oobeGuards>;

export function oobeGuards(pc: SetUpPc) {
  const machine = () => pc.windows().machine;
  const registry = () => machine().registry;
  const tree = () => pc.windows().deployment.tree;
  const signInAssistantIsDisabled = (): boolean => machine().services.query('wlidsvc')?.start === 'disabled';
  const obstacle = (part: Flow, restarted: boolean) =>
    pc.windows().deployment.signInObstacle(part, restarted);
  const deviceSetupGoesOn = ({ resume }: OobeContext): boolean =>
    resume === 'user-esp' && findEnrolment(registry()) !== undefined;
  const helloIsRequired = (context: OobeContext): boolean =>
    !context.helloSkipped && helloIsWanted(tree()) && !helloIsSetUp(machine());

  const credential = (context: OobeContext) => credentialAsked(context, credentialsOf(pc.windows(), context));

  return {
    'resumes at': ({ context }: Asked, { node }: { readonly node: ResumeNode }) => context.resume === node,
    'there is one language': ({ context }: Asked) =>
      context.languages.length < 2 || context.resume === 'language-chosen',
    'the profile sets the language': ({ context }: Asked) =>
      setByProfile(context.profile?.CloudAssignedLanguage),
    'the language stays': ({ context }: Asked) => context.chosenLanguage === context.language,
    'the profile sets the region': ({ context }: Asked) => setByProfile(context.profile?.CloudAssignedRegion),
    'the profile skips the keyboard': ({ context }: Asked) =>
      context.profile !== null && hasOobeBit(context.profile, 'SkipKeyboard'),
    'there is a page before': ({ context }: Asked) => !setByProfile(context.profile?.CloudAssignedRegion),
    'the network is up': () => pc.network.linkUp,
    'the network page came before': () => pc.network.wired !== 'connected',
    'a portal answered': ({ event }: Asked) => event.type === 'connection probed' && event.portal,
    'the network wants a password': (asked: Asked) => wantsPassword(pc, asked),
    'the network wants a name': ({ context }: Asked) =>
      context.network.selected === '' && context.network.asking === 'nothing',
    'the network name is missing': ({ context, event }: Asked) =>
      context.network.asking === 'name' && field(event, 'network-name').trim() === '',
    'the network name is typed': ({ context }: Asked) => context.network.asking === 'name',
    'the network is connected': ({ context }: Asked) =>
      pc.network.connectedTo !== null && pc.network.connectedTo === context.network.selected,
    'the service has a profile': ({ event }: Asked) =>
      event.type === 'profile answered' && event.online && event.profile !== null,
    'the answer came from the service': ({ event }: Asked) =>
      event.type === 'profile answered' && event.online,

    'an update is offered': (_asked: Asked, { kind }: { readonly kind: UpdateKind }) =>
      pc.windows().updates.isOffered(kind),
    'updates want a restart': () => pc.windows().updates.wantsRestart,
    'a restart is needed': ({ event }: Asked) => event.type === 'renamed' && event.restartNeeded,
    'the user flow renames the device': ({ context }: Asked) =>
      (context.profile?.CloudAssignedDeviceName ?? '') !== '' &&
      !['sign-in', 'user-esp'].includes(context.resume),

    'the join is hybrid': ({ context }: Asked) => isHybrid(context.profile),
    'the domain comes before its user': ({ context }: Asked) => isHybrid(context.profile) && context.resealed,
    'the domain user needs a restart': ({ context }: Asked) =>
      isHybrid(context.profile) && !['first-sign-in', 'account-esp', 'desktop'].includes(context.resume),
    'the PC is managed': () => findEnrolment(registry()) !== undefined,
    'Company Portal can ask': () => pc.companyPortal.canCheck(),
    'a session can begin': () =>
      findEnrolment(registry()) !== undefined && !pc.windows().deployment.sessions.inSession,
    'account setup is over': ({ context }: Asked) => context.accountSetUp,

    'there is no profile': ({ context }: Asked) => context.profile === null,
    'there is a profile': ({ context }: Asked) => context.profile !== null,
    'the profile has a name': ({ context }: Asked) => (context.profile?.DeploymentProfileName ?? '') !== '',
    'the license is not asked for': ({ context }: Asked) =>
      context.licenseAccepted || (context.profile !== null && hasOobeBit(context.profile, 'SkipEula')),
    'the device has its name': ({ context }: Asked) =>
      context.profile !== null || context.deviceNamed || context.resealed,
    'the device name is valid': ({ event }: Asked) => deviceNameProblem(field(event, 'device-name')) === null,
    'the sign-in assistant is disabled': () => signInAssistantIsDisabled(),
    'online accounts can be used': () => !signInAssistantIsDisabled(),
    'a personal account can be used': ({ context }: Asked) =>
      context.purpose === 'personal' && !signInAssistantIsDisabled(),
    'it is Windows 10': () => pc.release === 'windows-10-22h2',
    'the PC can join a domain': ({ context }: Asked) =>
      context.profile === null && machine().edition !== 'home',
    'the purpose is chosen': ({ context }: Asked) => context.purpose !== null,
    'the purpose is work': ({ context }: Asked) => context.purpose === 'work',
    'the purpose is personal': ({ context }: Asked) => context.purpose === 'personal',
    'the user is assigned': ({ context }: Asked) =>
      context.profile !== null && assignedUserOf(context.profile) !== '' && !context.signIn.fixed,
    'a pass is asked for': ({ event }: Asked) =>
      event.type === 'user name accepted' && event.way === 'access-pass',
    'a pass was typed': ({ context }: Asked) => context.signIn.way === 'access-pass',
    'the organisation signs in itself': ({ event }: Asked) =>
      event.type === 'user name accepted' && event.way === 'federated',
    'nobody is named': ({ context }: Asked) => context.signIn.userName === '' && webSignInIsOffered(tree()),
    'web sign-in is offered': () => webSignInIsOffered(tree()),
    'the new password will do': ({ event }: Asked) =>
      newPasswordProblem(field(event, 'new-password'), field(event, 'confirm-password')) === null,
    'the user may be changed': ({ context }: Asked) => !context.signIn.fixed,

    'the account name is valid': ({ event }: Asked) =>
      accountNameProblem(field(event, 'account-name'), computerNameOf(registry())) === null,
    'a password is given': ({ event }: Asked) => field(event, 'new-password') === proofs.given,
    'the passwords are equal': ({ event }: Asked) => field(event, 'confirm-password') === proofs.same,
    'security questions are off': () => securityQuestionsAreOff(registry()),
    'the answer is missing': ({ event }: Asked) => field(event, 'answer') !== proofs.given,
    'it was the last question': ({ context }: Asked) => context.localAccount.question === 3,
    'the hint is missing': ({ event }: Asked) => ['', proofs.empty].includes(field(event, 'hint')),
    'the hint tells the password': ({ event }: Asked) => field(event, 'hint') === proofs.tellsPassword,

    'the profile hides privacy': ({ context }: Asked) =>
      context.profile !== null &&
      context.account === 'entra' &&
      hasOobeBit(context.profile, 'SkipExpressSettings'),
    'the maker asks for a registration': ({ context }: Asked) =>
      pc.makerAsks &&
      !context.registered &&
      !(context.profile !== null && hasOobeBit(context.profile, 'SkipOemRegistration')),
    'quality updates are wanted': ({ context }: Asked) =>
      context.account === 'entra' && qualityUpdatesAreWanted(pc.release, tree()),
    'the account is local': ({ context }: Asked) => context.account === 'local',
    'the local user has arrived': ({ context }: Asked) =>
      context.account === 'local' && context.resume === 'desktop',
    // Without an enrolment it would need the user's token, which the restart has lost.
    'device setup goes on without its user': ({ context }: Asked) => deviceSetupGoesOn(context),
    'nobody is signed in for the technician': ({ context }: Asked) =>
      context.resume === 'technician-esp' && obstacle('technician', true) !== null,
    'nobody is signed in for the user': ({ context }: Asked) =>
      deviceSetupGoesOn(context) && obstacle('user', true) !== null,
    'a sign-in stops pre-provisioning': () => obstacle('technician', false) !== null,
    'a message stands before the sign-in': ({ context }: Asked) =>
      !context.resealed && Boolean(obstacle('technician', true)?.notice),
    'the kiosk signs itself in': ({ context }: Asked) =>
      !context.signedIn && kioskLogonIsSet(registry()) && obstacle('technician', true) === null,
    'the kiosk is named': ({ event }: Asked) =>
      hasKiosk(registry()) && isKioskUser(field(event, 'user-name')),
    'the kiosk signs in': ({ event }: Asked) =>
      hasKiosk(registry()) &&
      isKioskUser(field(event, 'user-name')) &&
      proves(field(event, 'password'), kioskUser),
    'nobody is signed in': ({ context }: Asked) => !context.signedIn,
    'password rules ask for the user': ({ context }: Asked) =>
      !context.unlocked && !isHybrid(context.profile) && policiesInForce(tree(), 'password-rules').length > 0,
    'Windows Hello is required': ({ context }: Asked) => helloIsRequired(context),
    'Windows Hello can learn the user': ({ context }: Asked) =>
      helloIsRequired(context) && helloSensorOf(machine(), tree()) !== null,
    'the PIN is good': ({ event }: Asked) =>
      pinProblem(field(event, 'pin'), field(event, 'pin-confirm'), pinRulesOf(tree())) === null,
    'a PIN is asked for': ({ context }: Asked) => credential(context) === 'pin',
    'no PIN is typed': ({ context, event }: Asked) =>
      credential(context) === 'pin' && ['', proofs.empty].includes(field(event, 'pin')),
    'no password is typed': ({ event }: Asked) => ['', proofs.empty].includes(field(event, 'password')),
    'a security key is asked for': ({ context }: Asked) => credential(context) === 'security-key',
    'the TPM takes no PIN': ({ event }: Asked) => event.type === 'PIN refused' && event.lockedOut,
    'the phrase is due': ({ context }: Asked) => context.lock.wrongPins + 1 >= pinTries.beforePhrase,
    'the phrase was given': ({ context }: Asked) => context.lock.phrase,
    'the phrase is right': ({ event }: Asked) =>
      field(event, 'challenge-phrase').trim().toUpperCase() === pinTries.phrase,

    'the menu came from the sign-in page': ({ context }: Asked) => context.menu.from === 'sign-in',
    'pre-provisioning is chosen': ({ context }: Asked) => context.menu.selected === 'pre-provision',
    'a package is chosen': ({ context }: Asked) => context.menu.selected === 'install-package',
    'a package can be chosen': ({ context }: Asked) =>
      context.menu.selected === 'install-package' && pc.packages().length > 0,
    'no package is there': () => pc.packages().length === 0,
    'there is one package': () => pc.packages().length === 1,
    'the only package is open': () => pc.packages().length === 1 && pc.packages()[0]?.password === null,
    'the package is secured': ({ context }: Asked) => typeof packageOf(pc, context)?.password === 'string',
    'the package password is right': ({ context, event }: Asked) =>
      proves(field(event, 'package-password'), context.package.selected ?? ''),
    'the package failed': () => pc.windows().installer.items.some(({ state }) => state === 'failed'),
    'a new name waits': () => nameWaits(registry()),
    'logs are to be exported': ({ context }: Asked) => context.menu.selected === 'export-logs',
    'the drive is ready': ({ context }: Asked) => context.exportDrive === 'C:' || pc.packages().length > 0,
    'a reset is chosen': ({ context }: Asked) => context.menu.selected === 'reset',
    'provisioning succeeded': ({ context }: Asked) => context.startedAt !== null && context.failure === null,
    'provisioning failed': ({ context }: Asked) => context.failure !== null,
    'a failure lets logs be collected': ({ context }: Asked) =>
      context.failure !== null && canCollectLogs(pc.release, tree()),
  };
}
