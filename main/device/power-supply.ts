/** The power of the PC: its chart, the boot that it begins, and the black pages meanwhile. */
import { createActor } from 'xstate';
import type { ScreenView } from '../../shared/stage/view.ts';
import type { Process } from '../world/process.ts';
import { Group, sleep } from '../world/process.ts';
import { seconds } from '../world/time.ts';
import { xstateClock } from '../world/xstate-clock.ts';
import { powerOn, shutDown } from './firmware/power-on.ts';
import { startCold } from './tpm-driver/tpm-readiness.ts';
import type { SetUpWindows } from './oobe/set-up-pc.ts';
import type { BootPhase } from './pc-screen.ts';
import { powerScreen } from './pc-screen.ts';
import type { PcParts } from './pc.types.ts';
import type { PowerEvent } from './power.machine.ts';
import { createPowerMachine } from './power.machine.ts';

/** "Welcome" after the updates of a boot. */
const welcomeTime = seconds(4);

export interface PowerSupply {
  readonly state: string;
  /** How far it is in a boot. */
  readonly phase: BootPhase;
  send(event: PowerEvent): void;
  /** Charger and battery: without, the PC goes off at once, and its button does nothing. */
  present: boolean;
  /** What the PC shows while Windows does not run, or has no page yet. */
  screen(): ScreenView;
}

/** `inWindows` is told after every change whether Windows runs. */
export function createPowerSupply(
  { world: { clock }, tpm, hardware }: Pick<PcParts, 'world' | 'tpm' | 'hardware'>,
  windows: () => SetUpWindows,
  changed: () => void,
  inWindows: (runs: boolean) => void,
): PowerSupply {
  const group = new Group('power');
  let phase: BootPhase = 'firmware';
  let present = true;
  const show = (next: BootPhase): void => {
    phase = next;
    changed();
  };

  function* boot(): Process<PowerEvent> {
    const { machine, updates } = windows();
    yield* powerOn(machine, show);
    if (updates.wantsRestart) {
      yield* updates.finish((updating) => show({ updating }));
      show('welcome');
      yield* sleep(welcomeTime);
    }
    return { type: 'started' };
  }

  function* stop(): Process<PowerEvent> {
    yield* shutDown(windows().machine);
    return { type: 'stopped' };
  }

  const chart = createPowerMachine({
    clock,
    group: () => group,
    boot,
    shutDown: stop,
    applyPower: () => tpm.powerOn(),
    startCold: () => startCold(windows().machine.registry),
    cutPower() {
      group.cancel();
      tpm.powerOff();
    },
  });
  const power = createActor(chart, { clock: xstateClock(clock) }).start();
  power.subscribe(({ value }) => inWindows(value === 'in Windows'));

  return {
    get state() {
      return String(power.getSnapshot().value);
    },
    get phase() {
      return phase;
    },
    get present() {
      return present;
    },
    set present(there) {
      if (present && !there && power.getSnapshot().value !== 'off') power.send({ type: 'power button' });
      present = there;
    },
    send(event) {
      if (present) power.send(event);
    },
    screen: () =>
      power.getSnapshot().value === 'in Windows'
        ? powerScreen('starting', 'windows', hardware)
        : powerScreen(String(power.getSnapshot().value), phase, hardware),
  };
}
