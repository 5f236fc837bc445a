/**
 * A job of the EnterpriseDesktopAppManagement CSP: the MsiInstallJob document, and what it does in the
 * background (facts/apps#msi-jobs). Status codes and events are the CSP's own.
 */
import { Win32 } from '../../../protocols/hresult/win32.ts';
import { installedCodes } from '../windows-installer.ts';
import { BadInputError } from '../../../../shared/failures.ts';
import { fromWin32 } from '../../../protocols/hresult/hresult.ts';
import { elementsOf, parseXml, textOf } from '../../../protocols/xml/xml.ts';
import type { XmlElement } from '../../../protocols/xml/element.ts';
import type { Process } from '../../../world/process.ts';
import { sleep, within } from '../../../world/process.ts';
import { minutes } from '../../../world/time.ts';
import { deviceManagementEvents } from '../../windows/events/device-management.catalogue.ts';
import type { Download } from '../packages/download.ts';
import { download } from '../packages/download.ts';
import { keepPackage } from '../packages/kept-packages.ts';
import { runPackage } from '../packages/run-package.ts';
import type { CspContext } from './csp.ts';

export const MsiStatus = {
  Initialized: 10,
  Downloading: 20,
  PendingDownloadRetry: 25,
  DownloadFailed: 30,
  Downloaded: 40,
  EnforcementInProgress: 50,
  PendingEnforcementRetry: 55,
  Failed: 60,
  Completed: 70,
} as const;

export interface MsiJob {
  readonly contentUrl: string;
  readonly commandLine: string;
  readonly retryCount: number;
  readonly retryIntervalMinutes: number;
  /** The installer is stopped after this; 0: never. */
  readonly timeOutMinutes: number;
  /** SHA-256 of the file, hex; '' where the job names none. */
  readonly fileHash: string;
}

const jobLimit = 100_000;
export const agentService = 'IntuneManagementExtension';
/** The agent's installer: it brings a service (facts/management-extension#from-installation-to-the-first-app). */
const agentInstaller = /\/IntuneWindowsAgent\.msi$/i;

const at = (element: XmlElement, ...path: readonly string[]): XmlElement | undefined =>
  path.reduce<XmlElement | undefined>(
    (found, name) => found && elementsOf(found).find((one) => one.localName === name),
    element,
  );

/** The job in the data of an Exec; undefined where it is none. */
export function readMsiJob(data: string): MsiJob | undefined {
  try {
    const root = parseXml(data, jobLimit, 'MsiInstallJob');
    const product = at(root, 'Product');
    const contentUrl = product && textOf(at(product, 'Download', 'ContentURLList', 'ContentURL'));
    if (!product || !contentUrl) return undefined;
    const enforcement = (name: string): string => textOf(at(product, 'Enforcement', name));
    return {
      contentUrl,
      commandLine: enforcement('CommandLine'),
      retryCount: Number(enforcement('RetryCount') || '3'),
      retryIntervalMinutes: Number(enforcement('RetryInterval') || '5'),
      timeOutMinutes: Number(enforcement('TimeOut') || '0'),
      fileHash: textOf(at(product, 'Validation', 'FileHash')),
    };
  } catch (error) {
    if (error instanceof BadInputError) return undefined;
    throw error;
  }
}

/** What a job tells while it runs: its Status and LastError nodes. */
export interface JobProgress {
  readonly product: string;
  /** Whose it is; for the device the SID that stands for it. */
  readonly userSid: string;
  status(code: number): void;
  lastError(code: number): void;
}

/** Downloads and installs; the last status it tells is Completed, Failed or DownloadFailed. */
export function* runMsiJob(context: CspContext, job: MsiJob, progress: JobProgress): Process<void> {
  const { machine, state } = context;
  const { eventLog } = machine;
  const product = { Message1: progress.product, Message2: progress.userSid };
  const transfer = { ...product, Message3: machine.world.random('BITS job').uuid() };
  const pause = (): Process<void> => sleep(minutes(job.retryIntervalMinutes));

  eventLog.write(deviceManagementEvents.downloadStarted, transfer);
  let fetched: Extract<Download, { content: unknown }> | undefined;
  for (let attempt = 0; fetched === undefined; attempt++) {
    progress.status(MsiStatus.Downloading);
    const answer = yield* download(machine, job.contentUrl, job.fileHash);
    if ('content' in answer) fetched = answer;
    else {
      progress.lastError(answer.code);
      if (attempt >= job.retryCount) {
        progress.status(MsiStatus.DownloadFailed);
        eventLog.write(deviceManagementEvents.downloadFailed, {
          ...transfer,
          Message4: job.contentUrl,
          HexInt1: answer.code,
        });
        return;
      }
      progress.status(MsiStatus.PendingDownloadRetry);
      yield* pause();
    }
  }
  progress.status(MsiStatus.Downloaded);
  eventLog.write(deviceManagementEvents.downloadCompleted, transfer);

  for (let attempt = 0; ; attempt++) {
    progress.status(MsiStatus.EnforcementInProgress);
    eventLog.write(deviceManagementEvents.installStarted, product);
    const run = { ...fetched, name: progress.product, succeeds: (code: number) => installedCodes.has(code) };
    const exitCode = yield* limited(job.timeOutMinutes, runPackage(machine, state, run));
    if (installedCodes.has(exitCode)) {
      keepPackage(machine.registry, run);
      break;
    }
    progress.lastError(fromWin32(exitCode));
    if (exitCode !== Win32.ERROR_INSTALL_ALREADY_RUNNING || attempt >= job.retryCount) {
      progress.status(MsiStatus.Failed);
      eventLog.write(deviceManagementEvents.installFailed, {
        ...product,
        Message3: `C:\\Windows\\System32\\config\\systemprofile\\AppData\\Local\\mdm\\${progress.product}.log`,
        Message4: job.commandLine,
        HexInt1: exitCode,
      });
      return;
    }
    progress.status(MsiStatus.PendingEnforcementRetry);
    yield* pause();
  }
  progress.lastError(0);
  progress.status(MsiStatus.Completed);
  eventLog.write(deviceManagementEvents.installSucceeded, { ...product, HRESULT: 0 });
  if (agentInstaller.test(job.contentUrl)) {
    machine.services.install(agentService, 'Microsoft Intune Management Extension', 'automatic');
    machine.services.start(agentService);
  }
}

/** The installer's exit code, or ERROR_TIMEOUT where it was stopped. */
function* limited(timeOutMinutes: number, run: Process<number>): Process<number> {
  if (timeOutMinutes === 0) return yield* run;
  const ended = yield* within(minutes(timeOutMinutes), run);
  return ended === 'late' ? Win32.ERROR_TIMEOUT : ended.value;
}
