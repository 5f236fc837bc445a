/** `reseal.json` of a tenant folder: practice passwords and how installers and scripts behave. Ours, not Graph's. */
import * as v from 'valibot';
import { BadInputError } from '../../../shared/failures.ts';
import { appBehaviourSchema, scriptBehaviourSchema } from '../../../shared/session/behaviour.schema.ts';
import { parseJsonFile } from '../../../shared/json/json-file.ts';
import type { TenantDraft } from './tenant-draft.ts';
import { recordOf } from '../../../shared/json/record.schema.ts';

const fileSchema = v.strictObject({
  practicePasswords: v.exactOptional(recordOf(v.string())),
  apps: v.exactOptional(recordOf(appBehaviourSchema)),
  scripts: v.exactOptional(recordOf(scriptBehaviourSchema)),
});

export const isResealFile = (path: string): boolean =>
  path === 'reseal.json' || path.endsWith('/reseal.json');

/** Throws `BadInputError` where the file has other content. */
export function readResealFile(path: string, text: string, draft: TenantDraft): void {
  const result = v.safeParse(fileSchema, parseJsonFile(path, text), { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    throw new BadInputError(issue.message, `${path} ${v.getDotPath(issue) ?? ''}`.trim(), 'Mend that entry');
  }
  for (const [name, password] of Object.entries(result.output.practicePasswords ?? {}))
    draft.practicePasswords.set(name.toLowerCase(), password);
  const { apps = {}, scripts = {} } = result.output;
  for (const [app, behaviour] of Object.entries(apps)) draft.appBehaviours.set(behaviourKey(app), behaviour);
  for (const [script, behaviour] of Object.entries(scripts))
    draft.scriptBehaviours.set(behaviourKey(script), behaviour);
}

/** Apps and scripts are named by id or by display name. */
export const behaviourKey = (idOrName: string): string => idOrName.toLowerCase();
