/** The PC as its set-up sees it: the parts that the flows ask, work on and give orders to. */
import type { Release } from '../../../shared/release.ts';
import type { Group } from '../../world/process.ts';
import type { World } from '../../world/world.ts';
import type { Deployment } from '../deployment/deployment.ts';
import type { NetworkAdapters } from '../hardware/network-adapters.ts';
import type { Machine } from '../windows/machine.ts';
import type { ResetProgress } from './reset-progress.ts';
import type { Timing } from '../hardware/timing.ts';
import type { PackageInstaller, ProvisioningPackage } from './provisioning-package.ts';
import type { SecondFactor } from './second-factor.ts';
import type { WindowsUpdate } from './windows-update.ts';

/** What lives and dies with one installation of Windows. */
export interface SetUpWindows {
  readonly machine: Machine;
  readonly deployment: Deployment;
  readonly updates: WindowsUpdate;
  readonly installer: PackageInstaller;
}

export interface SetUpPc {
  readonly world: World;
  readonly release: Release;
  readonly timing: Timing;
  readonly network: NetworkAdapters;
  /** Processes of Windows: they end when the PC loses power or restarts. */
  readonly group: Group;
  /** The maker's image has a registration page. */
  readonly makerAsks: boolean;
  /** Signing in asks for a number match; null: it does not. */
  readonly secondFactor: SecondFactor;
  readonly securityKey: string | null;
  readonly reset: ResetProgress;
  /** The present installation. */
  windows(): SetUpWindows;
  /** Packages on the media that is in the PC. */
  packages(): readonly ProvisioningPackage[];
  /** The diagnostics page comes up; its export is called `archive`. */
  showDiagnostics(archive: ArchiveName): void;
  /** With a folder, its reports are put there too. */
  collectLogs(archive: ArchiveName, folder?: string): void;
  /** Company Portal of the desktop: whether it is there and at rest, and its question to the service. */
  readonly companyPortal: { canCheck(): boolean; check(): void };
  restart(): void;
  shutDown(): void;
  /** Windows is installed anew. */
  startAfresh(): void;
  /** The screen may show something else. */
  changed(): void;
}

/** Where Settings put what they export (facts/desktop#report-of-settings). */
export const managementReports = 'C:\\Users\\Public\\Documents\\MDMDiagnostics';

/** From the diagnostics page, and from the result page of pre-provisioning (facts/diagnostics#log-collection). */
export type ArchiveName = 'MDMDiagReport.zip' | 'AutopilotWhiteGloveLogs.zip';
