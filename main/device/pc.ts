/**
 * The virtual PC: the table of its parts, and the wires between them. Power, set-up, deployment and shell are
 * parts of their own; this file says who tells whom.
 */
import type { ScreenView } from '../../shared/stage/view.ts';
import { Group } from '../world/process.ts';
import { Signal } from '../world/signal.ts';
import { milliseconds } from '../world/time.ts';
import { awaitsUser } from './autopilot/flow.ts';
import { autopilotInfoCsv } from './autopilot/get-windows-autopilot-info.ts';
import { NetworkAdapters } from './hardware/network-adapters.ts';
import type { Around, InstalledWindows } from './installed-windows.ts';
import { installOn } from './installed-windows.ts';
import { domainMembershipOf } from './join/domain-membership.ts';
import { credentialsOf } from './oobe/credentials.ts';
import { pinRulesOf } from './oobe/hello-policy.ts';
import { createOobeMachine } from './oobe/oobe.machine.ts';
import type { PageFacts } from './oobe/page.ts';
import { canCollectLogs } from './esp/failure-page.ts';
import { RemovableMedia } from './oobe/removable-media.ts';
import { languageOf, setUpIsOver } from './oobe/resume.ts';
import { RunningSetUp } from './oobe/running-set-up.ts';
import { answerEvent } from './oobe/second-factor.ts';
import type { SetUpPc } from './oobe/set-up-pc.ts';
import { helloSensorOf } from './oobe/windows-hello.ts';
import { pcInput } from './pc-input.ts';
import { pcState } from './pc-state.ts';
import { pcLevers } from './pc-levers.ts';
import type { Pc, PcParts } from './pc.types.ts';
import { createPowerSupply } from './power-supply.ts';
import { noteFormerWindows } from './tpm-driver/tpm-readiness.ts';
import { webSignInIsOffered } from './oobe/web-sign-in.ts';
import { ResetProgress } from './oobe/reset-progress.ts';
import { desktopPage, pcTold } from './shell/desktop.ts';
import { hasCompanyPortal } from './shell/start-menu.ts';
import { lookAt } from './shell/look-at.ts';
import type { Happening } from './windows/happening.ts';
import { restartInSetUp } from './windows/kiosk.ts';
import type { Machine } from './windows/machine.ts';

