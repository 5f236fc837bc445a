import { describe, expect, it } from 'vitest';
import { createRandom, seedOf } from '../../world/random.ts';
import {
  activateName,
  computerNameOf,
  freshName,
  nameFromTemplate,
  pendingNameOf,
  renameComputer,
} from './identity.ts';
import { Registry } from './registry.ts';

const random = () => createRandom(seedOf('identity'), 'names');

describe('the computer name', () => {
  it('becomes active with the next boot', () => {
    const registry = new Registry();
    renameComputer(registry, 'DESKTOP-1');
    activateName(registry);
    renameComputer(registry, 'NW-4711');
    expect(computerNameOf(registry)).toBe('DESKTOP-1');
    expect(pendingNameOf(registry)).toBe('NW-4711');
    activateName(registry);
    expect(computerNameOf(registry)).toBe('NW-4711');
  });

  it('of a fresh installation has 15 characters', () => {
    expect(freshName(random())).toMatch(/^DESKTOP-[0-9A-Z]{7}$/);
  });

  it.each([
    ['NW-%SERIAL%', 'LF3K1042X', /^NW-LF3K1042X$/],
    ['NW-%SERIAL%', '1234-5678-9012-3456', /^NW-78-9012-3456$/],
    ['NW-%SERIAL%', 'A B_C/9', /^NW-ABC9$/],
    ['NW-%RAND:5%', 'X', /^NW-\d{5}$/],
    ['%RAND:99%', 'X', /^\d{15}$/],
    ['NW%SERIAL%-%RAND:2%', 'LF3K1042X7788', /^NW1042X7788-\d{2}$|^NW.{10}-\d{2}$/],
    ['', 'X', /^$/],
  ])('of template %s and serial number %s', (template, serialNumber, expected) => {
    expect(nameFromTemplate(template, serialNumber, random())).toMatch(expected);
  });
});
