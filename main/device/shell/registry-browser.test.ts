import { describe, expect, it } from 'vitest';
import { Registry } from '../windows/registry.ts';
import { findInRegistry, registryKey } from './registry-browser.ts';

const registry = new Registry();
registry.setText('HKLM\\SOFTWARE\\Beta', '', 'of the key itself');
registry.setText('HKLM\\SOFTWARE\\Beta', 'Tenant', 'Fabrikam');
registry.setNumber('HKLM\\SOFTWARE\\alpha\\Deep', 'Level', 31);
registry.set('HKLM\\SOFTWARE\\alpha', 'Bytes', { type: 'REG_BINARY', data: 'AQL/' });
registry.setText('HKCU\\Software\\Tenants', 'b', 'x');

const found = (text: string, from = '', value: string | null = null) =>
  findInRegistry(registry, { at: 'registry-search', text, from, value });

describe('Registry Editor', () => {
  it('begins with the hives, and shows one key with its values by name', () => {
    expect(registryKey(registry, '').keys.map(({ name }) => name)[2]).toBe('HKEY_LOCAL_MACHINE');
    expect(registryKey(registry, 'hklm\\software')).toMatchObject({
      key: 'HKEY_LOCAL_MACHINE\\SOFTWARE',
      keys: [
        { name: 'alpha', hasKeys: true },
        { name: 'Beta', hasKeys: false },
      ],
    });
    expect(registryKey(registry, 'HKEY_LOCAL_MACHINE\\SOFTWARE\\BETA').values).toEqual([
      { name: '', type: 'REG_SZ', data: 'of the key itself' },
      { name: 'Tenant', type: 'REG_SZ', data: 'Fabrikam' },
    ]);
  });

  it('goes as far as an address leads', () => {
    expect(registryKey(registry, 'HKLM\\SOFTWARE\\Gamma\\Delta').key).toBe('HKEY_LOCAL_MACHINE\\SOFTWARE');
    expect(registryKey(registry, 'nowhere').key).toBe('');
  });

  it('writes numbers and bytes as Registry Editor does', () => {
    expect(registryKey(registry, 'HKLM\\SOFTWARE\\alpha\\Deep').values[0]?.data).toBe('0x0000001f (31)');
    expect(registryKey(registry, 'HKLM\\SOFTWARE\\alpha').values[0]?.data).toBe('01 02 ff');
  });

  it('finds names of keys and values, and data, one after another in the order of the tree', () => {
    const seen: string[] = [];
    for (let at = found('tenant'); at && seen.length < 9; at = found('tenant', at.key, at.value))
      seen.push(`${at.key}:${at.value ?? ''}`);
    expect(seen).toEqual([
      'HKEY_CURRENT_USER\\Software\\Tenants:',
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\Beta:Tenant',
    ]);
    expect(found('(31)')).toMatchObject({ value: 'Level' });
    expect(found('FABRIKAM', 'HKEY_LOCAL_MACHINE\\SOFTWARE\\alpha\\Deep', 'Level')).toMatchObject({
      key: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Beta',
    });
    expect(found('level', 'HKEY_LOCAL_MACHINE\\SOFTWARE\\alpha\\Deep', 'gone')).toBeNull();
  });
});
