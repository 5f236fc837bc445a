import { describe, expect, it } from 'vitest';
import { writesIn } from './writes-in.ts';

describe('what a write has done', () => {
  it('is itself, named below the version', () => {
    const write = { method: 'POST', path: '/beta/deviceManagement/x/assign/?a=b', body: 1 } as const;
    expect(writesIn(write, undefined)).toEqual([{ ...write, path: 'deviceManagement/x/assign' }]);
  });

  it('is the parts of a batch that went through and write', () => {
    const requests = [
      { id: '1', method: 'GET', url: '/users' },
      { id: '2', method: 'DELETE', url: '/groups/a' },
      { id: '3', method: 'PATCH', url: '/groups/b', body: {} },
    ];
    const responses = [
      { id: '1', status: 200 },
      { id: '2', status: 204 },
      { id: '3', status: 404 },
    ];
    const write = { method: 'POST', path: 'v1.0/$batch', body: { requests } } as const;
    expect(writesIn(write, { responses })).toEqual([{ method: 'DELETE', path: 'groups/a' }]);
    expect(writesIn({ ...write, body: null }, null)).toEqual([]);
  });
});
