/** `reseal tenant check DIR|ZIP`: what of a tenant export loads, what stands in, and whether it can be rehearsed. */
import { accessRemarks, type AccessRemark } from '../../../cloud/tenant/access-judgement.ts';
import { notUnderstoodIn } from '../../../cloud/tenant/not-understood.ts';
import { obstaclesOf, withoutEffect, type Obstacle } from '../../../cloud/tenant/policy-judgement.ts';
import type { Risk } from '../../../cloud/tenant/risks/risk.ts';
import type { Tenant, TenantCheck } from '../../../cloud/tenant/tenant.ts';
import { listed } from '../../../../shared/words/counted.ts';
import { notUnderstoodWords } from '../../../session/not-understood-words.ts';
import { usualDevice } from '../../../session/preflight/kind-sources.ts';
import { risksOfTenant } from '../../../session/preflight/risks-of-tenant.ts';
import { tenantOf } from '../../../session/tenant-of.ts';
import { hardwareOf } from '../../hardware-of.ts';
import { readTextFile } from '../../shipped.ts';
import { defaultScenario, findScenario } from '../../sources.ts';
import { settingOption } from '../../start-options.ts';
import { readTenant } from '../../tenant/read-tenant.ts';
import { fileLines, objectLine } from '../check-lines.ts';
import type { Arguments, Command } from '../command.ts';
import type { Terminal } from '../terminal.ts';

export const tenantOptions = {
  scenario: { value: 'ID|FILE', help: `who and what is rehearsed; ${defaultScenario} if left out` },
  set: settingOption,
};

/** The tenant that a command's first word names, as a scenario would find it. Throws BadInputError. */
export function judgedTenant(given: Arguments): Tenant {
  const scenario = findScenario(given.text('scenario') ?? defaultScenario, given.texts('set'));
  return tenantOf(scenario, readTenant(given.word(0) ?? ''), { judgeOnly: true });
}

/** With what is risky for any of its kinds. */
function judgedWithRisks(given: Arguments): { readonly tenant: Tenant; readonly risks: readonly Risk[] } {
  const tenant = judgedTenant(given);
  const scenario = findScenario(given.text('scenario') ?? defaultScenario, given.texts('set'));
  const usual = usualDevice(scenario, hardwareOf(scenario, readTextFile));
  return { tenant, risks: risksOfTenant(tenant, usual, scenario.network.megabitsPerSecond) };
}

export const tenantCheck: Command = {
  words: ['DIR|ZIP'],
  options: {
    ...tenantOptions,
    all: { help: 'names all that a line counts: "and 2 more"' },
    json: { help: 'as JSON' },
  },
  async run(given, terminal) {
    const { tenant, risks } = judgedWithRisks(given);
    const { check, policies, conditionalAccess } = tenant;
    const told = {
      obstacles: obstaclesOf(policies),
      risks,
      withoutEffect: withoutEffect(policies),
      conditionalAccess: accessRemarks(conditionalAccess),
    };
    if (given.flag('json')) terminal.printJson({ ...check, ...told });
    else {
      const isAll = given.flag('all');
      const obstacles = isAll ? told.obstacles.map((one) => [one]) : alike(told.obstacles);
      print(
        isAll ? inFull(check) : check,
        { ...told, obstacles, risks: isAll ? risks.map(wholeRisk) : risks },
        terminal,
      );
    }
    return 0;
  },
};

const wholeRisk = ({ objects, ...risk }: Risk): Risk =>
  objects ? { ...risk, words: `${risk.words} (all of them: ${objects.join(', ')})` } : risk;

/** With every name that a line would count. */
const inFull = (check: TenantCheck): TenantCheck => ({
  ...check,
  problems: check.problemsInFull,
  assumptions: check.assumptions.map(({ objects, ...one }) =>
    objects ? { ...one, value: `${one.value} (all of them: ${objects.join(', ')})` } : one,
  ),
});

function print(
  check: TenantCheck,
  told: {
    /** Settings of one policy that do the same. */
    readonly obstacles: readonly (readonly Obstacle[])[];
    readonly risks: readonly Risk[];
    readonly withoutEffect: ReturnType<typeof withoutEffect>;
    readonly conditionalAccess: readonly AccessRemark[];
  },
  { print: say }: Terminal,
): void {
  for (const object of check.objects) say(objectLine(object));
  for (const line of fileLines(check)) say(line);
  for (const settings of told.obstacles) for (const line of inWords(settings)) say(line);
  for (const { words, remedy } of told.risks) say(`risky            ${words}. ${remedy}.`);
  for (const { weight, policy, does, remedy } of told.conditionalAccess)
    say(`${weight.padEnd(16)} Conditional Access "${policy}": ${does}. ${remedy}.`);
  for (const { name, uris } of told.withoutEffect)
    say(`not simulated    ${name}: kept and told back, without effect: ${uris.join(', ')}`);
  for (const { what, value, why, option } of check.assumptions)
    say(`assumed          ${what}: ${value}, for ${why}. Otherwise: ${option}`);
  for (const problem of check.problems) say(`problem          ${problem}`);
  const counts = Map.groupBy(check.objects, ({ status }) => status);
  const tally = [...counts].map(([status, list]) => `${list.length} ${status}`).join(', ');
  say(
    `${check.objects.length} objects: ${tally}; ${check.assumptions.length} assumptions, ${check.problems.length} problems`,
  );
  const { ready, missing } = check.rehearsable;
  const unread = notUnderstoodWords(notUnderstoodIn(check));
  const yes = unread === '' ? 'Yes.' : `Yes, but ${unread}.`;
  say(`Can this be rehearsed? ${ready ? yes : 'No, there is missing:'}`);
  for (const { what, remedy } of missing) say(`  ${what}. ${remedy}.`);
}

const companions = { restart: 'where something restarts the PC: ', hybrid: 'in a hybrid join: ' } as const;

/** Named before the others are counted. */
const mostNamed = 3;

const alike = (obstacles: readonly Obstacle[]): readonly (readonly Obstacle[])[] => [
  ...Map.groupBy(obstacles, ({ policy, effect, onlyWith }) => `${effect} ${onlyWith} ${policy}`).values(),
];

function inWords(settings: readonly Obstacle[]): readonly string[] {
  const [first] = settings;
  if (!first) return [];
  const { policy, weight, onlyWith, does, leaves, remedy } = first;
  const uris = settings.map(({ uri }) => uri);
  return [
    `${weight.padEnd(16)} ${policy}: ${listed(uris, mostNamed)} ${onlyWith ? companions[onlyWith] : ''}${does}` +
      `${leaves === null ? '' : ` (not simulated: ${leaves})`}. ${remedy}.`,
  ];
}
