/** The walk goes by what a tenant's profile and policies bring: a run never waits in vain. */
import { expect, it } from 'vitest';
import { findScenario, sourcesOf } from '../../../main/hosts/sources.ts';
import { memoryJournal } from '../../../main/session/memory-journal.ts';
import { openSession } from '../../../main/session/open-session.ts';
import { playWalk } from '../../../main/session/walk.ts';
import { basics, type Files } from './drop.ts';
import { profile, typed, type Json } from './parts.ts';

const everyPage = {
  privacySettingsHidden: false,
  eulaHidden: false,
  userType: 'administrator',
  deviceUsageType: 'singleUser',
  keyboardSelectionPageSkipped: false,
  escapeLinkHidden: false,
};
const hello = (more: Json): Json =>
  typed('deviceEnrollmentWindowsHelloForBusinessConfiguration', {
    id: 'hello',
    displayName: 'Hello',
    priority: 0,
    state: 'enabled',
    assignments: [],
    ...more,
  });
const terms = typed('termsAndConditions', {
  id: 'terms',
  displayName: 'Terms',
  title: 'Terms',
  bodyText: 'Mind the quay.',
  acceptanceStatement: 'I do',
  version: 1,
  assignments: [{ target: { '@odata.type': '#microsoft.graph.allLicensedUsersAssignmentTarget' } }],
});

/** The pages before anybody signs in, each shown or hidden: five presses are due at whichever comes first. */
const first = ['os-default', 'de-DE'].flatMap((locale) =>
  [true, false].flatMap((keyboardSelectionPageSkipped) =>
    [true, false].map((eulaHidden): [string, Files] => [
      `${locale}, keyboard ${keyboardSelectionPageSkipped ? 'hidden' : 'shown'}, license ${eulaHidden ? 'hidden' : 'shown'}`,
      {
        'AutoPilot/Laptops.json': profile({
          locale,
          outOfBoxExperienceSetting: { ...everyPage, keyboardSelectionPageSkipped, eulaHidden },
        }),
      },
    ]),
  ),
);

it.each(first)('%s, a user assigned and not: to the desktop', (_what, files) => {
  for (const assignedUser of ['', 'practice.user@tenant.example'])
    expect(walked(files, assignedUser)).toEqual(['done', 'desktop', null]);
});

it.each<[string, Files]>([
  ...[null, 'os-default', 'de-DE', 'ar-SA', 'zz-ZZ'].map((locale): [string, Files] => [
    `every page shown, in the language ${locale}`,
    { 'AutoPilot/Laptops.json': profile({ locale, outOfBoxExperienceSetting: everyPage }) },
  ]),
  ['terms of use, and a PIN of Windows', { 'h.json': [hello({ pinMinimumLength: 6 }), terms] }],
  ['a long PIN', { 'h.json': hello({ pinMinimumLength: 20, pinMaximumLength: 24 }) }],
  [
    'a PIN of every kind of character',
    {
      'h.json': hello({
        pinMinimumLength: 8,
        pinUppercaseCharactersUsage: 'required',
        pinLowercaseCharactersUsage: 'required',
        pinSpecialCharactersUsage: 'required',
      }),
    },
  ],
])('%s: to the desktop', (_what, files) => {
  expect(walked(files)).toEqual(['done', 'desktop', null]);
});

function walked(files: Files, assignedUser = '') {
  const wired = findScenario('entra-wired');
  const scenario = { ...wired, registration: { groupTag: 'LAPTOP', assignedUser } };
  const written = Object.entries({ ...basics, ...files }).map(([path, content]) => ({
    path,
    text: JSON.stringify(content),
  }));
  const sources = { ...sourcesOf(scenario, null), tenant: { name: '/export', files: written } };
  const { session } = openSession(sources, memoryJournal(), null);
  const { end } = playWalk({ session, scenario });
  return [end, session.outcome(), session.report().error];
}
