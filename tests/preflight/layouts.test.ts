/** A preflight of an export in each layout, nothing written by hand; its verdicts against a table worked out here. */
import { describe, expect, it } from 'vitest';
import type { AppVerdict, PreflightKind } from '../../shared/preflight/preflight-report.ts';
import { layouts, wishes, type Layout, type Wish } from '../tenants/exports/layouts.ts';
import { filesOf, preflighted, verdictsOf } from './preflighted.ts';

/** The fleet is everything registered, by its rule; where a tool tells no rule, whoever is taken to be in the group. */
const fleet = 'a1c40000-0000-4000-8000-0000000000f1';
const finance = 'a1c40000-0000-4000-8000-0000000000f3';

type Expected = Pick<AppVerdict, 'reached' | 'by'>;

/** Worked out apart from the engine, from what the export tells of the device and its user. */
function expected({ intent, to }: Wish, { device, user }: PreflightKind, layout: Layout): Expected {
  const groupName = (id: string, name: string): string => (layout.knowsGroups ? name : id);
  const holds = (id: string, byRule: boolean): boolean =>
    layout.knowsGroups ? byRule : device.memberOf.includes(id) || user.memberOf.includes(id);
  const inFleet = holds(fleet, true);
  const inFinance = holds(finance, device.groupTag === 'FIN');
  const fleetName = groupName(fleet, 'Quayside fleet');
  const financeName = groupName(finance, 'Quayside finance');
  const reached = (by: string): Expected => ({ reached: true, by });
  const not = (by: string): Expected => ({ reached: false, by });
  const filtered = (name: string, id: string, model: string): Expected => {
    if (!layout.knowsFilters) return not(`kept away by filter ${id}, which the tenant does not hold`);
    return device.model.startsWith(model)
      ? reached(`all devices with filter ${name}`)
      : not(`kept away by filter ${name}, which does not match`);
  };
  if (intent === 'available') return not('offered to all devices, and what is offered reaches users alone');
  switch (to) {
    case 'fleet':
      return inFleet ? reached(`group ${fleetName}`) : not(`in none of its groups: ${fleetName}`);
    case 'finance':
      return inFinance ? reached(`group ${financeName}`) : not(`in none of its groups: ${financeName}`);
    case 'all':
      return reached('all devices');
    case 'all but fleet': {
      const excluded = layout.knowsGroups || device.memberOf.includes(fleet);
      return excluded ? not(`excluded by group ${fleetName}`) : reached('all devices');
    }
    case 'all on ours':
      return filtered('Our laptops', 'a1c40000-0000-4000-8000-0000000000e1', 'Fieldbook');
    case 'all on slates':
      return filtered('Slates', 'a1c40000-0000-4000-8000-0000000000e2', 'Slate');
  }
}

describe.each(Object.entries(layouts))('%s', (_name, layout) => {
  const report = preflighted(filesOf(layout.files));

  it('brings every kind with a licence to Reseal and to the desktop, and every other one to Reseal', () => {
    const seen = report.kinds.map(({ user, verdict, technician, userFlow }) => [
      user.licensed,
      verdict,
      technician.outcome,
      userFlow.outcome,
    ]);
    const wanted = report.kinds.map(({ user }) =>
      user.licensed ? [true, 'ready', 'reached', 'reached'] : [false, 'limited', 'reached', 'failed'],
    );
    expect(report.kinds.length).toBeGreaterThanOrEqual(8);
    expect(seen).toEqual(wanted);
  });

  it('tells of each app and each kind whether it is reached, and by whom', () => {
    for (const wish of wishes) {
      const app = report.apps.find(({ name }) => name === wish.name);
      const told =
        app && [...verdictsOf(report, app)].map(([name, { reached, by }]) => [name, { reached, by }]);
      const wanted = report.kinds.map((kind) => [kind.name, expected(wish, kind, layout)]);
      expect([wish.name, told]).toEqual([wish.name, wanted]);
    }
  });

  it('finds installed after the technician’s flow what it has told to be required, and nothing else', () => {
    for (const { name, verdicts, fates } of report.apps) {
      const planned = verdicts.flatMap((one) => (one.part === 'device-setup' ? one.kinds : []));
      const installed = fates.flatMap((one) => (one.technician === 'installed' ? one.kinds : []));
      // What an app is for an assigned user alone comes in the technician's flow of that kind only.
      const forUsers = report.kinds
        .filter(({ id, user }) => planned.includes(id) && user.memberOf.length > 0 && !user.assigned)
        .map(({ id }) => id);
      const wanted = planned.filter((id) => !forUsers.includes(id) || installed.includes(id));
      expect([name, installed.toSorted()]).toEqual([name, wanted.toSorted()]);
    }
  });
});
