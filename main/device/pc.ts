/**
 * The virtual PC: the table of its parts, and the wires between them. Power, set-up, deployment and shell are
 * parts of their own; this file says who tells whom.
 */
import type { Actor } from 'xstate';
import { createActor } from 'xstate';
import type { ScreenView } from '../../shared/stage/view.ts';
import type { Process } from '../world/process.ts';
import { Group, sleep } from '../world/process.ts';
import { Signal } from '../world/signal.ts';
import type { SimTime } from '../world/time.ts';
import { between, milliseconds, seconds } from '../world/time.ts';
import { xstateClock } from '../world/xstate-clock.ts';
import { autopilotInfoCsv } from './autopilot/get-windows-autopilot-info.ts';
import { NetworkAdapters } from './firmware/network-adapters.ts';
import { powerOn, shutDown } from './firmware/power-on.ts';
import type { InstalledWindows } from './installed-windows.ts';
import { installOn } from './installed-windows.ts';
import { domainMembershipOf } from './join/domain-membership.ts';
import { createOobeMachine } from './oobe/oobe.machine.ts';
import { pages } from './oobe/pages.ts';
import { bootContext, languageOf, rememberProgress } from './oobe/resume.ts';
import type { ProvisioningPackage } from './oobe/provisioning-package.ts';
import { answerEvent } from './oobe/second-factor.ts';
import { helloSensorOf } from './oobe/windows-hello.ts';
import { pcInput } from './pc-input.ts';
import { oobePorts } from './pc-ports.ts';
import type { BootPhase } from './pc-screen.ts';
import { powerScreen } from './pc-screen.ts';
import type { Pc, PcParts } from './pc.types.ts';
import type { PowerEvent } from './power.machine.ts';
import { createPowerMachine } from './power.machine.ts';
import { ResetProgress } from './reset-progress.ts';
import { desktopPage } from './shell/desktop.ts';
import { ownOf } from '../../shared/own.ts';

/** "Welcome" after the updates of a boot. */
const welcomeTime = seconds(4);

