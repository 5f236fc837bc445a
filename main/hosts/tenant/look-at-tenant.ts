/** What a person should know of a tenant's export before a rehearsal begins in it. */
import { notUnderstoodIn } from '../../cloud/tenant/not-understood.ts';
import { notUnderstoodCount } from '../../session/not-understood-words.ts';
import { typeName } from '../../session/plain-names.ts';
import { obstaclesOf, withoutEffect, type Obstacle } from '../../cloud/tenant/policy-judgement.ts';
import type { CheckedObject, FileFate, Tenant } from '../../cloud/tenant/tenant.ts';
import { tenantOf } from '../../session/tenant-of.ts';
import { tenantOrder } from '../../session/tenant-order.ts';
import type { Scenario } from '../../../shared/session/scenario.ts';
import type {
  LeftOut,
  LoadedKind,
  LookedObject,
  Some,
  TenantLook,
} from '../../../shared/tenant/tenant-look.ts';
import { objectKinds } from '../../../shared/tenant/tenant-look.ts';
import { objectsKnown } from './kind-of-object.ts';
import { practiceChoices, type ShippedHardware } from './practice-choices.ts';
import type { NamedTenant } from './read-tenant.ts';
import { tenantName } from './tenant-name.ts';

/** Of a list that may be long: a person reads no more, and `tenant check` tells all. */
const most = 200;
const mostReasons = 100;

const some = <T>(list: readonly T[]): Some<T> => ({ first: list.slice(0, most), count: list.length });

/**
 * `scenario` has the person's choices in place already. Throws BadInputError where nothing can be read, and where
 * there is no such snapshot.
 */
export function lookAtTenant(
  files: NamedTenant,
  scenario: Scenario,
  hardware: readonly ShippedHardware[],
): TenantLook {
  const order = tenantOrder(scenario, files);
  const tenant = tenantOf(scenario, files, { judgeOnly: true });
  const { check } = tenant;
  return {
    name: tenantName(files.name),
    organization: {
      displayName: tenant.organization.displayName,
      initialDomain: tenant.organization.initialDomain,
    },
    files: check.files.length,
    kinds: kindsOf(tenant),
    assumptions: check.assumptions,
    noPart: [...leftOut(check.files, ['no-part', 'not-read']), ...idleObjects(check)],
    notUnderstood: [
      ...leftOut(check.files, ['broken']),
      ...notUnderstood(check.objects),
      ...leftOut(
        check.files.filter(({ what }) => !what),
        ['not-understood'],
      ),
    ],
    notUnderstoodCount: notUnderstoodCount(notUnderstoodIn(check)),
    obstacles: some(obstaclesOf(tenant.policies).map(inWords)),
    idle: some(withoutEffect(tenant.policies)),
    problems: some(check.problems),
    rehearsable: check.rehearsable,
    practice: practiceChoices(tenant, scenario, order.groupTag, hardware),
  };
}

const companions = { restart: 'where something restarts the PC: ', hybrid: 'in a hybrid join: ' } as const;

const inWords = ({ policy, uri, weight, onlyWith, does, remedy }: Obstacle) => ({
  policy,
  stops: weight === 'stops',
  what: `${uri} ${onlyWith === null ? '' : companions[onlyWith]}${does}`,
  remedy,
});

function kindsOf(tenant: Tenant): readonly LoadedKind[] {
  const known = objectsKnown(tenant);
  const loaded = tenant.check.objects
    .filter(({ status }) => status === 'understood' || status === 'partly')
    .map((object) => ({ object, ...known(object) }));
  const kinds = Map.groupBy(loaded, ({ kind }) => kind);
  return objectKinds.flatMap((kind) => {
    const held = kinds.get(kind) ?? [];
    if (held.length === 0) return [];
    const objects = held.map(
      ({ object: { name, type, file, parts }, to = [] }): LookedObject => ({
        name,
        type,
        file,
        to,
        without: parts,
      }),
    );
    const assignable = held.filter(({ to }) => to !== undefined);
    const assigned =
      assignable.length === 0 ? null : assignable.filter(({ to = [] }) => to.length > 0).length;
    return [{ kind, assigned, objects: some(objects) }];
  });
}

/** The type before what became of an object: 'roleScopeTag: how administrators ...'. */
const ofType = /^[a-z][A-Za-z0-9]*(?=: )/;

function leftOut(fates: readonly FileFate[], statuses: readonly FileFate['status'][]): readonly LeftOut[] {
  const held = fates.filter(({ status }) => statuses.includes(status));
  return grouped(held.map(({ file, what }) => [what.replace(ofType, typeName), file]));
}

/** Those in files that hold others too: a file with nothing else has its own fate. */
function idleObjects({ objects, files }: Tenant['check']): readonly LeftOut[] {
  const loaded = new Set(files.flatMap(({ file, status }) => (status === 'loaded' ? [file] : [])));
  return grouped(
    objects.flatMap(({ status, type, name, file, parts: [why = ''] }) =>
      status === 'plays-no-part' && loaded.has(file)
        ? [[`${typeName(type)}: ${why}`, `${name} (${file})`] as const]
        : [],
    ),
  );
}

const notUnderstood = (objects: readonly CheckedObject[]): readonly LeftOut[] =>
  grouped(
    objects.flatMap(({ status, type, name, file }) =>
      status === 'not-understood' ? [[kindName(type), `${name} (${file})`] as const] : [],
    ),
  );

const kindName = (type: string): string => (type === 'unknown' ? 'type unknown' : typeName(type));

/** The most frequent reason first. */
function grouped(list: readonly (readonly [why: string, what: string])[]): readonly LeftOut[] {
  return [...Map.groupBy(list, ([why]) => why)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, mostReasons)
    .map(([why, held]) => ({ why, what: some(held.map(([, what]) => what)) }));
}
