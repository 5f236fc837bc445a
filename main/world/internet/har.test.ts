import { expect, it } from 'vitest';
import { Group, sleep } from '../process.ts';
import { seedOf } from '../random.ts';
import { days, instant, iso, later, milliseconds, seconds } from '../time.ts';
import { createWorld } from '../world.ts';
import { har } from './har.ts';
import type { HttpRequest, HttpResponse } from './http.ts';

const start = instant(1_800_000_000_000);

interface Entry {
  readonly startedDateTime: string;
  readonly time: number;
  readonly timings: Readonly<Record<'send' | 'wait' | 'receive', number>>;
  readonly request: Readonly<Record<string, unknown>>;
  readonly response: Readonly<Record<string, unknown>>;
}

/** Each begins a millisecond after the one before; answers come after the ms that the host's name begins with. */
function archiveOf(...exchanges: readonly (readonly [HttpRequest, HttpResponse])[]) {
  const world = createWorld(seedOf('har'), start);
  world.internet.change({ latency: milliseconds(10), blockedHosts: ['9.blocked.example'] });
  for (const [request, response] of exchanges) {
    const host = request.url.split('/')[2]!;
    world.internet.attach(host, function* () {
      yield* sleep(milliseconds(parseInt(host)));
      return response;
    });
    world.run(new Group(host), world.internet.request({ linkUp: true, deviceTime: start }, request), () => {
      // Only the trace is looked at.
    });
    world.clock.advanceTo(later(world.clock.now, milliseconds(1)));
  }
  world.clock.advanceTo(later(start, days(1)));
  return har(world.internet, '0') as { log: { version: string; comment: string; entries: Entry[] } };
}

it('an archive of HAR 1.2 says that it is simulated', () => {
  const { log } = archiveOf();
  expect(log).toMatchObject({ version: '1.2', entries: [], comment: expect.stringContaining('Simulated') });
});

it('exchanges stand in the order of their start, whichever ended first, with times that add up', () => {
  const asked = ['500.slow.example', '1.quick.example'].map(
    (host) =>
      [
        { method: 'GET', url: `https://${host}/` },
        { status: 200, body: '' },
      ] as const,
  );
  const { entries } = archiveOf(...asked).log;
  expect(entries.map(({ request }) => request['url'])).toEqual(asked.map(([{ url }]) => url));
  const [slow, quick] = entries;
  expect(slow!.startedDateTime).toBe(iso(start));
  expect(slow!.time).toBeGreaterThan(quick!.time);
  for (const { time, timings } of entries) expect(timings.send + timings.wait + timings.receive).toBe(time);
});

it('sizes are bytes, of the body or of the download that it stands for', () => {
  const [small, large] = archiveOf(
    [
      { method: 'POST', url: 'https://1.small.example/?a=1&a=ü', body: '€' },
      { status: 404, body: 'Köln' },
    ],
    [
      { method: 'GET', url: 'https://2.large.example/' },
      { status: 200, body: '{}', size: 9_000_000 },
    ],
  ).log.entries;
  expect(small).toMatchObject({
    request: {
      bodySize: 3,
      queryString: [
        { name: 'a', value: '1' },
        { name: 'a', value: 'ü' },
      ],
    },
    response: { status: 404, statusText: 'Not Found', bodySize: 5, content: { size: 5, text: 'Köln' } },
  });
  expect(large!.response).toMatchObject({
    statusText: 'OK',
    bodySize: 9_000_000,
    content: { size: 9_000_000 },
  });
});

it('what got no answer has a status of 0, and what the client saw', () => {
  const [blocked] = archiveOf([
    { method: 'GET', url: 'https://9.blocked.example/' },
    { status: 200, body: 'never' },
  ]).log.entries;
  expect(blocked).toMatchObject({
    time: seconds(21) + 10,
    comment: 'the operation timed out',
    response: { status: 0, statusText: '', bodySize: -1 },
    timings: { connect: seconds(21) + 10, send: 0, wait: 0, receive: 0 },
  });
});
