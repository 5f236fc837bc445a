import { describe, expect, it } from 'vitest';
import { alderFinch } from '../testing/fixtures.ts';
import { Deployment } from '../testing/deployment.ts';
import { ChunkCollector, chunked } from './large-objects.ts';

describe('large values', () => {
  it('are cut into parts of which all but the last say that more is to come', () => {
    const parts = chunked({ target: './x', format: 'chr', data: 'abcdefg' }, 3);
    expect(parts).toEqual([
      { target: './x', format: 'chr', data: 'abc', moreData: true },
      { target: './x', format: 'chr', data: 'def', moreData: true },
      { target: './x', format: 'chr', data: 'g' },
    ]);
    expect(chunked({ target: './x', data: 'abc' }, 3)).toHaveLength(1);
  });

  it('of a device are put together by the place that they come from', () => {
    const collector = new ChunkCollector();
    expect(collector.take({ source: './a', data: '1', moreData: true })).toBeUndefined();
    expect(collector.take({ source: './b', data: 'x' })).toBe('x');
    expect(collector.take({ source: './a', data: '2' })).toBe('12');
  });
});

describe('a policy with a large value', () => {
  const uri = './Device/Vendor/MSFT/Policy/Config/Start/StartLayout';
  const value = 'x'.repeat(150_000);
  const house = () => {
    const tenant = alderFinch();
    const policy = {
      kind: 'settings' as const,
      origin: 'custom' as const,
      id: 'large',
      displayName: 'Large',
      nodes: [{ uri, format: 'chr' as const, data: value }],
      assignments: [{ id: 'all', target: { kind: 'all-devices' as const, filter: null } }],
    };
    return new Deployment({}, { tenant: { ...tenant, policies: [policy, ...tenant.policies] } });
  };

  it('goes out in messages of one chunk each, and its answer is the policy’s state', () => {
    const rehearsal = house();
    const messages = rehearsal.technicianClient().session()!;
    const chunks = messages.filter((commands) => commands.some((command) => command.uri === uri));
    expect(chunks.map((commands) => commands.length)).toEqual([1, 1, 1]);
    expect(
      chunks
        .flat()
        .map(({ data }) => data)
        .join(''),
    ).toBe(value);
    expect(rehearsal.managed().policies.find(({ id }) => id === 'large')?.state).toBe('compliant');
  });

  it('is in error when the device refuses it', () => {
    const rehearsal = house();
    rehearsal.technicianClient().session({ statuses: { [uri]: 400 } });
    expect(rehearsal.managed().policies.find(({ id }) => id === 'large')).toMatchObject({
      state: 'error',
      errorCode: 400,
      settings: [{ setting: uri, state: 'error', errorCode: 400 }],
    });
  });
});
