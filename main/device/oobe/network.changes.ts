/** Changes of the network page: which network, its name and password, and whether Windows connects to it by itself. */
import type { Change } from './change.ts';
import { chosen, field } from './change.ts';

const idle = { asking: 'nothing', name: '', automatic: true, properties: false, problem: null } as const;

export const networkChanges = {
  'select the network': (_context, event) => ({ network: { selected: chosen(event), ...idle } }),
  'turn automatic connection': ({ network }) => ({ network: { ...network, automatic: !network.automatic } }),
  'ask for the network name': ({ network }) => ({ network: { ...network, asking: 'name', problem: null } }),
  'show that the network name is missing': ({ network }) => ({
    network: { ...network, problem: { key: 'local-account.problem.required' } },
  }),
  'keep the network name': ({ network }, event) => ({
    network: { ...network, name: field(event, 'network-name').trim(), problem: null },
  }),
  'ask for the network password': ({ network }) => ({
    network: { ...network, asking: 'password', problem: null },
  }),
  'keep the network password': (_context, event) => ({ password: field(event, 'network-password') }),
  'leave the network password': ({ network }) => ({
    network: { selected: network.selected, ...idle },
    password: '',
  }),
  'show the network problem': ({ network }, event) =>
    event.type === 'network refused'
      ? {
          network: {
            ...network,
            asking:
              event.problem.key === 'network.wrong-password'
                ? 'password'
                : network.selected === ''
                  ? 'name'
                  : 'nothing',
            problem: event.problem,
          },
          password: '',
        }
      : {},
  'take the hidden network': ({ network }) => ({
    network: { selected: network.selected === '' ? network.name : network.selected, ...idle },
    password: '',
  }),
  'open the properties': ({ network }) => ({ network: { ...network, properties: true } }),
  'close the properties': ({ network }) => ({ network: { ...network, properties: false } }),
} as const satisfies Record<string, Change>;
