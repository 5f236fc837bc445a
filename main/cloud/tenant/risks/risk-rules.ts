/** The rules, in the order in which they are told. What single settings do is in the table of policies. */
import { counting, type Finding, type RiskRule, type RiskyApp } from './risk.ts';
import { counted } from '../../../../shared/words/counted.ts';

const namesOf = (apps: readonly RiskyApp[]): readonly string[] => apps.map(({ app }) => app.displayName);

/** The parts in which a page shows: apps of one part do not meet those of the other. */
const parts = [
  { part: 'device-setup', during: '' },
  { part: 'account-setup', during: ' in account setup' },
] as const;

/** What a rule says of each part by itself. */
const inEachPart = (
  apps: readonly RiskyApp[],
  find: (here: readonly RiskyApp[], during: string, index: number) => Finding | null,
): readonly Finding[] =>
  parts.flatMap(({ part, during }, index) => {
    const here = apps.filter((one) => one.part === part);
    return find(here, during, index) ?? [];
  });

/** The agent's apps. */
const isWin32 = ({ app }: RiskyApp): boolean => app.kind === 'win32';
const megabyte = 1_024 ** 2;
/** What a hybrid join gets beyond the time limit, minutes (facts/enrollment-status-page#time-limit). */
const hybridMinutes = 40;
/** Of the time limit: beyond it the page is near its end before an installer has run. */
const tight = 0.5;

export const riskRules: readonly RiskRule[] = [
  {
    id: 'win32-beside-line-of-business',
    source:
      'Microsoft, Set up the Enrollment Status Page; Win32 app management (facts/apps#one-installation-at-a-time)',
    remedy: 'Package the line-of-business app as a Win32 app, or assign it after the set-up',
    find: ({ apps }) =>
      inEachPart(apps, (here, during) => {
        const msi = here.filter(({ app }) => app.kind === 'msi' || app.kind === 'appx');
        return msi.length === 0 || !here.some(isWin32)
          ? null
          : counting(
              namesOf(msi),
              (names) =>
                `${names} (line-of-business) ${msi.length === 1 ? 'installs' : 'install'} beside Win32 apps${during}: those that are MSIs contend for the Windows Installer, which does one at a time`,
            );
      }),
  },
  {
    id: 'office-suite-type',
    source: 'Microsoft, Set up the Enrollment Status Page (facts/apps#microsoft-365-apps)',
    remedy: 'Deploy Microsoft 365 Apps as a Win32 app with the Office Deployment Tool',
    find: ({ apps }) =>
      inEachPart(apps, (here, during) => {
        const office = here.filter(({ app }) => app.kind === 'office');
        return office.length === 0 || !here.some(isWin32)
          ? null
          : counting(
              namesOf(office),
              (names) =>
                `${names} is of the type Microsoft 365 Apps and comes beside Win32 apps${during}: it can hang`,
            );
      }),
  },
  {
    id: 'too-many-blocking-apps',
    source: 'Microsoft, Set up the Enrollment Status Page (facts/enrollment-status-page#settings)',
    remedy: 'Choose at most 100 blocking apps in the status page profile',
    find({ pages, apps }) {
      const chosen = Math.max(0, ...pages.map(({ selectedMobileAppIds }) => selectedMobileAppIds.length));
      const waited = apps.filter(({ blocking }) => blocking).length;
      return chosen <= 100 && waited <= 100
        ? []
        : [{ words: `The page waits for ${Math.max(chosen, waited)} apps, and 100 is the most` }];
    },
  },
  {
    id: 'user-apps-block-nothing',
    source: 'Microsoft, Set up the Enrollment Status Page (facts/enrollment-status-page#what-is-tracked)',
    remedy: 'Install it for the system, or do not count on it before Reseal',
    find({ apps, pages }) {
      const chosen = new Set(pages.flatMap(({ selectedMobileAppIds }) => selectedMobileAppIds));
      const late = apps.filter(({ app, part }) => part === 'account-setup' && chosen.has(app.id));
      return late.length === 0
        ? []
        : [
            counting(
              namesOf(late),
              (names) =>
                `${names} ${late.length === 1 ? 'is' : 'are'} chosen as blocking, but ${late.length === 1 ? 'installs' : 'install'} for the user: the technician’s part does not wait for it`,
            ),
          ];
    },
  },
  {
    id: 'time-limit-and-sizes',
    source: 'Microsoft, Set up the Enrollment Status Page (facts/enrollment-status-page#time-limit)',
    remedy: 'Raise the time limit, choose fewer blocking apps, or give the desk a faster line or a cache',
    find: ({ apps, pages, hybrid, megabitsPerSecond }) =>
      inEachPart(apps, (all, during, index) => {
        const page = pages[index];
        if (!page?.showInstallationProgress) return null;
        const here = all.filter(({ blocking }) => blocking);
        const bytes = here.reduce((sum, { app }) => sum + app.size, 0);
        const minutes = (bytes * 8) / (megabitsPerSecond * 1_000_000) / 60;
        const limit = page.installProgressTimeoutInMinutes + (hybrid ? hybridMinutes : 0);
        return limit === 0 || minutes < limit * tight
          ? null
          : {
              words: `${counted(here.length, 'blocking app')} ${here.length === 1 ? 'has' : 'have'} ${Math.round(bytes / megabyte)} MB${here.length === 1 ? '' : ' together'}${during}: ${counted(Math.ceil(minutes), 'minute')} of download at ${megabitsPerSecond} Mbit/s, and the time limit is ${limit}`,
            };
      }),
  },
];
