/** Whether there is internet, as Windows' connectivity probe sees it. */
import { NetworkError } from '../../world/internet/network-error.ts';
import type { Process } from '../../world/process.ts';
import type { Machine } from '../windows/machine.ts';
import { get, isSuccess } from '../windows/http-client.ts';

export type Connectivity =
  | { readonly kind: 'internet' }
  /** Another answered in the probe's place. */
  | { readonly kind: 'portal'; readonly cause: string }
  | { readonly kind: 'none'; readonly cause: string };

const probe = 'http://www.msftconnecttest.com/connecttest.txt';
const probeText = 'Microsoft Connect Test';

export function* probeInternet(machine: Machine): Process<Connectivity> {
  try {
    const response = yield* get(machine, probe);
    if (isSuccess(response) && response.body === probeText) return { kind: 'internet' };
    return { kind: 'portal', cause: `${probe} was answered by another: a portal waits for a sign-in` };
  } catch (error) {
    if (error instanceof NetworkError) return { kind: 'none', cause: error.message };
    throw error;
  }
}
