/** The server's side of NodeCache, between sessions of one device (facts/syncml#nodecache). */
import { beforeEach, describe, expect, it } from 'vitest';
import { Deployment } from '../testing/deployment.ts';
import type { Received, SessionOptions, TestDmClient } from '../testing/dm-client.ts';

const cache = './Vendor/MSFT/NodeCache/MS%20DM%20Server';
const telemetry = './Device/Vendor/MSFT/Policy/Config/System/AllowTelemetry';
const deviceName = './DevDetail/Ext/Microsoft/DeviceName';

let house: Deployment;
let client: TestDmClient;
beforeEach(() => {
  house = new Deployment();
  client = house.technicianClient();
});

const session = (options?: SessionOptions): Received[] => (client.session(options) ?? []).flat();
const asked = (sent: readonly Received[]): string[] =>
  sent.filter(({ kind, uri }) => kind === 'Get' && uri.startsWith(cache)).map(({ uri }) => uri);
const written = (sent: readonly Received[]): Received[] =>
  sent.filter(({ kind, uri }) => kind !== 'Get' && uri.startsWith(cache));
/** Id of a watched node. */
const idOf = (sent: readonly Received[], uri: string): string =>
  /Nodes\/(\d+)\/NodeURI$/.exec(sent.find(({ data }) => data === uri)?.uri ?? '')?.[1] ?? 'none';

describe('the node cache', () => {
  it('is filled in the first session with what was set and read, and gets its version last', () => {
    const sent = session({ values: { [deviceName]: 'AF-12345' } });
    expect(asked(sent)).toEqual([`${cache}/CacheVersion`]);
    const writes = written(sent);
    const expected = (uri: string): string | undefined =>
      writes.find((one) => one.uri === `${cache}/Nodes/${idOf(sent, uri)}/ExpectedValue`)?.data;
    expect(expected(telemetry)).toBe(sent.find(({ uri }) => uri === telemetry)?.data);
    expect(expected(deviceName)).toBe('AF-12345');
    expect(writes.at(-1)).toMatchObject({ uri: `${cache}/CacheVersion`, data: '1' });
    expect(writes.every(({ data }) => data.length <= 256)).toBe(true);
  });

  it('that is the server’s own is asked for changes, and left alone where there are none', () => {
    session();
    const sent = session();
    expect(asked(sent)).toEqual([`${cache}/CacheVersion`, `${cache}/ChangedNodes`]);
    expect(written(sent)).toEqual([]);
  });

  it('a setting that somebody changed is sent again', () => {
    const id = idOf(session(), telemetry);
    const sent = session({ values: { [`${cache}/ChangedNodes`]: id } });
    expect(sent.filter(({ uri }) => uri === telemetry)).toMatchObject([{ kind: 'Replace' }]);
    expect(session().some(({ uri }) => uri === telemetry)).toBe(false);
  });

  it('a setting that never stays is sent again once, and no longer watched', () => {
    const id = idOf(session(), telemetry);
    const changed = { values: { [`${cache}/ChangedNodes`]: id } };
    session(changed);
    const sent = session(changed);
    expect(sent.some(({ uri }) => uri === telemetry)).toBe(false);
    expect(written(sent)).toMatchObject([
      { kind: 'Delete', uri: `${cache}/Nodes/${id}` },
      { uri: `${cache}/CacheVersion`, data: '2' },
    ]);
  });

  it('a new device name is read, kept in the record, and expected from then on', () => {
    const id = idOf(session({ values: { [deviceName]: 'AF-12345' } }), deviceName);
    const sent = session({ values: { [`${cache}/ChangedNodes`]: id, [deviceName]: 'BENCH-07' } });
    expect(house.managed().deviceName).toBe('BENCH-07');
    expect(written(sent)).toMatchObject([
      { uri: `${cache}/Nodes/${id}/ExpectedValue`, data: 'BENCH-07' },
      { uri: `${cache}/CacheVersion`, data: '2' },
    ]);
  });

  it('another version, or none, has everything written anew', () => {
    const first = written(session());
    const sent = session({ values: { [`${cache}/CacheVersion`]: 'of another server' } });
    expect(asked(sent)).toEqual([`${cache}/CacheVersion`]);
    expect(written(sent)).toHaveLength(first.length);
  });
});
