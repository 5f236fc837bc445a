import { describe, expect, it } from 'vitest';
import slate from '../../../resources/hardware/tarnside-slate-13.json' with { type: 'json' };
import virtualMachine from '../../../resources/hardware/virtual-machine.json' with { type: 'json' };
import { formatHResult } from '../../protocols/hresult/hresult.ts';
import { clear } from '../../protocols/tpm2/commands.ts';
import { passwordAuthorization } from '../../protocols/tpm2/client.ts';
import { describeCommand, type DecodedCommand } from '../../protocols/tpm2/decode/describe-command.ts';
import { describeResponse, type DecodedResponse } from '../../protocols/tpm2/decode/describe-response.ts';
import { TPM_RH } from '../../protocols/tpm2/constants.ts';
import { days, milliseconds } from '../../world/time.ts';
import type { MachineForTests, PcForTests } from '../testing/machine.ts';
import { machineForTests } from '../testing/machine.ts';
import { powerOn } from '../firmware/power-on.ts';
import { profileForTests as profile } from '../testing/profile.ts';
import { StepFailure } from '../windows/step-failure.ts';
import { channels } from '../windows/events/channels.ts';
import { attest } from './attest.ts';
import { attestationRecordOf } from './attestation-record.ts';
import { attachAttestationServices, ship } from '../testing/attestation-services.ts';
import { TpmChannel } from '../tpm-driver/tpm-channel.ts';

function ready(pc: PcForTests = {}) {
  const machine = machineForTests(pc);
  const ekCertificate = ship(machine);
  const services = attachAttestationServices(machine, ekCertificate);
  start(machine);
  return { machine, services };
}

function start(machine: MachineForTests): void {
  machine.tpm.powerOn();
  machine.run(powerOn(machine, () => undefined));
}

/** An attestation, and what it asked of the TPM and heard. */
function traced(machine: MachineForTests) {
  const trace: { readonly command: DecodedCommand; readonly response: DecodedResponse }[] = [];
  const execute = (request: Uint8Array): Uint8Array => {
    const answer = machine.tpm.execute(request);
    const command = describeCommand(request);
    trace.push({ command, response: describeResponse(command, answer) });
    return answer;
  };
  const ticket = machine.run(attest({ ...machine, tpm: { execute } }, profile));
  return { ticket, trace };
}

function failureOf(machine: MachineForTests) {
  try {
    machine.run(attest(machine, profile));
  } catch (error) {
    if (error instanceof StepFailure) return { ...error.facts, code: formatHResult(error.facts.code) };
    throw error;
  }
  throw new Error('the step succeeded');
}

const eventIds = (machine: MachineForTests): number[] =>
  machine.eventLog.events(channels.autopilot).map(({ id }) => id);

const taskStates = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\TPM\\WMI\\taskStates';

describe('securing the hardware', () => {
  it('proves a TPM with its EK certificate in NV and gets a ticket', () => {
    const { machine, services } = ready();
    const { ticket, trace } = traced(machine);
    expect(ticket).toBe('ticket of ztd-1');
    expect(services.hosts).not.toContain('ekop.intel.com');
    expect(
      services.hosts.some((host) => /^ifx-keyid-[0-9a-f]{40}\.microsoftaik\.azure\.net$/.test(host)),
    ).toBe(true);
    expect(machine.registry.number(taskStates, 'EkCertificatePresent')).toBe(1);
    expect(attestationRecordOf(machine.registry)).toEqual({ state: 'succeeded', attempts: 1, code: 0 });
    expect(machine.certificates.list('LocalMachine', 'My').map(({ purpose }) => purpose)).toEqual(['AIK']);
    expect(eventIds(machine)).toEqual([150, 208, 190, 205, 176, 169]);
    expect(trace.map(({ command }) => command.command)).toEqual(
      expect.arrayContaining(['TPM2_CreatePrimary', 'TPM2_NV_Read', 'TPM2_ActivateCredential', 'TPM2_Quote']),
    );
    expect(trace.flatMap(({ command, response }) => [...command.problems, ...response.problems])).toEqual([]);
    const refusals = trace.filter(({ response }) => response.responseCode !== '0x000');
    // No EK and SRK are kept yet; the AIK is under dictionary-attack protection, whose first use is asked again.
    expect(refusals.map(({ command, response }) => [command.command, response.responseCode])).toEqual([
      ['TPM2_ReadPublic', '0x18b'],
      ['TPM2_ReadPublic', '0x18b'],
      ['TPM2_ActivateCredential', '0x922'],
    ]);
  });

  it('leaves nothing loaded in the TPM', () => {
    const { machine } = ready();
    const { trace } = traced(machine);
    const loads = trace.filter(({ command }) =>
      /^TPM2_(Load|CreatePrimary|StartAuthSession)$/.test(String(command.command)),
    );
    expect(trace.filter(({ command }) => command.command === 'TPM2_FlushContext')).toHaveLength(loads.length);
  });

  it("fetches a firmware TPM's EK certificate from its maker, once", () => {
    const { machine, services } = ready({ model: slate });
    machine.run(attest(machine, profile));
    machine.run(attest(machine, profile));
    expect(services.hosts.filter((host) => host === 'ekop.intel.com')).toHaveLength(1);
    expect(services.hosts.some((host) => host.startsWith('intc-keyid-'))).toBe(true);
  });

  it('takes the time of its TPM commands', () => {
    const { machine } = ready();
    const before = machine.elapsed();
    machine.run(attest(machine, profile));
    const took = machine.elapsed() - before;
    // EK, SRK, AIK, ActivateCredential and two quotes.
    expect(took).toBeGreaterThan(6 * machine.timing.tpmKeyCommand);
    expect(took).toBeLessThan(5_000);
  });

  it('does not make the EK and the SRK again after a restart', () => {
    const { machine } = ready();
    machine.run(attest(machine, profile));
    machine.tpm.powerOff();
    start(machine);
    const { trace } = traced(machine);
    expect(trace.map(({ command }) => command.command)).not.toContain('TPM2_CreatePrimary');
  });
});

