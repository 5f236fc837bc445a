/** The content of an app: where it is, whether there is room for it, whether it is what was published. */
import { Win32 } from '../../protocols/hresult/win32.ts';
import { HResults } from '../../protocols/hresult/codes.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { formatHResult, fromWin32 } from '../../protocols/hresult/hresult.ts';
import type { ContentInfo, EspPhase, Win32AppPolicy } from '../../protocols/ime/ime.messages.ts';
import type { PackageManifest } from '../../protocols/ime/store-source.messages.ts';
import { manifestUrl } from '../../protocols/ime/store-source.messages.ts';
import { NetworkError } from '../../world/internet/network-error.ts';
import type { Process } from '../../world/process.ts';
import type { Machine } from '../windows/machine.ts';
import { hasRoomFor } from '../mdm/packages/disk-space.ts';
import type { Download, DownloadFault } from '../mdm/packages/download.ts';
import { download } from '../mdm/packages/download.ts';
import { get, isSuccess, jsonOf } from '../windows/http-client.ts';
import { appLines } from './agent-lines.ts';
import type { LogType } from './agent-log.ts';
import { appLog, logLine } from './agent-log.ts';
import type { Gateway } from './gateway.ts';
import { isGatewayFailure } from './gateway.ts';

export type Fetched = Extract<Download, { content: unknown }> | { readonly errorCode: HResult };

const codes: Readonly<Record<DownloadFault, HResult>> = {
  refused: HResults.contentDownloadFailed,
  timeout: HResults.contentDownloadTimedOut,
  damaged: HResults.contentNotUnpacked,
  'wrong-hash': HResults.wrongContentHash,
};

/** What the codes of a download mean, in words. */
export const contentFailures: readonly (readonly [HResult, string])[] = [
  [HResults.contentInfoFailed, 'has content that the service does not know'],
  [codes.refused, 'could not be downloaded'],
  [codes.timeout, 'could not be downloaded: its host does not answer'],
  [codes.damaged, 'has content that cannot be read'],
  [codes['wrong-hash'], 'has content that is not the one that was published'],
];

/** Downloads an app's content, or says why it did not come. */
export function* fetchContent(
  machine: Machine,
  gateway: Gateway,
  phase: EspPhase,
  app: Win32AppPolicy,
): Process<Fetched> {
  const log = appLog(machine, app);
  const tell = (text: string, level: LogType = 'info'): void => logLine(machine, text, level, 'AppWorkload');
  const failed = (errorCode: HResult, cause: string): Fetched => {
    log(`download failed, hResult ${formatHResult(errorCode)}: ${cause}`, 'error');
    tell(appLines.downloadState(app), 'error');
    return { errorCode };
  };
  tell(appLines.download(app));
  const info = yield* placeOf(machine, gateway, phase, app);
  if ('errorCode' in info) {
    if (info.errorCode === HResults.contentInfoFailed) tell(appLines.noContentInfo(app), 'error');
    return failed(info.errorCode, info.cause);
  }
  if (!hasRoomFor(machine, info.Size))
    return failed(fromWin32(Win32.ERROR_DISK_FULL), `there is no room on the disk for ${info.Size} bytes`);
  tell(appLines.cacheMiss(app));
  if (info.Size > 0) tell(appLines.downloading(app, 0, info.Size));
  const answer = yield* download(machine, info.Url, info.FileHash);
  if (!('content' in answer)) {
    if (answer.fault === 'damaged') tell(appLines.notDecrypted(app), 'error');
    return failed(codes[answer.fault], answer.cause);
  }
  tell(appLines.downloading(app, answer.size, answer.size));
  tell(appLines.downloaded(answer.size));
  return answer;
}

type Place = ContentInfo | { readonly errorCode: HResult; readonly cause: string };

/** Where the content is: the gateway knows it of Win32 apps, the store's source of WinGet's (facts/apps#winget-apps). */
function* placeOf(machine: Machine, gateway: Gateway, phase: EspPhase, app: Win32AppPolicy): Process<Place> {
  if (app.PackageIdentifier === undefined) {
    const info = yield* gateway.content(app.Id, phase);
    return isGatewayFailure(info) ? { errorCode: HResults.contentInfoFailed, cause: info.cause } : info;
  }
  logLine(machine, appLines.winGetPhase(app, 'Downloading'), 'info', 'AppWorkload');
  try {
    const response = yield* get(machine, manifestUrl(app.PackageIdentifier));
    const manifest = isSuccess(response) ? jsonOf<PackageManifest>(response) : undefined;
    const installer = manifest?.Data.Versions[0]?.Installers[0];
    if (installer) return { Url: installer.InstallerUrl, Size: 0, FileHash: installer.InstallerSha256 };
    return {
      errorCode: HResults.contentInfoFailed,
      cause: `the source answered ${response.status} for ${app.PackageIdentifier}`,
    };
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    return { errorCode: codes[error.failure === 'timeout' ? 'timeout' : 'refused'], cause: error.message };
  }
}
