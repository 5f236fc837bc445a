/** An export that PowerShell cut off tells not whom its objects are for: never the same as "assigned to nobody". */
import { describe, expect, it } from 'vitest';
import { filesOf, preflighted, verdictsOf } from '../../preflight/preflighted.ts';
import { basics, load, type Files } from './drop.ts';
import { app, fleet, profile, required, toAllDevices, toGroup, ids, type Json } from './parts.ts';

const oneObject = '@{id=1; target=}';
const target = '@{@odata.type=#microsoft.graph.allDevicesAssignmentTarget}';
const cuts: readonly (readonly [string, unknown])[] = [
  ['objects', oneObject],
  ['a list', 'System.Object[]'],
  [
    'models of the SDK',
    'Microsoft.Graph.PowerShell.Models.MicrosoftGraphA Microsoft.Graph.PowerShell.Models.MicrosoftGraphA',
  ],
  ['an empty list, written as a text', ''],
  ['each assignment', [oneObject, oneObject]],
  ['the target of each', [{ id: '1', target }]],
  ['no list at all', 7],
  ['no objects', [null, 'x']],
  ['without a target', [{ id: '1', target: null }]],
];

const preflight = (files: Files) =>
  preflighted(
    filesOf(
      Object.fromEntries(
        Object.entries(files).map(([path, content]) => [path, JSON.stringify(content)] as const),
      ),
    ),
  );

describe.each(cuts)('assignments cut off: %s', (_what, assignments) => {
  it('of the only profile: said to be cut off, and a preflight refuses to conclude', () => {
    const files = { 'p.json': profile({ assignments }), 'g.json': fleet };
    const { check, cutOff } = load(files);
    expect([...cutOff]).toEqual([ids.profile]);
    expect(check.rehearsable).toMatchObject({
      ready: false,
      missing: [
        { what: expect.stringContaining('cuts them off'), remedy: expect.stringContaining('-Depth') },
      ],
    });
    expect(check.assumptions).toContainEqual(
      expect.objectContaining({
        what: 'Assignments of "Quayside laptops"',
        option: expect.stringContaining('-Depth'),
      }),
    );
    expect(JSON.stringify(check)).not.toContain('assigned to nobody');
    expect(() => preflight(files)).toThrow(/cuts off whom the deployment profile "Quayside laptops"/);
  });
});

it('of an app: its verdict is that nobody knows', () => {
  const report = preflight({
    ...basics,
    'a.json': app('Chart Viewer', { assignments: 'System.Object[]' }),
    'b.json': app('Log Book', { id: 'b', assignments: [toGroup(ids.fleet, required), oneObject] }),
  });
  const [chart, log] = report.apps.map((one) => [...verdictsOf(report, one).values()][0]);
  expect(chart).toMatchObject({
    reached: false,
    by: expect.stringMatching(/^not known .* cuts its assignments off$/),
  });
  expect(log).toMatchObject({ reached: true, by: expect.stringMatching(/^group Quayside fleet; not known/) });
});

it('of a profile beside another: the devices that the other one does not reach stop, for a reason that says so', () => {
  const report = preflight({
    'g.json': { ...fleet, membershipRule: '(device.devicePhysicalIDs -any (_ -eq "[OrderID]:SEA"))' },
    'p.json': [profile(), profile({ id: 'q', displayName: 'Cut profile', assignments: 'System.Object[]' })],
  });
  const { verdict, why } = report.kinds.find((kind) => kind.profile === null) ?? {};
  expect([verdict, why]).toEqual(['stops', expect.stringContaining('"Cut profile"')]);
});

it.each<[string, Files]>([
  [
    'in a wrapper',
    { 'app.json': { application: withoutAssignments(app('Chart Viewer')), assignments: oneObject } },
  ],
  [
    'in a file beside',
    {
      'Client Apps/Chart Viewer.json': withoutAssignments(app('Chart Viewer')),
      'Client Apps/Assignments/Chart Viewer.json': { id: 'x', intent: 'required', target },
    },
  ],
])('%s it is the object’s all the same', (_where, files) => {
  const tenant = load({ ...basics, ...files });
  expect(tenant.cutOff).toEqual(new Set([ids.app]));
  expect(tenant.check.files.filter(({ status }) => status === 'not-understood')).toEqual([]);
});

it.each<[string, Files]>([
  ['in its object', { 'a.json': app('Chart Viewer', { assignments: toGroup(ids.fleet, required) }) }],
  [
    'in a wrapper',
    {
      'a.json': {
        application: withoutAssignments(app('Chart Viewer')),
        assignments: toGroup(ids.fleet, required),
      },
    },
  ],
])('a single assignment that PowerShell took out of its list counts, %s', (_where, files) => {
  const { apps, check } = load({ ...basics, ...files });
  expect(apps).toMatchObject([{ assignments: [{ intent: 'required', target: { groupId: ids.fleet } }] }]);
  expect(check.problems).toEqual([]);
});

it('objects of a kind of which others tell theirs are listed as untold', () => {
  const { check } = load({
    ...basics,
    'q.json': withoutAssignments(profile({ id: 'q', displayName: 'Untold profile' })),
    'a.json': app('Chart Viewer', { assignments: [toAllDevices(required)] }),
  });
  expect(check.assumptions).toContainEqual(
    expect.objectContaining({ what: 'Assignments of "Untold profile"', value: 'nobody' }),
  );
});

function withoutAssignments({ assignments: _assignments, ...rest }: Json): Json {
  return rest;
}
