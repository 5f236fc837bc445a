import { expect, it } from 'vitest';
import { chosen } from './screens.ts';

const monitor = (label: string, availLeft: number) => ({
  label,
  availLeft,
  availTop: 0,
  availWidth: 1920,
  availHeight: 1040,
});
const [laptop, projector, wall] = [monitor('Laptop', 0), monitor('Projector', 1920), monitor('Wall', 3840)];
const all = { screens: [laptop, projector, wall], currentScreen: laptop };

it('stands on the monitor where it was last, else on one that the console is not on', () => {
  expect(chosen(all, 'Wall')).toBe(wall);
  expect(chosen(all, 'Laptop')).toBe(laptop);
  expect(chosen(all, null)).toBe(projector);
  expect(chosen(all, 'sold')).toBe(projector);
  expect(chosen({ screens: [laptop], currentScreen: laptop }, null)).toBeUndefined();
});
