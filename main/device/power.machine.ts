/** Power of the PC: what its button, its restarts and its shutdowns do. */
import { setup } from 'xstate';
import type { Clock } from '../world/clock.ts';
import type { Group, Process } from '../world/process.ts';
import { processActor } from '../world/xstate-clock.ts';

export type PowerEvent =
  | { readonly type: 'power button' }
  | { readonly type: 'started' }
  | { readonly type: 'stopped' }
  | { readonly type: 'restart' }
  | { readonly type: 'shut down' };

export interface PowerPorts {
  readonly clock: Clock;
  /** Processes of the power itself: they end with it. */
  group(): Group;
  /** Firmware and boot; then Windows' set-up runs. */
  readonly boot: () => Process<PowerEvent>;
  readonly shutDown: () => Process<PowerEvent>;
  /** Power is applied to, or taken from, every part at once. */
  readonly applyPower: () => void;
  /** The PC was off, not merely restarted. */
  readonly startCold: () => void;
  readonly cutPower: () => void;
}

export function createPowerMachine(ports: PowerPorts) {
  return setup({
    types: { events: {} as PowerEvent },
    actors: {
      'boot Windows': processActor<unknown, PowerEvent>(ports.clock, ports.group, ports.boot),
      'shut Windows down': processActor<unknown, PowerEvent>(ports.clock, ports.group, ports.shutDown),
    },
    actions: {
      'apply power': () => ports.applyPower(),
      'start cold': () => ports.startCold(),
      'cut power': () => ports.cutPower(),
    },
  }).createMachine({
    id: 'power',
    initial: 'off',
    states: {
      off: {
        on: { 'power button': { target: 'starting', actions: ['apply power', 'start cold'] } },
      },
      starting: {
        invoke: { src: 'boot Windows' },
        on: {
          started: 'in Windows',
          'power button': { target: 'off', actions: 'cut power' },
        },
      },
      'in Windows': {
        on: {
          restart: 'restarting',
          'shut down': 'shutting down',
          'power button': { target: 'off', actions: 'cut power' },
        },
      },
      restarting: {
        invoke: { src: 'shut Windows down' },
        on: {
          stopped: { target: 'starting', actions: ['cut power', 'apply power'] },
          'power button': { target: 'off', actions: 'cut power' },
        },
      },
      'shutting down': {
        invoke: { src: 'shut Windows down' },
        on: {
          stopped: { target: 'off', actions: 'cut power' },
          'power button': { target: 'off', actions: 'cut power' },
        },
      },
    },
  });
}