describe('securing the hardware fails', () => {
  it('after seven minutes where a host stays silent', () => {
    const { machine } = ready({ model: slate });
    machine.world.internet.change({ blockedHosts: ['ekop.intel.com'] });
    const before = machine.elapsed();
    const failure = failureOf(machine);
    expect(failure).toMatchObject({
      step: 'attestation',
      code: '0x800705B4',
      item: 'TpmAttestationSubcategory',
    });
    expect(failure.cause).toContain('ekop.intel.com: the operation timed out');
    expect(machine.elapsed() - before).toBe(420_000);
    expect(eventIds(machine)).toEqual([150, 209, 177, 209, 177, 209, 171, 172]);
    expect(machine.registry.number(taskStates, 'EkCertificatePresent')).toBe(0);
    expect(attestationRecordOf(machine.registry)).toMatchObject({
      state: 'failed',
      attempts: 3,
      code: 0x80072ee2,
    });
  });

  it('without an EK certificate, as on a virtual machine', () => {
    const { machine } = ready({ model: virtualMachine });
    const before = machine.elapsed();
    const failure = failureOf(machine);
    expect(failure.code).toBe('0x800705B4');
    expect(failure.cause).toContain('no valid TPM EK');
    expect(machine.elapsed() - before).toBe(420_000);
    expect(eventIds(machine)).toEqual([150, 209, 177, 209, 177, 209, 171, 172]);
    // What certreq would tell, from the first attempt on.
    expect(attestationRecordOf(machine.registry).code).toBe(0x80070490);
  });

  it.each([
    ['GetCACaps', 404, '0x80070490', 0x80190194],
    ['GetCACaps', 503, '0x81039001', 0x801901f7],
    ['AikChallenge', 400, '0x81039001', 0x80190190],
    ['AikCertificate', 403, '0x81039001', 0x80190193],
    ['ticket', 401, '0x800705B4', 0x80190191],
    ['ticket', 403, '0x801C03EA', 0x801c03ea],
    ['ticket', 503, '0x81039001', 0x801901f7],
  ])('where %s is answered %i: %s', (message, status, code, attempt) => {
    const { machine, services } = ready();
    services.refuse[message] = status;
    expect(failureOf(machine).code).toBe(code);
    expect(attestationRecordOf(machine.registry).code).toBe(attempt);
  });

  it('not at all where a refusal passes before the last attempt', () => {
    const { machine, services } = ready();
    services.refuse['ticket'] = 503;
    machine.world.clock.after(milliseconds(20_000), () => {
      delete services.refuse['ticket'];
    });
    machine.run(attest(machine, profile));
    expect(attestationRecordOf(machine.registry).attempts).toBe(2);
    expect(eventIds(machine).filter((id) => id === 177 || id === 176)).toEqual([177, 176]);
  });

  it('with a wrong clock that no time server sets', () => {
    const { machine } = ready({ skew: days(-400) });
    machine.world.internet.change({ blockedHosts: ['time.windows.com'] });
    expect(failureOf(machine).cause).toContain("the date of the server's certificate is not valid");
    machine.world.internet.change({ blockedHosts: [] });
    machine.run(attest(machine, profile));
    expect(attestationRecordOf(machine.registry).attempts).toBe(1);
  });

  it('for good where the log was changed', () => {
    const { machine } = ready();
    const key = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\IntegrityServices';
    const value = machine.registry.get(key, 'WBCL');
    if (value?.type !== 'REG_BINARY') throw new Error('no log');
    const log = Buffer.from(value.data, 'base64');
    // The first event's SHA-256 digest: behind the Spec ID event (32 + 37 bytes) and pcr, type, count, SHA-1.
    const digestAt = 32 + 37 + 12 + 22 + 2;
    log[digestAt] = log[digestAt]! ^ 1;
    machine.registry.set(key, 'WBCL', { type: 'REG_BINARY', data: log.toString('base64') });
    expect(failureOf(machine)).toMatchObject({
      code: '0x81039001',
      cause: expect.stringContaining('Wrong quote'),
    });
  });

  it('where the TPM was cleared behind the back of Windows, with the code of the provider', () => {
    const { machine } = ready();
    machine.run(attest(machine, profile));
    const channel = new TpmChannel(machine.tpm);
    channel.send(clear, { authHandle: TPM_RH.PLATFORM }, [passwordAuthorization()]);
    expect(failureOf(machine).code).toMatch(/^0x8028/);
  });
});
