/** Fetching an app's content. The time it takes is the internet's: its size over the bandwidth. */
import { Win32 } from '../../../protocols/hresult/win32.ts';
import { HResults } from '../../../protocols/hresult/codes.ts';
import { BadInputError } from '../../../../shared/failures.ts';
import type { HResult } from '../../../protocols/hresult/hresult.ts';
import { fromHttpStatus, fromWin32 } from '../../../protocols/hresult/hresult.ts';
import { networkHResult } from '../../../protocols/hresult/network.ts';
import type { InstallerPackage } from '../../../protocols/ime/installer-package.ts';
import { decodeInstallerPackage } from '../../../protocols/ime/installer-package.ts';
import { NetworkError } from '../../../world/internet/network-error.ts';
import type { Process } from '../../../world/process.ts';
import type { Machine } from '../../windows/machine.ts';

/** What went wrong: the host refused or was not reached, did not answer in time, or sent something else. */
export type DownloadFault = 'refused' | 'timeout' | 'damaged' | 'wrong-hash';

export type Download =
  | { readonly content: InstallerPackage; readonly size: number }
  | { readonly fault: DownloadFault; readonly code: HResult; readonly cause: string };

/** The package behind `url`, or why it did not come. `fileHash`: SHA-256 that its file must have, hex. */
export function* download(machine: Machine, url: string, fileHash = ''): Process<Download> {
  try {
    const response = yield* machine.world.internet.request(machine.client(), { method: 'GET', url });
    if (response.status !== 200)
      return {
        fault: 'refused',
        code: fromHttpStatus(response.status),
        cause: `${url} answered ${response.status}`,
      };
    const content = decodeInstallerPackage(response.body, url);
    const own = content.fileHash;
    if (fileHash !== '' && own !== undefined && own.toLowerCase() !== fileHash.toLowerCase())
      return {
        fault: 'wrong-hash',
        code: HResults.CRYPT_E_HASH_VALUE,
        cause: `${url} is not the file that was published`,
      };
    return { content, size: response.size ?? response.body.length };
  } catch (error) {
    if (error instanceof NetworkError)
      return {
        fault: error.failure === 'timeout' ? 'timeout' : 'refused',
        code: networkHResult(error.failure),
        cause: error.message,
      };
    if (error instanceof BadInputError)
      return {
        fault: 'damaged',
        code: fromWin32(Win32.ERROR_FILE_CORRUPT),
        cause: `${url}: ${error.message}`,
      };
    throw error;
  }
}
