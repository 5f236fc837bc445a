/**
 * What the agent keeps of each app, and the part of it that stands in the registry of Windows
 * (facts/management-extension#registry).
 */
import type { Flow } from '../../../shared/session/flow.ts';
import type { ScriptAnswer, Win32AppPolicy } from '../../protocols/ime/ime.messages.ts';
import { rememberedBy } from '../../world/remember.ts';
import type { Registry } from '../windows/registry.ts';
import { ownHive } from '../windows/registry.ts';

export type AppState = 'pending' | 'installing' | 'installed' | 'failed' | 'notApplicable' | 'uninstalled';

export interface AppRecord {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
  readonly phase: Flow;
  readonly state: AppState;
  /** The installer's own; null until it has run. */
  readonly exitCode: number | null;
  /** HRESULT; 0 while nothing went wrong. */
  readonly errorCode: number;
  /** What the app's detection script says; undefined while the app is not installed. */
  readonly script?: ScriptAnswer;
  /** By the PC's clock, ms since 1970; undefined while it has not failed. */
  readonly failedAt?: number;
}

const appsKey = `${ownHive}\\Win32Apps`;
const shownKey = 'HKLM\\SOFTWARE\\Microsoft\\IntuneManagementExtension\\Win32Apps';
/** Stands for the device where the registry wants a user. */
const deviceOwner = '00000000-0000-0000-0000-000000000000';
const states: readonly AppState[] = [
  'pending',
  'installing',
  'installed',
  'failed',
  'notApplicable',
  'uninstalled',
];

const appName = ({ Id, Version }: Pick<Win32AppPolicy, 'Id' | 'Version'>): string => `${Id}_${Version}`;
/** Name of the app's node under Setup/Apps/Tracking/Sidecar. */
export const trackingName = (app: Pick<Win32AppPolicy, 'Id' | 'Version'>): string =>
  `Win32App_${appName(app)}`;

const members = ['id', 'name', 'revision', 'phase', 'state', 'exitCode', 'errorCode', 'failedAt'] as const;

const saysSame = (a: AppRecord, b: AppRecord): boolean =>
  members.every((member) => a[member] === b[member]) &&
  a.script?.exitCode === b.script?.exitCode &&
  a.script?.output === b.script?.output;

/** False where the registry says so already. */
export function saveRecord(registry: Registry, record: AppRecord, owner = deviceOwner): boolean {
  const name = `${record.id}_${record.revision}`;
  const at = keysOf(registry).findIndex((one) => one.owner === owner && one.name === name);
  const known = readRecords(registry)[at];
  if (known && saysSame(known, record)) return false;
  const key = `${appsKey}\\${owner}\\${name}`;
  registry.setText(key, 'Name', record.name);
  registry.setText(key, 'Phase', record.phase);
  registry.setText(key, 'State', record.state);
  if (record.exitCode === null) registry.delete(key, 'ExitCode');
  else registry.setNumber(key, 'ExitCode', record.exitCode);
  registry.setNumber(key, 'ErrorCode', record.errorCode);
  if (record.script) registry.setText(key, 'DetectionScript', JSON.stringify(record.script));
  else registry.delete(key, 'DetectionScript');
  if (record.failedAt === undefined) registry.delete(key, 'FailedAt');
  else registry.set(key, 'FailedAt', { type: 'REG_QWORD', data: record.failedAt });
  show(registry, record, `${shownKey}\\${owner}\\${name}`);
  return true;
}

/** By the state of an app: EnforcementState as the agent numbers it. */
const enforcementStates: Readonly<Partial<Record<AppState, number>>> = {
  installing: 2000,
  installed: 1000,
  failed: 5000,
  notApplicable: 3000,
  uninstalled: 1000,
};

/** What tools read of an app: the installer's exit code, and how the agent stands with it. */
function show(registry: Registry, { exitCode, state, errorCode }: AppRecord, key: string): void {
  if (exitCode === null) registry.delete(key, 'ExitCode');
  else registry.setNumber(key, 'ExitCode', exitCode);
  const EnforcementState = enforcementStates[state];
  if (EnforcementState === undefined) return;
  const message = JSON.stringify({ EnforcementState, ErrorCode: errorCode | 0 });
  registry.setText(`${key}\\EnforcementStateMessage`, 'EnforcementStateMessage', message);
}

const read = rememberedBy<Registry, readonly AppRecord[]>();

/** Every app that the agent has taken up, in the order in which it did. */
export const readRecords = (registry: Registry): readonly AppRecord[] =>
  read(registry).of('', [registry.revision], () =>
    keysOf(registry).map(({ key, name }) => readRecord(registry, key, name)),
  );

/** The last record of an app, of whichever revision. */
export const lastRecordOf = (registry: Registry, id: string): AppRecord | undefined =>
  readRecords(registry).findLast((record) => record.id === id);

interface RecordKey {
  readonly owner: string;
  readonly key: string;
  readonly name: string;
}

const listed = rememberedBy<readonly string[], readonly RecordKey[]>();

/** Keys of the records; the registry tells the same names as long as no key comes or goes. */
function keysOf(registry: Registry): readonly RecordKey[] {
  const owners = registry.keys(appsKey);
  const names = owners.map((owner) => registry.keys(`${appsKey}\\${owner}`));
  return listed(owners).of('', names, () =>
    owners.flatMap((owner, at) =>
      (names[at] ?? []).map((name) => ({ owner, key: `${appsKey}\\${owner}\\${name}`, name })),
    ),
  );
}

const idOf = (name: string): string => name.split('_', 1)[0] ?? name;

function readRecord(registry: Registry, key: string, name: string): AppRecord {
  const state = registry.text(key, 'State');
  const [, revision = '1'] = name.split('_');
  const exitCode = registry.number(key, 'ExitCode');
  const script = registry.text(key, 'DetectionScript');
  const failedAt = registry.number(key, 'FailedAt');
  return {
    id: idOf(name),
    revision: Number(revision),
    name: registry.text(key, 'Name') ?? '',
    phase: registry.text(key, 'Phase') === 'user' ? 'user' : 'technician',
    state: states.find((one) => one === state) ?? 'pending',
    // A negative exit code is kept as a DWORD.
    exitCode: exitCode === undefined ? null : exitCode | 0,
    errorCode: registry.number(key, 'ErrorCode') ?? 0,
    ...(script === undefined ? {} : { script: JSON.parse(script) as ScriptAnswer }),
    ...(failedAt === undefined ? {} : { failedAt }),
  };
}

/** The record behind a tracking node's name. */
export const recordOfTracking = (registry: Registry, tracking: string): AppRecord | undefined =>
  readRecords(registry).find((record) => `Win32App_${record.id}_${record.revision}` === tracking);
