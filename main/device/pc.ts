/**
 * The virtual PC: the table of its parts, and the wires between them. Power, set-up, deployment and shell are
 * parts of their own; this file says who tells whom.
 */
import type { Actor } from 'xstate';
import { createActor } from 'xstate';
import type { StageInput } from '../../shared/stage/input.ts';
import type { Release } from '../../shared/release.ts';
import type { ScreenView } from '../../shared/stage/view.ts';
import type { Process } from '../world/process.ts';
import { Group, sleep } from '../world/process.ts';
import { Signal } from '../world/signal.ts';
import type { SimDuration, SimTime } from '../world/time.ts';
import { between, milliseconds, seconds } from '../world/time.ts';
import type { World } from '../world/world.ts';
import { xstateClock } from '../world/xstate-clock.ts';
import { hardwareHashOf } from './autopilot/hardware-hash.ts';
import { formatHashCsv } from '../protocols/autopilot/hash-csv.ts';
import { createDeployment } from './deployment.ts';
import type { HardwareProfile } from './firmware/hardware-profile.ts';
import type { NetworkSurroundings } from './firmware/network-adapters.ts';
import { NetworkAdapters } from './firmware/network-adapters.ts';
import { powerOn, shutDown } from './firmware/power-on.ts';
import type { TpmChip, TpmPowerLine } from './machine.ts';
import { isOffered } from './on-offer.ts';
import type { OobeContext, OobeEvent } from './oobe/oobe.events.ts';
import { createOobeMachine } from './oobe/oobe.machine.ts';
import type { OobePorts } from './oobe/oobe.ports.ts';
import {
  activateAutopilot,
  checkForUpdates,
  checkUserName,
  connectNetwork,
  findBranding,
  loadLanding,
  prefetchProfile,
  renameDevice,
  reporting,
  signIn,
} from './oobe/oobe.work.ts';
import { pages } from './oobe/pages.ts';
import { bootContext, rememberProgress, resumePoints } from './oobe/resume.ts';
import { WindowsKeyGesture } from './oobe/windows-key.ts';
import type { BootPhase } from './pc-screen.ts';
import { powerScreen } from './pc-screen.ts';
import type { AskedFor, Pc } from './pc.types.ts';
import type { PowerEvent } from './power.machine.ts';
import { createPowerMachine } from './power.machine.ts';
import { desktopPage } from './shell/desktop.ts';
import { diagnosticsPage } from './shell/diagnostics.ts';
import type { Timing } from './timing.ts';
import { installWindows } from './windows/install.ts';

export interface PcParts {
  readonly world: World;
  readonly release: Release;
  readonly hardware: HardwareProfile;
  readonly tpm: TpmChip & TpmPowerLine;
  /** TPMT_PUBLIC of the EK, as the factory read it. */
  readonly ekPublic: Uint8Array;
  readonly surroundings: NetworkSurroundings;
  readonly timing: Timing;
  /** How far the PC's clock is ahead of the world's. */
  readonly clockSkew: SimDuration;
  /** Languages of the Windows image, its own first. */
  readonly languages: readonly string[];
  readonly resultVariant: 'coloured' | 'plain';
}

/** From the first percent to the fresh start (autopilot-facts 10.2 tells of hours; a rehearsal takes minutes). */
const resetTime = seconds(240);

