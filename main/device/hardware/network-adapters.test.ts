import { describe, expect, it } from 'vitest';
import { Group } from '../../world/process.ts';
import { seedOf } from '../../world/random.ts';
import { instant, minutes, later } from '../../world/time.ts';
import type { World } from '../../world/world.ts';
import { createWorld } from '../../world/world.ts';
import fieldbook from '../../../resources/hardware/larkfield-fieldbook-14.json' with { type: 'json' };
import virtualMachine from '../../../resources/hardware/virtual-machine.json' with { type: 'json' };
import { parseHardwareModel } from './hardware-profile.ts';
import type { ConnectOutcome, NetworkSurroundings } from './network-adapters.ts';
import { NetworkAdapters } from './network-adapters.ts';

const model = parseHardwareModel(JSON.stringify(fieldbook), 'fieldbook');
const surroundings: NetworkSurroundings = {
  wired: { cable: 'unplugged', internet: true },
  wireless: [
    { ssid: 'Cafe', signal: 2, security: 'open', password: null, internet: false },
    { ssid: 'Northwind', signal: 4, security: 'wpa2-personal', password: 'let me in', internet: true },
  ],
};

function connect(world: World, adapters: NetworkAdapters, ssid: string, password: string | null) {
  let outcome: ConnectOutcome | undefined;
  world.run(new Group('pc'), adapters.connect(ssid, password), (result) => {
    if (result.ok) outcome = result.value;
  });
  world.clock.advanceTo(later(world.clock.now, minutes(1)));
  return outcome;
}

const newWorld = () => createWorld(seedOf('network'), instant(0));

describe('the network adapters', () => {
  it('lead to the internet by a cable as soon as it is plugged in', () => {
    const adapters = new NetworkAdapters(model, surroundings);
    let changes = 0;
    adapters.changes.listen(() => changes++);
    expect(adapters.wired).toBe('unplugged');
    expect(adapters.linkUp).toBe(false);
    adapters.setCable('plugged');
    adapters.setCable('plugged');
    expect(adapters.linkUp).toBe(true);
    expect(changes).toBe(1);
  });

  it('show the strongest Wi-Fi network first', () => {
    expect(new NetworkAdapters(model, surroundings).wireless.map(({ ssid }) => ssid)).toEqual([
      'Northwind',
      'Cafe',
    ]);
  });

  it('connect to Wi-Fi with the right password only, and remember it over a restart', () => {
    const world = newWorld();
    const adapters = new NetworkAdapters(model, surroundings);
    expect(connect(world, adapters, 'Northwind', 'guess')).toBe('wrong-password');
    expect(adapters.linkUp).toBe(false);
    expect(connect(world, adapters, 'Northwind', 'let me in')).toBe('connected');
    expect(adapters.linkUp).toBe(true);
    const again = new NetworkAdapters(model, surroundings, adapters.state());
    again.disconnect();
    again.reconnect();
    expect(again.connectedTo).toBe('Northwind');
    again.forget('Northwind');
    again.reconnect();
    expect(again.linkUp).toBe(false);
  });

  it('do not reach the internet through a network that has none', () => {
    const adapters = new NetworkAdapters(model, surroundings);
    expect(connect(newWorld(), adapters, 'Cafe', null)).toBe('connected');
    expect(adapters.linkUp).toBe(false);
  });

  it('find no network that is out of range', () => {
    expect(connect(newWorld(), new NetworkAdapters(model, surroundings), 'Elsewhere', null)).toBe(
      'out-of-range',
    );
  });

  it('lose the network when the PC is carried away', () => {
    const adapters = new NetworkAdapters(model, surroundings);
    connect(newWorld(), adapters, 'Northwind', 'let me in');
    adapters.setWireless([]);
    expect(adapters.linkUp).toBe(false);
  });

  it('are what the hardware has', () => {
    const virtual = parseHardwareModel(JSON.stringify(virtualMachine), 'vm');
    const adapters = new NetworkAdapters(virtual, surroundings);
    expect(adapters.hasWireless).toBe(false);
    expect(adapters.wireless).toEqual([]);
  });
});
