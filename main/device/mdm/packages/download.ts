/** Fetching an app's content. The time it takes is the internet's: its size over the bandwidth. */
import { BadInputError } from '../../../../shared/failures.ts';
import type { HResult } from '../../../protocols/hresult/hresult.ts';
import { fromHttpStatus, hresult } from '../../../protocols/hresult/hresult.ts';
import { networkHResult } from '../../../protocols/hresult/network.ts';
import type { InstallerPackage } from '../../../protocols/ime/installer-package.ts';
import { decodeInstallerPackage } from '../../../protocols/ime/installer-package.ts';
import { NetworkError } from '../../../world/internet/network-error.ts';
import type { Process } from '../../../world/process.ts';
import type { Machine } from '../../machine.ts';

export type Download =
  | { readonly content: InstallerPackage; readonly size: number }
  | { readonly code: HResult; readonly cause: string };

/** ERROR_FILE_CORRUPT as an HRESULT. */
const corrupt = hresult(0x80070570);

/** The package behind `url`, or why it did not come. */
export function* download(machine: Machine, url: string): Process<Download> {
  try {
    const response = yield* machine.world.internet.request(machine.client(), { method: 'GET', url });
    if (response.status !== 200)
      return { code: fromHttpStatus(response.status), cause: `${url} answered ${response.status}` };
    return {
      content: decodeInstallerPackage(response.body, url),
      size: response.size ?? response.body.length,
    };
  } catch (error) {
    if (error instanceof NetworkError) return { code: networkHResult(error.failure), cause: error.cause };
    if (error instanceof BadInputError) return { code: corrupt, cause: `${url}: ${error.message}` };
    throw error;
  }
}
