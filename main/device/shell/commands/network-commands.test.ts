import { describe, expect, it } from 'vitest';
import { text } from '../../../world/internet/http.ts';
import { iso, minutes } from '../../../world/time.ts';
import { startOfTests } from '../../testing/machine.ts';
import { atThePrompt } from '../../testing/at-the-prompt.ts';

const host = 'ztd.dds.microsoft.com';

function online() {
  const at = atThePrompt({ skew: minutes(90) });
  const { world } = at.machine;
  const { internet } = world;
  internet.attach(host, function* () {
    return text('');
  });
  internet.attach('time.windows.com', function* () {
    return text(iso(world.clock.now));
  });
  return { ...at, internet };
}

describe('ipconfig', () => {
  it('/all tells the adapters of this PC', () => {
    const { machine, types } = online();
    const all = types('ipconfig/all').join('\n');
    for (const mac of machine.hardware.macAddresses)
      expect(all).toContain(`   Physical Address. . . . . . . . . : ${mac}`);
    expect(all).toContain('   Primary Dns Suffix  . . . . . . . : ');
    expect(all).toMatch(/IPv4 Address[ .]*: 192\.0\.2\.\d+\(Preferred\)/);
    expect(types('ipconfig').join('\n')).not.toContain('Physical');
  });

  it('/renew names what has no medium, /flushdns is done', () => {
    const { machine, types } = online();
    machine.network.setCable('unplugged');
    expect(types('ipconfig /renew')).toContain(
      'No operation can be performed on Ethernet while it has its media disconnected.',
    );
    expect(types('ipconfig /flushdns').at(-1)).toBe('Successfully flushed the DNS Resolver Cache.');
    expect(types('ipconfig /wrong').at(-1)).toMatch(/^Error: unrecognized/);
  });
});

describe('ping', () => {
  it('tells how long four echoes took', () => {
    const { types } = online();
    const lines = types(`ping ${host.toUpperCase()}`);
    expect(lines[2]).toMatch(/^Reply from 203\.0\.113\.\d+: bytes=32 time=30ms TTL=118$/);
    expect(lines.join('\n')).toContain('Sent = 4, Received = 4, Lost = 0 (0% loss)');
  });

  it('times out where a firewall drops the host, which nslookup still finds', () => {
    const { internet, types } = online();
    internet.change({ blockedHosts: [host] });
    expect(types(`ping ${host}`).filter((line) => line === 'Request timed out.')).toHaveLength(4);
    expect(types(`nslookup ${host}`)).toContain(`Name:    ${host}`);
  });

  it('does not find a name that is not resolved', () => {
    const { internet, types } = online();
    internet.change({ unresolvableHosts: [host] });
    const words = `Ping request could not find host ${host}. Please check the name and try again.`;
    expect(types(`ping ${host}`)).toEqual([words]);
    expect(types(`nslookup ${host}`).at(-1)).toBe(`*** UnKnown can't find ${host}: Non-existent domain`);
  });

  it('reaches the gateway, and nothing without a cable', () => {
    const { machine, types } = online();
    expect(types('ping 192.0.2.1')[2]).toBe('Reply from 192.0.2.1: bytes=32 time<1ms TTL=128');
    machine.network.setCable('unplugged');
    expect(types('ping 192.0.2.1')[2]).toBe('PING: transmit failed. General failure. ');
    expect(types(`nslookup ${host}`).at(-1)).toBe(`*** UnKnown can't find ${host}: No response from server`);
  });
});

describe('tracert', () => {
  it('comes to a host behind silent routers', () => {
    const { types } = online();
    const lines = types(`tracert -d ${host}`);
    expect(lines[1]).toMatch(/^Tracing route to 203\.0\.113\.\d+$/);
    expect(lines[4]).toBe('  1    <1 ms    <1 ms    <1 ms  192.0.2.1 ');
    expect(lines.filter((line) => line.endsWith('Request timed out.'))).toHaveLength(8);
    expect(lines.slice(-3)[0]).toMatch(/^ 10    30 ms    30 ms    30 ms  203\.0\.113\.\d+ $/);
    expect(lines.at(-1)).toBe('Trace complete.');
  });

  it('stays silent where a firewall drops the host, and knows no other name', () => {
    const { internet, types } = online();
    internet.change({ blockedHosts: [host] });
    expect(types(`tracert -h 12 ${host}`).filter((line) => line.endsWith('timed out.'))).toHaveLength(11);
    expect(types('tracert nowhere.example')).toEqual([
      'Unable to resolve target system name nowhere.example.',
    ]);
  });
});

describe('netsh', () => {
  it('tells the Wi-Fi adapter, its networks and what it remembers', () => {
    const { machine, types } = online();
    machine.network.setWireless([
      { ssid: 'Office', signal: 4, security: 'wpa2-personal', password: 'teapot', internet: true },
      { ssid: 'Guests', signal: 2, security: 'open', password: null, internet: true },
    ]);
    expect(types('netsh wlan show interfaces')).toContain('    State                  : disconnected');
    expect(types('netsh wlan show networks')).toEqual(
      expect.arrayContaining(['There are 2 networks currently visible. ', 'SSID 2 : Guests']),
    );
    expect(types('netsh wlan show profiles').at(-2)).toBe('    <None>');
    machine.run(machine.network.connect('Office', 'teapot'));
    expect(types('netsh wlan show interfaces')).toEqual(
      expect.arrayContaining([
        '    SSID                   : Office',
        '    Authentication         : WPA2-Personal',
        '    Signal                 : 100% ',
      ]),
    );
    expect(types('netsh wlan show profiles')).toContain('    All User Profile     : Office');
    expect(types('netsh wlan show profile name=Office').join()).not.toContain('teapot');
    expect(types('netsh winhttp show proxy')).toContain('    Direct access (no proxy server).');
    expect(types('netsh wlan fly')).toEqual(['The following command was not found: wlan fly.']);
  });
});

describe('w32tm', () => {
  it('/resync sets the clock once its service runs', () => {
    const { machine, types } = online();
    expect(types('w32tm /resync')[0]).toContain('0x80070426');
    expect(machine.deviceTime() - startOfTests).toBe(minutes(90));
    types('net start w32time');
    expect(types('w32tm /query /source')).toEqual(['Local CMOS Clock']);
    expect(types('w32tm /query /status')).toContain('Last Successful Sync Time: unspecified');
    expect(types('w32tm /stripchart /computer:time.windows.com /samples:1 /dataonly').at(-1)).toMatch(
      /^09:30:00, -5400\.\d{7}s$/,
    );
    expect(types('w32tm /resync /force').at(-1)).toBe('The command completed successfully.');
    expect(types('w32tm /query /source')).toEqual(['time.windows.com,0x9 ']);
    expect(types('w32tm /query /status')).toContain('Last Successful Sync Time: 3/2/2026 8:00:00 AM');
    expect(machine.deviceTime() - machine.world.clock.now).toBeLessThan(1_000);
    expect(machine.deviceTime() - machine.world.clock.now).toBeGreaterThan(-1_000);
  });

  it('/resync leaves the clock where no server answers', () => {
    const { internet, machine, types } = online();
    types('net start w32time');
    internet.change({ blockedHosts: ['time.windows.com'] });
    expect(types('w32tm /resync').at(-1)).toContain('no time data was available');
    expect(machine.deviceTime() - machine.world.clock.now).toBe(minutes(90));
  });
});
