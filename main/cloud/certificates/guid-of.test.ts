import { expect, test } from 'vitest';
import { guidOf } from './guid-of.ts';

test.each([
  ['9F3c0a51-0000-4000-8000-000000000001', '9F3c0a51-0000-4000-8000-000000000001'],
  ['tenant-1', expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)],
])('an id %s is a GUID in certificates', (id, guid) => {
  expect(guidOf(id)).toEqual(guid);
  expect(guidOf(id)).toBe(guidOf(id));
});
