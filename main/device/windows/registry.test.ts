import { describe, expect, it } from 'vitest';
import { Registry } from './registry.ts';

describe('the registry', () => {
  it('finds keys and values whatever their case, and keeps the first spelling', () => {
    const registry = new Registry();
    registry.setNumber('HKEY_LOCAL_MACHINE\\SOFTWARE\\Reseal', 'IsSyncDone', 1);
    registry.setNumber('hklm\\software\\RESEAL', 'ISSYNCDONE', 2);
    expect(registry.number('HKLM\\Software\\reseal\\', 'issyncdone')).toBe(2);
    expect(registry.state()).toEqual({
      'HKLM\\SOFTWARE\\Reseal': [{ name: 'IsSyncDone', value: { type: 'REG_DWORD', data: 2 } }],
    });
  });

  it('keeps a DWORD unsigned, as 0xffffffff means "skip"', () => {
    const registry = new Registry();
    registry.setNumber('HKLM\\A', 'SkipUserStatusPage', -1);
    expect(registry.number('HKLM\\A', 'SkipUserStatusPage')).toBe(0xffffffff);
  });

  it('lists the keys directly below one', () => {
    const registry = new Registry();
    registry.setText('HKLM\\Enrollments\\{1}\\FirstSync', 'a', '');
    registry.setText('HKLM\\enrollments\\{1}', 'b', '');
    registry.setText('HKLM\\Enrollments\\{2}', 'c', '');
    registry.setText('HKLM\\EnrollmentsElsewhere\\{3}', 'd', '');
    expect(registry.keys('HKLM\\Enrollments')).toEqual(['{1}', '{2}']);
  });

  it('deletes a key with everything below it and nothing beside it', () => {
    const registry = new Registry();
    registry.setText('HKLM\\Tracking\\Apps', 'a', '1');
    registry.setText('HKLM\\Tracking', 'b', '2');
    registry.setText('HKLM\\TrackingOther', 'c', '3');
    registry.deleteKey('hklm\\tracking');
    expect(Object.keys(registry.state())).toEqual(['HKLM\\TrackingOther']);
    expect(registry.exists('HKLM\\Tracking')).toBe(false);
  });

  it('tells listeners which key changed', () => {
    const registry = new Registry();
    const heard: string[] = [];
    registry.changes.listen((key) => heard.push(key));
    registry.create('HKLM\\A');
    registry.create('HKLM\\A');
    registry.setText('HKLM\\A', 'x', '1');
    registry.delete('HKLM\\A', 'y');
    registry.delete('HKLM\\A', 'x');
    expect(heard).toEqual(['HKLM\\A', 'HKLM\\A', 'HKLM\\A']);
  });

  it('comes back from its own state', () => {
    const registry = new Registry();
    registry.set('HKLM\\A', 'list', { type: 'REG_MULTI_SZ', data: ['1', '2'] });
    registry.setText('HKU\\S-1-5', '', 'default');
    registry.create('HKLM\\Empty');
    const again = new Registry(JSON.parse(JSON.stringify(registry.state())));
    expect(again.state()).toEqual(registry.state());
  });
});