export function createPc(parts: PcParts): Pc {
  const { world, hardware, tpm } = parts;
  const { clock } = world;
  const changes = new Signal<void>();
  const powerGroup = new Group('power');
  const group = new Group('Windows');
  const gesture = new WindowsKeyGesture();
  const network = new NetworkAdapters(hardware, parts.surroundings);
  network.changes.listen(() => changes.emit());

  const realTimeClock = { skew: parts.clockSkew };
  let machine = installWindows({ ...parts, network, group, clock: realTimeClock });
  let deployment = createDeployment(machine, parts.ekPublic, () => changes.emit());
  let oobe: Actor<ReturnType<typeof createOobeMachine>> | undefined;
  let bootPhase: BootPhase = 'firmware';
  /** When the set-up came to its present state. */
  let since: SimTime = clock.now;
  let resetFrom: SimTime = clock.now;

  const power = createActor(
    createPowerMachine({
      clock,
      group: () => powerGroup,
      *boot(): Process<PowerEvent> {
        yield* powerOn(machine, (phase) => {
          bootPhase = phase;
          changes.emit();
        });
        return { type: 'started' };
      },
      *shutDown(): Process<PowerEvent> {
        yield* shutDown(machine);
        return { type: 'stopped' };
      },
      applyPower: () => tpm.powerOn(),
      cutPower() {
        powerGroup.cancel();
        tpm.powerOff();
      },
    }),
    { clock: xstateClock(clock) },
  ).start();
  power.subscribe(({ value }) => {
    if (value === 'in Windows') {
      if (!oobe) enterWindows();
    } else if (oobe) leaveWindows();
    changes.emit();
  });

  const ports: OobePorts = {
    clock,
    group: () => group,
    networkIsUp: () => network.linkUp,
    newQrId: () => world.random('qr').uuid(),
    prefetchProfile: () => prefetchProfile(machine),
    activateAutopilot: () => activateAutopilot(machine),
    loadLanding: () => loadLanding(machine),
    connectNetwork: (request) => connectNetwork(machine, request),
    checkForUpdates: () => checkForUpdates(machine),
    renameDevice: (context) => renameDevice(machine, context),
    findBranding: (context) => findBranding(machine, context),
    checkUserName: (context) => checkUserName(machine, context),
    signIn: (request) => signIn(machine, request, (token) => deployment.keepUserToken(token)),
    joinAsUser: (context) => reporting(deployment.joinAsUser(context)),
    technicianEsp: (context) => reporting(deployment.technicianEsp(context)),
    userEsp: (context) => reporting(deployment.userEsp(context)),
    accountEsp: (context) => reporting(deployment.accountEsp(context)),
    continueAnyway: () => deployment.continueAnyway(),
    *firstSignIn(): Process<OobeEvent> {
      yield* sleep(machine.timing.firstSignIn);
      return { type: 'done' };
    },
    reseal: () => deployment.reseal(),
    *resetPc(): Process<OobeEvent> {
      resetFrom = clock.now;
      for (let percent = 0; percent < 100; percent++) {
        yield* sleep(milliseconds(resetTime / 100));
        changes.emit();
      }
      return { type: 'done' };
    },
    forgetNetwork() {
      if (network.connectedTo !== null) network.forget(network.connectedTo);
    },
    // The chart is in the middle of a transition here: the power follows when it is over.
    restart: () => void clock.after(milliseconds(0), () => power.send({ type: 'restart' })),
    shutDown: () => void clock.after(milliseconds(0), () => power.send({ type: 'shut down' })),
    startAfresh: () => void clock.after(milliseconds(0), resetToFactory),
  };

  const setUpChart = createOobeMachine(ports);

  function enterWindows(): void {
    gesture.reset();
    deployment.resume();
    since = clock.now;
    oobe = createActor(setUpChart, {
      clock: xstateClock(clock),
      input: { context: bootContext(machine.registry, deployment.resealed, parts.languages) },
    });
    let before = '';
    oobe.subscribe(({ value, context }) => {
      const state = String(value);
      if (state !== before) since = clock.now;
      before = state;
      deployment.note(state, context);
      rememberProgress(machine.registry, resumePoints[state] ?? 'start', context);
      changes.emit();
    });
    oobe.start();
  }

  function leaveWindows(): void {
    oobe?.stop();
    oobe = undefined;
    group.cancel();
  }

  /** Windows is installed anew; hardware, TPM and the service's records stay as they are. */
  function resetToFactory(): void {
    for (const { ssid } of network.wireless) network.forget(ssid);
    machine = installWindows({ ...parts, network, group, clock: realTimeClock });
    deployment = createDeployment(machine, parts.ekPublic, () => changes.emit());
    power.send({ type: 'restart' });
  }

  const setUp = (): { state: string; context: OobeContext } | undefined => {
    const snapshot = oobe?.getSnapshot();
    return snapshot && { state: String(snapshot.value), context: snapshot.context };
  };

  function screen(): ScreenView {
    const now = setUp();
    if (!now) return powerScreen(String(power.getSnapshot().value), bootPhase, hardware);
    const page = pages[now.state];
    if (!page) return powerScreen('starting', 'windows', hardware);
    return offeredOnly(
      page(now.context, {
        release: parts.release,
        network,
        waited: between(since, clock.now),
        resultVariant: parts.resultVariant,
        esp: () => deployment.espPage(),
        diagnostics: () =>
          diagnosticsPage(machine, now.context.profile, now.context.failure, deployment.flows.technician.esp),
        desktop: () => desktopPage(machine, now.context.user),
        resetPercent: () => Math.min(99, Math.floor((between(resetFrom, clock.now) / resetTime) * 100)),
      }),
    );
  }

  /** The screen without buttons that would do nothing at this moment. */
  function offeredOnly(view: ScreenView): ScreenView {
    if (!('controls' in view) || !oobe) return view;
    const snapshot = oobe.getSnapshot();
    return {
      ...view,
      controls: view.controls.filter((control) => snapshot.can({ type: `press.${control}` })),
    };
  }

  function offers(input: StageInput): boolean {
    switch (input.type) {
      case 'power-button':
        return true;
      case 'windows-key':
      case 'other-key':
        return oobe !== undefined;
      case 'shortcut':
      case 'type-line':
        return false;
      case 'choose':
        return isOffered(screen(), input.value) && (oobe?.getSnapshot().can(input) ?? false);
      case 'press':
        return oobe?.getSnapshot().can(pressOf(input)) ?? false;
    }
  }

  function perform(input: StageInput): void {
    switch (input.type) {
      case 'power-button':
        power.send({ type: 'power button' });
        break;
      case 'windows-key':
        if (gesture.press()) openMenu();
        break;
      case 'other-key':
        gesture.reset();
        break;
      case 'choose':
        oobe?.send(input);
        break;
      case 'press':
        oobe?.send(pressOf(input));
        break;
    }
  }

  /** The fifth press: on any page of the set-up, and nowhere else. */
  function openMenu(): void {
    if (!oobe?.getSnapshot().hasTag('page')) return;
    const signingIn = screen().id === 'sign-in';
    oobe.send({ type: 'five presses', from: signingIn ? 'sign-in' : 'first-page' });
  }

  function askedFor(): AskedFor | undefined {
    const view = screen();
    if (view.id === 'sign-in') return { kind: 'user', userPrincipalName: view.userName };
    if (view.id !== 'network' || view.selected === null) return undefined;
    const found = network.wireless.find(({ ssid }) => ssid === view.selected);
    return found && { kind: 'network', ssid: found.ssid, password: found.password };
  }

  return {
    changes,
    get powered() {
      return power.getSnapshot().value !== 'off';
    },
    get language() {
      return setUp()?.context.language ?? parts.languages[0] ?? 'en-US';
    },
    get resealed() {
      return deployment.resealed;
    },
    get flows() {
      return deployment.flows;
    },
    get machine() {
      return machine;
    },
    screen,
    offers,
    input: perform,
    askedFor,
    get cable() {
      const { wired } = network;
      return wired === 'absent' || wired === 'unplugged' ? wired : 'plugged';
    },
    setCable: (cable) => network.setCable(cable),
    hardwareHashCsv: (groupTag, assignedUser) =>
      formatHashCsv([
        {
          serialNumber: hardware.serialNumber,
          productId: '',
          hardwareHash: hardwareHashOf(machine, parts.ekPublic),
          groupTag,
          assignedUser,
        },
      ]),
    state: () => ({
      power: power.getSnapshot().value,
      setUp: setUp() ?? null,
      registry: machine.registry.state(),
      events: machine.eventLog.state(),
      files: machine.files.state(),
      services: machine.services.state(),
      certificates: machine.certificates.state(),
      management: deployment.nodes(),
      network: network.state(),
      clock: realTimeClock,
    }),
  };
}

const pressOf = ({ control, values }: StageInput & { type: 'press' }): OobeEvent =>
  values ? { type: `press.${control}`, values } : { type: `press.${control}` };
