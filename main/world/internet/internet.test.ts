import { describe, expect, it } from 'vitest';
import type { Process } from '../process.ts';
import { Group, sleep } from '../process.ts';
import { seedOf } from '../random.ts';
import type { SimTime } from '../time.ts';
import { days, instant, later, milliseconds, seconds } from '../time.ts';
import { createWorld } from '../world.ts';
import type { Conditions } from './conditions.ts';
import type { HttpResponse } from './http.ts';
import { text } from './http.ts';
import { NetworkError } from './network-error.ts';

const start = instant(1_800_000_000_000);

function lab(change: Partial<Conditions> = {}) {
  const world = createWorld(seedOf('internet'), start);
  world.internet.change({ latency: milliseconds(10), bandwidth: 8, ...change });
  world.internet.attach('ztd.dds.microsoft.com', function* (): Process<HttpResponse> {
    yield* sleep(milliseconds(100));
    return text('profile');
  });
  world.internet.attach('*.microsoftaik.azure.net', function* (): Process<HttpResponse> {
    return text('caps');
  });
  const get = (url: string, linkUp = true, deviceTime: SimTime = start) => {
    let result: HttpResponse | string = 'waiting';
    const request = world.internet.request({ linkUp, deviceTime }, { method: 'GET', url });
    world.run(new Group('client'), request, (outcome) => {
      if (outcome.ok) result = outcome.value;
      else if (outcome.error instanceof NetworkError) result = outcome.error.failure;
      else throw outcome.error;
    });
    return { run: () => world.clock.advanceTo(later(world.clock.now, seconds(120))), result: () => result };
  };
  const ask = (...call: Parameters<typeof get>) => {
    const { run, result } = get(...call);
    run();
    const answer = result();
    return typeof answer === 'string' ? answer : answer.body;
  };
  return { world, get, ask };
}

describe('the internet', () => {
  it('reaches hosts by name, patterns included, in the time of latency, service and size', () => {
    const { world, ask } = lab();
    expect(ask('https://ztd.dds.microsoft.com/profile')).toBe('profile');
    // 10 ms there, 100 ms service, 10 ms back, 807 bytes at 8 Mbit/s = 0.8 ms.
    expect(world.internet.trace[0]?.took).toBe(121);
    expect(ask('https://intc-keyid-77.microsoftaik.azure.net/templates/Aik/scep')).toBe('caps');
  });

  it.each([
    ['no link', {}, false, start, 'no-link'],
    [
      'a name that does not resolve',
      { unresolvableHosts: ['ztd.dds.microsoft.com'] },
      true,
      start,
      'name-not-resolved',
    ],
    ['a blocked host', { blockedHosts: ['*.dds.microsoft.com'] }, true, start, 'timeout'],
    ['TLS inspection', { inspectedHosts: ['ztd.dds.microsoft.com'] }, true, start, 'certificate-untrusted'],
    ['a captive portal', { captivePortal: true }, true, start, 'connection-aborted'],
    [
      'a clock that is months slow',
      {},
      true,
      later(start, milliseconds(-days(200))),
      'certificate-date-invalid',
    ],
  ] as const)('fails by cause: %s', (_cause, conditions, linkUp, deviceTime, failure) => {
    expect(lab(conditions).ask('https://ztd.dds.microsoft.com/profile', linkUp, deviceTime)).toBe(failure);
  });

  it('takes 21 s to give up on a host that never answers', () => {
    const { world, ask } = lab({ blockedHosts: ['*.microsoftaik.azure.net'] });
    ask('https://ifx-keyid-1.microsoftaik.azure.net/');
    expect(world.internet.trace[0]).toMatchObject({ took: 21_010, error: { failure: 'timeout' } });
  });

  it('answers plain HTTP with the portal’s redirect behind a captive portal', () => {
    const { world, get } = lab({ captivePortal: true });
    world.internet.attach('www.msftconnecttest.com', function* (): Process<HttpResponse> {
      return text('Microsoft Connect Test');
    });
    const { run, result } = get('http://www.msftconnecttest.com/connecttest.txt');
    run();
    expect(result()).toMatchObject({ status: 302 });
  });

  it('lets the service finish when the client goes away', () => {
    const { world } = lab();
    let finished = false;
    world.internet.attach('slow.example', function* (): Process<HttpResponse> {
      yield* sleep(seconds(5));
      finished = true;
      return text('late');
    });
    const pc = new Group('pc');
    world.run(
      pc,
      world.internet.request(
        { linkUp: true, deviceTime: start },
        { method: 'GET', url: 'https://slow.example/' },
      ),
    );
    world.clock.advanceTo(later(start, seconds(1)));
    pc.cancel();
    world.clock.advanceTo(later(start, seconds(60)));
    expect(finished).toBe(true);
    expect(world.internet.trace).toEqual([]);
  });
});
