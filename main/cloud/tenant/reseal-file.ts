/** `reseal.json` of a tenant folder: practice passwords and how installers behave. Ours, not Graph's. */
import * as v from 'valibot';
import { BadInputError } from '../../../shared/failures.ts';
import { parseJsonFile } from './json-file.ts';
import type { AppBehaviour } from './tenant.ts';
import type { TenantDraft } from './tenant-draft.ts';

const appBehaviourSchema = v.strictObject({
  sizeMegabytes: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(30_000))),
  runSeconds: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(86_400))),
  exitCode: v.exactOptional(v.pipe(v.number(), v.integer())),
  writes: v.exactOptional(v.picklist(['detected', 'nothing'])),
  startMenu: v.exactOptional(v.union([v.string(), v.literal(false)])),
});

const fileSchema = v.strictObject({
  practicePasswords: v.exactOptional(v.record(v.string(), v.string())),
  apps: v.exactOptional(v.record(v.string(), appBehaviourSchema)),
});

export const isResealFile = (path: string): boolean =>
  path === 'reseal.json' || path.endsWith('/reseal.json');

/** Throws `BadInputError` where the file has other content. */
export function readResealFile(path: string, text: string, draft: TenantDraft): void {
  const result = v.safeParse(fileSchema, parseJsonFile(path, text));
  if (!result.success) {
    const [issue] = result.issues;
    throw new BadInputError(issue.message, `${path} ${v.getDotPath(issue) ?? ''}`.trim(), 'Mend that entry');
  }
  for (const [name, password] of Object.entries(result.output.practicePasswords ?? {}))
    draft.practicePasswords.set(name.toLowerCase(), password);
  for (const [app, behaviour] of Object.entries(result.output.apps ?? {}))
    draft.appBehaviours.set(behaviourKey(app), behaviour);
}

/** Apps are named by id or by display name. */
export const behaviourKey = (idOrName: string): string => idOrName.toLowerCase();

/** The behaviour that a table gives an app, by id before name. */
export const behaviourOf = (
  table: ReadonlyMap<string, AppBehaviour>,
  app: { readonly id: string; readonly displayName: string },
): AppBehaviour => table.get(behaviourKey(app.id)) ?? table.get(behaviourKey(app.displayName)) ?? {};
