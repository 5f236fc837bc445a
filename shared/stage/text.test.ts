import { describe, expect, it } from 'vitest';
import { keyFor, text, titleKey } from './text.ts';
import type { Catalogue } from './text.ts';

const catalogue: Catalogue = {
  apps: { text: 'Apps ({0})', source: 'test' },
  counted: { text: '{0} of {1} installed, {0} so far', source: 'test' },
  'title.landing': { text: 'Eleven', source: 'test' },
  'title.landing.windows-10-22h2': { text: 'Ten', source: 'test' },
  'title.result.failure': { text: 'Failed', source: 'test' },
};

describe('text', () => {
  it('fills each place with its value, as often as the place stands', () => {
    expect(text(catalogue, { key: 'counted', args: [0, 5] })).toBe('0 of 5 installed, 0 so far');
  });

  it('leaves a place that has no value', () => {
    expect(text(catalogue, { key: 'counted', args: [2] })).toBe('2 of {1} installed, 2 so far');
  });

  it('does not read places inside a value', () => {
    expect(text(catalogue, { key: 'apps', args: ['{0} $& {1}'] })).toBe('Apps ({0} $& {1})');
  });

  it('shows the key of a text that is missing', () => {
    expect(text(catalogue, { key: 'no.such.key' })).toBe('no.such.key');
  });
});

describe('titles', () => {
  it('are the override of the release where there is one', () => {
    expect(titleKey(catalogue, 'landing', 'windows-10-22h2')).toBe('title.landing.windows-10-22h2');
    expect(titleKey(catalogue, 'landing', 'windows-11-24h2')).toBe('title.landing');
  });

  it('belong to the variant where it has one, else to the screen', () => {
    expect(titleKey(catalogue, 'result', 'windows-11-24h2', 'failure')).toBe('title.result.failure');
    expect(titleKey(catalogue, 'landing', 'windows-10-22h2', 'loading')).toBe(
      'title.landing.windows-10-22h2',
    );
  });

  it('leave other keys without an override as they are', () => {
    expect(keyFor(catalogue, 'apps', 'windows-10-22h2')).toBe('apps');
  });
});