export function createPc(parts: PcParts): Pc {
  const { world, hardware } = parts;
  const changes = new Signal<void>();
  const changed = (): void => changes.emit();
  const group = new Group('Windows');
  const network = new NetworkAdapters(hardware, parts.surroundings);
  const clock = { skew: parts.clockSkew };
  const happenings = new Signal<Happening>();
  const reset = new ResetProgress(world.clock);
  const media = new RemovableMedia(parts.removableMedia);
  const around: Around = {
    parts,
    network,
    group,
    clock,
    happenings,
    setUp: () => setUp?.context,
    power: (order) => power.send({ type: order }),
    changed,
  };
  let windows: InstalledWindows = installOn(around);
  let setUp: RunningSetUp | undefined;
  let ignoreOrders: readonly (() => void)[] = [];

  const power = createPowerSupply(
    parts,
    () => windows,
    changed,
    (runs) => {
      if (runs && !setUp) enterWindows();
      if (!runs && setUp) leaveWindows();
      changed();
    },
  );
  const levers = pcLevers({ parts, power, clock, windows: () => windows });
  const setUpPc: SetUpPc = {
    world,
    release: parts.release,
    timing: parts.timing,
    network,
    group,
    makerAsks: parts.image.oemRegistration,
    get secondFactor() {
      return levers.secondFactor;
    },
    securityKey: parts.securityKey,
    reset,
    windows: () => windows,
    packages: () => media.packages(),
    showDiagnostics: (archive) => windows.sideWindows.openDiagnostics(archive),
    collectLogs: (archive, folder) => windows.sideWindows.collectLogs(archive, folder),
    companyPortal: {
      canCheck: () => hasCompanyPortal(windows.machine) && !windows.companyPortal.isChecking,
      check: () => windows.companyPortal.check(),
    },
    restart: () => power.send({ type: 'restart' }),
    shutDown: () => power.send({ type: 'shut down' }),
    startAfresh: resetToFactory,
    changed,
  };
  const chart = createOobeMachine(setUpPc);
  const input = pcInput({
    setUp: () => setUp,
    windows: () => windows,
    screen,
    release: parts.release,
    power: (event) => power.send(event),
    changed,
  });
  network.changes.listen(() => {
    if (!network.linkUp) setUp?.send({ type: 'connection lost' });
    changed();
  });

  function enterWindows(): void {
    input.reset();
    const { wipes, restarts } = windows.deployment;
    ignoreOrders = [
      wipes.listen(() => setUp?.send({ type: 'wipe ordered' })),
      // The program that orders it is still at work.
      restarts.listen(() => void world.clock.after(milliseconds(0), () => power.send({ type: 'restart' }))),
    ];
    windows.deployment.resume();
    noteRestartInSetUp(windows.machine);
    setUp = new RunningSetUp(setUpPc, chart, parts.languages, () => {
      changed();
      // The chart is in the middle of a transition.
      if (media.packages().length > 0) world.clock.after(milliseconds(0), offerPackages);
    });
    setUp.start();
  }

  function leaveWindows(): void {
    setUp?.stop();
    setUp = undefined;
    for (const ignore of ignoreOrders) ignore();
    windows.sideWindows.close();
    group.cancel();
  }

  /** Windows is installed anew; hardware, TPM and the service's records stay as they are. */
  function resetToFactory(): void {
    for (const { ssid } of network.wireless) network.forget(ssid);
    windows = installOn(around);
    if (hardware.tpm.afterReset === 'needs-restart') noteFormerWindows(windows.machine.registry);
    power.send({ type: 'restart' });
  }

  /**
   * Media with packages is offered once, on the first page that comes while it is in
   * (facts/pre-provisioning-pages#five-presses).
   */
  function offerPackages(): void {
    if (media.packages().length === 0 || !setUp?.row?.isPage) return;
    if (windows.installer.takeFirstOffer()) setUp.send({ type: 'packages offered' });
  }

  function screen(): ScreenView {
    const page = setUp?.row?.page;
    if (!setUp || !page) return power.screen();
    return windows.sideWindows.page() ?? offeredOnly(page(setUp.context, pageFacts(setUp)), setUp);
  }

  function pageFacts({ waited, context }: RunningSetUp): PageFacts {
    const { machine, deployment, updates, installer } = windows;
    return {
      release: parts.release,
      canCollectLogs: canCollectLogs(parts.release, deployment.tree),
      webSignIn: webSignInIsOffered(deployment.tree),
      maker: hardware.manufacturer,
      network,
      hardware,
      waited,
      resultVariant: parts.resultVariant,
      logonNotice: () => deployment.signInObstacle('technician', true)?.notice ?? null,
      domain: domainMembershipOf(machine.registry)?.netBiosDomainName ?? null,
      esp: () => deployment.espPage(),
      espIsHidden: deployment.espIsHidden,
      desktop: (user = context.user?.displayName ?? '') => desktopPage(windows, user),
      update: updates.progress,
      packages: media.packages(),
      installer,
      helloSensor: () => helloSensorOf(machine, deployment.tree),
      pinRules: () => pinRulesOf(deployment.tree),
      credentials: (known) => credentialsOf(windows, known),
      clockAhead: clock.skew / 1000,
      resetPercent: () => reset.percent,
    };
  }

  return {
    changes,
    happenings,
    get powered() {
      return power.state !== 'off';
    },
    get language() {
      return setUp?.context.language ?? languageOf(windows.machine.registry) ?? parts.languages[0] ?? 'en-US';
    },
    get resealed() {
      return windows.deployment.resealed;
    },
    get account() {
      return setUp?.state === 'kiosk' ? 'kiosk' : (setUp?.context.account ?? 'entra');
    },
    get flows() {
      return windows.deployment.flows;
    },
    get userSignedIn() {
      return windows.deployment.userSignedIn;
    },
    get atDesktop() {
      return setUp?.state === 'desktop' || setUp?.state === 'kiosk';
    },
    get machine() {
      return windows.machine;
    },
    managementNodes: () => windows.deployment.tree.entries(),
    get notSimulated() {
      return windows.deployment.tree.notSimulated;
    },
    get exports() {
      return windows.sideWindows.exports;
    },
    logs: () => windows.sideWindows.logs(),
    screen,
    commandPrompt: () => windows.sideWindows.commandPrompt(),
    programs() {
      const started = windows.sideWindows.started();
      if (started.length === 0) return undefined;
      return { started, pc: setUp?.state === 'desktop' ? null : pcTold(windows) };
    },
    look: (at) =>
      setUp?.state === 'desktop' || windows.sideWindows.standsOpen
        ? lookAt(windows.machine, at, windows.sideWindows.screen)
        : null,
    offers: input.offers,
    input: input.perform,
    askedFor: () => setUp && setUp.row?.asks?.(setUpPc, setUp.context),
    get phoneRings() {
      return setUp?.row?.phoneRings === true;
    },
    answerPhone: (answer) => setUp?.send(answerEvent(answer)),
    get media() {
      return media.state;
    },
    setMedia(state) {
      media.inserted = state === 'inserted';
      offerPackages();
      changed();
    },
    get cable() {
      const { wired } = network;
      return wired === 'absent' || wired === 'unplugged' ? wired : 'plugged';
    },
    setCable: (cable) => network.setCable(cable),
    levers,
    hardwareHashCsv: (groupTag, assignedUser) =>
      autopilotInfoCsv(windows.machine, parts.ekPublic, { groupTag, assignedUser }),
    state: () => pcState({ parts, power, setUp, input, windows, network, media, clock, reset }),
  };
}

/** The way from Reseal to the user is none. */
function noteRestartInSetUp(machine: Machine): void {
  if (!setUpIsOver(machine.registry) && !awaitsUser(machine.registry)) restartInSetUp(machine);
}

/** The screen without buttons that would do nothing at this moment. */
function offeredOnly(view: ScreenView, setUp: RunningSetUp): ScreenView {
  if (!('controls' in view)) return view;
  return { ...view, controls: view.controls.filter((control) => setUp.can({ type: `press.${control}` })) };
}
