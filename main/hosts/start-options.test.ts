import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStartOptions } from './start-options.ts';

describe('the options of a rehearsal', () => {
  it('are found between the switches of Chromium and Node', () => {
    const argv = [
      'electron',
      '--inspect=0',
      '--user-data-dir=/x',
      '.',
      '--scenario=entra-wifi',
      '--no-sandbox',
      '--rate=60',
    ];
    expect(readStartOptions(argv)).toEqual({
      scenario: 'entra-wifi',
      settings: [],
      tenant: null,
      journal: null,
      rate: 60,
    });
  });

  it('take several settings', () => {
    const argv = ['electron', '--set=seed=7', '.', '--set', 'network.captivePortal=true'];
    expect(readStartOptions(argv).settings).toEqual(['seed=7', 'network.captivePortal=true']);
  });

  it('name a tenant’s folder so that it means the same from everywhere', () => {
    expect(readStartOptions(['electron', '--tenant', 'export'])).toMatchObject({
      tenant: path.resolve('export'),
    });
  });

  it('know a rate when they see one', () => {
    const rate = (given: string) => readStartOptions(['electron', `--rate=${given}`]).rate;
    expect(rate('max')).toBe('max');
    expect(rate('skip')).toBe('skip');
    expect(rate('0.5')).toBe(0.5);
    for (const wrong of ['0', '-1', 'fast', '1e9', ''])
      expect(() => rate(wrong)).toThrow('A rate is a number above 0');
  });
});
