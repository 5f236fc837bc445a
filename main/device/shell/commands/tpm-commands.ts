/** `tpmtool` (facts/command-prompt#system-chip-and-certificates). */
import { TPM_PT } from '../../../protocols/tpm2/constants.ts';
import type { Process } from '../../../world/process.ts';
import { days, later, parseInstant } from '../../../world/time.ts';
import { TpmError } from '../../tpm-driver/tpm-error.ts';
import { TpmMessenger } from '../../tpm-driver/tpm.messenger.ts';
import { bootLogOf } from '../../windows/boot-log.ts';
import { channels } from '../../windows/events/channels.ts';
import type { Machine } from '../../windows/machine.ts';
import { eventLogFile } from '../logs/event-log-files.ts';
import { tpmHealthOutput } from '../logs/tool-outputs.ts';
import type { Answer, Command, Commands } from './command.ts';
import { argumentsOf, fails, linesOf, longDate, tells } from './command.ts';
import { resolvePath } from './file-commands.ts';

export interface Lockout {
  readonly counter: number;
  readonly limit: number;
  /** Seconds. */
  readonly interval: number;
  readonly recovery: number;
}

/** What the chip itself says of wrong authorizations; undefined where it does not answer. */
export function* lockoutOf(machine: Machine): Process<Lockout | undefined> {
  const tpm = new TpmMessenger(machine);
  try {
    return {
      counter: (yield* tpm.property(TPM_PT.LOCKOUT_COUNTER)) ?? 0,
      limit: (yield* tpm.property(TPM_PT.MAX_AUTH_FAIL)) ?? 0,
      interval: (yield* tpm.property(TPM_PT.LOCKOUT_INTERVAL)) ?? 0,
      recovery: (yield* tpm.property(TPM_PT.LOCKOUT_RECOVERY)) ?? 0,
    };
  } catch (error) {
    if (error instanceof TpmError) return undefined;
    throw error;
  }
}

/** The specification that the chip says it follows: 'Friday, November 8, 2019' is its errata date. */
function* specification(machine: Machine): Process<readonly string[]> {
  const tpm = new TpmMessenger(machine);
  try {
    const revision = (yield* tpm.property(TPM_PT.REVISION)) ?? 0;
    const day = (yield* tpm.property(TPM_PT.DAY_OF_YEAR)) ?? 1;
    const year = (yield* tpm.property(TPM_PT.YEAR)) ?? 0;
    const first = parseInstant(`${year}-01-01T00:00:00Z`);
    const errata = first && longDate(later(first, days(day - 1)));
    return [
      `-TPM Spec Version: ${(revision / 100).toFixed(2)}`,
      ...(errata === undefined ? [] : [`-TPM Errata Date: ${errata}`]),
    ];
  } catch (error) {
    if (error instanceof TpmError) return [];
    throw error;
  }
}

function* information(machine: Machine): Process<readonly string[]> {
  const lockout = yield* lockoutOf(machine);
  const version = yield* specification(machine);
  return [
    '',
    ...linesOf(tpmHealthOutput(machine)),
    ...version,
    ...(lockout
      ? [
          '-Lockout Information:',
          `\t-Is Locked Out: ${lockout.counter >= lockout.limit ? 'True' : 'False'}`,
          `\t-Lockout Counter: ${lockout.counter}`,
          `\t-Max Auth Fail: ${lockout.limit}`,
          `\t-Lockout Interval: ${lockout.interval}s`,
          `\t-Lockout Recovery: ${lockout.recovery}s`,
        ]
      : []),
  ];
}

function* shown(machine: Machine): Process<Answer> {
  return tells(...(yield* information(machine)));
}

/** The files that its page names, as far as this PC has what is in them. */
function* gathered(machine: Machine, folder: string): Process<Answer> {
  const { files, eventLog, registry } = machine;
  const report = yield* information(machine);
  files.writeText(`${folder}\\TpmInformation.txt`, report.map((line) => `${line}\r\n`).join(''));
  const events = eventLogFile(eventLog, channels.system);
  if (events) files.writeBytes(`${folder}\\TpmEvents.evtx`, events.bytes);
  const boot = bootLogOf(registry);
  if (boot) files.writeBytes(`${folder}\\SRTMBoot.dat`, boot);
  return tells();
}

const usage = [
  'Usage: TpmTool.exe <command> [<arguments>]',
  '',
  'Supported commands:',
  '  getdeviceinformation',
  '  gatherlogs [output directory path]',
];

const tpmtool: Command = (_words, { machine }, { rest, folder }) => {
  const [verb = '', target = '.'] = argumentsOf(rest);
  switch (verb.toLowerCase()) {
    case 'getdeviceinformation':
      return { lines: [], work: shown(machine) };
    case 'gatherlogs': {
      const path = resolvePath(folder, target);
      return path.startsWith('C:')
        ? { lines: [], work: gathered(machine, path) }
        : fails('The system cannot find the path specified.');
    }
    default:
      return { ...tells(...usage), code: 1 };
  }
};

export const tpmCommands: Commands = { tpmtool: { run: tpmtool } };
