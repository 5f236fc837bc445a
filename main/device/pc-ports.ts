/** What the set-up asks of the PC around it (`oobe.ports.ts`), answered by the parts of the PC. */
import type { Process } from '../world/process.ts';
import { sleep } from '../world/process.ts';
import { milliseconds } from '../world/time.ts';
import type { Around, InstalledWindows } from './installed-windows.ts';
import { connectNetwork, lookForPortal, signInToPortal } from './oobe/network.work.ts';
import type { OobeEvent } from './oobe/oobe.events.ts';
import type { OobePorts } from './oobe/oobe.ports.ts';
import {
  activateAutopilot,
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
import { helloIsSetUp, helloPolicyOf, noteHelloSkipped, setUpHello } from './oobe/windows-hello.ts';
import type { ResetProgress } from './reset-progress.ts';
import { computerNameOf } from './windows/identity.ts';

export interface PortParts extends Around {
  /** The present installation. */
  windows(): InstalledWindows;
  readonly reset: ResetProgress;
  restart(): void;
  shutDown(): void;
  startAfresh(): void;
}

export function oobePorts(pc: PortParts): OobePorts {
  const { parts, network, group, windows } = pc;
  const { clock } = parts.world;
  const machine = () => windows().machine;
  const deployment = () => windows().deployment;
  // The chart is in the middle of a transition when it orders this: the power follows when that is over.
  const afterwards = (order: () => void) => () => void clock.after(milliseconds(0), order);
  function* done(process: Process<void>, event: OobeEvent): Process<OobeEvent> {
    yield* process;
    return event;
  }

  return {
    clock,
    group: () => group,

    preselectedOption: parts.release === 'windows-10-22h2' ? 'install-package' : null,
    networkIsUp: () => network.linkUp,
    networkIsOpen: (ssid) =>
      network.wireless.some((known) => known.ssid === ssid && known.security === 'open'),
    isWired: () => network.wired === 'connected',
    updateIsOffered: (kind) => windows().updates.isOffered(kind),
    updatesWantRestart: () => windows().updates.wantsRestart,
    qualityUpdatesAreWanted: () => qualityUpdatesAreWanted(parts.release, deployment().tree),
    signInAssistantIsDisabled: () => machine().services.query('wlidsvc')?.start === 'disabled',
    securityQuestionsAreOff: () => securityQuestionsAreOff(machine().registry),
    asksForSecondFactor: () => parts.mfa,
    computerName: () => computerNameOf(machine().registry),
    helloPolicy: () => helloPolicyOf(deployment().tree),
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
    signIn: (request) => signIn(machine(), request, (token) => deployment().keepUserToken(token)),
    joinAsUser: (context) => reporting(deployment().joinAsUser(context)),
    technicianEsp: (context) => reporting(deployment().technicianEsp(context)),
    userEsp: (context) => reporting(deployment().userEsp(context)),
    accountEsp: (context) => reporting(deployment().accountEsp(context)),
    firstSignIn: () => done(sleep(parts.timing.firstSignIn), { type: 'done' }),
    setUpHello: () => setUpHello(machine()),
    reseal: () => deployment().reseal(),
    resetPc: () => done(pc.reset.run(pc.changed), { type: 'done' }),

    noteLicense: () => noteLicense(machine().registry),
    noteFirstPages: (context) => noteFirstPages(machine().registry, context),
    nameDevice: (name) => nameDevice(machine(), name),
    createLocalAccount: (name) => createLocalAccount(machine(), name),
    savePrivacy: (switches) => savePrivacy(machine().registry, switches),
    noteHelloSkipped: () => noteHelloSkipped(machine()),
    continueAnyway: () => deployment().continueAnyway(),
    showDiagnostics: () => windows().sideWindows.openDiagnostics(),
    collectLogs: () => windows().sideWindows.collectLogs('MDMDiagReport.zip'),
    forgetNetwork() {
      if (network.connectedTo !== null) network.forget(network.connectedTo);
    },
    restart: afterwards(pc.restart),
    shutDown: afterwards(pc.shutDown),
    startAfresh: afterwards(pc.startAfresh),
  };
}