export function createPc(parts: PcParts): Pc {
  const { world, hardware, tpm } = parts;
  const { clock } = world;
  const changes = new Signal<void>();
  const changed = (): void => changes.emit();
  const powerGroup = new Group('power');
  const group = new Group('Windows');
  const network = new NetworkAdapters(hardware, parts.surroundings);
  const realTimeClock = { skew: parts.clockSkew };
  const reset = new ResetProgress(clock);
  const around = { parts, network, group, clock: realTimeClock, setUp: () => setUp()?.context, changed };

  let windows: InstalledWindows = installOn(around);
  let oobe: Actor<ReturnType<typeof createOobeMachine>> | undefined;
  let ignoreWipes = (): void => undefined;
  let bootPhase: BootPhase = 'firmware';
  /** When the set-up came to its present state. */
  let since: SimTime = clock.now;
  let mediaInserted = parts.removableMedia.inserted;

  const power = createActor(
    createPowerMachine({
      clock,
      group: () => powerGroup,
      *boot(): Process<PowerEvent> {
        const show = (phase: BootPhase): void => {
          bootPhase = phase;
          changed();
        };
        yield* powerOn(windows.machine, show);
        if (windows.updates.wantsRestart) {
          yield* windows.updates.finish((updating) => show({ updating }));
          show('welcome');
          yield* sleep(welcomeTime);
        }
        return { type: 'started' };
      },
      *shutDown(): Process<PowerEvent> {
        yield* shutDown(windows.machine);
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
    changed();
  });
  network.changes.listen(() => {
    if (!network.linkUp) oobe?.send({ type: 'connection lost' });
    changed();
  });

  const setUpChart = createOobeMachine(
    oobePorts({
      ...around,
      windows: () => windows,
      packages,
      reset,
      restart: () => power.send({ type: 'restart' }),
      shutDown: () => power.send({ type: 'shut down' }),
      startAfresh: resetToFactory,
    }),
  );
  const input = pcInput({
    setUp: () => oobe,
    windows: () => windows,
    screen,
    network,
    packages,
    release: parts.release,
    power: (event) => power.send(event),
    changed,
  });

  function enterWindows(): void {
    input.reset();
    ignoreWipes = windows.deployment.wipes.listen(() => oobe?.send({ type: 'wipe ordered' }));
    windows.deployment.resume();
    since = clock.now;
    const { registry } = windows.machine;
    oobe = createActor(setUpChart, {
      clock: xstateClock(clock),
      input: { context: bootContext(registry, windows.deployment.resealed, parts.languages) },
    });
    let before = '';
    oobe.subscribe(({ value, context }) => {
      const state = String(value);
      if (state !== before) since = clock.now;
      before = state;
      windows.deployment.note(state, context);
      rememberProgress(registry, state, context);
      changed();
      // The chart is in the middle of a transition.
      if (packages().length > 0) clock.after(milliseconds(0), offerPackages);
    });
    oobe.start();
  }

  /** On the removable media, as long as it is in. */
  function packages(): readonly ProvisioningPackage[] {
    return mediaInserted ? parts.removableMedia.packages : [];
  }

  /** Media with packages is offered once, on the first page that comes while it is in (autopilot-facts 2.1). */
  function offerPackages(): void {
    if (packages().length === 0 || oobe?.getSnapshot().hasTag('page') !== true) return;
    if (windows.installer.takeFirstOffer()) oobe.send({ type: 'packages offered' });
  }

  function leaveWindows(): void {
    oobe?.stop();
    oobe = undefined;
    ignoreWipes();
    windows.sideWindows.close();
    group.cancel();
  }

  /** Windows is installed anew; hardware, TPM and the service's records stay as they are. */
  function resetToFactory(): void {
    for (const { ssid } of network.wireless) network.forget(ssid);
    windows = installOn(around);
    power.send({ type: 'restart' });
  }

  function setUp() {
    const snapshot = oobe?.getSnapshot();
    return snapshot && { state: String(snapshot.value), context: snapshot.context };
  }

  function screen(): ScreenView {
    const now = setUp();
    if (!now) return powerScreen(String(power.getSnapshot().value), bootPhase, hardware);
    const { machine, deployment, updates, installer, sideWindows } = windows;
    const page = ownOf(pages, now.state);
    if (!page) return powerScreen('starting', 'windows', hardware);
    const view = page(now.context, {
      release: parts.release,
      maker: hardware.manufacturer,
      network,
      waited: between(since, clock.now),
      resultVariant: parts.resultVariant,
      domain: domainMembershipOf(machine.registry)?.netBiosDomainName ?? null,
      esp: () => deployment.espPage(),
      desktop: () => desktopPage(machine, now.context.user),
      update: updates.progress,
      packages: packages(),
      installer,
      helloSensor: () => helloSensorOf(machine, deployment.tree),
      resetPercent: () => reset.percent,
    });
    return sideWindows.page() ?? offeredOnly(view);
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

  return {
    changes,
    get powered() {
      return power.getSnapshot().value !== 'off';
    },
    get language() {
      return (
        setUp()?.context.language ?? languageOf(windows.machine.registry) ?? parts.languages[0] ?? 'en-US'
      );
    },
    get resealed() {
      return windows.deployment.resealed;
    },
    get account() {
      return setUp()?.context.account ?? 'entra';
    },
    get flows() {
      return windows.deployment.flows;
    },
    get machine() {
      return windows.machine;
    },
    get notSimulated() {
      return windows.deployment.tree.notSimulated;
    },
    get exports() {
      return windows.sideWindows.exports;
    },
    logs: () => windows.sideWindows.logs(),
    screen,
    commandPrompt: () => windows.sideWindows.commandPrompt(),
    offers: input.offers,
    input: input.perform,
    askedFor: input.askedFor,
    get phoneRings() {
      return setUp()?.state === 'matching the number';
    },
    answerPhone: (answer) => oobe?.send(answerEvent(answer)),
    get media() {
      return parts.removableMedia.packages.length === 0 ? 'none' : mediaInserted ? 'inserted' : 'removed';
    },
    setMedia(media) {
      mediaInserted = media === 'inserted';
      offerPackages();
      changed();
    },
    get cable() {
      const { wired } = network;
      return wired === 'absent' || wired === 'unplugged' ? wired : 'plugged';
    },
    setCable: (cable) => network.setCable(cable),
    hardwareHashCsv: (groupTag, assignedUser) =>
      autopilotInfoCsv(windows.machine, parts.ekPublic, { groupTag, assignedUser }),
    state: () => ({
      power: power.getSnapshot().value,
      setUp: setUp() ?? null,
      registry: windows.machine.registry.state(),
      events: windows.machine.eventLog.state(),
      files: windows.machine.files.state(),
      services: windows.machine.services.state(),
      certificates: windows.machine.certificates.state(),
      management: windows.deployment.tree.entries(),
      sideWindows: windows.sideWindows.state(),
      network: network.state(),
      mediaInserted,
      clock: realTimeClock,
    }),
  };
}
