/** JSON bodies of requests: what a client sent, checked, or a 400. */
import * as v from 'valibot';
import type { HttpRequest } from '../../world/internet/http.ts';

/** The body as `schema` describes it; undefined where it is something else. */
export function bodyOf<S extends v.GenericSchema>(
  request: HttpRequest,
  schema: S,
): v.InferOutput<S> | undefined {
  return parsedBody(request.body ?? '', schema);
}

/** As `bodyOf`, of the body itself. */
export function parsedBody<S extends v.GenericSchema>(body: string, schema: S): v.InferOutput<S> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return undefined;
  }
  const result = v.safeParse(schema, value);
  return result.success ? result.output : undefined;
}
