/** JSON bodies of requests: what a client sent, checked, or a 400. */
import * as v from 'valibot';
import type { HttpRequest } from '../../world/internet/http.ts';

/** The body as `schema` describes it; undefined where it is something else. */
export function bodyOf<S extends v.GenericSchema>(
  request: HttpRequest,
  schema: S,
): v.InferOutput<S> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(request.body ?? '');
  } catch {
    return undefined;
  }
  const result = v.safeParse(schema, value);
  return result.success ? result.output : undefined;
}
