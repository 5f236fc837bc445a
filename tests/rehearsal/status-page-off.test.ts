/** Whose status page shows where one is off (facts/enrollment-status-page#which-configuration-holds). */
import { describe, expect, it } from 'vitest';
import { playWalk } from '../../main/session/walk.ts';
import { memoryJournal, open } from '../testing/lab.ts';
import { page } from '../testing/own-policy.ts';

/** Screens of the user's flow up to the desktop, from sign-in on, and how many apps its device part waited for. */
function userFlow(pages: readonly object[]) {
  const lab = open('entra-wired', memoryJournal(), undefined, (files) => {
    for (const path of Object.keys(files))
      if (path.startsWith('enrollment-status-page/') && !path.includes('all-users-and-all-devices'))
        delete files[path];
    pages.forEach((one, index) => {
      files[`own/page-${index}.json`] = one;
    });
  });
  playWalk(lab);
  const { outcome, screens, esp } = lab.session.report();
  const ids = screens.map(({ id }) => id);
  const apps = esp.user?.deviceSetup.find(({ item }) => item === 'AppsSubcategory')?.text;
  const shown = ids.slice(ids.indexOf('sign-in-password')).filter((id) => id === 'esp').length;
  return { outcome, shown, apps };
}

describe('the user sees a status page', () => {
  it.each<[string, object[], number]>([
    ['in both parts, where one with the page on holds the device', [page('devices', true)], 2],
    ['in neither, where the default alone is there, which is off', [], 0],
    [
      'in neither, where one that reaches the device has it off, whatever holds the user',
      [page('devices', false, 5), page('staff', true, 1)],
      0,
    ],
    [
      'in both, where one that reaches the device has it on, whatever holds the user',
      [page('devices', true, 5), page('staff', false, 1)],
      2,
    ],
    ['in both, where none but the user’s has it on', [page('staff', true)], 2],
    ['in neither, where the user’s own has it off', [page('staff', false)], 0],
  ])('%s', (_where, pages, shown) => {
    expect(userFlow(pages)).toMatchObject({ outcome: 'desktop', shown });
  });

  it('and its device part waits for what the technician’s did not, where the user’s own is on', () => {
    expect(userFlow([page('staff', true)]).apps).toMatch(/^(\d+) of \1 installed$/);
  });
});
