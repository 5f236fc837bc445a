/** What a write that was taken has done: itself, or the parts of a batch that went through. */
import type { GraphWrite } from '../../../shared/session/input.ts';
import { isGraphObject, listOf, numberOf, textOf } from '../tenant/graph-object.ts';
import { batched } from './batch.ts';

/** Each with its path below the version and without a query; `body` is that of the answer. */
export function writesIn(write: GraphWrite, body: unknown): readonly GraphWrite[] {
  const path = plainPath(write.path);
  if (path.toLowerCase() !== '$batch') return [{ ...write, path }];
  const done = new Set(
    listOf(isGraphObject(body) ? body : {}, 'responses')
      .filter((response) => numberOf(response, 'status') < 400)
      .map((response) => textOf(response, 'id')),
  );
  return batched(write.body).flatMap((part) =>
    done.has(part.id) && part.method !== 'GET' && part.method !== 'PUT'
      ? [{ method: part.method, path: plainPath(part.url), body: part.body }]
      : [],
  );
}

const plainPath = (path: string): string =>
  (path.split('?')[0] ?? '')
    .replace(/^\/+/, '')
    .replace(/^(beta|v1\.0)\/+/i, '')
    .replace(/\/+$/, '');
