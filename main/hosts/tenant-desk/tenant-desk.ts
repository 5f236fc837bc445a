/** The tenants that the console has been given: which there are, what is in them, and a rehearsal in one. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { PreflightFormat, Submitted } from '../../../shared/bridge.ts';
import type { TenantChoices } from '../../../shared/tenant/tenant-choices.schema.ts';
import type { KnownTenants } from '../../../shared/tenant/tenant-look.ts';
import type { TenantNews, TenantWorkOrder } from '../../../shared/tenant/tenant-work.ts';
import type { SessionHost } from '../session-host.ts';
import { defaultScenario } from '../sources.ts';
import type { PreflightFiles } from '../tenant-worker/messages.ts';
import { settingsOf } from '../tenant/settings-of.ts';
import { tenantName } from '../tenant/tenant-name.ts';
import { createDroppedTenants } from './dropped-tenants.ts';
import { forgetTenant, recentTenants, rememberTenant } from './recent-tenants.ts';
import { startWork, type Work } from './start-work.ts';

/** Beside the bundle. */
export const tenantWorker = path.join(import.meta.dirname, 'tenant-worker.cjs');

export interface TenantDesk {
  /** Takes a folder or a zip of this machine; its id. */
  offer(place: string): string;
  /** Takes a zip that a browser sends; its id, or undefined where it is larger than a tenant can be. */
  keep(name: string, body: Readable): Promise<string | undefined>;
  known(): KnownTenants;
  /** The present rehearsal's tenant stays. */
  forget(id: string): void;
  /** Begins work, of which `onNews` tells. An order for a tenant that is not known fails there. */
  start(order: TenantWorkOrder): void;
  stop(work: string): void;
  onNews(listener: (news: TenantNews) => void): () => void;
  /** The last preflight as a file; undefined where there was none. */
  file(format: PreflightFormat): { readonly name: string; readonly text: string } | undefined;
  /** Ends the present rehearsal and begins one in the tenant; where that cannot be, the present one goes on. */
  begin(id: string, choices: TenantChoices): Promise<Submitted>;
  close(): void;
}

/** `workerFile` is the built tenant worker. */
export function createTenantDesk(
  workerFile: string,
  host: Pick<SessionHost, 'tenant' | 'begin'>,
): TenantDesk {
  const ids = new Map<string, string>();
  const places = new Map<string, string>();
  const dropped = createDroppedTenants(() => host.tenant());
  const works = new Map<string, Work>();
  let preflight: PreflightFiles | undefined;
  const listeners = new Set<(news: TenantNews) => void>();
  const tell = (news: TenantNews): void => listeners.forEach((listener) => listener(news));

  function idOf(place: string): string {
    const id = ids.get(place) ?? randomUUID();
    ids.set(place, id);
    places.set(id, place);
    return id;
  }

  const isDropped = (place: string): boolean => dropped.places().includes(place);

  return {
    offer: (place) => idOf(path.resolve(place)),
    async keep(name, body) {
      const place = await dropped.keep(name, body);
      return place === undefined ? undefined : idOf(place);
    },
    known() {
      const present = host.tenant();
      const handedOver = dropped.places();
      const listed = new Set([...(present === null ? [] : [present]), ...handedOver, ...recentTenants()]);
      return {
        present: present === null ? null : idOf(present),
        recent: [...listed].map((place) => ({
          id: idOf(place),
          name: tenantName(place),
          place: handedOver.includes(place) ? null : place,
          isThere: existsSync(place),
        })),
      };
    },
    forget(id) {
      const place = places.get(id);
      if (place === undefined || place === host.tenant()) return;
      if (isDropped(place)) dropped.remove(place);
      else forgetTenant(place);
    },
    start({ work, do: what, tenant, choices }) {
      const source = places.get(tenant);
      if (source === undefined) return tell({ work, state: unknown });
      const remember = (): void => {
        if (!isDropped(source)) rememberTenant(source);
      };
      works.set(
        work,
        startWork(workerFile, { do: what, source, choices }, (state) => {
          if (state.kind === 'files') {
            preflight = state.files;
            return;
          }
          if (state.kind !== 'progress') works.delete(work);
          if (state.kind === 'looked') remember();
          tell({ work, state });
        }),
      );
    },
    stop(work) {
      works.get(work)?.stop();
      if (works.delete(work)) tell({ work, state: { kind: 'stopped' } });
    },
    onNews(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    file: (format) => preflight && { name: `reseal-preflight.${format}`, text: preflight[format] },
    async begin(id, choices) {
      const tenant = places.get(id);
      if (tenant === undefined) return { accepted: false, reason: unknown.reason };
      if (isDropped(tenant)) dropped.use(tenant);
      const title = `title=${JSON.stringify(`Pre-provisioning in ${tenantName(tenant)}`)}`;
      return host.begin(defaultScenario, { tenant, settings: [title, ...settingsOf(choices)] });
    },
    close() {
      for (const work of works.values()) work.stop();
      dropped.leave();
    },
  };
}

const unknown = { kind: 'failed', reason: 'This tenant is not known any more: give it again.' } as const;
