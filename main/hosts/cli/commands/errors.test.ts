import { expect, test } from 'vitest';
import { errorCatalogue } from '../../../../shared/errors/index.ts';
import { steps } from '../../../../shared/errors/error-entry.ts';
import type { Step } from '../../../device/windows/step-failure.ts';
import type { CommandEntry } from '../command.ts';
import { runCommandLine } from '../run-command-line.ts';
import { errors } from './errors.ts';

const entries: readonly CommandEntry[] = [{ name: 'errors', summary: '', load: async () => errors }];

async function reseal(...argv: readonly string[]) {
  const out: string[] = [];
  const told: string[] = [];
  const json: unknown[] = [];
  const exit = await runCommandLine(entries, ['errors', ...argv], {
    print: (line) => out.push(line),
    printJson: (value) => json.push(value),
    tell: (line) => told.push(line),
    progress: () => undefined,
  });
  return { exit, out: out.join('\n'), told, json: json[0] };
}

test('lists every error of the catalogue', async () => {
  const { exit, out } = await reseal();
  expect(exit).toBe(0);
  for (const { code, message } of errorCatalogue) expect(out).toContain(code ?? message);
});

test('gives the catalogue to a program', async () => {
  const { json } = await reseal('--json');
  expect(json).toHaveLength(errorCatalogue.length);
});

test('explains a code', async () => {
  const { exit, out } = await reseal('80180018');
  expect(exit).toBe(0);
  expect(out).toMatch(/^0x80180018 {2}MENROLL_E_USER_LICENSE\n/);
  expect(out).toContain('MDM enrolment: user flow (step mdm-enrolment)');
  expect(out).toContain('licence');
  expect(out).toMatch(/Confirmed +yes$/m);
});

test('says where a meaning is not confirmed', async () => {
  expect((await reseal('0x80280009')).out).toMatch(/Confirmed +no/);
});

test('names the faults that bring a code about, or the reason why none does', async () => {
  expect((await reseal('1641')).out).toMatch(/Faults +app-restarts: App asks for a restart \(.+\)$/m);
  expect((await reseal('OOBEKEYBOARD')).out).toMatch(/Fault +none: a failure inside Windows/);
});

test('names the exercises that train a code', async () => {
  expect((await reseal('1603')).out).toMatch(/Exercises +.*app-stops-device-setup: Ticket 12/s);
  const { json } = await reseal('1603', '--json');
  expect(json).toMatchObject([{ exercises: expect.arrayContaining(['app-stops-device-setup']) }]);
});

test('explains a code to a program', async () => {
  const { json } = await reseal('--json', '0x81039024');
  expect(json).toEqual([
    {
      section: 'TPM and attestation',
      code: '0x81039024',
      message: null,
      name: null,
      where: ['technician', 'self-deploying'],
      step: 'attestation',
      cause: expect.stringContaining('vulnerability'),
      remedy: expect.stringContaining('firmware'),
      confirmed: true,
      faults: ['tpm-firmware-vulnerable'],
      unreached: null,
      exercises: expect.any(Array),
    },
  ]);
});

test('takes a signed number behind --', async () => {
  expect((await reseal('--', '-2147023436')).out).toMatch(/^0x800705B4 /);
});

test('refuses a code that it does not know in one line', async () => {
  const { exit, out, told } = await reseal('0x80BADBAD');
  expect(exit).toBe(2);
  expect(out).toBe('');
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/^0x80BADBAD: .*reseal errors\.$/);
});

test('names the steps as the reports do', () => {
  const reported: Readonly<Record<Step, true>> = {
    profile: true,
    attestation: true,
    'aad-configure': true,
    'aad-join': true,
    'domain-join': true,
    'aad-discovery': true,
    'aad-ticket': true,
    'mdm-enrolment': true,
    'mdm-finish': true,
    provider: true,
    esp: true,
    network: true,
    'sign-in': true,
    'set-up-page': true,
  };
  expect(Object.keys(reported)).toEqual(steps);
});
