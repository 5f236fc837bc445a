/** Each TPM maker's own addresses, with the hardware model that has its chip. */
import { describe, expect, it } from 'vitest';
import { playWalk } from '../../main/session/walk.ts';
import { memoryJournal, open } from '../testing/lab.ts';

const makers = [
  ['Intel', 'tarnside-slate-13', 'intc', 'ekop.intel.com'],
  ['AMD', 'larkfield-fieldbook-15', 'amd', 'ftpm.amd.com'],
  ['Qualcomm', 'tarnside-slate-11', 'qcom', 'ekcert.spserv.microsoft.com'],
  ['Infineon', 'larkfield-fieldbook-14', 'ifx', null],
  ['Nuvoton', 'larkfield-fieldbook-13', 'ntc', null],
  ['STMicroelectronics', 'tarnside-tower-5', 'stm', null],
] as const;

/** The technician's part on a model, with a firewall; the hosts that the PC has asked. */
function attested(hardware: string, blockedHosts: readonly string[] = []) {
  const lab = open('entra-wired', memoryJournal(), (scenario) => ({
    ...scenario,
    hardware,
    walk: scenario.walk.slice(0, 1),
    network: { ...scenario.network, blockedHosts: [...blockedHosts] },
  }));
  playWalk({ ...lab, stop: () => lab.session.report().attestation.state !== 'not-attempted' });
  const { log } = JSON.parse(lab.session.har()) as {
    readonly log: { readonly entries: readonly { readonly request: { readonly url: string } }[] };
  };
  const hosts = log.entries.map(({ request }) => new URL(request.url).hostname);
  return { state: lab.session.report().attestation.state, hosts };
}

describe.each(makers)('a TPM of %s (%s)', (_maker, hardware, id, ekHost) => {
  it('asks its maker’s own addresses', () => {
    const { state, hosts } = attested(hardware);
    expect(state).toBe('succeeded');
    expect(hosts).toContainEqual(
      expect.stringMatching(new RegExp(`^${id}-keyid-.*\\.microsoftaik\\.azure\\.net$`)),
    );
    const others = makers.flatMap(([, , , host]) => (host === null || host === ekHost ? [] : [host]));
    expect(hosts.filter((host) => others.includes(host as never))).toEqual([]);
    expect(ekHost === null || hosts.includes(ekHost)).toBe(true);
  });

  it('minds no other maker’s being blocked', () => {
    const others = makers.flatMap(([, , other, host]) =>
      other === id ? [] : [`${other}-keyid-*.microsoftaik.azure.net`, ...(host === null ? [] : [host])],
    );
    expect(
      attested(
        hardware,
        others.filter((host) => !host.includes('keyid')),
      ).state,
    ).toBe('succeeded');
  });
});

it.each(makers.filter(([, , , host]) => host !== null))(
  'a TPM of %s (%s) does not attest where its maker is blocked',
  (_maker, hardware, _id, host) => {
    expect(attested(hardware, [host ?? '']).state).toBe('failed');
  },
);
