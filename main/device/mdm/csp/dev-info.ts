/** DevInfo: what opens every session (OMA-TS-DM_StdObj; facts/syncml#what-the-client-opens-with). */
import type { Csp, NodeCall, NodeRule } from './csp.ts';
import { deviceIdOf } from './device-ids.ts';

const leaf = (path: string, initial: (call: NodeCall) => string): NodeRule => ({
  path,
  format: 'chr',
  access: 'G',
  initial,
});

export const devInfo: Csp = {
  name: 'DevInfo',
  root: 'DevInfo',
  scopes: ['Device'],
  rules: [
    leaf('DevId', ({ context }) => deviceIdOf(context.machine)),
    leaf('Man', ({ context }) => context.machine.hardware.manufacturer),
    leaf('Mod', ({ context }) => context.machine.hardware.model),
    leaf('DmV', () => '1.3'),
    leaf('Lang', () => 'en-US'),
  ],
};
