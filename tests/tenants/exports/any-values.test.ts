/** Whatever stands in a file, the tenant loads and can be served, and no file is silent. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCloud } from '../../../main/cloud/cloud.ts';
import { hashRow, testWorld } from '../../../main/cloud/testing/fixtures.ts';
import { loadTenant } from '../../../main/cloud/tenant/load-tenant.ts';
import { app, catalog, choice, defaultPage, fleet, page, profile, type Json } from './parts.ts';

const whole: readonly Json[] = [
  fleet,
  profile(),
  page(),
  defaultPage(),
  app('App'),
  catalog('C', choice('device_vendor_msft_bitlocker_x', '0')),
  { groupName: 'x', groupType: 'DynamicMembership', assignedTo: {} },
  { TenantId: 't', Objects: [{ Id: 'g', DisplayName: 'G', Type: 'Group' }] },
  { enabled: true, definition: { displayName: 'x' } },
];
const keys = [
  ...new Set(whole.flatMap((object) => Object.keys(object))),
  'value',
  'odataType',
  '__proto__',
  'application',
  'target',
];

const odd = fc.oneof(
  fc.constantFrom<unknown>(...whole, null, 'all', 7, true, '@{a=b}', '%OrganizationId%', [], {}),
  fc.jsonValue({ maxDepth: 2 }),
);
/** An object that tools write, with some of its properties replaced by anything. */
const object = fc
  .tuple(fc.constantFrom(...whole), fc.dictionary(fc.constantFrom(...keys), odd, { maxKeys: 4 }))
  .map(([own, other]) => ({ ...own, ...other }));
const content = fc.oneof(
  object,
  odd,
  fc.array(object, { maxLength: 3 }),
  fc.record({ application: object, assignments: fc.array(odd) }),
);
const name = fc.constantFrom(
  'a.json',
  'Assignments/a.json',
  'x/a.json',
  'y/a.json',
  'b.yaml',
  'MigrationTable.json',
);

it('is loaded, each file with its fate', () => {
  fc.assert(
    fc.property(fc.dictionary(name, content, { minKeys: 1, maxKeys: 4 }), (files) => {
      const given = Object.entries(files).map(([path, value]) => ({ path, text: JSON.stringify(value) }));
      const tenant = loadTenant(given, { groupTag: 'X' });
      const { check } = tenant;
      expect(check.files.map(({ file }) => file).toSorted()).toEqual(
        given.map(({ path }) => path).toSorted(),
      );
      const cloud = createCloud({ world: testWorld(), tenant });
      expect(cloud.register([hashRow({ groupTag: 'X' })])).toMatchObject([{ status: 'complete' }]);
    }),
    { numRuns: 150 },
  );
});
