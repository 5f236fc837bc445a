/** Work on a tenant that the host does beside the rehearsal, as a promise for the page. */
import type { TenantsApi } from '../../../shared/bridge.ts';
import { MisuseError } from '../../../shared/failures.ts';
import type { PreflightPage } from '../../../shared/preflight/preflight-page.ts';
import type { TenantLook } from '../../../shared/tenant/tenant-look.ts';
import type { TenantNews, TenantWorkOrder } from '../../../shared/tenant/tenant-work.ts';
import { words } from '../words.ts';

type State = TenantNews['state'];
type Order = Omit<TenantWorkOrder, 'work' | 'do'>;

/** These reject with the reason where it cannot be, or once the signal gives it up. */
export async function lookAt(api: TenantsApi, order: Order, signal: AbortSignal): Promise<TenantLook> {
  const state = await done(api, { ...order, do: 'look' }, signal);
  if (state.kind === 'looked') return state.look;
  throw new MisuseError(words('failed'));
}

/** `told` hears how many kinds of how many are rehearsed. */
export async function rehearseAll(
  api: TenantsApi,
  order: Order,
  signal: AbortSignal,
  told: (done: number, of: number) => void,
): Promise<PreflightPage> {
  const state = await done(api, { ...order, do: 'preflight' }, signal, told);
  if (state.kind === 'rehearsed') return state.page;
  throw new MisuseError(words('failed'));
}

function done(
  api: TenantsApi,
  order: Omit<TenantWorkOrder, 'work'>,
  signal: AbortSignal,
  told?: (done: number, of: number) => void,
): Promise<State> {
  const work = crypto.randomUUID();
  return new Promise((resolve, reject) => {
    const end = api.onNews(({ work: of, state }) => {
      if (of !== work) return;
      if (state.kind === 'progress') {
        told?.(state.done, state.of);
        return;
      }
      end();
      if (state.kind === 'failed') reject(new MisuseError(state.reason));
      else resolve(state);
    });
    signal.addEventListener('abort', () => {
      end();
      void api.stop(work).catch(() => undefined);
      reject(new MisuseError(words('tenant.stopped')));
    });
    api.start({ ...order, work }).catch((error: unknown) => {
      end();
      reject(error instanceof Error ? error : new MisuseError(words('failed')));
    });
  });
}
