/** Each rule on apps, with what sets it off and what just does not. */
import { describe, expect, it } from 'vitest';
import type { App, AppKind, EspConfiguration } from '../tenant.ts';
import type { RiskSubject, RiskyApp } from './risk.ts';
import { appRisksOf } from './risks-of.ts';

const app = (kind: AppKind, displayName: string, more: Partial<App> = {}): App => ({
  id: displayName,
  kind,
  displayName,
  displayVersion: '',
  context: 'system',
  size: 0,
  fileName: '',
  source: {},
  dependencies: [],
  supersedes: [],
  assignments: [],
  ...more,
});
const inDevice = (one: App, blocking = true): RiskyApp => ({ app: one, blocking, part: 'device-setup' });
const inAccount = (one: App): RiskyApp => ({ app: one, blocking: true, part: 'account-setup' });
const page = (more: Partial<EspConfiguration> = {}): EspConfiguration => ({
  id: 'page',
  displayName: 'Page',
  priority: 1,
  isDefault: false,
  showInstallationProgress: true,
  blockDeviceUse: true,
  allowDeviceResetOnInstallFailure: true,
  allowLogCollectionOnInstallFailure: true,
  allowDeviceUseOnInstallFailure: false,
  customErrorMessage: '',
  installProgressTimeoutInMinutes: 60,
  selectedMobileAppIds: [],
  allowNonBlockingAppInstallation: true,
  installQualityUpdates: false,
  disableUserStatusTrackingAfterFirstUser: false,
  assignments: [],
  ...more,
});
const idsOf = (more: Partial<RiskSubject>): readonly string[] =>
  appRisksOf({ apps: [], pages: [page()], hybrid: false, megabitsPerSecond: 100, ...more }).map(
    ({ id }) => id,
  );

const gigabytes = (count: number): Partial<App> => ({ size: count * 1_000_000_000 });
const many = (count: number): readonly RiskyApp[] =>
  Array.from({ length: count }, (_, index) => inDevice(app('win32', `app ${index}`)));

describe('rules on risks', () => {
  it.each<[string, Partial<RiskSubject>, readonly string[]]>([
    ['nothing', {}, []],
    [
      'Win32 beside an MSI',
      { apps: [inDevice(app('win32', 'A')), inDevice(app('msi', 'B'))] },
      ['win32-beside-line-of-business'],
    ],
    [
      'Win32 beside a packaged app',
      { apps: [inDevice(app('win32', 'A')), inDevice(app('appx', 'B'))] },
      ['win32-beside-line-of-business'],
    ],
    ['two Win32', { apps: [inDevice(app('win32', 'A')), inDevice(app('win32', 'B'))] }, []],
    ['an MSI that comes later', { apps: [inDevice(app('win32', 'A')), inAccount(app('msi', 'B'))] }, []],
    [
      'Microsoft 365 Apps beside Win32',
      { apps: [inDevice(app('win32', 'A')), inDevice(app('office', 'B'))] },
      ['office-suite-type'],
    ],
    [
      'an MSI and a Win32 of the user',
      { apps: [inAccount(app('win32', 'A')), inAccount(app('msi', 'B'))] },
      ['win32-beside-line-of-business'],
    ],
    [
      'the same in both parts',
      {
        apps: [
          inDevice(app('win32', 'A')),
          inDevice(app('office', 'B')),
          inAccount(app('win32', 'C')),
          inAccount(app('office', 'D')),
        ],
      },
      ['office-suite-type', 'office-suite-type'],
    ],
    [
      '25 GB of the user',
      { apps: [inAccount(app('win32', 'A', gigabytes(25)))], pages: [page(), page()] },
      ['time-limit-and-sizes'],
    ],
    ['Microsoft 365 Apps alone', { apps: [inDevice(app('office', 'B'))] }, []],
    ['100 blocking apps', { apps: many(100) }, []],
    ['101 blocking apps', { apps: many(101) }, ['too-many-blocking-apps']],
    [
      '101 chosen apps',
      { pages: [page({ selectedMobileAppIds: many(101).map(({ app: { id } }) => id) })] },
      ['too-many-blocking-apps'],
    ],
    [
      'a chosen app of the user',
      {
        apps: [inAccount(app('win32', 'A', { context: 'user' }))],
        pages: [page({ selectedMobileAppIds: ['A'] })],
      },
      ['user-apps-block-nothing'],
    ],
    [
      'an app of the user that is not chosen',
      { apps: [inAccount(app('win32', 'A', { context: 'user' }))] },
      [],
    ],
    ['20 GB in an hour', { apps: [inDevice(app('win32', 'A', gigabytes(20)))] }, []],
    ['25 GB in an hour', { apps: [inDevice(app('win32', 'A', gigabytes(25)))] }, ['time-limit-and-sizes']],
    ['25 GB that nothing waits for', { apps: [inDevice(app('win32', 'A', gigabytes(25)), false)] }, []],
    ['25 GB in a hybrid join', { apps: [inDevice(app('win32', 'A', gigabytes(25)))], hybrid: true }, []],
    [
      '2 GB over 5 Mbit/s',
      { apps: [inDevice(app('win32', 'A', gigabytes(2)))], megabitsPerSecond: 5 },
      ['time-limit-and-sizes'],
    ],
    [
      'a page that does not show',
      {
        apps: [inDevice(app('win32', 'A', gigabytes(90)))],
        pages: [page({ showInstallationProgress: false })],
      },
      [],
    ],
  ])('%s: %j', (_what, subject, expected) => {
    expect(idsOf(subject)).toEqual(expected);
  });
});

describe('a risk of many apps', () => {
  const risks = (count: number) =>
    appRisksOf({
      apps: [
        inDevice(app('win32', 'Agent')),
        ...Array.from({ length: count }, (_, index) => inDevice(app('msi', `M${index}`))),
      ],
      pages: [page()],
      hybrid: false,
      megabitsPerSecond: 100,
    });

  it('names the first, and all of them beside', () => {
    expect(risks(5)[0]).not.toHaveProperty('objects');
    const [risk] = risks(7);
    expect(risk?.words).toContain('M0, M1, M2, M3, M4 and 2 more (line-of-business)');
    expect(risk?.objects).toEqual(['M0', 'M1', 'M2', 'M3', 'M4', 'M5', 'M6']);
  });
});
