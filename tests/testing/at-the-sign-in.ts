/** A user's sign-in at a PC that nobody has pre-provisioned, and what an organisation has for it. */
import type { Scenario } from '../../shared/session/scenario.ts';
import { memoryJournal, open, type TenantFiles } from './lab.ts';

export const mei = 'mei.tanaka@alderfinch.example';

/** A PC of the user flow alone, with what the tenant has besides. */
export function atTheSignIn(
  objects: readonly object[] = [],
  change: (scenario: Scenario) => Scenario = (same) => same,
  administer: (files: TenantFiles) => void = () => {},
) {
  const lab = open('entra-wired', memoryJournal(), change, (files) => {
    objects.forEach((object, index) => {
      files[`own/${index}.json`] = object;
    });
    administer(files);
  });
  lab.person.answersTheFirstPages();
  return lab;
}

export const rule = (
  grantControls: object,
  applications: object = { includeApplications: ['All'] },
): object => ({
  '@odata.type': '#microsoft.graph.conditionalAccessPolicy',
  id: 'c1d3f1c4-0000-4000-8000-000000000001',
  displayName: 'House rule',
  state: 'enabled',
  conditions: { users: { includeUsers: ['All'] }, applications },
  grantControls: { operator: 'OR', ...grantControls },
});

export const write = (method: 'POST' | 'PATCH', path: string, body: object) =>
  ({ type: 'admin', write: { method, path, body: body as never } }) as const;
export const ofMei = `users(userPrincipalName='${mei}')`;
