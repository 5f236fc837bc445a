/**
 * What an app's installer does: size, run time and exit code from the scenario or the tenant's side file
 * (behaviours.ts), else estimated; it writes what the app's detection rules look for.
 */
import type { AppBehaviour } from '../../../../shared/session/behaviour.schema.ts';
import type { InstallerPackage } from '../../../protocols/ime/installer-package.ts';
import { graphType, textOf, type GraphObject } from '../../tenant/graph-object.ts';
import { ruleType, win32Rules } from '../../tenant/readers/app-readers.ts';
import { isMsi } from '../../tenant/app-judgement.ts';
import type { App, AppKind } from '../../tenant/tenant.ts';
import { appxManifest } from './appx-package.ts';
import { alteredHash, publishedHash } from './file-hash.ts';
import { winGetFolder } from './winget-folder.ts';
import { ownOf } from '../../../../shared/own.ts';

const megabyte = 1_048_576;
/** Estimates where neither scenario, tenant nor export tells: megabytes. */
const usualMegabytes: Readonly<Record<AppKind, number>> = {
  win32: 60,
  winget: 90,
  msi: 30,
  office: 2_400,
  appx: 50,
};
/** Seconds of an installer beyond its size, and megabytes that it unpacks in a second. */
const usualRun = { base: 15, megabytesPerSecond: 8, longest: 600 };

export interface Content {
  /** Bytes. */
  readonly size: number;
  readonly package: InstallerPackage;
}

export function contentOf(app: App, behaviour: AppBehaviour = {}): Content {
  const megabytes =
    behaviour.sizeMegabytes ?? (app.size > 0 ? app.size / megabyte : usualMegabytes[app.kind]);
  const { base, megabytesPerSecond, longest } = usualRun;
  const leavesNothing = behaviour.writes === 'nothing';
  const startMenu = behaviour.startMenu ?? app.displayName;
  return {
    size: Math.round(megabytes * megabyte),
    package: {
      kind: app.kind,
      app: app.id,
      runSeconds:
        behaviour.runSeconds ?? Math.min(longest, Math.round(base + megabytes / megabytesPerSecond)),
      exitCode: behaviour.exitCode ?? 0,
      writes: leavesNothing && behaviour.episodes === undefined ? nothing : detected(app),
      fileHash: behaviour.content === 'altered' ? alteredHash(app) : publishedHash(app),
      ...(isMsi(app) ? { windowsInstaller: true } : {}),
      ...(startMenu === false ? {} : { startMenu }),
      ...given(
        behaviour,
        'hangs',
        'restarts',
        'installedMegabytes',
        'uninstall',
        'detection',
        'detected',
        'episodes',
      ),
      ...(leavesNothing ? { detected: false } : {}),
    },
  };
}

/** The named fields, where there are such. */
const given = <Name extends keyof AppBehaviour>(
  behaviour: AppBehaviour,
  ...names: readonly Name[]
): Pick<AppBehaviour, Name> =>
  Object.fromEntries(
    names.flatMap((name) => (behaviour[name] === undefined ? [] : [[name, behaviour[name]]])),
  ) as Pick<AppBehaviour, Name>;

type Writes = InstallerPackage['writes'];
const nothing: Writes = { registry: [], files: [], products: [] };

/** What makes the app's detection find it. */
function detected(app: App): Writes {
  switch (app.kind) {
    case 'msi': {
      const productCode = textOf(app.source, 'productCode');
      return { ...nothing, products: [{ productCode, version: app.displayVersion, name: app.displayName }] };
    }
    case 'office':
      return {
        ...nothing,
        registry: [
          {
            key: 'HKLM\\SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration',
            name: 'ProductReleaseIds',
            value: 'O365ProPlusRetail',
          },
        ],
      };
    case 'appx':
      return { ...nothing, files: [{ path: appxManifest(app), version: app.displayVersion || '1.0.0.0' }] };
    case 'winget':
      return { ...nothing, files: [{ path: winGetFolder(app) }] };
    case 'win32':
      return win32Rules(app.source)
        .filter((rule) => ruleType(rule) === 'detection')
        .map((rule) => writesOf(rule, app))
        .reduce(
          (sum, writes) => ({
            registry: [...sum.registry, ...writes.registry],
            files: [...sum.files, ...writes.files],
            products: [...sum.products, ...writes.products],
          }),
          nothing,
        );
  }
}

function writesOf(rule: GraphObject, app: App): Writes {
  const kind = graphType(rule);
  const operation = textOf(rule, 'operationType') || textOf(rule, 'detectionType');
  const wanted = textOf(rule, 'comparisonValue') || textOf(rule, 'detectionValue');
  if (operation === 'doesNotExist') return nothing;
  if (kind.includes('Registry')) {
    const value = operation === 'integer' ? Number(wanted) || 1 : wanted || '1';
    const key = shortHive(textOf(rule, 'keyPath'));
    return { ...nothing, registry: [{ key, name: textOf(rule, 'valueName'), value }] };
  }
  if (kind.includes('FileSystem')) {
    const path = expanded(`${textOf(rule, 'path')}\\${textOf(rule, 'fileOrFolderName')}`);
    const version = operation === 'version' || operation === 'appVersion' ? { version: wanted } : {};
    const size = operation.startsWith('sizeIn')
      ? { size: Number(wanted) * (operation === 'sizeInMB' ? megabyte : 1) }
      : {};
    return { ...nothing, files: [{ path, ...version, ...size }] };
  }
  if (kind.includes('ProductCode')) {
    const productCode = textOf(rule, 'productCode');
    const version = textOf(rule, 'productVersion') || app.displayVersion || '1.0.0';
    return { ...nothing, products: [{ productCode, version, name: app.displayName }] };
  }
  return nothing;
}

const shortHive = (keyPath: string): string =>
  keyPath.replace(/^HKEY_LOCAL_MACHINE/i, 'HKLM').replace(/^HKEY_CURRENT_USER/i, 'HKCU');

const variables: Readonly<Record<string, string>> = {
  programfiles: 'C:\\Program Files',
  programw6432: 'C:\\Program Files',
  'programfiles(x86)': 'C:\\Program Files (x86)',
  programdata: 'C:\\ProgramData',
  systemdrive: 'C:',
  systemroot: 'C:\\Windows',
  windir: 'C:\\Windows',
};

const expanded = (path: string): string =>
  path
    .replace(/%([^%]+)%/g, (whole, name: string) => ownOf(variables, name.toLowerCase()) ?? whole)
    .replace(/\\{2,}/g, '\\');
