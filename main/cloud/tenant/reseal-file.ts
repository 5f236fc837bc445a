/**
 * `reseal.json` of a tenant folder: practice passwords, how installers and scripts behave, and what is assumed where
 * no export tells. Ours, not Graph's.
 */
import * as v from 'valibot';
import { BadInputError } from '../../../shared/failures.ts';
import { appBehaviourSchema, scriptBehaviourSchema } from '../../../shared/session/behaviour.schema.ts';
import { parseJsonFile } from '../../../shared/json/json-file.ts';
import type { TenantDraft } from './tenant-draft.ts';
import { assumeSchema, type Assume } from '../../../shared/session/assume.schema.ts';
import { recordOf } from '../../../shared/json/record.schema.ts';

const fileSchema = v.strictObject({
  /** null: a user who has no password, and signs in in other ways alone. */
  practicePasswords: v.exactOptional(recordOf(v.nullable(v.string()))),
  apps: v.exactOptional(recordOf(appBehaviourSchema)),
  scripts: v.exactOptional(recordOf(scriptBehaviourSchema)),
  assume: v.exactOptional(assumeSchema),
  /** Which of several exports in the folder counts. */
  snapshot: v.exactOptional(v.string()),
});

export interface SideFile {
  readonly assume: Assume;
  readonly snapshot: string | undefined;
}

export const isResealFile = (path: string): boolean =>
  path === 'reseal.json' || path.endsWith('/reseal.json');

/** Throws `BadInputError` where the file has other content. */
export function readResealFile(path: string, text: string, draft: TenantDraft): SideFile {
  const result = v.safeParse(fileSchema, parseJsonFile(path, text), { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    throw new BadInputError(issue.message, `${path} ${v.getDotPath(issue) ?? ''}`.trim(), 'Mend that entry');
  }
  for (const [name, password] of Object.entries(result.output.practicePasswords ?? {}))
    draft.practicePasswords.set(name.toLowerCase(), password);
  const { apps = {}, scripts = {}, assume = {}, snapshot } = result.output;
  for (const [app, behaviour] of Object.entries(apps)) draft.appBehaviours.set(behaviourKey(app), behaviour);
  for (const [script, behaviour] of Object.entries(scripts))
    draft.scriptBehaviours.set(behaviourKey(script), behaviour);
  return { assume, snapshot };
}

/** Apps and scripts are named by id or by display name. */
export const behaviourKey = (idOrName: string): string => idOrName.toLowerCase();
