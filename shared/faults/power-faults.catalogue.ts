/** Faults of the PC's power. */
import type { FaultEntry } from './fault-entry.ts';

export const powerFaults = [
  {
    id: 'battery-empty',
    category: 'power',
    kind: 'power',
    title: 'Battery empty',
    sets: 'The charger is out and the battery is empty: the PC goes off at once, and its power button does nothing.',
    parameters: [],
    bites: 'at once',
    over: [],
    needs: ['power'],
    shows: { page: 'none: the PC is off', codes: [], log: 'System event log, 41' },
    cause: 'the battery is empty and no charger is plugged in',
    remedy: 'Plug the charger in, and switch the PC on.',
    lifted: 'The charger is plugged in.',
    wayOn: 'again',
  },
] as const satisfies readonly FaultEntry[];
