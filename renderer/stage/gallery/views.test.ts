import { expect, it } from 'vitest';
import { screenIds } from '../../../shared/testing/screen-ids.ts';
import { viewNames, viewOf } from './views.ts';

it('has a sample of every screen', () => {
  const shown = new Set(viewNames.map((name) => viewOf(name)?.screen.id));
  expect(screenIds.length).toBeGreaterThan(30);
  expect(screenIds.filter((id) => !shown.has(id))).toEqual([]);
});
