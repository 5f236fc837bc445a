/** Hosts of Windows itself: connectivity probe, time, update check. */
import type { Service } from '../world/internet/http.ts';
import { json, splitUrl, text } from '../world/internet/http.ts';
import { iso } from '../world/time.ts';
import type { World } from '../world/world.ts';
import { answer } from './services/service.ts';

const at = (path: string, service: Service): Service =>
  function* (request) {
    if (request.method !== 'GET' || splitUrl(request.url).path !== path) return text('Not Found', 404);
    return yield* service(request);
  };

export const connectTestService: Service = at(
  '/connecttest.txt',
  answer(() => text('Microsoft Connect Test')),
);

/** Stands for NTP: the instant in ISO 8601. */
export const timeService = (world: World): Service =>
  at(
    '/time',
    answer(() => text(iso(world.clock.now))),
  );

export const updateService: Service = at(
  '/check',
  answer(() => json({ updates: [] })),
);
