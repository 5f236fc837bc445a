/**
 * What the agent keeps of each app: HKLM\SOFTWARE\Microsoft\IntuneManagementExtension\Win32Apps
 * (facts/management-extension#registry).
 */
import type { Flow } from '../../../shared/session/flow.ts';
import type { ScriptAnswer, Win32AppPolicy } from '../../protocols/ime/ime.messages.ts';
import type { Registry } from '../windows/registry.ts';

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
}

const appsKey = 'HKLM\\SOFTWARE\\Microsoft\\IntuneManagementExtension\\Win32Apps';
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

export function saveRecord(registry: Registry, record: AppRecord, owner = deviceOwner): void {
  const key = `${appsKey}\\${owner}\\${record.id}_${record.revision}`;
  registry.setText(key, 'Name', record.name);
  registry.setText(key, 'Phase', record.phase);
  registry.setText(key, 'State', record.state);
  if (record.exitCode === null) registry.delete(key, 'ExitCode');
  else registry.setNumber(key, 'ExitCode', record.exitCode);
  registry.setNumber(key, 'ErrorCode', record.errorCode);
  if (record.script) registry.setText(key, 'DetectionScript', JSON.stringify(record.script));
  else registry.delete(key, 'DetectionScript');
  registry.setText(
    key,
    'EnforcementStateMessage',
    JSON.stringify({ EnforcementState: record.state, ErrorCode: record.errorCode | 0 }),
  );
}

/** The records of a registry, as they were read off it at one of its revisions. */
const read = new WeakMap<Registry, { readonly revision: number; readonly records: readonly AppRecord[] }>();

/** Every app that the agent has taken up, in the order in which it did. */
export function readRecords(registry: Registry): readonly AppRecord[] {
  const before = read.get(registry);
  if (before?.revision === registry.revision) return before.records;
  const records = recordsOf(registry);
  read.set(registry, { revision: registry.revision, records });
  return records;
}

function recordsOf(registry: Registry): readonly AppRecord[] {
  return registry.keys(appsKey).flatMap((owner) =>
    registry.keys(`${appsKey}\\${owner}`).map((name): AppRecord => {
      const key = `${appsKey}\\${owner}\\${name}`;
      const state = registry.text(key, 'State');
      const [id = name, revision = '1'] = name.split('_');
      const exitCode = registry.number(key, 'ExitCode');
      const script = registry.text(key, 'DetectionScript');
      return {
        id,
        revision: Number(revision),
        name: registry.text(key, 'Name') ?? '',
        phase: registry.text(key, 'Phase') === 'user' ? 'user' : 'technician',
        state: states.find((one) => one === state) ?? 'pending',
        // A negative exit code is kept as a DWORD.
        exitCode: exitCode === undefined ? null : exitCode | 0,
        errorCode: registry.number(key, 'ErrorCode') ?? 0,
        ...(script === undefined ? {} : { script: JSON.parse(script) as ScriptAnswer }),
      };
    }),
  );
}

/** The record behind a tracking node's name. */
export const recordOfTracking = (registry: Registry, tracking: string): AppRecord | undefined =>
  readRecords(registry).find((record) => `Win32App_${record.id}_${record.revision}` === tracking);
