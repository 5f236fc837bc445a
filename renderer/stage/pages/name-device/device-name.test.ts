import { expect, it } from 'vitest';
import { isDeviceName } from './device-name.ts';

it.each(['BENCH-07', 'a_b', 'pc–1', 'Werkstatt-Süd', 'abcdefghijklmno'])('takes %s', (name) => {
  expect(isDeviceName(name)).toBe(true);
});

it.each(['', '12345', 'my pc', 'pc!', 'abcdefghijklmnop', 'a.b'])('refuses “%s”', (name) => {
  expect(isDeviceName(name)).toBe(false);
});
