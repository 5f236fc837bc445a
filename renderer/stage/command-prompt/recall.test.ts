import { expect, it } from 'vitest';
import { recall } from './recall.ts';

it('walks the typed lines as a command prompt does', () => {
  const typed = recall();
  expect(typed.older()).toBe('');
  for (const line of ['hostname', 'ipconfig', 'ipconfig', '']) typed.add(line);
  expect([typed.older(), typed.older(), typed.older()]).toEqual(['ipconfig', 'hostname', 'hostname']);
  expect([typed.newer(), typed.newer()]).toEqual(['ipconfig', '']);
});
