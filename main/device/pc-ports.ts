/** What the set-up asks of the PC around it (`oobe.ports.ts`), answered by the parts of the PC. */
import type { Process } from '../world/process.ts';
import { sleep } from '../world/process.ts';
import { milliseconds } from '../world/time.ts';
import type { Around, InstalledWindows } from './installed-windows.ts';
import { domainSignIn, reachTheDomain } from './oobe/domain.work.ts';
import { findEnrolment } from './mdm/enrolment.ts';
import { connectNetwork, lookForPortal, signInToPortal } from './oobe/network.work.ts';
import type { OobeEvent } from './oobe/oobe.events.ts';
import type { OobePorts } from './oobe/oobe.ports.ts';
import {
  activateAutopilot,
  checkPersonalAccount,
  checkUserName,
  findBranding,
  loadLanding,
  prefetchProfile,
  renameDevice,
  reporting,
  signIn,
} from './oobe/oobe.work.ts';
import { qualityUpdatesAreWanted } from './oobe/quality-updates.ts';
import { noteFirstPages } from './oobe/resume.ts';
import {
  createLocalAccount,
  nameDevice,
  noteLicense,
  savePrivacy,
  securityQuestionsAreOff,
} from './oobe/settings.ts';
import type { ProvisioningPackage } from './oobe/provisioning-package.ts';
import { noAnswer, waitForPhone } from './oobe/second-factor.ts';
import {
  helloIsSetUp,
  helloPolicyOf,
  helloSensorOf,
  learnUser,
  noteHelloSkipped,
  setUpHello,
} from './oobe/windows-hello.ts';
import type { ResetProgress } from './reset-progress.ts';
import { computerNameOf, nameWaits } from './windows/identity.ts';

export interface PortParts extends Around {
  /** The present installation. */
  windows(): InstalledWindows;
  readonly reset: ResetProgress;
  /** On the removable media that is in the PC. */
  packages(): readonly ProvisioningPackage[];
  restart(): void;
  shutDown(): void;
  startAfresh(): void;
}

export function oobePorts(pc: PortParts): OobePorts {
  const { parts, network, group, windows } = pc;
  const { clock } = parts.world;
  const machine = () => windows().machine;
  const deployment = () => windows().deployment;
  const sensor = () => helloSensorOf(machine(), deployment().tree);
  // The chart is in the middle of a transition when it orders this: the power follows when that is over.
  const afterwards = (order: () => void) => () => void clock.after(milliseconds(0), order);
  function* done(process: Process<void>, event: OobeEvent): Process<OobeEvent> {
    yield* process;
    return event;
  }

  /** Media that was taken out in the meantime installs nothing. */
  function* installPackage(name: string | null): Process<OobeEvent> {
    const chosen = pc.packages().find((one) => one.name === name);
    if (chosen) yield* windows().installer.install(chosen);
    return { type: 'package installed' };
  }

  return {
    clock,
    group: () => group,

    isWindows10: parts.release === 'windows-10-22h2',
    preselectedOption: parts.release === 'windows-10-22h2' ? 'install-package' : null,
    networkIsUp: () => network.linkUp,
    networkIsOpen: (ssid) =>
      network.wireless.some((known) => known.ssid === ssid && known.security === 'open'),
    isWired: () => network.wired === 'connected',
    updateIsOffered: (kind) => windows().updates.isOffered(kind),
    updatesWantRestart: () => windows().updates.wantsRestart,
    qualityUpdatesAreWanted: () => qualityUpdatesAreWanted(parts.release, deployment().tree),
    isEnrolled: () => findEnrolment(machine().registry) !== undefined,
    signInAssistantIsDisabled: () => machine().services.query('wlidsvc')?.start === 'disabled',
    securityQuestionsAreOff: () => securityQuestionsAreOff(machine().registry),
    asksForSecondFactor: () => parts.secondFactor !== null,
    makerAsks: () => parts.image.oemRegistration,
    packages: pc.packages,
    packageFailed: () => windows().installer.items.some(({ state }) => state === 'failed'),
    nameWaits: () => nameWaits(machine().registry),
    computerName: () => computerNameOf(machine().registry),
    helloPolicy: () => helloPolicyOf(deployment().tree),
    helloSensor: sensor,
    helloIsSetUp: () => helloIsSetUp(machine()),
    newQrId: () => parts.world.random('qr').uuid(),
    newNumber: () => String(10 + parts.world.random('number match').below(90)),

    prefetchProfile: () => prefetchProfile(machine()),
    probeInternet: () => lookForPortal(machine()),
    signInToPortal: () => signInToPortal(machine()),
    activateAutopilot: () => activateAutopilot(machine()),
    loadLanding: () => loadLanding(machine()),
    connectNetwork: (request) => connectNetwork(machine(), request),
    checkForUpdates: () => done(windows().updates.check(), { type: 'updates checked' }),
    installUpdates: ({ kind }) => done(windows().updates.install(kind), { type: 'update installed' }),
    renameDevice: (context) => renameDevice(machine(), context),
    findBranding: (context) => findBranding(machine(), context),
    checkUserName: (context) => checkUserName(machine(), context),
    checkPersonalAccount: (context) => checkPersonalAccount(machine(), context),
    waitForPhone: () => waitForPhone(parts.secondFactor ?? noAnswer),
    installPackage: ({ package: { selected } }) => installPackage(selected),
    signIn: (request) => signIn(machine(), request, (token) => deployment().keepUserToken(token)),
    joinAsUser: (context) => reporting(deployment().joinAsUser(context)),
    reachDomain: () => reporting(reachTheDomain(machine())),
    signInToDomain: (request) => deployment().signInToDomain(domainSignIn(machine(), request), request.proof),
    openTerms: () => reporting(deployment().openTerms()),
    answerTerms: ({ accepted }) => reporting(deployment().answerTerms(accepted)),
    technicianEsp: (context) => reporting(deployment().technicianEsp(context)),
    userEsp: (context) => reporting(deployment().userEsp(context)),
    accountEsp: (context) => reporting(deployment().accountEsp(context)),
    firstSignIn: () => done(sleep(parts.timing.firstSignIn), { type: 'done' }),
    learnUser: () => learnUser(machine(), sensor()),
    setUpHello: () => setUpHello(machine()),
    reseal: () => deployment().reseal(),
    resetPc: () => done(pc.reset.run(pc.changed), { type: 'done' }),

    userReturned: (user) => deployment().userReturned(user),
    noteLicense: () => noteLicense(machine().registry),
    noteFirstPages: (context) => noteFirstPages(machine().registry, context),
    nameDevice: (name) => nameDevice(machine(), name),
    createLocalAccount: (name) => createLocalAccount(machine(), name),
    savePrivacy: (switches) => savePrivacy(machine().registry, switches),
    noteHelloSkipped: () => noteHelloSkipped(machine()),
    settleWorkAccount: (managesDevice) => deployment().settleWorkAccount(managesDevice),
    continueAnyway: () => deployment().continueAnyway(),
    showDiagnostics: () => windows().sideWindows.openDiagnostics('AutopilotWhiteGloveLogs.zip'),
    collectLogs: () => windows().sideWindows.collectLogs('MDMDiagReport.zip'),
    forgetNetwork() {
      if (network.connectedTo !== null) network.forget(network.connectedTo);
    },
    restart: afterwards(pc.restart),
    shutDown: afterwards(pc.shutDown),
    startAfresh: afterwards(pc.startAfresh),
  };
}
